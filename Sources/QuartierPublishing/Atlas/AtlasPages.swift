import QuartierCartography
import QuartierExchange
import QuartierModel
public import Reporting

/// The pages of an atlas: an overview and a sheet a quartier as HTML, and every map, plate and chart as a page of one PDF.
public struct AtlasPages: Sendable {
    /// A file of the atlas.
    public struct File: Sendable {
        /// Its name in the folder.
        public let name: String
        /// Its bytes.
        public let bytes: [UInt8]
    }

    private let content: AtlasContent
    private let language: Language

    /// Prepares the pages.
    public init(_ content: AtlasContent, language: Language) {
        self.content = content
        self.language = language
    }

    /// The pages as HTML, and their style.
    public var files: [File] {
        [File(name: "atlas.css", bytes: PackageResources.atlas_css), File(name: "index.html", bytes: overview)]
            + content.entries.indices.map { File(name: Self.name(of: content.entries[$0]), bytes: sheet($0)) }
    }

    /// The pages of the PDF as SVG: maps, then for each quartier its plate and its charts.
    public var drawings: [[UInt8]] {
        var pages = content.maps.map { $0.map.drawing().svg.bytes }
        for entry in content.entries {
            let figures = AtlasFigures(content: content, entry: entry, language: language, prefix: "")
            if let plate = figures.plate { pages.append(plate.bytes) }
            let charts = [figures.levels, figures.gaps, figures.ages].compactMap(\.self)
            guard !charts.isEmpty else { continue }
            pages.append(
                ChartPage(
                    page: MapPage(content.page.size, .portrait), title: entry.name, notes: content.notes.map { $0[language] },
                    credits: content.credits(in: language), charts: charts, language: language
                ).drawing().bytes)
        }
        return pages
    }

