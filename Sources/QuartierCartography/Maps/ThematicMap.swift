import PlanarGeometry
public import QuartierModel
import Reporting

/// A map of one indicator over the quartiers: classes of colour for rates and indices, circles for counts.
public struct ThematicMap: Sendable {
    /// How the indicator is shown.
    public enum Symbolism: Sendable, Hashable {
        /// Classes of colour.
        case classes(Classification, Palette)
        /// Classes on both sides of a value, the first so many below it.
        case diverging(Classification, below: Int, around: Double)
        /// Circles whose area is proportional to the count.
        case circles
    }

    /// The sheet.
    public var page: MapPage
    /// The words.
    public var texts: MapTexts
    /// What is shown.
    public var indicator: Indicator
    /// How it is shown.
    public var symbolism: Symbolism
    /// The quartiers.
    public var areas: [MapArea]
    /// The communes behind them.
    public var communes: [MapCommune]
    /// The value of the agglomeration; nil when it is not known.
    public var reference: Double?
    /// Whether classes are hatched as well.
    public var isHatched = false
    /// Whether quartiers and communes are named.
    public var isLabelled = true
    /// How far north is from upright, in degrees clockwise.
    public var north = 0.0
    /// What the identifiers of the drawing begin with, where several stand in one page.
    public var prefix = ""

    /// Makes a map.
    public init(
        page: MapPage, texts: MapTexts, indicator: Indicator, symbolism: Symbolism, areas: [MapArea], communes: [MapCommune],
        reference: Double? = nil
    ) {
        self.page = page
        self.texts = texts
        self.indicator = indicator
        self.symbolism = symbolism
        self.areas = areas
        self.communes = communes
        self.reference = reference
    }

    /// The map as SVG, and how many quartiers it could not name.
    public func drawing() -> (svg: MarkupWriter, unnamed: Int) {
        let style = MapStyle(self)
        let scale = page.scale
        let extent = areas.reduce(Envelope.empty) { $0.union($1.outline?.envelope ?? .empty) }
        func layOut(marks: Bool) -> (MapSheet, MapWindow) {
            let legend = MapLegend(self, style: style, hasMarks: marks).blocks
            let sheet = MapSheet(page: page, texts: texts, legend: legend, prefix: prefix, north: north)
            return (sheet, MapWindow(showing: extent, in: sheet.frame))
        }
        var (sheet, window) = layOut(marks: false)
        // A row more in the legend may leave less room for the map, never more: what is a mark stays one.
        if style.classes != nil, areas.contains(where: { $0.outline.map { isMark($0, in: window) } ?? false }) {
            (sheet, window) = layOut(marks: true)
        }
        let drawing = MapDrawing(window: window, scale: scale)
        var unnamed = 0
        let svg = sheet.document(pointsPerMetre: window.pointsPerMetre, fills: style.fills) { svg in
            drawing.drawGround(&svg, communes)
            drawAreas(&svg, window, style)
            let circles = drawCircles(&svg, window, style)
            guard isLabelled else { return }
            let labels = labels(window, drawing, style)
            unnamed = drawing.drawLabels(&svg, labels, communes: communes, symbols: circles)
        }
        return (svg, unnamed)
    }

    /// The largest first, so that small ones lie above them.
    private var drawingOrder: [MapArea] {
        areas.sorted { left, right in
            let (first, second) = (left.outline?.area ?? 0, right.outline?.area ?? 0)
            return first == second ? left.id < right.id : first > second
        }
    }

    /// Whether an outline is too small for the page, or without area: a mark stands in its place, large enough for its colour to be seen.
    private func isMark(_ outline: MultiPolygon, in window: MapWindow) -> Bool {
        let envelope = outline.envelope
        return !envelope.isEmpty && max(envelope.width, envelope.height) * window.pointsPerMetre < 3 * page.scale
    }

    private func drawAreas(_ svg: inout MarkupWriter, _ window: MapWindow, _ style: MapStyle) {
        let scale = page.scale
        svg.element(
            "g",
            [
                "stroke": .text(Ink.outline.hexadecimal), "stroke-width": .number(0.8 * scale), "stroke-linejoin": "round",
                "fill-rule": "evenodd",
            ]
        ) { svg in
            for area in drawingOrder {
                guard let outline = area.outline else { continue }
                let fill = style.fill(of: area.reading)
                let dashes: MarkupWriter.Attribute =
                    style.classes != nil && style.isDashed(area.reading) ? .text(DashStyle.estimate(scale)) : .none
                svg.element("g", ["id": .text(prefix + "area-" + area.id), "fill": style.fills.paint(fill), "stroke-dasharray": dashes]) {
                    svg in
                    svg.element("title", text: "\(area.name) : \(words(area.reading))")
                    let path = window.path(outline)
                    if path.isEmpty || isMark(outline, in: window), let anchor = outline.labelAnchor {
                        let point = window.point(anchor)
                        svg.empty(
                            "circle",
                            [
                                "cx": .number(point.x), "cy": .number(point.y), "r": .number(MapStyle.markRadius * scale),
                                "stroke-width": .number(0.4 * scale),
                            ])
                    } else {
                        svg.empty("path", ["d": .path(path)])
                    }
                }
            }
        }
    }

    private func drawCircles(_ svg: inout MarkupWriter, _ window: MapWindow, _ style: MapStyle) -> [Box] {
        let circles = areas.compactMap { area -> (MapArea, Coordinate, Double)? in
            guard let radius = style.radius(of: area.reading), let anchor = area.outline?.labelAnchor else { return nil }
            return (area, window.point(anchor), radius)
        }.sorted { ($0.2, $1.0.id) > ($1.2, $0.0.id) }
        for (area, point, radius) in circles {
            let dashes = style.isDashed(area.reading) || area.reading.isBound
            svg.element(
                "circle",
                [
                    "cx": .number(point.x), "cy": .number(point.y), "r": .number(radius),
                    "fill": .text((style.fills.colours.first ?? Ink.secondary).hexadecimal), "fill-opacity": .number(0.85),
                    "stroke": .text((dashes ? Ink.outline : Ink.paper).hexadecimal),
                    "stroke-width": .number(page.scale),
                    "stroke-dasharray": dashes ? .text(DashStyle.estimate(page.scale)) : .none,
                ]
            ) { $0.element("title", text: "\(area.name) : \(words(area.reading))") }
        }
        return circles.map { _, point, radius in
            Box(x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius).inset(by: radius * 0.2)
        }
    }

    private func labels(_ window: MapWindow, _ drawing: MapDrawing, _ style: MapStyle) -> [MapDrawing.Label] {
        drawingOrder.compactMap { area in
            guard let outline = area.outline, let anchor = outline.labelAnchor else { return nil }
            let radius = style.radius(of: area.reading) ?? 0
            return MapDrawing.Label(
                name: area.name, value: words(area.reading), anchor: window.point(anchor), parts: drawing.boxes(of: outline),
                clearance: radius)
        }
    }

    /// A reading as the map writes it.
    func words(_ reading: Reading) -> String {
        reading.words(unit: indicator.unit, decimals: indicator.mapDecimals, in: texts.language)
    }
}

extension Indicator {
    /// How many decimals a map shows: one of a rate or an index, none of a count.
    public var mapDecimals: ClosedRange<Int> {
        switch nature {
        case .rate, .index, .area: unit == .euros ? 0...0 : 0...1
        case .count: 0...0
        }
    }
}
