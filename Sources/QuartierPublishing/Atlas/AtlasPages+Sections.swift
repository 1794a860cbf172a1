import QuartierCartography
import QuartierModel
import Reporting

/// The sections of a sheet, each left out where there is nothing to say.
extension AtlasPages {
    func communes(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
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

    func surfaces(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
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
        for change in entry.changes { html.element("p", text: change.words(in: language)) }
    }

    func history(_ html: inout MarkupWriter, _ history: FigureHistory) {
        guard !history.series.isEmpty else { return }
        let years = history.years
        table(
            &html, Text(fr: "Évolution des chiffres", en: "Evolution of the figures"),
            [Text(fr: "Indicateur", en: "Indicator"), Text(fr: "Périmètre", en: "Perimeter"), Text(fr: "Origine", en: "Origin")]
                + years.map { year in year.map { Text(verbatim: "\($0)") } ?? Text(fr: "sans millésime", en: "no vintage") },
            history.series.map { row in
                [
                    row.indicator.label[language], row.perimeter?.name ?? Text(fr: "inconnu", en: "unknown")[language],
                    row.origin[language],
                ] + years.map { row.words($0, in: language) }
            })
        for note in history.notes { html.element("p", ["class": "note"], text: note[language]) }
    }

    func estimates(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry, _ ages: RowChart?) {
        guard !entry.estimates.isEmpty else { return }
        let shown = entry.estimates.filter { !AtlasContent.ageBands.contains($0.indicator.key) }
        table(
            &html, Text(fr: "Estimations d'après les carreaux, avec leurs bornes", en: "Estimates from tiles, with their bounds"),
            [Text(fr: "Indicateur", en: "Indicator"), Text(fr: "Valeur", en: "Value")],
            shown.map {
                [$0.indicator.label[language], $0.reading.words(unit: $0.indicator.unit, decimals: $0.indicator.mapDecimals, in: language)]
            })
        if let ages { html.element("figure") { $0.append(ages.drawing()) } }
    }

    func findings(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        guard !entry.findings.isEmpty else { return }
        table(
            &html, Text(fr: "Constats", en: "Findings"),
            [
                Text(fr: "Code", en: "Code"), Text(fr: "Gravité", en: "Severity"), Text(fr: "Périmètre", en: "Perimeter"),
                Text(fr: "Constat", en: "Finding"),
            ],
            entry.findings.map { [$0.kind.code, $0.kind.severity.label[language], $0.place.layer ?? "–", $0.statement(in: language)] })
    }

    func sources(_ html: inout MarkupWriter) {
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

    func row(_ html: inout MarkupWriter, _ cells: [String], heads: Bool) {
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
