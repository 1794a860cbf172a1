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

        /// Names some bytes.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
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

    /// The pages of the PDF as SVG: maps and charts of all, for each quartier its plate, charts and tables, then the sources.
    public var drawings: [[UInt8]] {
        var pages = content.maps.map { $0.map.drawing().svg.bytes }
        if let page = chartPage(Self.title[language], OverviewCharts(content: content, language: language).charts) { pages.append(page) }
        for entry in content.entries {
            let figures = AtlasFigures(content: content, entry: entry, language: language, prefix: "")
            if let plate = figures.plate { pages.append(plate.bytes) }
            let charts = [figures.levels, figures.gaps, figures.ages].compactMap(\.self)
            if let page = chartPage(entry.name, charts) { pages.append(page) }
            pages += tablePages(entry.name, SheetSections(entry: entry, language: language).all)
        }
        return pages + tablePages(Self.title[language], [sources])
    }

    private func tablePages(_ title: String, _ blocks: [SheetBlock]) -> [[UInt8]] {
        SheetPages(
            page: paper, title: title, blocks: blocks, credits: content.credits(in: language), language: language
        ).drawings().map(\.bytes)
    }

    /// The paper of tables and charts, which are higher than wide.
    private var paper: MapPage { MapPage(content.page.size, .portrait) }

    /// Charts on a sheet of paper; nil for none.
    private func chartPage(_ title: String, _ charts: [RowChart]) -> [UInt8]? {
        guard !charts.isEmpty else { return nil }
        return ChartPage(
            page: paper, title: title, notes: content.notes.map { $0[language] },
            credits: content.credits(in: language), charts: charts, language: language
        ).drawing().bytes
    }

    /// The file of a sheet: letters and digits of the identifier alone, so that no name leaves the folder.
    static func name(of entry: AtlasContent.Entry) -> String {
        let safe = entry.id.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) }
        return "fiche-" + String(String.UnicodeScalarView(safe)) + ".html"
    }

    // MARK: Pages

    private var overview: [UInt8] {
        let title = Self.title[language]
        return page(title) { html in
            html.element("h1", text: title)
            for note in content.notes { html.element("p", ["class": "note"], text: note[language]) }
            for (rank, map) in content.maps.enumerated() {
                var drawn = map.map
                drawn.prefix = "map-\(rank)-"
                html.element("figure") { $0.append(drawn.drawing().svg) }
            }
            for chart in OverviewCharts(content: content, language: language).charts {
                html.element("figure") { $0.append(chart.drawing()) }
            }
            html.element("h2", text: Text(fr: "Quartiers", en: "Quartiers")[language])
            html.element("div", ["class": "wide"]) { html in
                html.element("table") { html in
                    html.element("tr") { html in
                        for head in [Text(fr: "Quartier", en: "Quartier"), Text(fr: "Statut", en: "Status")] + Self.shown.map(\.label) {
                            html.element("th", ["scope": "col"], text: head[language])
                        }
                    }
                    for entry in content.entries {
                        html.element("tr") { html in
                            html.element("td") { $0.element("a", ["href": .text(Self.name(of: entry))], text: entry.name) }
                            html.element("td", text: entry.portrait.quartier.status.rawValue)
                            for indicator in Self.shown { html.element("td", ["class": "number"], text: value(indicator, entry)) }
                        }
                    }
                }
            }
            writeSources(&html)
        }
    }

    private static let title = Text(fr: "Atlas des quartiers", en: "Atlas of the quartiers")
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
            let sections = SheetSections(entry: entry, language: language)
            for block in [sections.communes, sections.surfaces, sections.history, sections.estimates] { write(block, &html) }
            if let ages = figures.ages { html.element("figure") { $0.append(ages.drawing()) } }
            write(sections.findings, &html)
            writeSources(&html)
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

    // MARK: Tables

    private var sources: SheetBlock {
        SheetBlock(
            title: Text(fr: "Sources", en: "Sources")[language],
            rows: content.sources.map { source in
                [source.title, [source.producer, source.vintage, source.licence].compactMap(\.self).joined(separator: ", ")]
            }, notes: content.notes.map { $0[language] })
    }

    private func writeSources(_ html: inout MarkupWriter) {
        write(SheetBlock(title: sources.title, rows: sources.rows, notes: [content.credits(in: language)]), &html)
    }

    private func write(_ block: SheetBlock?, _ html: inout MarkupWriter) {
        guard let block else { return }
        html.element("h2", text: block.title)
        html.element("div", ["class": "wide"]) { html in
            html.element("table") { html in
                if !block.heads.isEmpty {
                    html.element("tr") { html in
                        for head in block.heads { html.element("th", ["scope": "col"], text: head) }
                    }
                }
                for row in block.rows {
                    html.element("tr") { html in
                        for (rank, cell) in row.enumerated() {
                            if rank == 0 { html.element("th", ["scope": "row"], text: cell) } else { html.element("td", text: cell) }
                        }
                    }
                }
            }
        }
        for note in block.notes { html.element("p", ["class": "note"], text: note) }
    }
}
