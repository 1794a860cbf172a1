import QuartierCartography
import QuartierExchange
import QuartierModel
import Reporting

/// What the page says of one quartier: each value with the words it comes from.
extension SinglePage {
    func writeDetails(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        html.element("article", ["data-quartier": .text(entry.id), "hidden": "hidden"]) { html in
            html.element("h2", ["tabindex": "-1"], text: entry.name)
            let codes = entry.portrait.quartier.codes.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key))" }
            html.element("p", text: ([entry.portrait.quartier.status.rawValue] + codes).joined(separator: " · "))
            let communes = entry.communeShares(in: language)
            if !communes.isEmpty {
                html.element("p", text: word("Communes : ", "Communes: ") + communes.joined(separator: ", "))
            }
            for change in entry.changes { html.element("p", text: change.words(in: language)) }
            writeFigures(&html, entry)
            writeEstimates(&html, entry)
            writeFindings(&html, entry)
        }
    }

    private func writeFigures(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        let figures = choices.filter { !$0.isEstimated }.compactMap { choice in
            entry.portrait.portrait.foremost(choice.map.indicator.key).map { (choice, $0) }
        }
        guard !figures.isEmpty else { return }
        writeTable(
            &html,
            [
                word("Indicateur", "Indicator"), word("Valeur", "Value"), word("Écart à l'agglomération", "Gap to the agglomeration"),
                word("Périmètre, millésime", "Perimeter, vintage"), word("D'où elle vient", "Where it comes from"),
            ]
        ) { html in
            for (choice, figure) in figures {
                html.element("tr", ["id": .text(Self.anchor(entry, choice.key))]) { html in
                    html.element("th", ["scope": "row"], text: choice.map.indicator.label[language])
                    let change = figure.change.map { " (\($0.words(in: language)))" } ?? ""
                    html.element("td", text: words(figure.reading, choice) + change)
                    html.element("td", text: Gap(figure)?.words(in: language) ?? "–")
                    html.element(
                        "td",
                        text: [figure.perimeter?.name ?? word("périmètre inconnu", "unknown perimeter"), figure.vintage ?? "–"]
                            .joined(separator: ", "))
                    html.element("td") { html in
                        if let words = figure.citation.text { html.element("q", text: words) }
                        html.text(" " + figure.citation.words(in: language))
                    }
                }
            }
        }
    }

    private func writeEstimates(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        let estimated = choices.filter { $0.isEstimated && $0.reading(of: entry.id) != .missing(.unknown) }
        guard !estimated.isEmpty else { return }
        writeTable(
            &html, [word("Estimation d'après les carreaux", "Estimate from tiles"), word("Valeur [bornes]", "Value [bounds]")]
        ) { html in
            for choice in estimated {
                html.element("tr", ["id": .text(Self.anchor(entry, choice.key))]) { html in
                    html.element("th", ["scope": "row"], text: choice.map.indicator.label[language])
                    html.element("td", text: words(choice.reading(of: entry.id), choice))
                }
            }
        }
    }

    private func writeFindings(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        guard !entry.findings.isEmpty else { return }
        html.element("h3", ["id": .text(Self.findingsAnchor(entry))], text: word("Constats", "Findings"))
        html.element("ul") { html in
            for finding in entry.findings {
                let parts = [finding.kind.code, finding.kind.severity.label[language], finding.place.layer].compactMap(\.self)
                html.element(
                    "li", text: parts.joined(separator: ", ") + word(" : ", ": ") + finding.statement(in: language))
            }
        }
    }

    private func writeTable(_ html: inout MarkupWriter, _ heads: [String], _ rows: (inout MarkupWriter) -> Void) {
        html.element("div", ["class": "wide"]) { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for head in heads { html.element("th", ["scope": "col"], text: head) }
                    }
                }
                html.element("tbody", [:], rows)
            }
        }
    }
}
