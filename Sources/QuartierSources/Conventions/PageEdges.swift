import QuartierModel
import Reporting

/// The running heads, feet and page numbers of a text that keeps the ends of its pages (U+000C): they may stand in the middle of a list.
enum PageEdges {
    /// The lines with what repeats at the edges of pages left blank, and the first line of each such text.
    ///
    /// A foot or head is one of the two outermost lines of a page that holds nothing but a page number, or words that stand at the edge of another
    /// page as well, whatever the numbers in them.
    static func cleared(_ lines: [SourceLine]) -> (lines: [SourceLine], furniture: [SourceLine]) {
        let pages = pages(of: lines)
        guard pages.count > 1 else { return (lines, []) }
        let edges = pages.map { page in page.prefix(2) + page.dropFirst(2).suffix(2) }
        var counts: [String: Int] = [:]
        for edge in edges { for key in Set(edge.map { key(lines[$0]) }) { counts[key, default: 0] += 1 } }
        var cleared = lines
        var furniture: [String: SourceLine] = [:]
        for index in edges.joined() {
            let key = key(lines[index])
            guard isPageNumber(lines[index], key: key) || (!key.isEmpty && counts[key, default: 0] > 1) else { continue }
            furniture[key] = furniture[key] ?? lines[index]
            cleared[index] = SourceLine(number: lines[index].number, raw: "")
        }
        return (cleared, furniture.values.sorted { $0.number < $1.number })
    }

    /// The lines of each page that hold something, by index.
    private static func pages(of lines: [SourceLine]) -> [[Int]] {
        var pages: [[Int]] = [[]]
        for (index, line) in lines.enumerated() {
            if line.raw.utf8.contains(0x0C) { pages.append([]) }
            if !line.isBlank { pages[pages.count - 1].append(index) }
        }
        return pages.filter { !$0.isEmpty }
    }

    /// The letters of a line, folded: what stays the same from page to page.
    private static func key(_ line: SourceLine) -> String {
        String(decoding: FoldedText(line.text).bytes.filter(FoldedText.isLetter), as: UTF8.self)
    }

    private static func isPageNumber(_ line: SourceLine, key: String) -> Bool {
        ["", "p", "page", "pagesur", "pagede"].contains(key) && (1...6).contains(line.text.count(where: \.isNumber))
    }
}
