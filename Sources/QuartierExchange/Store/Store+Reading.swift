import GeoFormats
import GeoPackage
import PlanarGeometry
public import QuartierModel
import QuartierSources
public import Reporting

extension Store {
    /// The sources of everything imported, oldest first.
    public func sources() throws -> [SourceRecord] {
        try rows(
            "SELECT \(Store.sourceColumns) FROM sources s ORDER BY source_id", columns: 8
        ).map(Self.source)
    }

    /// The columns of a source, of the table under the name `s`, in the order that `source` reads.
    private static let sourceColumns = "s.titre, s.producteur, s.millesime, s.url, s.licence, s.fichier, s.sha256, s.obtenu_le"

    /// The generations of which there are perimeters.
    public func generations() throws -> [Generation] {
        try rows("SELECT DISTINCT generation FROM perimetres ORDER BY generation", columns: 1).compactMap { Generation($0[0].exact) }
    }

    /// The quartiers, by identifier.
    public func quartiers() throws -> [Quartier] {
        var codes: [String: [Generation: String]] = [:]
        for row in try rows("SELECT id_quartier, generation, code_qp FROM quartier_code ORDER BY fid", columns: 3) {
            guard let generation = Generation(row[1].exact) else { continue }
            codes[row[0].exact, default: [:]][generation] = row[2].exact
        }
        let aliases = Dictionary(grouping: try rows("SELECT id_quartier, nom FROM alias ORDER BY fid", columns: 2)) { $0[0].exact }
        let kinship = try kinship()
        return try rows("SELECT id_quartier, statut, nom FROM quartiers ORDER BY id_quartier", columns: 3).map { row in
            let id = row[0].exact
            return Quartier(
                id: id, status: QuartierStatus(rawValue: row[1].exact) ?? .qpv, name: row[2].exact,
                aliases: (aliases[id] ?? []).map { $0[1].exact }, codes: codes[id] ?? [:], parents: kinship[id] ?? [])
        }
    }

    /// The identifiers of the parents of each quartier that has others than itself.
    private func kinship() throws -> [String: [String]] {
        let rows = try rows(
            """
            SELECT child.id_quartier, coalesce(parent.id_quartier, c.id_parent) FROM correspondances c \
            JOIN quartier_code child ON child.code_qp = c.id_enfant LEFT JOIN quartier_code parent ON parent.code_qp = c.id_parent \
            WHERE c.id_parent IS NOT NULL ORDER BY c.fid
            """, columns: 2)
        var parents: [String: [String]] = [:]
        for row in rows where row[0] != row[1] { parents[row[0].exact, default: []].append(row[1].exact) }
        return parents
    }

    /// The quartiers that a code of any generation, an identifier or a name designates: the whole name, else its first words.
    public func quartiers(matching text: String) throws -> [Quartier] {
        let all = try quartiers()
        let code = QuartierCode(text)?.text ?? text
        let byCode = all.filter { $0.id == code || $0.codes.values.contains(code) }
        guard byCode.isEmpty else { return byCode }
        return all.named(text)
    }

    /// The perimeters of a generation, ordered by identifier; empty when there are none.
    ///
    /// - Parameter report: receives what is wrong with an outline, which another program may have changed.
    public func perimeters(of generation: Generation, report: FindingSink) throws -> Layer<Perimeter> {
        let records = try perimeterRecords(of: generation)
        var elements: [Perimeter] = []
        try read { reader in
            try reader.forEachFeature(StoreSchema.perimeters.name, fields: ["id_perimetre"], report: report) { feature in
                guard let id = feature.attributes.first?.value.exact, var perimeter = records[id]?.perimeter else { return }
                perimeter.outline = feature.geometry.areal
                perimeter.rank = feature.rank
                elements.append(perimeter)
            }
        }
        elements.sort { $0.quartier < $1.quartier }
        return Layer(
            name: generation.name, crs: crs, elements: elements, source: Self.joined(records.values.compactMap(\.source)), file: path)
    }

    /// Several sources as one: the record itself when they are the same, else their titles.
    private static func joined(_ sources: [SourceRecord]) -> SourceRecord {
        let distinct = Set(sources)
        if distinct.count == 1, let only = distinct.first { return only }
        return SourceRecord(title: Set(distinct.map(\.title)).sorted().joined(separator: ", "))
    }

