public import GeoFormats
public import QuartierModel
public import Reporting

/// The sheet of a quartier as HTML, in the order and words of the conventions: identity, portrait, lists, objectives.
///
/// Every figure stands beside the agglomeration's value, the perimeter and vintage it describes, the words of its document, and what INSEE's tables
/// say of it. The page stands alone: no script, no style from elsewhere.
public struct PortraitSheet: Sendable {
    private let stored: StoredPortrait
    private let declarations: [Declaration]
    private let communes: [CommuneReference]
    private let passages: [(document: String, passage: Passage)]

    /// Makes a sheet.
    ///
    /// - Parameters:
    ///   - stored: the figures of the quartier.
    ///   - declarations: what sources declare of it.
    ///   - communes: those that its perimeter declares, shown where no document does.
    ///   - passages: the passages of documents about it.
    public init(
        _ stored: StoredPortrait, declarations: [Declaration], communes: [CommuneReference],
        passages: [(document: String, passage: Passage)]
    ) {
        self.stored = stored
        self.communes = communes
        self.declarations = declarations
        self.passages = passages
    }

    /// Writes a page of sheets.
    ///
    /// - Throws: `QuartiersError` when the sink fails.
    public static func write(_ sheets: [PortraitSheet], notes: [Text], in language: Language, to sink: inout ByteSink) throws {
        let title = Text(fr: "Portraits des quartiers", en: "Portraits of the quartiers")[language]
        try sink.write(
            """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>\(sheets.count == 1 ? HTMLText.escaped(sheets[0].stored.quartier.name) : title)</title>
            <style>
            body { font: 16px/1.5 sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
            td.number { text-align: right; }
            th:first-child { width: 18%; }
            caption { text-align: left; font-weight: bold; }
            .note { color: #444; }
            @media print { article { break-after: page; } }
            </style>
            </head>
            <body>

            """)
        for note in notes { try sink.write("<p class=\"note\">\(HTMLText.escaped(note[language]))</p>\n") }
        for sheet in sheets { try sink.write(sheet.article(in: language)) }
        try sink.write("</body>\n</html>\n")
    }

    // MARK: - Sections

    package func article(in language: Language) -> String {
        let name = stored.quartier.name
        var html = "<article>\n"
        html += HTMLText.element("h1", Text(fr: "Projet de quartier « \(name) »", en: "Neighbourhood project '\(name)'")[language])
        html += identity(in: language)
        html += quoted(
            ["carte_generation", "carte_source", "carte_credit", "carte_lien"], under: Text(fr: "Cartographie", en: "Map"), in: language)
        html += HTMLText.element("h2", Text(fr: "Portrait statistique", en: "Statistical portrait")[language])
        html += quoted(["source_chiffres"], in: language)
        html += figures(in: language)
        html += list("irritants", Text(fr: "Les « irritants »", en: "The 'irritants'"), in: language)
        html += list("opportunites", Text(fr: "Les « opportunités »", en: "The 'opportunities'"), in: language)
        html += list("enjeux", Text(fr: "Les enjeux prioritaires", en: "The priority stakes"), in: language)
        html += objectives(in: language)
        return html + "</article>\n"
    }

