public import PlanarGeometry
import QuartierAnalysis
import QuartierModel
public import Reporting

/// What two stores or deliveries hold differently, a row a fact.
public struct DataDifference {
    /// The columns of `diff`.
    public static let schema = TableSchema(
        "quartiers.diff", title: Text(fr: "Différences", en: "Differences"),
        columns: QuartierColumns.leading + [
            Column(
                "objet", .text,
                Text(fr: "quartier, contour, chiffre ou source", en: "quartier, contour (outline), chiffre (figure) or source")),
            Column("changement", .text, Text(fr: "ajoute, retire ou modifie", en: "ajoute (added), retire (removed) or modifie (changed)")),
            Column(
                "champ", .text,
                Text(fr: "ce qui diffère ; vide pour un objet ajouté ou retiré", en: "what differs; empty for an object added or removed")),
            Column(
                "avant", .text,
                Text(fr: "valeur dans A ; en m² sur l'ellipsoïde pour un contour", en: "value in A; in m² on the ellipsoid for an outline")),
            Column("apres", .text, Text(fr: "valeur dans B", en: "value in B")),
            Column(
                "deplace_m2", .real, unit: "m²",
                Text(
                    fr: "surface plane qui n'est que dans l'un des deux contours", en: "plane area that is in only one of the two outlines")
            ),
            QuartierColumns.source,
        ])

    /// The rows.
    public private(set) var table = Table(schema)
    /// The outline of each row about one, in longitude and latitude: that of B, or of A when it was removed.
    public private(set) var outlines: [MultiPolygon?] = []

    /// Compares B with A.
    ///
    /// - Throws: `QuartiersError` when PROJ or GEOS fail on an outline.
    public init(_ a: DataSnapshot, _ b: DataSnapshot) throws {
        if a.isDetailed != b.isDetailed {
            table.notes.append(
                Text(
                    fr: "Chiffres et sources n'ont pas été comparés : l'un est un magasin, l'autre une livraison.",
                    en: "Figures and sources were not compared: one is a store, the other a delivery."))
        }
        for kind in DataSnapshot.Kind.allCases where a.isDetailed == b.isDetailed || kind == .quartier || kind == .contour {
            let keys = Set(a.records.keys).union(b.records.keys).filter { $0.kind == kind }
            for key in keys.sorted(by: { $0.identifier < $1.identifier }) {
                try compare(key, a.records[key], a.crs, b.records[key], b.crs, withFacts: a.isDetailed == b.isDetailed)
            }
        }
        if table.rows.isEmpty {
            table.notes.append(Text(fr: "Rien ne diffère.", en: "Nothing differs."))
        }
    }

    private mutating func compare(
        _ key: DataSnapshot.Key, _ before: DataSnapshot.Record?, _ crsBefore: CRS, _ after: DataSnapshot.Record?, _ crsAfter: CRS,
        withFacts: Bool
    ) throws {
        guard let before, let after else {
            guard let record = before ?? after else { return }
            let crs = before == nil ? crsAfter : crsBefore
            let shown = try Self.area(record.outline, crs) ?? record.facts.first { !$0.value.isNull }?.value ?? .null
            try append(
                key, record, before == nil ? "ajoute" : "retire", before: before == nil ? .null : shown,
                after: before == nil ? shown : .null,
                outline: record.outline, crs: crs)
            return
        }
        let moved = try Self.moved(before.outline, crsBefore, after.outline, crsAfter)
        if let moved {
            try append(
                key, after, "modifie", field: "geom", before: try Self.area(before.outline, crsBefore) ?? .null,
                after: try Self.area(after.outline, crsAfter) ?? .null, moved: moved, outline: after.outline, crs: crsAfter)
        }
        let old = Dictionary(before.facts.map { ($0.column, $0.value) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after.facts.map { ($0.column, $0.value) }, uniquingKeysWith: { first, _ in first })
        // A store knows of a quartier what a delivery does not.
        let columns = (before.facts.map(\.column) + after.facts.map(\.column)).filter { withFacts || (old[$0] != nil && new[$0] != nil) }
        var seen: Set<String> = []
        for column in columns where seen.insert(column).inserted && old[column] ?? .null != new[column] ?? .null {
            try append(key, after, "modifie", field: column, before: old[column] ?? .null, after: new[column] ?? .null)
        }
    }

    private mutating func append(
        _ key: DataSnapshot.Key, _ record: DataSnapshot.Record, _ change: String, field: String? = nil, before: Value, after: Value,
        moved: Double? = nil, outline: MultiPolygon? = nil, crs: CRS = .wgs84
    ) throws {
        table.append(
            record.lead + [
                .text(key.kind.rawValue), .text(change), .text(orNull: field ?? (key.kind == .chiffre ? record.facts.first?.column : nil)),
                .text(orNull: before.isNull ? nil : before.exact), .text(orNull: after.isNull ? nil : after.exact), .real(orNull: moved),
                record.source,
            ])
        outlines.append(try OutlineProjection.project([outline], from: crs, to: .wgs84)[0])
    }

    /// The area on the ellipsoid, to the square centimetre; nil without an outline.
    private static func area(_ outline: MultiPolygon?, _ crs: CRS) throws -> Value? {
        guard let outline, let surface = try SurfaceAnalysis.surfaces(of: [outline], crs: crs).first ?? nil else { return nil }
        return .real((surface.ellipsoidal * 10_000).rounded() / 10_000)
    }

    /// The area that is in only one of two outlines, in the plane of the first; nil when they are the same.
    private static func moved(_ before: MultiPolygon?, _ crsBefore: CRS, _ after: MultiPolygon?, _ crsAfter: CRS) throws -> Double? {
        guard before != after || crsBefore != crsAfter else { return nil }
        let other = try OutlineProjection.project([after], from: crsAfter, to: crsBefore)[0]
        guard let before, let other else { return before == nil && other == nil ? nil : (before ?? other)?.area }
        let moved = try OutlineChange.area(before, other)
        // A change of system moves vertices by less than a hair.
        return crsBefore != crsAfter && moved < 1e-6 * before.area ? nil : moved
    }
}
