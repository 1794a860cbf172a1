import QuartierModel

/// A line of the section of objectives.
struct ObjectiveRow {
    /// What it is.
    enum Content {
        /// « ENJEU 2 : … ».
        case stake(Int)
        /// The heads of the columns.
        case head
        /// Cells, in order.
        case cells([String])
        /// Text outside any table.
        case text(String)
        /// Nothing.
        case blank
    }

    let content: Content
    /// The line, from 1.
    let line: Int
    /// Whether its cells are told by the alignment of words alone.
    var isAligned = false

    /// Whether it is the heading of a stake.
    var isStake: Bool {
        if case .stake = content { true } else { false }
    }

    /// Whether it is no row of a table.
    var isTextOrBlank: Bool {
        switch content {
        case .text, .blank: true
        case .stake, .head, .cells: false
        }
    }

    /// Its cells; none for what is no row.
    var cells: [String] {
        if case .cells(let cells) = content { cells } else { [] }
    }
}

/// Turns the lines of the section of objectives into rows, whichever way their table is written.
enum ObjectiveRows {
    /// The rows of lines, in order.
    static func rows(_ lines: [SourceLine]) -> [ObjectiveRow] { withoutEmptyColumns(aligned(written(lines), lines)) }

    /// Rows of plain text between two headings of stakes as those of a table, where their words stand in columns.
    private static func aligned(_ rows: [ObjectiveRow], _ lines: [SourceLine]) -> [ObjectiveRow] {
        let lineByNumber = Dictionary(lines.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        // A part of one row shows no alignment: its columns are those of the part before.
        var starts: [Int]?
        return parts(rows) { part in
            guard part.allSatisfy(\.isTextOrBlank) else { return Array(part) }
            let body = withoutHead(part.compactMap { lineByNumber[$0.line] })
            starts = LayoutTable.columnStarts(of: body) ?? starts
            guard let aligned = starts.flatMap({ LayoutTable.rows(body, starts: $0) }) else { return Array(part) }
            return aligned.map { ObjectiveRow(content: .cells($0.cells), line: $0.line, isAligned: true) }
        }
    }

    /// Lines without the title of a stake and the heads of columns that they begin with, each over several lines.
    private static func withoutHead(_ lines: [SourceLine]) -> [SourceLine] {
        var isInHead = true
        return Array(
            lines.drop { line in
                let isTitle = !line.text.contains(where: \.isLowercase)
                let isHead = isColumnHead([line.text]) || (!isTitle && isInHead && Continuation.beginsInLowerCase(line.text))
                isInHead = isTitle || isHead
                return isInHead
            })
    }

    /// The parts between the headings of stakes, each changed on its own.
    private static func parts(_ rows: [ObjectiveRow], _ change: (ArraySlice<ObjectiveRow>) -> [ObjectiveRow]) -> [ObjectiveRow] {
        rows.split(omittingEmptySubsequences: false, whereSeparator: \.isStake).flatMap { part in
            (part.startIndex > 0 ? [rows[part.startIndex - 1]] : []) + change(part)
        }
    }

    private static func written(_ lines: [SourceLine]) -> [ObjectiveRow] {
        var rows: [ObjectiveRow] = []
        var index = 0
        while index < lines.count {
            let line = lines[index]
            if HTMLTable.begins(line) {
                let end = HTMLTable.end(lines, from: index)
                rows += HTMLTable.rows(lines[index..<end]).map { row(of: $0.cells, line: $0.line) }
                index = end
                continue
            }
            if line.isBlank {
                // Tabs alone are the row of a table with nothing in it.
                rows.append(ObjectiveRow(content: .blank, line: line.number))
            } else if let cells = TableSyntax.markdownCells(line.raw) {
                if !TableSyntax.isRule(cells) { rows.append(row(of: cells, line: line.number)) }
            } else if let cells = TableSyntax.tabCells(line.raw) ?? TableSyntax.barCells(line.raw) {
                if !TableSyntax.isRule(cells) { rows.append(row(of: cells, line: line.number)) }
            } else if let number = HeadingLine.stakeNumber(line.text), Bullet.stripped(line.text) == nil {
                rows.append(ObjectiveRow(content: .stake(number), line: line.number))
            } else {
                rows.append(ObjectiveRow(content: .text(line.text), line: line.number))
            }
            index += 1
        }
        return rows
    }

    /// Rows without the columns, beyond three, that no row between two headings of stakes fills: what is left of merged cells.
    private static func withoutEmptyColumns(_ rows: [ObjectiveRow]) -> [ObjectiveRow] {
        parts(rows) { part in
            let columns = part.map(\.cells.count).max() ?? 0
            guard columns > 3 else { return Array(part) }
            let filled = Set((0..<columns).filter { column in part.contains { $0.cells.count > column && !$0.cells[column].isEmpty } })
            return part.map { row in
                guard case .cells(let cells) = row.content else { return row }
                return ObjectiveRow(content: .cells(cells.indices.filter(filled.contains).map { cells[$0] }), line: row.line)
            }
        }
    }

    /// Whether a line holds the heads of the columns: « Objectifs de la stratégie intercommunale … », « Objectifs opérationnels … ».
    static func isColumnHead(_ line: SourceLine) -> Bool {
        guard let cells = TableSyntax.markdownCells(line.raw) ?? TableSyntax.tabCells(line.raw) ?? TableSyntax.barCells(line.raw) else {
            return false
        }
        return isColumnHead(cells)
    }

    private static func isColumnHead(_ cells: [String]) -> Bool {
        // Letters alone: OCR puts tabs inside these words.
        let key = String(decoding: HeadingLine.key(cells.joined()), as: UTF8.self)
        return key.hasPrefix("objectif") && key.utf8.count < 160
            && ["strategieintercommunale", "objectifsstrategiques", "objectifsoperationnels"].contains { key.contains($0) }
    }

    private static func row(of cells: [String], line: Int) -> ObjectiveRow {
        if cells.allSatisfy(\.isEmpty) { return ObjectiveRow(content: .blank, line: line) }
        if let number = HeadingLine.stakeNumber(cells.joined(separator: " ")) {
            return ObjectiveRow(content: .stake(number), line: line)
        }
        return ObjectiveRow(content: isColumnHead(cells) ? .head : .cells(cells), line: line)
    }
}

/// A table written in HTML, over one line or many.
enum HTMLTable {
    /// Whether a table or a row of one begins on a line.
    static func begins(_ line: SourceLine) -> Bool {
        guard line.raw.utf8.contains(UInt8(ascii: "<")) else { return false }
        let start = line.raw.drop { $0.isWhitespace }.prefix(6).lowercased()
        return start.hasPrefix("<table") || start.hasPrefix("<tr") || start.hasPrefix("<thead") || start.hasPrefix("<tbody")
    }

