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

    /// Whether anything was imported before for a content.
    func holds(_ content: String) throws -> Bool {
        try !rows("SELECT 1 FROM sources WHERE contenu = ?1 LIMIT 1", [.text(content)], columns: 1).isEmpty
    }

    /// Notes a source, inside the transaction of its import.
    ///
    /// - Returns: its number.
    func note(_ source: SourceRecord, content: String, in file: GeoPackageFile) throws -> Int {
        var number = 0
        try file.insert(into: StoreSchema.sources.name) { rows in
            number = try rows.append(source.values + [.text(content)])
        }
        return number
    }

    /// The outlines of a layer in the store's system; says so when that changes them.
    ///
    /// - Throws: `QuartiersError` that names the first feature which lies where the store's system is of no use; what the sink throws.
    func projected(
        _ features: [(place: Place, outline: MultiPolygon?)], from source: CRS, place: Place, report: FindingSink
    ) throws -> [MultiPolygon?] {
        guard source != crs, features.contains(where: { $0.outline != nil }) else { return features.map(\.outline) }
        if !source.differsOnlyByRealisation(from: crs) {
            try report(Finding(.reprojected, place: place, expected: .text(crs.description), found: .text(source.description)))
        }
        let outlines = try features.map { feature throws(QuartiersError) in
            do throws(QuartiersError) {
                return try OutlineProjection.project([feature.outline], from: source, to: crs)[0]
            } catch {
                throw error.within(feature.place)
            }
        }
        var outside: [Finding] = []
        let envelopes = zip(features, outlines).map { ("", $0.place, $1?.envelope ?? .empty) }
        try CoordinatePlausibility.check(envelopes, crs: crs, layer: place) { outside.append($0) }
        if let first = outside.first { throw isElsewhere(first, count: outside.count) }
        return outlines
    }

    /// The system for a new store that starts with some layers: the legal projection of the first place that has one, Lambert-93 when none has.
    public static func system(for layers: [(envelope: Envelope, crs: CRS)]) throws(QuartiersError) -> CRS {
        for layer in layers {
            if let legal = try LegalSystem.projection(around: layer.envelope, in: layer.crs) { return legal }
        }
        return .lambert93
    }
}

extension SourceRecord {
    /// The columns of a source: those of the table but what was imported from it.
    static let columns = Array(StoreSchema.sources.schema.columns.dropLast())

    /// The source as the values of `columns`.
    var values: [Value] {
        [
            .text(title), .text(orNull: producer), .text(orNull: vintage), .text(orNull: url), .text(orNull: licence), .text(orNull: file),
            .text(orNull: sha256), .text(orNull: obtained),
        ]
    }
}
