import GeoPackage
public import QuartierAnalysis
public import QuartierModel
public import QuartierSources
import Reporting

/// The portrait of a quartier of the store, and the file that each figure came from.
public struct StoredPortrait: Sendable {
    /// The quartier.
    public let quartier: Quartier
    /// Its figures, in the order of their imports.
    public let portrait: Portrait
    /// The file or title of the source of each figure.
    public let sources: [String?]

    /// The printed figures alone, and those that a préfecture or agglomeration supplied.
    public var stated: Portrait {
        var stated = portrait
        stated.figures = portrait.figures.filter { $0.method != .insee }
        return stated
    }

    /// The figures of INSEE's tables, by vintage, whatever the order of the imports.
    public var published: [Figure] {
        portrait.figures.enumerated().filter { $0.element.method == .insee }
            .sorted { ($0.element.vintage ?? "", $0.offset) < ($1.element.vintage ?? "", $1.offset) }.map(\.element)
    }
}

extension Store {
    /// The quartiers that a code, an identifier or a name designates, those included of which the store holds figures and nothing else.
    public func quartiersWithFigures(matching text: String) throws -> [Quartier] {
        let known = try quartiers(matching: text)
        guard known.isEmpty else { return known }
        let code = QuartierCode(text)?.text ?? text
        let byCode = try declaredQuartiers("WHERE id_quartier = ?1 OR code_qp = ?1", [.text(code)])
        guard byCode.isEmpty else { return byCode }
        return try declaredQuartiers("", []).named(text)
    }

    /// The quartiers of the store; where it has none, those of which it holds figures.
    public func quartiersToPortray() throws -> [Quartier] {
        let known = try quartiers()
        return known.isEmpty ? try declaredQuartiers("", []) : known
    }

    /// Quartiers as tables declare them, under the name of the last one.
    private func declaredQuartiers(_ condition: String, _ values: [Value]) throws -> [Quartier] {
        var quartiers: [String: Quartier] = [:]
        let rows = try rows(
            "SELECT id_quartier, code_qp, statut, nom FROM declarations \(condition) ORDER BY fid", values, columns: 4)
        for row in rows {
            let id = row[0].exact
            let code = QuartierCode(row[1].exact)
            var quartier = quartiers[id] ?? Quartier(id: id, status: row[2].nonEmptyText.flatMap(QuartierStatus.init) ?? .qpv, name: id)
            if let name = row[3].nonEmptyText, name != quartier.name {
                if quartier.name != id, !quartier.aliases.contains(quartier.name) { quartier.aliases.append(quartier.name) }
                quartier.name = name
            }
            if let code { quartier.codes[code.generation] = code.text }
            quartiers[id] = quartier
        }
        return quartiers.values.sorted { $0.id < $1.id }
    }

    /// The portraits of quartiers, in their order.
    ///
    /// - Parameter keys: the indicators to read; nil for all.
    public func portraits(of quartiers: [Quartier], keys: [String]? = nil) throws -> [StoredPortrait] {
        let columns = FigureColumns.figure.map { column in
            column == FigureColumns.document ? "coalesce(p.document, s.fichier, s.titre)" : "p.\(column.name)"
        }
        let count = columns.count
        let filter = keys.map { " AND p.cle IN (\($0.indices.map { "?\($0 + 2)" }.joined(separator: ", ")))" } ?? ""
        let sql =
            "SELECT \(columns.joined(separator: ", ")), coalesce(s.fichier, s.titre) FROM portraits p "
            + "LEFT JOIN sources s ON s.source_id = p.source_id WHERE p.id_quartier = ?1\(filter) ORDER BY p.fid"
        return try quartiers.map { quartier in
            var portrait = Portrait(quartier: quartier.id, name: quartier.name, status: quartier.status, figures: [])
            var sources: [String?] = []
            for row in try rows(sql, [.text(quartier.id)] + (keys ?? []).map(Value.text), columns: count + 1) {
                let figure = try figure(row[..<count])
                portrait.figures.append(figure)
                sources.append(row[count].nonEmptyText)
            }
            return StoredPortrait(quartier: quartier, portrait: portrait, sources: sources)
        }
    }

    /// How many figures of quartiers the store holds.
    public func figureCount(of quartiers: [Quartier]) throws -> Int {
        try quartiers.reduce(0) { count, quartier in
            let found = try rows("SELECT count(*) FROM portraits WHERE id_quartier = ?1", [.text(quartier.id)], columns: 1)
            return count + (found.first?.first?.wholeNumber ?? 0)
        }
    }

    /// The zones of comparison that the store holds figures of, by their tokens.
    public func zones() throws -> [String] {
        try rows("SELECT DISTINCT zone FROM zones ORDER BY zone", columns: 1).map { $0[0].exact }
    }

