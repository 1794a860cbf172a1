import GeoPackage
import PROJTransforms
public import PlanarGeometry
import QuartierAnalysis
import QuartierModel
public import Reporting

// What every import does: know a file again, bring coordinates to the store's system, note the source.
extension Store {
    /// Whether a file was imported before for the same content.
    func wasImported(sha256: String, content: String) throws -> Bool {
        try !rows("SELECT 1 FROM sources WHERE sha256 = ?1 AND contenu = ?2", [.text(sha256), .text(content)], columns: 1).isEmpty
    }

    /// Notes a source, inside the transaction of its import.
    ///
    /// - Returns: its number.
    func note(_ source: SourceRecord, content: String, in file: GeoPackageFile) throws -> Int {
        var number = 0
        try file.insert(into: StoreSchema.sources.name) { rows in
            number = try rows.append([
                .text(source.title), .text(orNull: source.producer), .text(orNull: source.vintage), .text(orNull: source.url),
                .text(orNull: source.licence), .text(orNull: source.file), .text(orNull: source.sha256), .text(orNull: source.obtained),
                .text(content),
            ])
        }
        return number
    }

    /// The outlines of a layer in the store's system; says so when that changes them.
    func projected(_ outlines: [MultiPolygon?], from source: CRS, place: Place, report: FindingSink) throws -> [MultiPolygon?] {
        guard source != crs, outlines.contains(where: { $0 != nil }) else { return outlines }
        if !source.differsOnlyByRealisation(from: crs) {
            try report(Finding(.reprojected, place: place, expected: .text(crs.description), found: .text(source.description)))
        }
        return try OutlineProjection.project(outlines, from: source, to: crs)
    }

    /// The system for a new store that starts with a layer: the legal projection of its place, Lambert-93 when it has none.
    public static func system(for envelope: Envelope, in crs: CRS) throws(QuartiersError) -> CRS {
        try LegalSystem.projection(around: envelope, in: crs) ?? .lambert93
    }
}
