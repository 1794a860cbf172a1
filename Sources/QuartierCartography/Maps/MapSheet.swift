import PlanarGeometry
import Reporting

/// Everything of a map but the map: title, notes, credits, legend, scale bar, north, and where the map goes.
struct MapSheet {
    let page: MapPage
    let texts: MapTexts
    /// The blocks of the legend.
    let legend: [LegendBlock]
    /// What the identifiers of the drawing begin with.
    let prefix: String
    /// How far north is from upright on the page, in degrees, clockwise.
    let north: Double

    /// The rectangle that the map fills.
    let frame: Box
    private let panel: Box
    private let columns: [[LegendBlock]]
    private let columnWidth: Double

    private var scale: Double { page.scale }
    private var title: Lettering { Lettering(16 * scale, bold: true) }
    private var subtitle: Lettering { Lettering(9 * scale) }
    private var small: Lettering { Lettering(7 * scale) }
    /// The room that the scale bar and the arrow take.
    private static let ornaments = 46.0

    init(page: MapPage, texts: MapTexts, legend: [LegendBlock], prefix: String, north: Double) {
        self.page = page
        self.texts = texts
        self.legend = legend
        self.prefix = prefix
        self.north = north
        let scale = page.scale
        let content = page.content
        let (title, subtitle, small) = (Lettering(16 * scale, bold: true), Lettering(9 * scale), Lettering(7 * scale))
        let headHeight =
            Double(title.lines(texts.title, width: content.width, atMost: 3).count) * title.leading
            + Double(subtitle.lines(texts.subtitle, width: content.width, atMost: 3).count) * subtitle.leading + 8 * scale
        let footLines = (texts.notes + [texts.credits]).reduce(0) { $0 + small.lines($1, width: content.width).count }
        let footHeight = Double(footLines) * small.leading + 8 * scale
        let middle = Box(
            x: content.x, y: content.y + headHeight, width: content.width, height: max(80, content.height - headHeight - footHeight))
        let gap = 12 * scale
        let ornaments = Self.ornaments * scale
        if page.orientation == .landscape {
            columnWidth = 172 * scale
            columns = [legend]
            panel = Box(x: middle.right - columnWidth, y: middle.y, width: columnWidth, height: middle.height)
            frame = Box(x: middle.x, y: middle.y, width: middle.width - columnWidth - gap, height: middle.height)
        } else {
            let count = max(1, Int((content.width + gap) / (172 * scale + gap)))
            let width = (content.width - gap * Double(count - 1)) / Double(count)
            columnWidth = width
            let flow = Self.flow(legend, width: width, columns: count, lastRoom: ornaments)
            columns = flow.columns
            panel = Box(x: middle.x, y: middle.bottom - flow.height, width: middle.width, height: flow.height)
            frame = Box(x: middle.x, y: middle.y, width: middle.width, height: max(80, middle.height - flow.height - gap))
        }
    }

    /// Spreads blocks over columns, in order, as low as they can be; the last column leaves room for the scale bar.
    private static func flow(
        _ blocks: [LegendBlock], width: Double, columns count: Int, lastRoom: Double
    ) -> (columns: [[LegendBlock]], height: Double) {
        var height = max(lastRoom, blocks.map { $0.height(width: width) }.max() ?? 0)
        while true {
            var columns: [[LegendBlock]] = [[]]
            var used = 0.0
            for block in blocks {
                let own = block.height(width: width)
                let room = height - (columns.count == count ? lastRoom : 0)
                if used + own > room, columns.count < count || used > 0 {
                    columns.append([])
                    used = 0
                }
                columns[columns.count - 1].append(block)
                used += own
            }
            if columns.count < count || (columns.count == count && used + lastRoom <= height) { return (columns, height) }
            height += 6
        }
    }

