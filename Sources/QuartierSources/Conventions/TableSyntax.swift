/// The ways in which extracted text writes the rows of a table.
enum TableSyntax {
    /// The cells of a Markdown row, without marks of layout; nil when the line is none. `\|` is a bar inside a cell.
    static func markdownCells(_ raw: String) -> [String]? {
        let trimmed = raw.drop { $0 == " " || $0 == "\t" || $0 == "\u{00A0}" }
        return trimmed.first == "|" ? cellsBetweenBars(trimmed.dropFirst()) : nil
    }

    /// The cells of a row parted by bars without one before the first, without marks of layout; nil when the line has no bar.
    static func barCells(_ raw: String) -> [String]? {
        raw.utf8.contains(UInt8(ascii: "|")) ? cellsBetweenBars(raw[...]) : nil
    }

    private static func cellsBetweenBars(_ row: Substring) -> [String] {
        var cells: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in row.utf8 {
            if byte == UInt8(ascii: "|"), !isEscaped {
                cells.append([])
            } else {
                cells[cells.count - 1].append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        // The bar that closes the row opens no cell.
        if let last = cells.last, last.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == 9 || $0 == 13 }) { cells.removeLast() }
        return cells.map(cleaned)
    }

    /// Whether cells are the rule under the head of a Markdown table: `|---|:--:|`.
    static func isRule(_ cells: [String]) -> Bool {
        cells.contains { $0.contains("-") } && cells.allSatisfy { cell in cell.allSatisfy { "-: ".contains($0) } }
    }

    /// The cells of a row parted by tabs, without marks of layout; nil when the line has no tab.
    static func tabCells(_ raw: String) -> [String]? {
        guard raw.utf8.contains(9) else { return nil }
        return raw.utf8.split(separator: 9, omittingEmptySubsequences: false).map { cleaned(Array($0)) }
    }

    /// The words of a cell. Line ends inside it stay, since items of a list may stand on them.
    static func cleaned(_ raw: [UInt8]) -> String {
        let text = String(decoding: Markup.removed(from: raw).bytes, as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).map { Words.squeezed($0) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
