import Reporting

/// A part of the legend that is not broken between columns.
struct LegendBlock {
    /// A row of a legend.
    enum Row {
        case heading(String)
        case note(String)
        case box(MapFill, isDashed: Bool, String)
        case line(LineStyle, String)
        /// What stands for an outline too small to be seen.
        case mark(String)
        /// Circles of one scale, largest first.
        case circles([(radius: Double, label: String)])
        case separator(String)
        case gap(Double)
    }

    /// A line and what it stands for.
    struct LineStyle {
        let colour: Colour
        let width: Double
        var dashes: String?
    }

    var rows: [Row] = []
    let scale: Double

    private var heading: Lettering { Lettering(8.5 * scale, bold: true) }
    private var body: Lettering { Lettering(8 * scale) }
    private var small: Lettering { Lettering(7 * scale) }
    private var boxWidth: Double { 24 * scale }
    private var boxHeight: Double { 13 * scale }
    private var textOffset: Double { boxWidth + 6 * scale }

    init(scale: Double, _ rows: [Row] = []) {
        self.scale = scale
        self.rows = rows
    }

    /// The height of the block in a column of some width.
    func height(width: Double) -> Double { rows.reduce(0) { $0 + height($1, width) } }

    private func height(_ row: Row, _ width: Double) -> Double {
        switch row {
        case .heading(let text): Double(heading.lines(text, width: width).count) * heading.leading + 3 * scale
        case .note(let text): Double(small.lines(text, width: width).count) * small.leading + 2 * scale
        case .box(_, _, let text), .line(_, let text), .mark(let text):
            max(boxHeight, Double(body.lines(text, width: width - textOffset).count) * body.leading) + 2 * scale
        case .circles(let circles): 2 * (circles.first?.radius ?? 0) + 6 * scale
        case .separator: 12 * scale
        case .gap(let size): size * scale
        }
    }

    /// Draws the block with its top left corner at a point.
    func draw(_ svg: inout MarkupWriter, x: Double, y: Double, width: Double, fills: FillSet) {
        var top = y
        for row in rows {
            draw(row, &svg, x, top, width, fills)
            top += height(row, width)
        }
    }

    private func draw(_ row: Row, _ svg: inout MarkupWriter, _ x: Double, _ y: Double, _ width: Double, _ fills: FillSet) {
        switch row {
        case .heading(let text): svg.lines(heading.lines(text, width: width), x: x, y: y, heading)
        case .note(let text): svg.lines(small.lines(text, width: width), x: x, y: y, small, colour: Ink.secondary)
        case .box(let fill, let isDashed, let text):
            svg.empty(
                "rect",
                [
                    "x": .number(x), "y": .number(y), "width": .number(boxWidth), "height": .number(boxHeight), "fill": fills.paint(fill),
                    "stroke": .text(Ink.outline.hexadecimal), "stroke-width": .number(0.7 * scale),
                    "stroke-dasharray": isDashed ? .text(DashStyle.estimate(scale)) : .none,
                ])
            label(text, &svg, x, y, width)
        case .line(let style, let text):
            svg.empty(
                "path",
                [
                    "d": .path(.line(fromX: x, y + boxHeight / 2, toX: x + boxWidth, y + boxHeight / 2)), "fill": "none",
                    "stroke": .text(style.colour.hexadecimal), "stroke-width": .number(style.width),
                    "stroke-dasharray": style.dashes.map { .text($0) } ?? .none,
                ])
            label(text, &svg, x, y, width)
        case .mark(let text):
            svg.empty(
                "circle",
                [
                    "cx": .number(x + boxWidth / 2), "cy": .number(y + boxHeight / 2), "r": .number(MapStyle.markRadius * scale),
                    "fill": .text(Ink.paper.hexadecimal), "stroke": .text(Ink.outline.hexadecimal), "stroke-width": .number(0.4 * scale),
                ])
            label(text, &svg, x, y, width)
        case .circles(let circles): draw(circles, &svg, x, y)
        case .separator(let text):
            let middle = y + 5 * scale
            svg.lines([text], x: x + textOffset, y: y, Lettering(7.5 * scale, bold: true))
            svg.empty(
                "path",
                [
                    "d": .path(.line(fromX: x - 2 * scale, middle, toX: x + boxWidth + 3 * scale, middle)), "fill": "none",
                    "stroke": .text(Ink.text.hexadecimal), "stroke-width": .number(1.4 * scale),
                ])
        case .gap: break
        }
    }

    private func label(_ text: String, _ svg: inout MarkupWriter, _ x: Double, _ y: Double, _ width: Double) {
        let lines = body.lines(text, width: width - textOffset)
        let offset = lines.count == 1 ? (boxHeight - body.leading) / 2 : 0
        svg.lines(lines, x: x + textOffset, y: y + offset, body)
    }

    private func draw(_ circles: [(radius: Double, label: String)], _ svg: inout MarkupWriter, _ x: Double, _ y: Double) {
        guard let largest = circles.first?.radius else { return }
        let bottom = y + 2 * largest + 2 * scale
        var lowest = -Double.infinity
        for (radius, label) in circles {
            let top = bottom - 2 * radius
            svg.empty(
                "circle",
                [
                    "cx": .number(x + largest), "cy": .number(bottom - radius), "r": .number(radius), "fill": "none",
                    "stroke": .text(Ink.outline.hexadecimal), "stroke-width": .number(0.7 * scale),
                ])
            let textTop = max(top - body.leading / 2, lowest)
            lowest = textTop + body.leading
            let textX = x + 2 * largest + 10 * scale
            svg.empty(
                "path",
                [
                    "d": .path(.line(fromX: x + largest, top, toX: textX - 2 * scale, textTop + body.leading / 2)), "fill": "none",
                    "stroke": .text(Ink.secondary.hexadecimal), "stroke-width": .number(0.4 * scale),
                ])
            svg.lines([label], x: textX, y: textTop, body)
        }
    }
}

/// The dashes that mean something on a map.
enum DashStyle {
    /// Around an estimate.
    static func estimate(_ scale: Double) -> String { dashes(3, 1.6, scale) }
    /// Along the outline of the other generation.
    static func other(_ scale: Double) -> String { dashes(5, 3, scale) }

    private static func dashes(_ first: Double, _ second: Double, _ scale: Double, _ more: Double...) -> String {
        ([first, second] + more).map { PathData.decimal($0 * scale, decimals: 2) }.joined(separator: " ")
    }
}
