import FoundationEssentials
import PlanarGeometry
import QuartierCartography
import QuartierExchange
import QuartierModel
public import Reporting

/// The whole atlas as one page that needs nothing else: a map to move in, a choice of indicator and generation, details, and the same data as a table.
///
/// Every word, colour and number is in the document; the script only shows and hides. It loads nothing: its Content-Security-Policy forbids all but the
/// script and style it carries, by their digests.
public struct SinglePage: Sendable {
    private let content: AtlasContent
    private let language: Language

    /// Prepares the page.
    ///
    /// - Parameter content: its maps are those that the reader chooses among.
    public init(_ content: AtlasContent, language: Language) {
        self.content = content
        self.language = language
    }

    /// The page.
    public var bytes: [UInt8] {
        var html = MarkupWriter()
        html.literal("<!DOCTYPE html>\n")
        html.element("html", ["lang": .text(language.rawValue)]) { html in
            html.element("head") { writeHead(&$0) }
            html.element("body") { html in
                html.element("a", ["class": "skip", "href": "#table"], text: word("Aller à la table", "Go to the table"))
                html.element("header") { html in
                    html.element("h1", text: title)
                    for note in content.notes { html.element("p", ["class": "note"], text: note[language]) }
                }
                html.element("main") { html in
                    writeControls(&html)
                    writeMap(&html)
                    writeTable(&html)
                    for entry in content.entries { writeDetails(&html, entry) }
                }
                html.element("footer") { html in
                    html.element("p", ["class": "note"], text: content.credits(in: language))
                }
                html.open("script")
                html.embed(PackageResources.page_js)
                html.close()
            }
        }
        return html.bytes
    }

    private var title: String { word("Quartiers de la politique de la ville", "Neighbourhoods of the politique de la ville") }

    private func word(_ french: String, _ english: String) -> String { Text(fr: french, en: english)[language] }

    // MARK: Head

    private func writeHead(_ html: inout MarkupWriter) {
        html.void("meta", ["charset": "utf-8"])
        html.void("meta", ["name": "viewport", "content": "width=device-width"])
        let policy =
            "default-src 'none'; script-src '\(Self.digest(PackageResources.page_js))'; style-src '\(Self.digest(PackageResources.page_css))'; "
            + "base-uri 'none'; form-action 'none'"
        html.void("meta", ["http-equiv": "Content-Security-Policy", "content": .text(policy)])
        html.element("title", text: title)
        html.open("style")
        html.embed(PackageResources.page_css)
        html.close()
    }

    /// The digest of a script or style as a policy writes it.
    static func digest(_ resource: [UInt8]) -> String {
        let hexadecimal = Array(SHA256.hexadecimal(of: resource))
        let bytes = stride(from: 0, to: hexadecimal.count, by: 2).compactMap { UInt8(String(hexadecimal[$0...$0 + 1]), radix: 16) }
        return "sha256-" + Data(bytes).base64EncodedString()
    }

    // MARK: Controls

    private func writeControls(_ html: inout MarkupWriter) {
        html.element("div", ["class": "controls"]) { html in
            html.element("label") { html in
                html.text(word("Indicateur", "Indicator"))
                html.element("select", ["id": "indicator"]) { html in
                    for map in content.maps {
                        html.element("option", ["value": .text(map.map.indicator.key)], text: map.map.indicator.label[language])
                    }
                }
            }
            html.element("label") { html in
                html.text(word("Périmètres", "Perimeters"))
                html.element("select", ["id": "generation"]) { html in
                    for generation in generations {
                        html.element(
                            "option", ["value": .text(generation.name), "selected": generation == generations.last ? "selected" : .none],
                            text: generation.name)
                    }
                }
            }
            for (id, sign, name) in [
                ("zoom-in", "+", word("Agrandir", "Zoom in")), ("zoom-out", "−", word("Réduire", "Zoom out")),
                ("zoom-all", word("Tout voir", "See all"), word("Tout voir", "See all")),
            ] {
                html.element("button", ["id": .text(id), "type": "button", "aria-label": .text(name)], text: sign)
            }
        }
    }

    /// Those of the State, to choose among; local quartiers are always shown.
    private var generations: [Generation] {
        let all = Set(content.entries.flatMap { $0.outlines.map(\.generation) })
        let chosen = all.filter { $0 != .local }
        return (chosen.isEmpty ? all : chosen).sorted()
    }

