import GeoFormats
import GeoPackage
public import PlanarGeometry
public import QuartierAnalysis
public import QuartierModel
public import Reporting

/// A finding as the store keeps it.
public struct KeptFinding: Sendable {
    /// The finding.
    public let finding: Finding
    /// What tells it from others.
    public let identity: FindingIdentity
    /// Where, in the coordinates of the store; nil where nobody can say.
    public let position: Coordinate?

    /// Makes a record.
    public init(_ finding: Finding, identity: FindingIdentity, position: Coordinate?) {
        self.finding = finding
        self.identity = identity
        self.position = position
    }
}

extension Store {
    /// What people lifted, by what they lifted: the rows of `controles` that bear an author and a reason, whoever wrote them there.
    public func waivers() throws -> [FindingIdentity: Waiver] {
        guard try missingControlColumns().isEmpty else { return [:] }
        let rows = try rows(
            """
            SELECT code, id_objet, generation, message, leve_par, motif_levee, leve_le FROM controles \
            WHERE leve_par IS NOT NULL AND motif_levee IS NOT NULL ORDER BY fid
            """, columns: 7)
        let waivers = rows.compactMap { row in
            Waiver(
                FindingIdentity(
                    code: row[0].exact, subject: row[1].nonEmptyText, generation: row[2].nonEmptyText, message: row[3].exact),
                author: row[4].exact, reason: row[5].exact, date: row[6].nonEmptyText)
        }
        return Dictionary(waivers.map { ($0.identity, $0) }, uniquingKeysWith: { _, last in last })
    }

    /// Keeps findings in place of the earlier ones of the same controls; what was lifted stays lifted where the finding is still the same.
    ///
    /// - Parameters:
    ///   - findings: with the waivers that hold for them.
    ///   - codes: the controls that looked; those of readers are replaced when nil.
    ///   - unseen: controls that could not look: what is kept of them stays.
    /// - Returns: the waivers whose finding is no more, or says something else now.
    /// - Throws: `QuartiersError` when the store cannot be written to.
    public func keepFindings(
        _ findings: [KeptFinding], of codes: Set<String>?, exceptOf unseen: Set<String>, waivers: [FindingIdentity: Waiver], now: String
    ) throws -> [Waiver] {
        let looked = try rows("SELECT DISTINCT code FROM controles", columns: 1).map(\.[0].exact)
            .filter { codes?.contains($0) ?? true && !unseen.contains($0) }
        let seen = Set(findings.map(\.identity))
        let lapsed = waivers.values.filter { looked.contains($0.identity.code) && !seen.contains($0.identity) }
        try write(now: now) { file in
            for column in try missingControlColumns() { try file.execute("ALTER TABLE controles ADD COLUMN \(column) TEXT") }
            for code in looked { try file.execute("DELETE FROM controles WHERE code = ?1", [.text(code)]) }
            try file.insert(into: StoreSchema.controls.name, columns: StoreSchema.controls.schema.columns.map(\.name)) { rows in
                for kept in findings {
                    // Kept in French whatever the language of the command: what is said tells one finding from another.
                    try rows.append(
                        [.text(orNull: kept.identity.generation)] + ControlColumns.values(kept.finding, in: .french)
                            + [.text(now), .text(orNull: waivers[kept.identity]?.date)],
                        geometry: kept.position.map { .point($0) } ?? .null)
                }
            }
        }
        return lapsed.sorted { ($0.identity.code, $0.identity.message) < ($1.identity.code, $1.identity.message) }
    }

    /// The columns of `controles` that a store of an earlier version of the program, which kept no findings, does not have; all of them texts.
    private func missingControlColumns() throws -> [String] {
        let held = Set(try rows("SELECT name FROM pragma_table_info('controles')", columns: 1).map(\.[0].exact))
        return StoreSchema.controls.schema.columns.map(\.name).filter { !held.contains($0) }
    }

    /// Whether there are tiles in it.
    public func holdsTiles() throws -> Bool {
        if isDemonstration { return true }
        return try !rows("SELECT 1 FROM carreaux LIMIT 1", columns: 1).isEmpty
    }

    /// The estimates it keeps: of each perimeter, vintage and method, in the order of perimeters.
    ///
    /// - Parameter layers: the perimeters, by which findings name them.
    public func keptEstimates(of layers: [Layer<Perimeter>]) throws -> [KeptEstimates] {
        let columns = EstimateColumns.own.map(\.name)
        let rows = try rows(
            "SELECT id_perimetre, \(columns.joined(separator: ", ")) FROM estimations ORDER BY fid", columns: columns.count + 1)
        struct Key: Hashable {
            let vintage: String?
            let method: String
        }
        // The factor of a calibration is another for persons than for households, of one and the same run.
        func method(_ row: [Value]) -> String { String(row[columns.count - 2].exact.prefix { $0 != "," }) }
        let byPerimeter = Dictionary(grouping: rows) { $0[0].exact }
        return layers.flatMap { layer in
            layer.elements.flatMap { perimeter -> [KeptEstimates] in
                let held = (byPerimeter["\(perimeter.quartier)/\(perimeter.generation?.name ?? "")"] ?? []).map { Array($0.dropFirst()) }
                let groups = Dictionary(grouping: held) { Key(vintage: $0[columns.count - 1].nonEmptyText, method: method($0)) }
                return groups.sorted { ($0.key.vintage ?? "", $0.key.method) < ($1.key.vintage ?? "", $1.key.method) }.map {
                    KeptEstimates(
                        quartier: perimeter.quartier, vintage: $0.key.vintage, place: perimeter.place.within(layer.place), rows: $0.value)
                }
            }
        }
    }
}
