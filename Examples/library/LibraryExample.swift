import Quartiers

/// The surfaces of quartiers and their shares by commune, from two layers:
///
///     swift run LibraryExample                                     # the embedded dataset, from the root of the project
///     swift run LibraryExample qpv.gpkg:qpv_2024 communes.geojson  # your own files
@main
enum LibraryExample {
    static func main() throws {
        let given = Array(CommandLine.arguments.dropFirst())
        let names = given.count == 2 ? given : ["Geodata/perimetres-2024.geojson", "Geodata/communes.geojson"]

        // What is wrong in the data is said, and reading goes on; a closure that throws would end it there.
        let loader = LayerLoader(store: nil)
        let quartiers = try loader.perimeters(LayerReference(names[0])) { print($0.line(in: .english)) }
        let communes = try loader.communes(LayerReference(names[1])) { print($0.line(in: .english)) }

        let surfaces = try SurfaceAnalysis.surfaces(of: quartiers.elements.map(\.outline), crs: quartiers.crs)
        for (quartier, surface) in zip(quartiers.elements, surfaces) {
            guard let surface else { continue }  // It has no outline, which a finding has said.
            print("\(quartier.name): \(number(surface.ellipsoidal / 10_000)) ha on the ellipsoid")
        }

        let plane = try WorkingPlane(for: quartiers.crs, around: quartiers.envelope)
        print()
        for split in try SplitAnalysis.splits(of: quartiers, among: communes, in: plane) {
            let shares = split.pieces.map { "\(communes.elements[$0.commune].name) \(number(100 * $0.share))%" }
            print("\(quartiers.elements[split.quartier].name): " + shares.joined(separator: ", "))
        }

        if quartiers.elements.contains(where: \.isSchematic) { print("\n" + SchematicNote.text[.english]) }
    }

    static func number(_ value: Double) -> String { NumberStyle(.english).string(value, decimals: 2...2) }
}
