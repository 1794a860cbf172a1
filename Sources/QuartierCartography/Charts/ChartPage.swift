public import Reporting

/// Charts under each other on a sheet of paper.
public struct ChartPage: Sendable {
    private let page: MapPage
    private let title: String
    private let notes: [String]
    private let credits: String
    private let charts: [RowChart]
    private let language: Language

    /// Lays out a page.
    public init(page: MapPage, title: String, notes: [String], credits: String, charts: [RowChart], language: Language) {
        self.page = page
        self.title = title
        self.notes = notes
        self.credits = credits
        self.charts = charts
        self.language = language
    }

    /// The page as SVG.
    public func drawing() -> MarkupWriter {
        let (content, scale) = (page.content, page.scale)
        let (head, small) = (Lettering(16 * scale, bold: true), Lettering(7 * scale))
        let headLines = head.lines(title, width: content.width, atMost: 3)
        let footLines = (notes + [credits]).flatMap { small.lines($0, width: content.width) }
        let top = content.y + Double(headLines.count) * head.leading + 6 * scale
        let room = content.bottom - Double(footLines.count) * small.leading - 8 * scale - top
        let height = charts.reduce(0) { $0 + $1.height + 14 }
        // Charts keep their proportions, and shrink together where the page is too short for all.
        let zoom = min(content.width / 520, room / max(1, height))
        var svg = MarkupWriter()
        svg.sheet(page, title: title, language: language) { svg in
            svg.lines(headLines, x: content.x, y: content.y - 4 * scale, head)
            let (x, y, factor) = (
                PathData.decimal(content.x, decimals: 2), PathData.decimal(top, decimals: 2), PathData.decimal(zoom, decimals: 4)
            )
            svg.element("g", ["transform": .text("translate(\(x) \(y)) scale(\(factor))")]) { svg in
                var offset = 0.0
                for chart in charts {
                    chart.draw(&svg, x: 0, y: offset)
                    offset += chart.height + 14
                }
            }
            svg.lines(footLines, x: content.x, y: content.bottom - Double(footLines.count) * small.leading, small, colour: Ink.secondary)
        }
        return svg
    }
}
