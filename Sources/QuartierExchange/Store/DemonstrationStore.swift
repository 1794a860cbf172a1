import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierModel
import Reporting

extension Store {
    /// The embedded dataset, imported into a store in memory by the same ways as any file.
    ///
    /// - Parameters:
    ///   - geodata: the folder of the dataset.
    ///   - now: the date of the imports, ISO 8601 in UTC.
    /// - Throws: `QuartiersError` when a file of the dataset is missing or damaged.
    public static func demonstration(geodata: String, now: String) throws -> Store {
        let store = try Store(inMemory: .lambert93, now: now, isDemonstration: true)
        let loader = LayerLoader(store: nil)
        let provenance = Provenance(producer: "Quartiers", licence: "domaine public", date: now)
        func file(_ name: String) -> (reference: LayerReference, source: ByteSource) {
            (.file(path: "\(geodata)/\(name)", layer: nil), .file("\(geodata)/\(name)"))
        }
        let correspondence = file("correspondances.csv")
        _ = try store.importCorrespondence(try CorrespondenceFile(correspondence.source, report: ignore), provenance: provenance)
        for name in ["perimetres-2015.geojson", "perimetres-2024.geojson", "perimetres-local.geojson"] {
            let (reference, source) = file(name)
            let layer = try loader.perimeters(reference, report: ignore)
            _ = try store.importPerimeters(
                layer, sha256: try source.sha256(), as: PerimeterImport(isSchematic: true, provenance: provenance), report: ignore)
        }
        let communes = file("communes.geojson")
        _ = try store.importCommunes(
            try loader.communes(communes.reference, report: ignore), sha256: try communes.source.sha256(), provenance: provenance,
            report: ignore)
        // Embedded, and so obtained at no moment: what is made of it is the same at any hour.
        try store.write(now: now) { _ = try $0.execute("UPDATE sources SET obtenu_le = NULL") }
        return store
    }

    /// What the embedded dataset gives cause to is of no use to whoever looks at it: its names differ between generations on purpose.
    private static func ignore(_ finding: Finding) {}
}