    /// The file of a sheet: letters and digits of the identifier alone, so that no name leaves the folder.
    static func name(of entry: AtlasContent.Entry) -> String {
        let safe = entry.id.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) }
        return "fiche-" + String(String.UnicodeScalarView(safe)) + ".html"
    }

    // MARK: Pages

    private var overview: [UInt8] {
        let title = Text(fr: "Atlas des quartiers", en: "Atlas of the quartiers")[language]
        return page(title) { html in
            html.element("h1", text: title)
            for note in content.notes { html.element("p", ["class": "note"], text: note[language]) }
            for (rank, map) in content.maps.enumerated() {
                var drawn = map.map
                drawn.prefix = "map-\(rank)-"
                html.element("figure") { $0.append(drawn.drawing().svg) }
            }
            html.element("h2", text: Text(fr: "Quartiers", en: "Quartiers")[language])
            html.element("div", ["class": "wide"]) { html in
                html.element("table") { html in
                    row(
                        &html,
                        [Text(fr: "Quartier", en: "Quartier"), Text(fr: "Statut", en: "Status")].map { $0[language] }
                            + Self.shown.map { $0.label[language] }, heads: true)
                    for entry in content.entries {
                        html.element("tr") { html in
                            html.element("td") { $0.element("a", ["href": .text(Self.name(of: entry))], text: entry.name) }
                            html.element("td", text: entry.portrait.quartier.status.rawValue)
                            for indicator in Self.shown { html.element("td", ["class": "number"], text: value(indicator, entry)) }
                        }
                    }
                }
            }
            sources(&html)
        }
    }

    private static let shown: [Indicator] = [.population, .povertyRate, .under25Share, .employmentRate]

    private func value(_ indicator: Indicator, _ entry: AtlasContent.Entry) -> String {
        entry.portrait.portrait.foremost(indicator.key).map { $0.reading.words(unit: indicator.unit, decimals: 0...1, in: language) } ?? "–"
    }

    private func sheet(_ rank: Int) -> [UInt8] {
        let entry = content.entries[rank]
        return page(entry.name) { html in
            navigation(&html, rank)
            for note in content.notes { html.element("p", ["class": "note"], text: note[language]) }
            html.embed(
                PortraitSheet(
                    entry.portrait, declarations: entry.declarations, communes: entry.declaredCommunes, passages: entry.passages
                ).article(in: language))
            let figures = AtlasFigures(content: content, entry: entry, language: language, prefix: "q-")
            if let plate = figures.plate {
                html.element("h2", text: Text(fr: "Cartographie", en: "Map")[language])
                html.element("figure") { $0.append(plate) }
            }
            let charts = [figures.levels, figures.gaps].compactMap(\.self)
            if !charts.isEmpty {
                html.element("h2", text: Text(fr: "Écarts à l'agglomération", en: "Gaps to the agglomeration")[language])
                for chart in charts { html.element("figure") { $0.append(chart.drawing()) } }
            }
            communes(&html, entry)
            surfaces(&html, entry)
            estimates(&html, entry, figures.ages)
            findings(&html, entry)
            sources(&html)
        }
    }

    private func page(_ title: String, _ body: (inout MarkupWriter) -> Void) -> [UInt8] {
        var html = MarkupWriter()
        html.literal("<!DOCTYPE html>\n")
        html.element("html", ["lang": .text(language.rawValue)]) { html in
            html.element("head") { html in
                html.void("meta", ["charset": "utf-8"])
                html.void("meta", ["name": "viewport", "content": "width=device-width"])
                html.void(
                    "meta",
                    [
                        "http-equiv": "Content-Security-Policy",
                        "content": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'",
                    ])
                html.element("title", text: title)
                html.void("link", ["rel": "stylesheet", "href": "atlas.css"])
            }
            html.element("body") { $0.element("main", [:], body) }
        }
        return html.bytes
    }

    private func navigation(_ html: inout MarkupWriter, _ rank: Int) {
        html.element("nav", ["aria-label": .text(Text(fr: "Fiches", en: "Sheets")[language])]) { html in
            html.element("a", ["href": "index.html"], text: Text(fr: "Atlas", en: "Atlas")[language])
            for (neighbour, arrow) in [(rank - 1, "← "), (rank + 1, "→ ")] where content.entries.indices.contains(neighbour) {
                html.text(" · ")
                html.element("a", ["href": .text(Self.name(of: content.entries[neighbour]))], text: arrow + content.entries[neighbour].name)
            }
        }
    }

    // MARK: Sections

    private func communes(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        guard !entry.communes.isEmpty else { return }
        let style = NumberStyle(language)
        table(
            &html, Text(fr: "Communes", en: "Communes"),
            [
                Text(fr: "Commune", en: "Commune"), Text(fr: "Part de la surface (%)", en: "Share of the surface (%)"),
                Text(fr: "Surface (ha)", en: "Surface (ha)"),
            ],
            entry.communes.map { commune in
                [
                    "\(commune.code) \(commune.name)", style.string(commune.share * 100, decimals: 1...1),
                    style.string(commune.surface / 10_000, decimals: 1...1),
                ]
            })
    }

    private func surfaces(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        guard !entry.outlines.isEmpty else { return }
        let style = NumberStyle(language)
        table(
            &html, Text(fr: "Évolution du périmètre", en: "Evolution of the perimeter"),
            [
                Text(fr: "Génération", en: "Generation"), Text(fr: "Surface sur l'ellipsoïde (ha)", en: "Surface on the ellipsoid (ha)"),
                Text(fr: "Écart (ha)", en: "Difference (ha)"),
            ],
            entry.outlines.enumerated().map { rank, item in
                let change = rank > 0 ? style.string((item.surface - entry.outlines[rank - 1].surface) / 10_000, decimals: 1...1) : "–"
                return [item.generation.name, style.string(item.surface / 10_000, decimals: 1...1), change]
            })
    }

    private func estimates(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry, _ ages: RowChart?) {
        guard !entry.estimates.isEmpty else { return }
        let shown = entry.estimates.filter { !AtlasContent.ageBands.contains($0.indicator.key) }
        table(
            &html, Text(fr: "Estimations d'après les carreaux, avec leurs bornes", en: "Estimates from tiles, with their bounds"),
            [Text(fr: "Indicateur", en: "Indicator"), Text(fr: "Valeur", en: "Value")],
            shown.map { [$0.indicator.label[language], $0.reading.words(unit: $0.indicator.unit, decimals: 0...1, in: language)] })
        if let ages { html.element("figure") { $0.append(ages.drawing()) } }
    }

    private func findings(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        guard !entry.findings.isEmpty else { return }
        table(
            &html, Text(fr: "Constats", en: "Findings"),
            [Text(fr: "Code", en: "Code"), Text(fr: "Gravité", en: "Severity"), Text(fr: "Constat", en: "Finding")],
            entry.findings.map { [$0.kind.code, $0.kind.severity.label[language], $0.message(in: language)] })
    }

    private func sources(_ html: inout MarkupWriter) {
        html.element("h2", text: Text(fr: "Sources", en: "Sources")[language])
        html.element("ul") { html in
            for source in content.sources {
                let parts = [source.title, source.producer, source.vintage, source.licence].compactMap(\.self)
                html.element("li", text: parts.joined(separator: ", "))
            }
        }
        html.element("p", ["class": "note"], text: content.credits(in: language))
    }

    private func table(_ html: inout MarkupWriter, _ title: Text, _ heads: [Text], _ rows: [[String]]) {
        html.element("h2", text: title[language])
        html.element("div", ["class": "wide"]) { html in
            html.element("table") { html in
                row(&html, heads.map { $0[language] }, heads: true)
                for cells in rows { row(&html, cells, heads: false) }
            }
        }
    }

    private func row(_ html: inout MarkupWriter, _ cells: [String], heads: Bool) {
        html.element("tr") { html in
            for (rank, cell) in cells.enumerated() {
                if heads {
                    html.element("th", ["scope": "col"], text: cell)
                } else if rank == 0 {
                    html.element("th", ["scope": "row"], text: cell)
                } else {
                    html.element("td", text: cell)
                }
            }
        }
    }
}