    /// What is held of the perimeters of a generation but their outlines, by identifier of the perimeter.
    func perimeterRecords(of generation: Generation) throws -> [String: (perimeter: Perimeter, source: SourceRecord?)] {
        let rows = try rows(
            """
            SELECT p.id_perimetre, p.id_quartier, c.code_qp, q.nom, p.communes_annoncees, p.surf_imprimee_ha, p.schematique, \
            q.statut, p.siren_epci, \(Store.sourceColumns) FROM perimetres p JOIN quartiers q ON q.id_quartier = p.id_quartier \
            LEFT JOIN quartier_code c ON c.id_quartier = p.id_quartier AND c.generation = p.generation \
            LEFT JOIN sources s ON s.source_id = p.source_id WHERE p.generation = ?1
            """, [.text(generation.name)], columns: 17)
        return Dictionary(
            rows.map { row in
                let perimeter = Perimeter(
                    quartier: row[1].exact, code: row[2].isNull ? nil : row[2].exact, name: row[3].exact,
                    status: QuartierStatus(rawValue: row[7].exact), generation: generation, outline: nil,
                    declaredCommunes: DeclaredCommunes.read(row[4].exact), printedHectares: CellValue.number(row[5]),
                    epci: row[8].isNull ? nil : row[8].exact,
                    isSchematic: row[6] == .boolean(true))
                return (row[0].exact, (perimeter, row[9].isNull ? nil : Self.source(Array(row[9...]))))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The communes of the latest vintage held; nil when there are none.
    ///
    /// - Parameter report: receives what is wrong with an outline, which another program may have changed.
    public func communes(report: FindingSink) throws -> Layer<Commune>? {
        let vintages = try rows("SELECT cog FROM communes GROUP BY cog ORDER BY cog IS NULL, cog DESC LIMIT 1", columns: 1)
        guard let vintage = vintages.first?[0] else { return nil }
        var elements: [Commune] = []
        try read { reader in
            let fields = ["insee_com", "nom_com", "siren_epci", "cog"]
            try reader.forEachFeature(StoreSchema.communes.name, fields: fields, report: report) { feature in
                let values = feature.attributes.values
                guard values[3] == vintage, let code = CommuneCode(values[0].exact), let outline = feature.geometry.areal else { return }
                elements.append(
                    Commune(
                        code: code, name: values[1].exact, epci: values[2].isNull ? nil : values[2].exact, cog: Int(values[3].exact),
                        outline: outline))
            }
        }
        elements.sort { $0.code < $1.code }
        let sources = try rows(
            "SELECT DISTINCT \(Store.sourceColumns) FROM communes c JOIN sources s ON s.source_id = c.source_id WHERE c.cog IS ?1",
            [vintage],
            columns: 8
        ).map(Self.source)
        return Layer(name: StoreSchema.communes.name, crs: crs, elements: elements, source: Self.joined(sources), file: path)
    }

    static func source(_ row: [Value]) -> SourceRecord {
        func text(_ column: Int) -> String? { row[column].isNull ? nil : row[column].exact }
        return SourceRecord(
            title: row[0].exact, producer: text(1), vintage: text(2), url: text(3), licence: text(4), file: text(5), sha256: text(6),
            obtained: text(7))
    }
}

/// The communes that a source declares, in one cell: `62048 Auchel, 62194 Calonne-Ricouart`; codes or names alone when that is all there is.
enum DeclaredCommunes {
    static func written(_ communes: [CommuneReference]) -> Value {
        communes.isEmpty
            ? .null : .text(communes.map { [$0.code?.text, $0.name].compactMap(\.self).joined(separator: " ") }.joined(separator: ", "))
    }

    static func read(_ cell: String) -> [CommuneReference] {
        CommuneList.split(cell).map { part in
            let words = part.split(separator: " ", maxSplits: 1)
            if words.count == 2, let code = CommuneCode(String(words[0])) { return CommuneReference(code: code, name: String(words[1])) }
            return CommuneReference(written: part)
        }
    }
}
