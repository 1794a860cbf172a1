import PlanarGeometry
public import QuartierModel
public import Reporting

/// A chart of one row for each quartier, age band or indicator: bars from zero, or dots. Bounds show as bounds, and what is missing as its reason.
public struct RowChart: Sendable {
    /// What stands for a number.
    public enum Mark: Sendable, Hashable {
        /// Bars from zero: for levels.
        case bars
        /// Dots on a line: for gaps.
        case dots
    }

    /// A row.
    public struct Row: Sendable, Hashable {
        /// What is measured, or where.
        public var label: String
        /// What is known.
        public var reading: Reading
        /// What stands beside the mark; nil for the reading in the unit of the chart.
        public var words: String?
        /// Whether it is there for comparison, and drawn in grey.
        public var isContext: Bool

        /// Makes a row.
        ///
        /// - Parameter words: what stands beside the mark; nil for the reading in the unit of the chart.
        public init(label: String, reading: Reading, words: String? = nil, isContext: Bool = false) {
            self.label = label
            self.reading = reading
            self.words = words
            self.isContext = isContext
        }
    }

    /// What the chart shows.
    public var title: String
    /// The rows, from the top.
    public var rows: [Row]
    /// What stands for a number.
    public var mark: Mark
    /// The unit.
    public var unit: Indicator.Unit
    /// The value that rows are held against, and its name; nil for none.
    public var reference: (label: String, value: Double)?
    /// The language.
    public var language: Language
    /// What the identifiers of the drawing begin with.
    public var prefix: String

    /// Makes a chart.
    public init(
        title: String, rows: [Row], mark: Mark, unit: Indicator.Unit, reference: (label: String, value: Double)? = nil, language: Language,
        prefix: String
    ) {
        self.title = title
        self.rows = rows
        self.mark = mark
        self.unit = unit
        self.reference = reference
        self.language = language
        self.prefix = prefix
    }

    private static let width = 520.0
    private static let labelWidth = 170.0
    private static let valueWidth = 110.0
    private static let axisHeight = 22.0
    private static let body = Lettering(8.5)
    private static let bold = Lettering(9.5, bold: true)
    private static let small = Lettering(7.5)

    private var labels: [[String]] { rows.map { Self.body.lines($0.label, width: Self.labelWidth - 8, atMost: 2) } }

    private var heights: [Double] { labels.map { max(17, Double($0.count) * Self.body.leading + 4) } }

    /// The height of the drawing, in points.
    public var height: Double {
        Double(titleLines.count) * Self.bold.leading + 6 + (reference == nil ? 0 : 12) + heights.reduce(0, +) + Self.axisHeight
    }

    private var titleLines: [String] { Self.bold.lines(title, width: Self.width) }

