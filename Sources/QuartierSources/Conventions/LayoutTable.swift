import QuartierModel

/// A table whose columns nothing but spaces part, as `pdftotext -layout` draws it: each cell over several lines, each column at its own place.
enum LayoutTable {
    /// The rows of lines between two headings of stakes; nil when their words do not stand in two or three columns.
    ///
    /// A row begins where the column of strategic objectives begins a sentence; every mark of list in the last column is a row of its own, with its
    /// own line.
    ///
    /// - Parameter starts: where the columns begin, of ``columnStarts(of:)``.
    static func rows(_ lines: [SourceLine], starts: [Int]) -> [(cells: [String], line: Int)]? {
        let texts = lines.map { Array($0.text) }
        var rows: [(cells: [String], line: Int)] = []
        for (line, text) in zip(lines, texts) where !line.isBlank {
            guard let cells = cut(text, at: starts) else { return nil }
            append(cells, line: line.number, to: &rows)
        }
        return rows
    }

    /// How far from one another columns begin, in characters, at least.
    private static let narrowest = 8

    /// Where columns begin, the first included: places that several lines reach over two spaces or more, those a mark's width apart being one. Nil
    /// when they are not two or three.
    static func columnStarts(of lines: [SourceLine]) -> [Int]? {
        let texts = lines.filter { !$0.isBlank }.map { Array($0.text) }
        let margin = texts.compactMap { $0.firstIndex { $0 != " " } }.min() ?? 0
        var counts: [Int: Int] = [:]
        for text in texts {
            for index in text.indices.dropFirst(margin + narrowest) {
                guard text[index] != " ", text[index - 1] == " ", text[index - 2] == " " else { continue }
                counts[index, default: 0] += 1
            }
        }
        var starts: [Int] = []
        for place in counts.keys.sorted() {
            if let last = starts.last, place - last <= 4 { continue }
            starts.append(place)
        }
        // A place that a single line reaches is a gap between two words.
        let reached = starts.filter { start in (start...(start + 4)).reduce(0) { $0 + (counts[$1] ?? 0) } > 1 }
        return (1...2).contains(reached.count) ? [0] + reached : nil
    }

    /// The cells of a line; nil when a word stands across the beginning of a column, or a gap inside a cell shows a column that was not found.
    private static func cut(_ text: [Character], at starts: [Int]) -> [String]? {
        var cells: [String] = []
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? min(starts[index + 1], text.count) : text.count
            guard start == 0 || start >= text.count || text[start - 1] == " " else { return nil }
            let cell = start < end ? String(text[start..<end]) : ""
            guard cell.split(separator: "  ").count(where: { $0.contains { $0 != " " } }) <= 1 else { return nil }
            cells.append(Words.squeezed(cell))
        }
        return cells
    }

    private static func append(_ cells: [String], line: Int, to rows: inout [(cells: [String], line: Int)]) {
        let strategic = cells.count - 2
        let begins = !cells[strategic].isEmpty && !Continuation.beginsInLowerCase(cells[strategic])
        guard !begins, let open = rows.lastIndex(where: { !$0.cells[strategic].isEmpty }) else { return rows.append((cells, line)) }
        for column in 0...strategic { add(cells[column], to: &rows[open].cells[column]) }
        let operational = cells[strategic + 1]
        if Bullet.stripped(operational) != nil {
            rows.append((Array(repeating: "", count: strategic + 1) + [operational], line))
        } else {
            add(operational, to: &rows[rows.count - 1].cells[strategic + 1])
        }
    }

    private static func add(_ words: String, to cell: inout String) {
        guard !words.isEmpty else { return }
        cell = cell.isEmpty ? words : Continuation.joined(cell, words)
    }
}