    /// Writes the sheet, and the map in it by a closure.
    func document(pointsPerMetre: Double, fills: FillSet, _ drawMap: (inout MarkupWriter) -> Void) -> MarkupWriter {
        var svg = MarkupWriter()
        let (box, millimetres) = (page.box, page.millimetres)
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": .text("\(PathData.decimal(millimetres.width, decimals: 0))mm"),
                "height": .text("\(PathData.decimal(millimetres.height, decimals: 0))mm"),
                "viewBox": .text("0 0 \(PathData.decimal(box.width, decimals: 2)) \(PathData.decimal(box.height, decimals: 2))"),
                "lang": .text(texts.language.rawValue), "font-family": .text(Lettering.families), "role": "img",
                "aria-labelledby": .text("\(prefix)title \(prefix)description"),
            ]
        ) { svg in
            svg.element("title", ["id": .text(prefix + "title")], text: texts.title)
            let description = ([texts.subtitle] + texts.notes + [texts.credits]).joined(separator: " ")
            svg.element("desc", ["id": .text(prefix + "description")], text: description)
            svg.element("defs") { svg in
                fills.write(to: &svg, scale: scale)
                svg.element("clipPath", ["id": .text(prefix + "frame")]) { $0.empty("rect", attributes(of: frame)) }
            }
            svg.empty("rect", ["width": .number(box.width), "height": .number(box.height), "fill": .text(Ink.paper.hexadecimal)])
            drawHead(&svg)
            svg.element("g", ["clip-path": .text("url(#\(prefix)frame)")], drawMap)
            svg.empty(
                "rect",
                [
                    "x": .number(frame.x), "y": .number(frame.y), "width": .number(frame.width), "height": .number(frame.height),
                    "fill": "none",
                    "stroke": .text(Ink.secondary.hexadecimal), "stroke-width": .number(0.7 * scale),
                ])
            drawLegend(&svg, fills)
            drawOrnaments(&svg, pointsPerMetre)
            drawFoot(&svg)
        }
        return svg
    }

    private func attributes(of box: Box) -> MarkupWriter.Attributes {
        ["x": .number(box.x), "y": .number(box.y), "width": .number(box.width), "height": .number(box.height)]
    }

    private func drawHead(_ svg: inout MarkupWriter) {
        let content = page.content
        let titleLines = title.lines(texts.title, width: content.width, atMost: 3)
        svg.lines(titleLines, x: content.x, y: content.y - 4 * scale, title)
        let top = content.y - 2 * scale + Double(titleLines.count) * title.leading
        svg.lines(
            subtitle.lines(texts.subtitle, width: content.width, atMost: 3), x: content.x, y: top, subtitle, colour: Ink.secondary)
    }

    private func drawLegend(_ svg: inout MarkupWriter, _ fills: FillSet) {
        var x = panel.x
        for column in columns {
            var y = panel.y
            for block in column {
                block.draw(&svg, x: x, y: y, width: columnWidth, fills: fills)
                y += block.height(width: columnWidth)
            }
            x += columnWidth + 12 * scale
        }
    }

    private func drawFoot(_ svg: inout MarkupWriter) {
        let content = page.content
        let lines = (texts.notes + [texts.credits]).flatMap { small.lines($0, width: content.width) }
        svg.lines(lines, x: content.x, y: content.bottom - Double(lines.count) * small.leading, small, colour: Ink.secondary)
    }

    /// The scale bar and the arrow, at the right bottom of the panel.
    private func drawOrnaments(_ svg: inout MarkupWriter, _ pointsPerMetre: Double) {
        let size = 30 * scale
        let right = panel.right
        let bottom = panel.bottom
        drawArrow(&svg, x: right - size / 2, y: bottom - size / 2 - 2 * scale, size: size)
        let bar = ScaleBar(pointsPerMetre: pointsPerMetre, room: columnWidth - size - 22 * scale)
        let (numbers, unit) = bar.words(in: texts.language)
        let left = right - columnWidth + 6 * scale
        let top = bottom - 14 * scale
        for (rank, mark) in bar.marks.enumerated().dropFirst() {
            let from = bar.marks[rank - 1]
            svg.empty(
                "rect",
                [
                    "x": .number(left + bar.width * from / 4), "y": .number(top), "width": .number(bar.width * (mark - from) / 4),
                    "height": .number(4 * scale), "fill": .text((rank.isMultiple(of: 2) ? Ink.paper : Ink.text).hexadecimal),
                    "stroke": .text(Ink.text.hexadecimal), "stroke-width": .number(0.6 * scale),
                ])
        }
        for (mark, number) in zip(bar.marks, numbers) {
            svg.lines([number], x: left + bar.width * mark / 4, y: top - small.leading - 1 * scale, small, anchoring: .middle)
        }
        svg.lines([unit], x: left, y: top + 5 * scale, small)
    }

    private func drawArrow(_ svg: inout MarkupWriter, x: Double, y: Double, size: Double) {
        let rotation = PathData.decimal(north, decimals: 2)
        let (centreX, centreY) = (PathData.decimal(x, decimals: 2), PathData.decimal(y, decimals: 2))
        svg.element("g", ["transform": .text("rotate(\(rotation) \(centreX) \(centreY))")]) { svg in
            var arrow = PathData(decimals: 2)
            arrow.addRing([
                .init(x, y - size * 0.22), .init(x + size * 0.2, y + size * 0.5), .init(x, y + size * 0.34),
                .init(x - size * 0.2, y + size * 0.5),
            ])
            svg.empty("path", ["d": .path(arrow), "fill": .text(Ink.text.hexadecimal)])
            svg.lines(["N"], x: x, y: y - size * 0.62, Lettering(9 * scale, bold: true), anchoring: .middle)
        }
    }
}
