import PlanarGeometry
public import Reporting

/// Tables on sheets of paper, as many as they take: the heads are repeated, no row is cut unless it is longer than a page.
public struct SheetPages: Sendable {
    private let page: MapPage
    private let title: String
    private let blocks: [SheetBlock]
    private let credits: String
    private let language: Language

    /// Lays out tables.
    public init(page: MapPage, title: String, blocks: [SheetBlock], credits: String, language: Language) {
        self.page = page
        self.title = title
        self.blocks = blocks
        self.credits = credits
        self.language = language
    }

    /// The sheets as SVG.
    public func drawings() -> [MarkupWriter] {
        let pages = paginated()
        return pages.enumerated().map { rank, lines in
            var svg = MarkupWriter()
            svg.sheet(page, title: title, language: language) { svg in
                svg.lines(headLines, x: content.x, y: content.y - 4 * scale, head)
                var y = top
                for line in lines {
                    draw(line, &svg, y: y)
                    y += line.height
                }
                let foot = footLines
                let footTop = content.bottom - Double(foot.count) * small.leading
                svg.lines(foot, x: content.x, y: footTop, small, colour: Ink.secondary)
                svg.lines(
                    ["\(rank + 1)/\(pages.count)"], x: content.right, y: content.y, small, colour: Ink.secondary, anchoring: .end)
            }
            return svg
        }
    }

    // MARK: Letters and room

    private var scale: Double { page.scale }
    private var content: Box { page.content }
    private var head: Lettering { Lettering(16 * scale, bold: true) }
    private var section: Lettering { Lettering(10 * scale, bold: true) }
    private var body: Lettering { Lettering(8 * scale) }
    private var bold: Lettering { Lettering(8 * scale, bold: true) }
    private var small: Lettering { Lettering(7 * scale) }
    private var padding: Double { 8 * scale }

    private var headLines: [String] { head.lines(title, width: content.width - 40 * scale, atMost: 3) }
    private var footLines: [String] { small.lines(credits, width: content.width) }
    private var top: Double { content.y + Double(headLines.count) * head.leading + 4 * scale }
    private var room: Double { content.bottom - Double(footLines.count) * small.leading - 8 * scale - top }

    // MARK: Lines

    /// What is drawn across the page at one height.
    private struct Line {
        var cells: [(x: Double, lines: [String], lettering: Lettering)]
        var height: Double
        var colour = Ink.text
        var isRuled = false
    }

    private func paginated() -> [[Line]] {
        var pages: [[Line]] = [[]]
        var used = 0.0
        func put(_ lines: [Line], repeating heads: Line? = nil) {
            let height = lines.reduce(0) { $0 + $1.height }
            if used + height > room, used > 0 {
                pages.append(heads.map { [$0] } ?? [])
                used = heads?.height ?? 0
            }
            pages[pages.count - 1] += lines
            used += height
        }
        for block in blocks {
            let widths = widths(of: block)
            let titled = Line(cells: [(0, [block.title], section)], height: section.leading + 12 * scale)
            let heads = block.heads.isEmpty ? nil : row(block.heads, widths) { _ in bold }.first
            let rows = block.rows.flatMap { cells in row(cells, widths) { $0 == 0 ? bold : body } }
            // A title is not left at the foot of a page without a row.
            put([titled, heads, rows.first].compactMap(\.self))
            for line in rows.dropFirst() { put([line], repeating: heads) }
            for note in block.notes {
                let lines = small.lines(note, width: content.width)
                put([Line(cells: [(0, lines, small)], height: Double(lines.count) * small.leading + 3 * scale, colour: Ink.secondary)])
            }
        }
        return pages
    }

    /// A row as one line; as several where it is longer than a page.
    private func row(_ cells: [String], _ widths: [Double], _ lettering: (Int) -> Lettering) -> [Line] {
        let most = max(1, Int(room / 2 / body.leading))
        var x = 0.0
        let columns = zip(cells, widths).enumerated().map { rank, column in
            defer { x += column.1 }
            return (x: x, lines: lettering(rank).lines(column.0, width: column.1 - padding), lettering: lettering(rank))
        }
        let longest = columns.map(\.lines.count).max() ?? 0
        return stride(from: 0, to: max(1, longest), by: most).map { start in
            let part = columns.map { (x: $0.x, lines: Array($0.lines.dropFirst(start).prefix(most)), lettering: $0.lettering) }
            let count = part.map(\.lines.count).max() ?? 0
            return Line(cells: part, height: Double(max(1, count)) * body.leading + 4 * scale, isRuled: start + most >= longest)
        }
    }

    /// As wide as the widest text of each column where there is room; wider ones share what the others leave.
    private func widths(of block: SheetBlock) -> [Double] {
        let rows = [block.heads] + block.rows
        let count = rows.map(\.count).max() ?? 0
        let natural = (0..<count).map { column in
            (rows.map { $0.count > column ? bold.width($0[column]) : 0 }.max() ?? 0) + padding
        }
        var widths = natural
        var (left, waiting) = (content.width, count)
        for column in natural.indices.sorted(by: { (natural[$0], $0) < (natural[$1], $1) }) {
            widths[column] = min(natural[column], left / Double(waiting))
            (left, waiting) = (left - widths[column], waiting - 1)
        }
        return widths
    }

    private func draw(_ line: Line, _ svg: inout MarkupWriter, y: Double) {
        // What is alone on its line stands at the foot of its room, what is in a row at its top.
        let offset = line.isRuled || line.cells.count > 1 ? 2 * scale : line.height - (line.cells.first.map(height) ?? 0) - 2 * scale
        for cell in line.cells {
            svg.lines(cell.lines, x: content.x + cell.x, y: y + offset, cell.lettering, colour: line.colour)
        }
        guard line.isRuled else { return }
        let bottom = y + line.height
        svg.empty(
            "path",
            [
                "d": .path(.line(fromX: content.x, bottom, toX: content.right, bottom)), "fill": "none",
                "stroke": .text(Ink.limit.hexadecimal), "stroke-width": .number(0.4 * scale),
            ])
    }

    private func height(_ cell: (x: Double, lines: [String], lettering: Lettering)) -> Double {
        Double(cell.lines.count) * cell.lettering.leading
    }
}

extension MarkupWriter {
    /// Writes a sheet of white paper.
    mutating func sheet(_ page: MapPage, title: String, language: Language, _ body: (inout MarkupWriter) -> Void) {
        element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": .text("\(PathData.decimal(page.millimetres.width, decimals: 0))mm"),
                "height": .text("\(PathData.decimal(page.millimetres.height, decimals: 0))mm"),
                "viewBox": .text("0 0 \(PathData.decimal(page.box.width, decimals: 2)) \(PathData.decimal(page.box.height, decimals: 2))"),
                "lang": .text(language.rawValue), "font-family": .text(Lettering.families),
            ]
        ) { svg in
            svg.element("title", text: title)
            svg.empty("rect", ["width": .number(page.box.width), "height": .number(page.box.height), "fill": .text(Ink.paper.hexadecimal)])
            body(&svg)
        }
    }
}
