import QuartierCartography
import QuartierExchange
import QuartierModel
import Reporting

/// The same data as a table.
extension SinglePage {
    func writeTable(_ html: inout MarkupWriter) {
        html.element("div", ["class": "controls"]) { html in
            html.element("label") { html in
                html.text(word("Chercher un quartier ou une commune", "Look for a quartier or a commune"))
                html.void("input", ["id": "find", "type": "search", "autocomplete": "off"])
            }
            html.element("button", ["id": "copy", "type": "button"], text: word("Copier la table", "Copy the table"))
            html.element("span", ["id": "copied", "role": "status", "hidden": "hidden"], text: word("Table copiée.", "Table copied."))
        }
        html.element("div", ["class": "wide"]) { html in
            html.element("table", ["id": "table"]) { html in
                html.element("caption", text: word("Les mêmes données en table", "The same data as a table"))
                html.element("thead") { html in
                    html.element("tr") { html in
                        for head in [word("Quartier", "Quartier"), word("Communes", "Communes"), word("Statut", "Status")] {
                            writeHeading(&html, head)
                        }
                        for choice in choices { writeHeading(&html, label(of: choice), key: choice.key) }
                        writeHeading(&html, word("Constats", "Findings"))
                    }
                }
                html.element("tbody") { html in
                    for entry in content.entries { writeRow(&html, entry) }
                }
            }
        }
    }

    /// The words of a choice where it stands among others.
    private func label(of choice: PageChoice) -> String {
        let label = choice.map.indicator.label[language]
        return choice.isEstimated ? label + word(" (estimation)", " (estimate)") : label
    }

    private func writeHeading(_ html: inout MarkupWriter, _ text: String, key: String? = nil) {
        html.element("th", ["scope": "col", "aria-sort": "none", "data-key": key.map { .text($0) } ?? .none]) {
            $0.element("button", ["type": "button"], text: text)
        }
    }

    private func writeRow(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        html.element("tr", ["data-quartier": .text(entry.id)]) { html in
            html.element("th", ["scope": "row"], text: entry.name)
            html.element("td", text: entry.communeNames.joined(separator: ", "))
            html.element("td", text: entry.portrait.quartier.status.rawValue)
            for choice in choices { writeCell(&html, choice, entry) }
            html.element("td", ["class": "number", "data-value": .text("\(entry.findings.count)")]) { html in
                if entry.findings.isEmpty {
                    html.text("0")
                } else {
                    writeLink(&html, to: Self.findingsAnchor(entry), text: "\(entry.findings.count)")
                }
            }
        }
    }

    private func writeCell(_ html: inout MarkupWriter, _ choice: PageChoice, _ entry: AtlasContent.Entry) {
        let value = choice.value(of: entry.id)
        let (reading, symbol) = (value.reading, value.symbol)
        html.element(
            "td",
            [
                "class": "number", "data-paint": .text(symbol.paint), "data-dashed": symbol.isDashed ? "true" : .none,
                "data-value": reading.drawn.map { .text(PathData.decimal($0, decimals: 4)) } ?? .none,
                "data-radius": symbol.radius > 0 ? .number(symbol.radius * Self.zoom) : .none,
            ]
        ) { html in
            let words = words(reading, choice)
            if reading.absence == nil || entry.portrait.portrait.foremost(choice.map.indicator.key) != nil && !choice.isEstimated {
                writeLink(&html, to: Self.anchor(entry, choice.key), text: words)
            } else {
                html.text(words)
            }
        }
    }

    /// A link into the details, which the script opens.
    private func writeLink(_ html: inout MarkupWriter, to anchor: String, text: String) {
        html.element("a", ["class": "figure", "href": .text("#" + anchor)], text: text)
    }

    func words(_ reading: Reading, _ choice: PageChoice) -> String {
        reading.words(unit: choice.map.indicator.unit, decimals: choice.map.indicator.mapDecimals, in: language)
    }

    static func anchor(_ entry: AtlasContent.Entry, _ key: String) -> String { "f-\(entry.id)-\(key)" }

    static func findingsAnchor(_ entry: AtlasContent.Entry) -> String { "c-\(entry.id)" }
}
