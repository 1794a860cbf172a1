/// A layer that an archive seems to hold, by the names of its entries: what is really in them is for their reader to say.
public struct ZipLayerCandidate: Sendable, Hashable {
    /// The formats that are looked for.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// A GeoPackage, which may hold several layers.
        case geoPackage
        /// GeoJSON.
        case geoJSON
        /// A shapefile: several entries.
        case shapefile
        /// A table, without geometry.
        case csv
    }

    /// Its path in the archive without the end of the name: `qpv/QP2024_France_hexagonale_LB93`.
    public let path: String
    /// The format.
    public let format: Format
    /// The entries that make it, by the end of their names in lower case: `shp`, `dbf`...
    public let parts: [String: ZipEntry]

    /// The last part of its path.
    public var name: String { String(path.split(separator: "/").last ?? "") }

    /// The entry that a message names: the `.shp` of a shapefile.
    public var mainEntry: ZipEntry? { parts[format == .shapefile ? "shp" : parts.keys.first ?? ""] }

    /// Groups entries into layers: in the order of the archive, entries that are refused and what macOS adds for itself left out.
    ///
    /// The parts of a shapefile share a path, whatever the case of their letters.
    static func candidates(among entries: [ZipEntry]) -> [ZipLayerCandidate] {
        let readable = entries.filter { $0.refusal == nil && !$0.isFolder && !$0.isSystemResidue }
        var parts: [String: [String: ZipEntry]] = [:]
        for entry in readable where shapefileParts.contains(entry.fileExtension) {
            parts[entry.stem.lowercased(), default: [:]][entry.fileExtension] = entry
        }
        return readable.compactMap { entry in
            switch entry.fileExtension {
            case "shp": ZipLayerCandidate(path: entry.stem, format: .shapefile, parts: parts[entry.stem.lowercased()] ?? [:])
            case "gpkg": ZipLayerCandidate(path: entry.stem, format: .geoPackage, parts: ["gpkg": entry])
            case "geojson", "json": ZipLayerCandidate(path: entry.stem, format: .geoJSON, parts: [entry.fileExtension: entry])
            case "csv": ZipLayerCandidate(path: entry.stem, format: .csv, parts: ["csv": entry])
            default: nil
            }
        }
    }

    private static let shapefileParts: Set<String> = ["shp", "shx", "dbf", "prj", "cpg"]
}
