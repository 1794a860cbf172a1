import PlanarGeometry
import QuartierCartography
import QuartierModel
import Reporting

/// The controls, the map and its legends.
extension SinglePage {
    private static let box = Box(x: 0, y: 0, width: 9_000, height: 6_000)
    /// How much larger lines and symbols are in the page's units than on paper.
    static let zoom = 10.0

    // MARK: Controls

    func writeControls(_ html: inout MarkupWriter) {
        html.element("div", ["class": "controls"]) { html in
            html.element("label") { html in
                html.text(word("Indicateur", "Indicator"))
                html.element("select", ["id": "indicator"]) { html in
                    for (isEstimated, label) in [
                        (false, word("Chiffres des documents et de l'INSEE", "Figures of documents and of INSEE")),
                        (true, word("Estimations d'après les carreaux", "Estimates from tiles")),
                    ] where choices.contains(where: { $0.isEstimated == isEstimated }) {
                        html.element("optgroup", ["label": .text(label)]) { html in
                            for choice in choices where choice.isEstimated == isEstimated {
                                html.element("option", ["value": .text(choice.key)], text: choice.map.indicator.label[language])
                            }
                        }
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

    func writeMap(_ html: inout MarkupWriter) {
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
                    ) { writeDrawing(&$0, in: window) }
                }
                html.element("p", ["id": "hint", "aria-live": "polite"], text: "")
            }
            html.element("div") { html in
                for (rank, choice) in choices.enumerated() {
                    html.element("div", ["class": "legend", "data-key": .text(choice.key), "hidden": rank == 0 ? .none : "hidden"]) {
                        html in
                        html.append(choice.map.prefixed("l-\(choice.key)-").legendDrawing())
                    }
                }
            }
        }
    }

    private func writeDrawing(_ svg: inout MarkupWriter, in window: MapWindow) {
        svg.element("defs") { svg in
            for choice in choices { choice.map.writePatterns(to: &svg, scale: Self.zoom) }
        }
        let ground = ThematicMap.ground(content.communes, in: window)
        svg.empty("path", ["fill": .text(Ink.ground.hexadecimal), "d": .path(ground.land)])
        let isDense = content.communes.count > 3_000
        svg.element(
            "g",
            [
                "id": "ground", "fill": "none", "stroke": .text(Ink.limit.hexadecimal), "stroke-width": "8",
                "data-dense": isDense ? "true" : .none,
            ]
        ) { svg in
            for path in ground.limits { svg.empty("path", ["d": .path(path)]) }
        }
        for generation in Set(content.entries.flatMap { $0.outlines.map(\.generation) }).sorted() {
            writeAreas(&svg, of: generation, in: window)
        }
        svg.element("g", ["id": "names", "aria-hidden": "true", "pointer-events": "none", "font-family": .text(Lettering.families)]) {
            svg in
            let names = content.entries.compactMap { entry in
                entry.outlines.last.map { (entry.name, $0.outline, clearance: largestRadius(of: entry)) }
            }
            ThematicMap.writeNames(names, communes: content.communes, in: window, scale: Self.zoom * 1.4, to: &svg)
        }
    }

    /// How far the circles of a quartier reach, whichever count is chosen: no name is put under one.
    private func largestRadius(of entry: AtlasContent.Entry) -> Double {
        choices.map { $0.value(of: entry.id).symbol.radius * Self.zoom }.max() ?? 0
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
                        "data-name": .text(entry.name), "aria-label": .text(entry.name),
                    ]
                ) { svg in
                    let path = window.path(item.outline)
                    if !path.isEmpty { svg.empty("path", ["d": .path(path), "vector-effect": "non-scaling-stroke"]) }
                    guard let anchor = item.outline.labelAnchor else { return }
                    let point = window.point(anchor)
                    svg.empty(
                        "circle",
                        [
                            "cx": .number(point.x), "cy": .number(point.y), "r": path.isEmpty ? 20 : 0,
                            "data-least": path.isEmpty ? 20 : .none,
                            "fill": "#2171b5",
                            "fill-opacity": "0.85", "vector-effect": "non-scaling-stroke",
                        ])
                }
            }
        }
    }
}