    /// The figures of a zone of comparison.
    public func portrait(of zone: Zone) throws -> ReferencePortrait {
        let columns = FigureColumns.figure.map { column in
            column == FigureColumns.document ? "coalesce(z.document, s.fichier, s.titre)" : "z.\(column.name)"
        }
        let rows = try rows(
            "SELECT \(columns.joined(separator: ", ")) FROM zones z LEFT JOIN sources s ON s.source_id = z.source_id WHERE z.zone = ?1 ORDER BY z.fid",
            [.text(zone.token)], columns: columns.count)
        return ReferencePortrait(
            zone: zone,
            figures: try rows.map { try figure($0[...]) })
    }

    /// The figure of a row.
    private func figure(_ row: ArraySlice<Value>) throws(QuartiersError) -> Figure {
        do throws(Figure.ColumnProblem) {
            return try Figure { row[row.startIndex + FigureColumns.rank($0)] }
        } catch {
            throw damaged(row, "\(error)")
        }
    }

    private func damaged(_ row: ArraySlice<Value>, _ problem: String) -> QuartiersError {
        QuartiersError(
            .badData, Text(fr: "un chiffre du magasin se contredit", en: "a figure of the store contradicts itself"),
            place: Place(file: path, layer: StoreSchema.portraits.name), cause: problem + ": " + row.map(\.exact).joined(separator: " | "),
            remedy: Text(
                fr: "Une ligne modifiée à la main ? valeur, bornes, qualificatif et absence doivent s'accorder.",
                en: "A row changed by hand? valeur, borne_min, borne_max, qualificatif and absence must agree."))
    }

    /// What sources declare of quartiers, in the order of their imports.
    ///
    /// - Parameter quartier: one of them; nil for those of the store, all of them.
    public func declarations(of quartier: String? = nil) throws -> [Declaration] {
        let condition = quartier == nil ? "d.id_quartier IN (SELECT id_quartier FROM quartiers)" : "d.id_quartier = ?1"
        return try rows(
            """
            SELECT d.id_quartier, d.code_qp, d.statut, d.nom, d.communes, d.generation_carte, d.millesime, d.methode, d.ligne_nom, \
            d.ligne_communes, coalesce(s.fichier, s.titre) FROM declarations d LEFT JOIN sources s ON s.source_id = d.source_id \
            WHERE \(condition) ORDER BY d.fid
            """, quartier.map { [.text($0)] } ?? [], columns: 11
        ).map { row in
            Declaration(
                quartier: row[0].exact, code: row[1].nonEmptyText, status: row[2].nonEmptyText.flatMap(QuartierStatus.init),
                name: row[3].nonEmptyText, communes: DeclaredCommunes.read(row[4].exact),
                map: row[5].nonEmptyText.flatMap { Generation($0) }, method: row[7].nonEmptyText.flatMap(Figure.Method.init) ?? .supplied,
                vintage: row[6].nonEmptyText, document: row[10].exact, nameLine: row[8].wholeNumber,
                communesLine: row[9].wholeNumber)
        }
    }

    /// The communes that the latest perimeter of a quartier declares; empty when none does.
    public func declaredCommunes(of quartier: String) throws -> [CommuneReference] {
        let found = try rows(
            """
            SELECT communes_annoncees FROM perimetres WHERE id_quartier = ?1 AND communes_annoncees IS NOT NULL \
            ORDER BY generation DESC LIMIT 1
            """, [.text(quartier)], columns: 1)
        return DeclaredCommunes.read(found.first?[0].exact ?? "")
    }

    /// The passages of documents about a quartier, with their document; nil for what documents say before their quartiers.
    public func passages(of quartier: String?) throws -> [(document: String, passage: Passage)] {
        let columns = TextColumns.own.map { "t.\($0.name)" }
        return try rows(
            """
            SELECT coalesce(s.fichier, s.titre), \(columns.joined(separator: ", ")) FROM textes t \
            LEFT JOIN sources s ON s.source_id = t.source_id WHERE t.id_quartier IS ?1 ORDER BY t.fid
            """, [.text(orNull: quartier)], columns: 1 + columns.count
        ).map { ($0[0].exact, Passage($0[1...])) }
    }

    /// The totals of the preambles, a record a document.
    public func statedTotals() throws -> [StatedTotals] {
        let passages = try passages(of: nil)
        var documents: [String] = []
        for (document, _) in passages where !documents.contains(document) { documents.append(document) }
        return documents.map { document in
            StatedTotals(passages.filter { $0.document == document }.map(\.passage), document: document)
        }
    }

    /// What the controls of portraits look at.
    ///
    /// - Parameter codes: the quartiers to look at, by code or identifier; all of them when there is none.
    public func portraitInput(codes: [String] = []) throws -> PortraitInput {
        var quartiers = try quartiers()
        if !codes.isEmpty {
            let wanted = Set(codes.map { QuartierCode($0)?.text ?? $0 })
            quartiers = quartiers.filter { wanted.contains($0.id) || !wanted.isDisjoint(with: $0.codes.values) }
        }
        let kept = Set(quartiers.map(\.id))
        return PortraitInput(
            portraits: try portraits(of: quartiers).map(\.portrait), declarations: try declarations().filter { kept.contains($0.quartier) },
            totals: try statedTotals(), sources: try sources())
    }
}