    private func identity(in language: Language) -> String {
        let quartier = stored.quartier
        let status =
            switch quartier.status {
            case .qpv: Text(fr: "Quartier prioritaire de la politique de la ville", en: "Priority neighbourhood (QPV)")
            case .qic: Text(fr: "Quartier d'intérêt communautaire", en: "Neighbourhood of community interest (QIC)")
            }
        var rows = [(Text(fr: "Statut", en: "Status"), status[language])]
        let codes = quartier.codes.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key))" }
        if !codes.isEmpty { rows.append((Text(fr: "Code quartier", en: "Code"), codes.joined(separator: ", "))) }
        let documents = declarations.filter { !$0.communes.isEmpty && $0.method != .insee }
        if documents.isEmpty, !communes.isEmpty {
            rows.append((Text(fr: "Communes concernées", en: "Communes"), communes.map(\.label).joined(separator: ", ")))
        }
        for declaration in documents {
            let communes = declaration.communes.map(\.label).joined(separator: ", ")
            rows.append((Text(fr: "Communes concernées", en: "Communes"), "\(communes) (\(declaration.document))"))
        }
        return "<table>\n" + rows.map { label, value in HTMLText.row([.header(label[language]), .text(value)]) }.joined() + "</table>\n"
    }

    /// The words of a document in some sections, each with its line; nothing where it has none.
    private func quoted(_ sections: [String], under title: Text? = nil, in language: Language) -> String {
        let found = sections.flatMap { section in passages.filter { $0.passage.section == section } }
        guard !found.isEmpty else { return "" }
        let lines = found.map { document, passage in
            let source = Citation(document: document, line: passage.line).words(in: language)
            return "<p>\(HTMLText.escaped(passage.text ?? "")) <span class=\"note\">(\(HTMLText.escaped(source)))</span></p>\n"
        }
        return (title.map { HTMLText.element("h2", $0[language]) } ?? "") + lines.joined()
    }

    private func list(_ section: String, _ title: Text, in language: Language) -> String {
        let items = passages.filter { $0.passage.section == section }
        guard !items.isEmpty else { return "" }
        let lines = items.map { document, passage in
            "<li>\(HTMLText.escaped(passage.text ?? "")) <span class=\"note\">(\(HTMLText.escaped(Citation(document: document, line: passage.line).words(in: language))))</span></li>\n"
        }
        return HTMLText.element("h2", title[language]) + "<ul>\n" + lines.joined() + "</ul>\n"
    }

    private func objectives(in language: Language) -> String {
        let rows = passages.filter { $0.passage.section == Passage.objective }
        guard !rows.isEmpty else { return "" }
        var html = HTMLText.element("h2", Text(fr: "Objectifs poursuivis", en: "Objectives")[language]) + "<table>\n"
        let heads = [
            Text(fr: "Enjeu", en: "Stake"), Text(fr: "Orientation", en: "Orientation"),
            Text(fr: "Objectif stratégique", en: "Strategic objective"), Text(fr: "Objectif opérationnel", en: "Operational objective"),
            Text(fr: "Source", en: "Source"),
        ]
        html += HTMLText.row(heads.map { .header($0[language]) })
        for (document, passage) in rows {
            html += HTMLText.row([
                .text(passage.stake.map(String.init) ?? "–"), .text(passage.orientation ?? ""), .text(passage.strategic ?? ""),
                .text(passage.operational ?? "–"), .text(Citation(document: document, line: passage.line).words(in: language)),
            ])
        }
        return html + "</table>\n"
    }

    // MARK: - Figures

    private func figures(in language: Language) -> String {
        let heads = [
            Text(fr: "Indicateur", en: "Indicator"), Text(fr: "Valeur", en: "Value"), Text(fr: "Agglomération", en: "Agglomeration"),
            Text(fr: "Périmètre, millésime", en: "Perimeter, vintage"), Text(fr: "Source", en: "Source"),
            Text(fr: "INSEE", en: "INSEE"),
        ]
        var html = "<table>\n" + HTMLText.row(heads.map { .header($0[language]) })
        for indicator in Indicator.all {
            for figure in stored.stated.figures(of: indicator.key) { html += row(figure, indicator, in: language) }
        }
        let missing = Indicator.printed.filter { stored.stated.figures(of: $0.key).isEmpty }
        html += "</table>\n"
        if !missing.isEmpty {
            let labels = missing.map { $0.label[language] }.joined(separator: ", ")
            html +=
                "<p class=\"note\">"
                + HTMLText.escaped(Text(fr: "Absents des documents : \(labels).", en: "Absent from the documents: \(labels).")[language])
                + "</p>\n"
        }
        return html + published(in: language)
    }

    private func row(_ figure: Figure, _ indicator: Indicator, in language: Language) -> String {
        let change = figure.change.map { " (\($0.words(in: language)))" } ?? ""
        let value = figure.reading.words(unit: indicator.unit, in: language) + change
        let reference = figure.reference.map { Reading.exact($0.value).words(unit: indicator.unit, in: language) } ?? "–"
        let perimeter = figure.perimeter?.name ?? Text(fr: "périmètre inconnu", en: "unknown perimeter")[language]
        return HTMLText.row([
            .header(indicator.label[language]), .number(value), .number(reference),
            .text([perimeter, figure.vintage ?? "–"].joined(separator: ", ")),
            .text(
                [figure.citation.text.map { "« \($0) »" }, figure.citation.words(in: language)]
                    .compactMap(\.self).joined(separator: " ")),
            .text(FigureTrace(figure, in: stored.published)?.words(in: language) ?? "–"),
        ])
    }

    /// The values of INSEE's tables for the indicators of the conventions, the latest vintage of each.
    private func published(in language: Language) -> String {
        var insee = stored.portrait
        insee.figures = stored.published
        let figures = Indicator.printed.compactMap { indicator in insee.foremost(indicator.key).map { (indicator, $0) } }
        guard !figures.isEmpty else { return "" }
        let rows = figures.map { indicator, figure in
            HTMLText.row([
                .header(indicator.label[language]), .number(figure.reading.words(unit: indicator.unit, in: language)),
                .text([figure.perimeter?.name, figure.vintage].compactMap(\.self).joined(separator: ", ")),
                .text(figure.citation.words(in: language)),
            ])
        }
        let caption = Text(fr: "Derniers millésimes de l'INSEE", en: "INSEE's latest vintages")[language]
        return "<table>\n" + HTMLText.element("caption", caption) + rows.joined() + "</table>\n"
    }
}