    // MARK: Map

    private static let box = Box(x: 0, y: 0, width: 9_000, height: 6_000)
    /// How much larger lines and symbols are in the page's units than on paper.
    private static let zoom = 10.0

    private func writeMap(_ html: inout MarkupWriter) {
        let extent = content.entries.flatMap { $0.outlines.map(\.outline.envelope) }.reduce(Envelope.empty) { $0.union($1) }
        let window = MapWindow(showing: extent, in: Self.box)
        html.element("div", ["class": "sheet"]) { html in
            html.element("div") { html in
                html.element("div", ["class": "frame", "id": "frame"]) { html in
                    html.element(
                        "svg",
                        [
                            "id": "map", "viewBox": "0 0 9000 6000", "tabindex": "0", "role": "group",
                            "aria-label": .text(
                                word("Carte : flèches pour se déplacer, + et − pour agrandir", "Map: arrows to move, + and - to zoom")),
                        ]
                    ) { svg in
                        svg.element("defs") { svg in
                            for map in content.maps { prefixed(map.map).writePatterns(to: &svg, scale: Self.zoom) }
                        }
                        svg.element(
                            "g",
                            [
                                "id": "ground", "fill": .text(Ink.ground.hexadecimal), "fill-rule": "evenodd",
                                "stroke": .text(Ink.limit.hexadecimal),
                                "stroke-width": "8",
                            ]
                        ) { svg in
                            for path in ThematicMap.ground(content.communes, in: window) { svg.empty("path", ["d": .path(path)]) }
                        }
                        for generation in Set(content.entries.flatMap { $0.outlines.map(\.generation) }).sorted() {
                            writeAreas(&svg, of: generation, in: window)
                        }
                        svg.element(
                            "g", ["id": "names", "aria-hidden": "true", "pointer-events": "none", "font-family": .text(Lettering.families)]
                        ) { svg in
                            let names = content.entries.compactMap { entry in entry.outlines.last.map { (entry.name, $0.outline) } }
                            ThematicMap.writeNames(names, in: window, scale: Self.zoom * 1.4, to: &svg)
                        }
                    }
                }
                html.element("p", ["id": "hint", "aria-live": "polite"], text: "")
            }
            html.element("div") { html in
                for (rank, map) in content.maps.enumerated() {
                    html.element(
                        "div", ["class": "legend", "data-key": .text(map.map.indicator.key), "hidden": rank == 0 ? .none : "hidden"]
                    ) { $0.append(prefixed(map.map, "l").legendDrawing()) }
                }
            }
        }
    }

    private func writeAreas(_ svg: inout MarkupWriter, of generation: Generation, in window: MapWindow) {
        let always: MarkupWriter.Attribute = generation == .local || generations == [generation] ? "true" : .none
        svg.element(
            "g",
            [
                "class": "generation", "data-generation": .text(generation.name), "data-always": always, "fill-rule": "evenodd",
                "stroke": .text(Ink.outline.hexadecimal), "stroke-width": "1.5", "stroke-linejoin": "round",
            ]
        ) { svg in
            for entry in content.entries {
                guard let item = entry.outlines.first(where: { $0.generation == generation }) else { continue }
                svg.element(
                    "g",
                    [
                        "class": "area", "tabindex": "0", "role": "button", "data-quartier": .text(entry.id),
                        "data-name": .text(entry.name),
                        "aria-label": .text(entry.name),
                    ]
                ) { svg in
                    let path = window.path(item.outline)
                    if !path.isEmpty { svg.empty("path", ["d": .path(path), "vector-effect": "non-scaling-stroke"]) }
                    guard let anchor = item.outline.labelAnchor else { return }
                    let point = window.point(anchor)
                    svg.empty(
                        "circle",
                        [
                            "cx": .number(point.x), "cy": .number(point.y), "r": path.isEmpty ? 20 : 0, "fill": "#2171b5",
                            "fill-opacity": "0.85",
                            "vector-effect": "non-scaling-stroke",
                        ])
                }
            }
        }
    }

    private func prefixed(_ map: ThematicMap, _ prefix: String = "m") -> ThematicMap {
        var map = map
        map.prefix = "\(prefix)-\(map.indicator.key)-"
        return map
    }