    /// The index behind its last line: that of `</table>`, or where the lines end.
    static func end(_ lines: [SourceLine], from start: Int) -> Int {
        lines[start...].firstIndex { $0.raw.lowercased().contains("</table>") }.map { $0 + 1 } ?? lines.endIndex
    }

    /// The rows of the lines of a table. A cell that spans several rows or columns stands in the first and leaves the others empty.
    static func rows(_ lines: ArraySlice<SourceLine>) -> [(cells: [String], line: Int)] {
        var rows: [(cells: [String], line: Int)] = []
        // For each column, how many more rows the cell above still fills.
        var spans: [Int: Int] = [:]
        var cell: (bytes: [UInt8], column: Int)?
        func close() {
            guard let open = cell, !rows.isEmpty else { return }
            while rows[rows.count - 1].cells.count <= open.column { rows[rows.count - 1].cells.append("") }
            rows[rows.count - 1].cells[open.column] = TableSyntax.cleaned(open.bytes)
            cell = nil
        }
        for line in lines {
            let bytes = Array(line.raw.utf8)
            var index = 0
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<"), let tag = Markup.Tag(bytes, at: index) else {
                    cell?.bytes.append(bytes[index])
                    index += 1
                    continue
                }
                switch tag.name {
                case "tr":
                    close()
                    rows.append(([], line.number))
                case "td", "th":
                    close()
                    if rows.isEmpty { rows.append(([], line.number)) }
                    var column = rows[rows.count - 1].cells.count
                    while let left = spans[column], left > 0 {
                        spans[column] = left - 1
                        rows[rows.count - 1].cells.append("")
                        column += 1
                    }
                    cell = ([], column)
                    for spanned in 0..<min(20, span("colspan", tag)) {
                        rows[rows.count - 1].cells.append("")
                        spans[column + spanned] = min(1000, span("rowspan", tag)) - 1
                    }
                case "/td", "/th", "/tr", "/table": close()
                default: cell?.bytes.append(contentsOf: bytes[index..<tag.end])
                }
                index = tag.end
            }
            cell?.bytes.append(UInt8(ascii: " "))
        }
        close()
        return rows
    }

    private static func span(_ name: String, _ tag: Markup.Tag) -> Int {
        guard let range = tag.attributes.lowercased().firstRange(of: name + "=") else { return 1 }
        let digits = tag.attributes.lowercased()[range.upperBound...].drop { !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
        return max(1, Int(digits) ?? 1)
    }
}
