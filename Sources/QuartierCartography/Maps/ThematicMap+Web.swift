public import PlanarGeometry
public import QuartierModel
import Reporting

/// The parts of a thematic map that a page puts together and a reader switches between.
extension ThematicMap {
    /// What a reading is drawn with.
    public struct Symbol: Sendable, Hashable {
        /// The fill of the outline, as an attribute of SVG.
        public let paint: String
        /// The radius of the circle upon it, in points; 0 for none.
        public let radius: Double
        /// Whether it is an estimate, drawn dashed.
        public let isDashed: Bool
    }

    /// The symbols of readings, in their order.
    public func symbols(of readings: [Reading]) -> [Symbol] {
        let style = MapStyle(self)
        return readings.map { reading in
            let paint = if case .text(let text) = style.fills.paint(style.fill(of: reading)) { text } else { "none" }
            return Symbol(paint: paint, radius: style.radius(of: reading) ?? 0, isDashed: style.isDashed(reading))
        }
    }

    /// Writes the patterns that symbols refer to, for the `defs` of the page's map.
    ///
    /// - Parameter scale: how many units of the page's map a point of paper is.
    public func writePatterns(to svg: inout MarkupWriter, scale: Double) { MapStyle(self).fills.write(to: &svg, scale: scale) }

    /// The legend as a drawing of its own.
    public func legendDrawing() -> MarkupWriter {
        let style = MapStyle(self)
        let blocks = MapLegend(self, style: style).blocks
        let width = 200.0
        let height = blocks.reduce(4) { $0 + $1.height(width: width - 4) }
        var svg = MarkupWriter()
        let title = Text(fr: "Légende : \(indicator.label.french)", en: "Legend: \(indicator.label.english)")[texts.language]
        svg.element(
            "svg",
            [
                "viewBox": .text("0 0 \(PathData.decimal(width, decimals: 0)) \(PathData.decimal(height, decimals: 1))"), "role": "img",
                "font-family": .text(Lettering.families), "aria-label": .text(title),
            ]
        ) { svg in
            svg.element("defs") { style.fills.write(to: &$0, scale: page.scale) }
            var y = 2.0
            for block in blocks {
                block.draw(&svg, x: 2, y: y, width: width - 4, fills: style.fills)
                y += block.height(width: width - 4)
            }
        }
        return svg
    }

    /// The ground of a page's map: its land as one area, and the limits of communes, each drawn once.
    ///
    /// Limits are a path for each cell of a grid over the map: a browser draws only those near what is seen, and tens of thousands of elements would be
    /// too many for it. Communes farther from the map than half its size are left out.
    public static func ground(_ communes: [MapCommune], in window: MapWindow) -> (land: PathData, limits: [PathData]) {
        let (columns, rows) = (24, 16)
        let seen = window.area.expanded(by: max(window.area.width, window.area.height) / 2)
        var land = JoinedOutline(in: window, seen: seen, decimals: 0)
        var cells = Array(repeating: PathData(decimals: 0), count: columns * rows)
        var drawn: Set<UInt64> = []
        for commune in communes {
            guard let centre = commune.outline.envelope.center, commune.outline.envelope.intersects(seen) else { continue }
            land.add(commune.outline)
            let point = window.point(centre)
            func cell(_ share: Double, _ count: Int) -> Int { min(max(Int(share * Double(count)), 0), count - 1) }
            let column = cell((point.x - window.box.x) / window.box.width, columns)
            let row = cell((point.y - window.box.y) / window.box.height, rows)
            for ring in commune.outline.rings {
                cells[row * columns + column].addBorder(ring.coordinates.map(window.point), besides: &drawn)
            }
        }
        return (land.path, cells.filter { !$0.isEmpty })
    }

    /// Writes the names of quartiers, then of communes, where they have room, in the units of the page's map; those without room are left out, and told
    /// by the table.
    ///
    /// - Parameter names: each with its outline and the radius around its middle that its symbols take.
    public static func writeNames(
        _ names: [(name: String, outline: MultiPolygon, clearance: Double)], communes: [MapCommune], in window: MapWindow, scale: Double,
        to svg: inout MarkupWriter
    ) {
        let drawing = MapDrawing(window: window, scale: scale)
        let labels = names.compactMap { name, outline, clearance in
            outline.labelAnchor.map {
                MapDrawing.Label(
                    name: name, value: nil, anchor: window.point($0), parts: drawing.boxes(of: outline), clearance: clearance)
            }
        }
        let symbols = labels.filter { $0.clearance > 0 }.map { label in
            Box(
                x: label.anchor.x - label.clearance, y: label.anchor.y - label.clearance, width: 2 * label.clearance,
                height: 2 * label.clearance
            ).inset(by: label.clearance * 0.2)
        }
        _ = drawing.drawLabels(&svg, labels, communes: communes, symbols: symbols)
    }
}
