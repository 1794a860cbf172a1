import GeoPackage
import QuartierAnalysis
import QuartierModel
public import Reporting

extension Store {
    /// Keeps estimates of perimeters held, in place of earlier ones of the same perimeter, indicator, vintage and method.
    ///
    /// - Parameters:
    ///   - rows: as `EstimateColumns.schema`, each with its factor.
    ///   - tiles: where the tiles come from; noted as a source when the store does not know it.
    /// - Returns: how many were kept.
    /// - Throws: `QuartiersError` when the store cannot be written to, or does not hold a perimeter.
    @discardableResult
    public func keepEstimates(_ rows: [(row: [Value], factor: Double)], tiles: SourceRecord, now: String) throws -> Int {
        let schema = EstimateColumns.schema
        let (quartier, generation) = (schema.index(of: QuartierColumns.quartier.name), schema.index(of: QuartierColumns.generation.name))
        let first = QuartierColumns.leading.count
        let unique = [EstimateColumns.key, EstimateColumns.vintage, EstimateColumns.method].map(\.name)
        return try write(now: now) { file in
            let content = "carreaux \(tiles.vintage ?? "")"
            let known = try self.source(of: tiles, content: content, in: file)
            let perimeters = rows.map { entry in
                Value.text([quartier, generation].map { $0.map { entry.row[$0].exact } ?? "" }.joined(separator: "/"))
            }
            for (entry, perimeter) in zip(rows, perimeters) {
                let conditions = unique.enumerated().map { "\($1) IS ?\($0 + 2)" }.joined(separator: " AND ")
                try file.execute(
                    "DELETE FROM estimations WHERE id_perimetre = ?1 AND \(conditions)",
                    [perimeter] + unique.map { name in schema.index(of: name).map { entry.row[$0] } ?? .null })
            }
            try file.insert(into: StoreSchema.estimates.name) { writer in
                for (entry, perimeter) in zip(rows, perimeters) {
                    let own = entry.row[first..<(first + EstimateColumns.own.count)]
                    try writer.append([perimeter] + own + [.real(entry.factor), .integer(known)])
                }
            }
            return rows.count
        }
    }

    private func source(of tiles: SourceRecord, content: String, in file: GeoPackageFile) throws -> Int {
        var rows = try file.reader { _ in }.rows(
            "SELECT source_id FROM sources WHERE titre = ?1 AND contenu = ?2 ORDER BY source_id DESC", [.text(tiles.title), .text(content)])
        if try rows.next(), let number = rows.integer(0) { return number }
        return try note(tiles, content: content, in: file)
    }
}
