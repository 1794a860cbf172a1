import GeoFormats
import GeoPackage
import PlanarGeometry
public import QuartierModel
public import Reporting

extension Store {
    /// Imports a layer of communes.
    ///
    /// A commune held in the same vintage with the same outline is left as it is; with another outline it is refused, unless `replacing`.
    ///
    /// - Parameters:
    ///   - sha256: the digest of the file.
    ///   - replacing: whether outlines that differ take the place of those held.
    /// - Throws: `QuartiersError`; the store is then as it was.
    public func importCommunes(
        _ layer: Layer<Commune>, sha256: String, replacing: Bool = false, provenance: Provenance, workers: Int = 1,
        report: FindingSink
    ) throws -> ImportSummary {
        let content = "communes"
        let source = provenance.record(of: layer.source, sha256: sha256)
        var summary = ImportSummary(source: source, content: content)
        summary.read = layer.elements.count
        let place = layer.place
        guard !layer.elements.isEmpty else {
            throw QuartiersError(
                .badData, Text(fr: "aucune commune dans cette couche", en: "no commune in this layer"), place: place,
                remedy: Text(
                    fr: "Désigner le champ du code INSEE : --field insee_com=NOM.",
                    en: "Name the field of the INSEE code: --field insee_com=NAME."))
        }
        if try wasImported(sha256: sha256, content: content) {
            summary.unchanged = summary.read
            return summary
        }
        let features = layer.elements.map { (place: Place(name: "\($0.code) \($0.name)").within(place), outline: $0.outline) }
        let outlines = try projected(features, from: layer.crs, place: place, report: report)
        let held = try heldCommunes(report: report)
        var seen: [Value: Int] = [:]
        var added: [(Commune, MultiPolygon)] = []
        var replaced: [Int] = []
        for (rank, (commune, outline)) in zip(layer.elements, outlines).enumerated() {
            let key = Self.key(commune)
            if let first = seen.updateValue(rank + 1, forKey: key) { throw repeated(commune.code.text, first, rank + 1, place) }
            guard let outline else { continue }
            if let (row, old) = held[key] {
                if old == outline {
                    summary.unchanged += 1
                    continue
                }
                guard replacing else { throw differs("\(commune.code) \(commune.name)", old, outline, place) }
                replaced.append(row)
            }
            added.append((commune, outline))
        }
        summary.replaced = replaced.count
        summary.added = added.count - replaced.count
        try write(now: provenance.date) { file in
            let number = try note(source, content: content, in: file)
            for row in replaced { try file.execute("DELETE FROM communes WHERE fid = ?1", [.integer(row)]) }
            try file.insert(into: StoreSchema.communes.name) { rows in
                for (commune, outline) in added {
                    try rows.append(
                        [
                            .text(commune.code.text), .text(commune.name), .text("COM"), .text(commune.code.department),
                            .text(orNull: commune.epci), .integer(orNull: commune.cog), .integer(number),
                        ], geometry: .areal(outline))
                }
            }
        }
        try refreshShares(now: provenance.date, workers: workers, report: report)
        return summary
    }

    private func heldCommunes(report: FindingSink) throws -> [Value: (row: Int, outline: MultiPolygon)] {
        var held: [Value: (row: Int, outline: MultiPolygon)] = [:]
        try read { reader in
            try reader.forEachFeature(StoreSchema.communes.name, fields: ["insee_com", "cog"], report: report) { feature in
                guard let outline = feature.geometry.areal else { return }
                held[Self.key(feature.attributes[0].value, feature.attributes[1].value)] = (feature.rank, outline)
            }
        }
        return held
    }

    private static func key(_ commune: Commune) -> Value { key(.text(commune.code.text), .integer(orNull: commune.cog)) }

    private static func key(_ code: Value, _ cog: Value) -> Value { .text("\(code.exact)/\(cog.exact)") }
}
