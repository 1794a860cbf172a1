import GeoFormats
import PROJTransforms
import PlanarGeometry
import Reporting

/// Writes the embedded dataset: `swift run GeodataGenerator Geodata`. Facts are those of `Facts`, outlines are drawn; the same sources give the
/// same bytes, and a test compares them with the files in `Geodata`.
@main
enum GeodataGenerator {
    static func main() throws {
        guard let folder = CommandLine.arguments.dropFirst().first else {
            print("usage: GeodataGenerator FOLDER")
            return
        }
        let files = try DatasetFiles()
        for (name, bytes) in files.contents {
            var sink = try ByteSink(path: "\(folder)/\(name)", overwrite: true)
            sink.pending += bytes
            try sink.finish()
        }
    }
}

/// The files of the dataset, by name.
struct DatasetFiles {
    let contents: [(name: String, bytes: [UInt8])]

    private static let note =
        "Contours schematiques, dessines pour la demonstration par Sources/GeodataGenerator ; ni officiels, ni bons pour une decision."

    init() throws {
        let plane = LocalPlane()
        let drawing = SchematicPerimeters(plane: plane)
        let surface = { (area: MultiPolygon) in try Geodesic().measure(area).area }
        let ranks = Facts.quartiers.indices
        func outlines(_ draw: @escaping (Int) -> SchematicOutline) -> (Int) throws -> MultiPolygon {
            { try draw($0).geometry(in: plane, surface: surface) }
        }
        contents = [
            ("communes.geojson", try Self.communes(plane)),
            (
                "perimetres-2015.geojson",
                try Self.perimeters(ranks.filter { Facts.quartiers[$0].code2015 != nil }, outlines(drawing.previous)) {
                    ($0.code2015, $0.name2015 ?? $0.name, nil)
                }
            ),
            (
                "perimetres-2024.geojson",
                try Self.perimeters(ranks.filter { Facts.quartiers[$0].code2024 != nil }, outlines(drawing.current)) {
                    ($0.code2024, $0.name, $0.printedHectares)
                }
            ),
            (
                "perimetres-local.geojson",
                try Self.perimeters(ranks.filter { Facts.quartiers[$0].localCode != nil }, outlines(drawing.current)) {
                    ($0.localCode, $0.name, nil)
                }
            ),
            ("correspondances.csv", Self.correspondences()),
            ("portraits.csv", try PortraitRows.csv()),
            (
                "carreaux-2021.csv",
                try SchematicTiles(
                    around: ranks.map(outlines(drawing.current))
                        + ranks.filter { Facts.quartiers[$0].code2015 != nil }.map(outlines(drawing.previous)), plane: plane
                ).csv()
            ),
        ]
    }

    private static func communes(_ plane: LocalPlane) throws -> [UInt8] {
        let cells = try SchematicCommunes(plane: plane).cells
        return try collection(named: "communes", ["insee_com", "nom_com", "siren_epci", "source"]) { writer, sink in
            for (commune, cell) in zip(Facts.communes, cells) {
                let outline = try MultiPolygon([Polygon(exterior: cell)]).mapPositions(plane.degrees)
                try writer.write(
                    outline, [.text(commune.code), .text(commune.name), .text(Facts.epci), .text(SourceRecord.schematicWord)], to: &sink)
            }
        }
    }

    private static func perimeters(
        _ ranks: [Int], _ outline: (Int) throws -> MultiPolygon,
        identity: (Facts.Quartier) -> (code: String?, name: String, hectares: Double?)
    ) throws -> [UInt8] {
        let columns = ["code_qp", "nom", "statut", "insee_coms", "noms_coms", "siren_epci", "surface_ha", "source"]
        return try collection(named: "perimetres", columns) { writer, sink in
            for rank in ranks {
                let quartier = Facts.quartiers[rank]
                let (code, name, hectares) = identity(quartier)
                let names = quartier.communes.compactMap { code in Facts.communes.first { $0.code == code }?.name }
                try writer.write(
                    try outline(rank),
                    [
                        .text(orNull: code), .text(name), .text(quartier.status), .text(quartier.communes.joined(separator: ",")),
                        .text(names.joined(separator: ",")), .text(Facts.epci), .real(orNull: hectares), .text(SourceRecord.schematicWord),
                    ], to: &sink)
            }
        }
    }

    private static func collection(
        named name: String, _ columns: [String], _ body: (inout GeoJSONWriter, inout ByteSink) throws -> Void
    ) throws -> [UInt8] {
        var sink = ByteSink()
        var writer = try GeoJSONWriter(columns: columns, crs: .wgs84, name: name, members: [("note", Array("\"\(note)\"".utf8))])
        try writer.begin(&sink)
        try body(&writer, &sink)
        try writer.end(&sink)
        return sink.pending
    }

    /// One parent a row, as ANCT's list by département: all five are modified.
    private static func correspondences() -> [UInt8] {
        var lines = ["code_qp_2024,lib_qp_2024,statut,code_qp_2015,lib_qp_2015"]
        for quartier in Facts.quartiers {
            guard let code2015 = quartier.code2015, let code2024 = quartier.code2024 else { continue }
            lines.append("\(code2024),\"\(quartier.name)\",MODIFIE,\(code2015),\"\(quartier.name2015 ?? quartier.name)\"")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}

extension SourceRecord {
    /// What the field `source` of a drawn outline says.
    fileprivate static let schematicWord = "schematique"
}