    /// The chart as SVG that takes the width it is given.
    public func drawing() -> MarkupWriter {
        var svg = MarkupWriter()
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": .text("0 0 \(PathData.decimal(Self.width, decimals: 2)) \(PathData.decimal(height, decimals: 2))"),
                "role": "img",
                "lang": .text(language.rawValue), "class": "chart", "font-family": .text(Lettering.families),
                "aria-labelledby": .text("\(prefix)title \(prefix)description"),
            ]
        ) { svg in
            svg.element("title", ["id": .text(prefix + "title")], text: title)
            // Everything the drawing says, for those who do not see it.
            let said = rows.map { "\($0.label) : \(words($0))" } + (reference.map { ["\($0.label) : \(self.words($0.value))"] } ?? [])
            svg.element("desc", ["id": .text(prefix + "description")], text: said.joined(separator: " ; "))
            draw(&svg, x: 0, y: 0)
        }
        return svg
    }

    /// Draws the chart into another drawing, with its top left corner at a point.
    func draw(_ svg: inout MarkupWriter, x: Double, y: Double) {
        let axis = ChartAxis(rows.map(\.reading), reference: reference?.value)
        let left = x + Self.labelWidth
        let plot = Box(
            x: left, y: y + Double(titleLines.count) * Self.bold.leading + 6 + (reference == nil ? 0 : 12),
            width: Self.width - Self.labelWidth - Self.valueWidth, height: heights.reduce(0, +))
        svg.lines(titleLines, x: x, y: y, Self.bold)
        for tick in axis.ticks {
            let position = plot.x + axis.share(tick) * plot.width
            line(&svg, position, plot.y, position, plot.bottom, colour: tick == 0 ? Ink.secondary : Colour(0xC8C8C8), width: 0.6)
            svg.lines(
                [NumberStyle(language).string(tick, decimals: 0...2)], x: position, y: plot.bottom + 2, Self.small, colour: Ink.secondary,
                anchoring: .middle)
        }
        if let symbol = unit.symbol?[language] {
            svg.lines([symbol], x: plot.right + 8, y: plot.bottom + 2, Self.small, colour: Ink.secondary)
        }
        var top = plot.y
        for (row, (lines, height)) in zip(rows, zip(labels, heights)) {
            let middle = top + height / 2
            svg.lines(
                lines, x: left - 8, y: middle - Double(lines.count) * Self.body.leading / 2, Self.body, anchoring: .end)
            draw(row, &svg, axis, plot, middle)
            svg.lines([words(row)], x: plot.right + 8, y: middle - Self.small.leading / 2, Self.small)
            top += height
        }
        guard let reference else { return }
        let position = plot.x + axis.share(reference.value) * plot.width
        line(&svg, position, plot.y - 3, position, plot.bottom, colour: Ink.text, width: 1.3, dashes: "3 2")
        let text = "\(reference.label) : \(words(reference.value))"
        // The name stays inside the drawing, whichever end the line is near.
        let half = Self.small.width(text) / 2
        svg.lines(
            [text], x: min(max(position, x + half), x + Self.width - half), y: plot.y - 13, Self.small, anchoring: .middle)
    }

    private func words(_ row: Row) -> String { row.words ?? row.reading.words(unit: unit, decimals: 0...1, in: language) }
    private func words(_ value: Double) -> String { Reading.exact(value).words(unit: unit, decimals: 0...1, in: language) }

    private func draw(_ row: Row, _ svg: inout MarkupWriter, _ axis: ChartAxis, _ plot: Box, _ middle: Double) {
        let reading = row.reading
        guard let value = reading.drawn else { return }
        func position(_ value: Double) -> Double { plot.x + axis.share(value) * plot.width }
        let (at, zero) = (position(value), position(0))
        let colour = row.isContext ? Ink.limit : Colour(0x2171B5)
        switch mark {
        case .bars:
            svg.empty(
                "rect",
                [
                    "x": .number(min(at, zero)), "y": .number(middle - 5), "width": .number(abs(at - zero)), "height": 10,
                    "fill": .text((reading.isBound ? Ink.paper : colour).hexadecimal), "stroke": .text(colour.hexadecimal),
                    "stroke-width": 0.9,
                    "stroke-dasharray": reading.isBound ? "3 1.6" : .none,
                ])
        case .dots:
            line(&svg, zero, middle, at, middle, colour: colour, width: 0.8)
            svg.empty(
                "circle",
                [
                    "cx": .number(at), "cy": .number(middle), "r": 3.6, "fill": .text((reading.isBound ? Ink.paper : colour).hexadecimal),
                    "stroke": .text(colour.hexadecimal), "stroke-width": 1.2,
                ])
        }
        // An arrow says that the number lies beyond; a whisker, between what.
        switch reading {
        case .atLeast: arrow(&svg, at, middle, towards: 1)
        case .atMost: arrow(&svg, at, middle, towards: -1)
        case .estimated(_, let range):
            let (low, high) = (position(range.lowerBound), position(range.upperBound))
            line(&svg, low, middle, high, middle, colour: Ink.text, width: 1)
            for end in [low, high] { line(&svg, end, middle - 3, end, middle + 3, colour: Ink.text, width: 1) }
        case .exact, .about, .missing: break
        }
    }

    private func arrow(_ svg: inout MarkupWriter, _ x: Double, _ y: Double, towards direction: Double) {
        var head = PathData(decimals: 2)
        head.addRing([.init(x + direction * 12, y), .init(x + direction * 7, y - 3), .init(x + direction * 7, y + 3)])
        line(&svg, x, y, x + direction * 8, y, colour: Ink.text, width: 1)
        svg.empty("path", ["d": .path(head), "fill": .text(Ink.text.hexadecimal)])
    }

    private func line(
        _ svg: inout MarkupWriter, _ startX: Double, _ startY: Double, _ endX: Double, _ endY: Double, colour: Colour, width: Double,
        dashes: String? = nil
    ) {
        svg.empty(
            "path",
            [
                "d": .path(.line(fromX: startX, startY, toX: endX, endY)), "fill": "none", "stroke": .text(colour.hexadecimal),
                "stroke-width": .number(width), "stroke-dasharray": dashes.map { .text($0) } ?? .none,
            ])
    }
}