    // MARK: Table

    private func writeTable(_ html: inout MarkupWriter) {
        html.element("div", ["class": "wide"]) { html in
            html.element("table", ["id": "table"]) { html in
                html.element("caption", text: word("Les mêmes données en table", "The same data as a table"))
                html.element("thead") { html in
                    html.element("tr") { html in
                        for head in [word("Quartier", "Quartier"), word("Statut", "Status")] { writeHeading(&html, head, key: nil) }
                        for map in content.maps { writeHeading(&html, map.map.indicator.label[language], key: map.map.indicator.key) }
                    }
                }
                html.element("tbody") { html in
                    for entry in content.entries { writeRow(&html, entry) }
                }
            }
        }
        html.element("button", ["id": "copy", "type": "button"], text: word("Copier la table", "Copy the table"))
        html.element("span", ["id": "copied", "role": "status", "hidden": "hidden"], text: word(" Table copiée.", " Table copied."))
    }

    private func writeHeading(_ html: inout MarkupWriter, _ text: String, key: String?) {
        html.element("th", ["scope": "col", "aria-sort": "none", "data-key": key.map { .text($0) } ?? .none]) {
            $0.element("button", ["type": "button"], text: text)
        }
    }

    private func writeRow(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        html.element("tr", ["data-quartier": .text(entry.id)]) { html in
            html.element("th", ["scope": "row"], text: entry.name)
            html.element("td", text: entry.portrait.quartier.status.rawValue)
            for map in content.maps {
                let reading = map.map.areas.first { $0.id == entry.id }?.reading ?? .missing(.unknown)
                let symbol = prefixed(map.map).symbol(of: reading)
                let words = reading.words(unit: map.map.indicator.unit, decimals: 0...1, in: language)
                html.element(
                    "td",
                    [
                        "class": "number", "data-paint": .text(symbol.paint), "data-dashed": symbol.isDashed ? "true" : .none,
                        "data-value": reading.drawn.map { .text(PathData.decimal($0, decimals: 4)) } ?? .none,
                        "data-radius": symbol.radius > 0 ? .number(symbol.radius * Self.zoom) : .none,
                    ]
                ) { html in
                    if entry.portrait.portrait.foremost(map.map.indicator.key) != nil {
                        html.element("a", ["class": "figure", "href": .text("#\(Self.anchor(entry, map.map.indicator.key))")], text: words)
                    } else {
                        html.text(words)
                    }
                }
            }
        }
    }

    private static func anchor(_ entry: AtlasContent.Entry, _ key: String) -> String { "f-\(entry.id)-\(key)" }

    // MARK: Details

    /// A quartier's figures, each with the words it comes from.
    private func writeDetails(_ html: inout MarkupWriter, _ entry: AtlasContent.Entry) {
        html.element("article", ["data-quartier": .text(entry.id), "hidden": "hidden"]) { html in
            html.element("h3", ["tabindex": "-1"], text: entry.name)
            html.element("div", ["class": "wide"]) { html in
                html.element("table") { html in
                    html.element("tr") { html in
                        for head in [
                            word("Indicateur", "Indicator"), word("Valeur", "Value"), word("Périmètre, millésime", "Perimeter, vintage"),
                            word("D'où elle vient", "Where it comes from"),
                        ] { html.element("th", ["scope": "col"], text: head) }
                    }
                    for map in content.maps {
                        let indicator = map.map.indicator
                        guard let figure = entry.portrait.portrait.foremost(indicator.key) else { continue }
                        html.element("tr", ["id": .text(Self.anchor(entry, indicator.key))]) { html in
                            html.element("th", ["scope": "row"], text: indicator.label[language])
                            html.element("td", text: figure.reading.words(unit: indicator.unit, decimals: 0...1, in: language))
                            html.element(
                                "td",
                                text: [figure.perimeter?.name ?? word("périmètre inconnu", "unknown perimeter"), figure.vintage ?? "–"]
                                    .joined(separator: ", "))
                            html.element("td") { html in
                                if let words = figure.citation.text { html.element("q", text: words) }
                                html.text(" " + figure.citation.document)
                                if let line = figure.citation.line { html.text(word(", ligne \(line)", ", line \(line)")) }
                            }
                        }
                    }
                }
            }
        }
    }
}
