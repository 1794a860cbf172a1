/// A table laid out for people: aligned columns, numbers as the language writes them, then its notes and sources.
///
/// What programs read is CSV or JSON. Here a number shows the digits that matter, the same count down a column, and a missing value is `–`.
public struct TextTable: Sendable {
    private let table: Table
    private let language: Language
    private let width: Int?
    private let keyCount: Int

    /// The widest that a text may be on a terminal; beyond, it ends with `…`.
    private static let longestText = 40
    private static let gap = "  "

    /// Lays out a table.
    ///
    /// - Parameters:
    ///   - width: the columns of the terminal, nil for a file or pipe. On a terminal long texts are cut, and the columns that do not fit
    ///     follow below, in further panels. Anywhere else nothing is cut and every row is one line.
    ///   - keyCount: how many of the first columns every panel repeats.
    public init(_ table: Table, language: Language, width: Int? = nil, keyCount: Int = 1) {
        self.table = table
        self.language = language
        self.width = width
        self.keyCount = keyCount
    }

    /// The lines, without their ends.
    public var lines: [String] {
        let columns = table.schema.columns.indices.map(laidOut)
        var lines: [String] = []
        for panel in panels(columns) {
            if !lines.isEmpty { lines.append("") }
            lines.append(row(panel) { $0.header })
            lines.append(row(panel) { LaidOutCell(text: String(repeating: "─", count: $0.width), width: $0.width) })
            for index in table.rows.indices { lines.append(row(panel) { $0.cells[index] }) }
        }
        if table.rows.isEmpty { lines.append(Text(fr: "(aucune ligne)", en: "(no rows)")[language]) }
        return lines + footer
    }

    /// The lines, each with its end.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    private struct LaidOutCell {
        let text: String
        let width: Int

        init(text: String, width: Int) { (self.text, self.width) = (text, width) }

        init(_ text: String) { self.init(text: text, width: TerminalText.width(text)) }
    }

    private struct LaidOutColumn {
        let header: LaidOutCell
        let cells: [LaidOutCell]
        let isNumber: Bool
        let width: Int
    }

    private func laidOut(_ index: Int) -> LaidOutColumn {
        let column = table.schema.columns[index]
        let format = CellFormat(values: table.rows.lazy.map { $0[index] }, language: language)
        let cells = table.rows.map { row in
            let cell = format.cell(row[index])
            return LaidOutCell(width == nil ? cell : TerminalText.cut(cell, toWidth: Self.longestText))
        }
        let header = LaidOutCell(column.name + (column.unit.map { " (\($0))" } ?? ""))
        return LaidOutColumn(
            header: header, cells: cells, isNumber: column.type == .integer || column.type == .real,
            width: cells.reduce(header.width) { max($0, $1.width) })
    }

    /// The columns in as many groups as the terminal's width asks for, each beginning with the keys.
    private func panels(_ columns: [LaidOutColumn]) -> [[LaidOutColumn]] {
        guard let width, columns.count > keyCount else { return [columns] }
        let keys = Array(columns.prefix(keyCount))
        func total(_ panel: [LaidOutColumn]) -> Int { panel.reduce(-Self.gap.count) { $0 + $1.width + Self.gap.count } }
        var panels: [[LaidOutColumn]] = []
        var panel = keys
        for column in columns.dropFirst(keyCount) {
            if panel.count > keys.count, total(panel + [column]) > width {
                panels.append(panel)
                panel = keys
            }
            panel.append(column)
        }
        return panels + [panel]
    }

    private func row(_ panel: [LaidOutColumn], _ content: (LaidOutColumn) -> LaidOutCell) -> String {
        var line = ""
        for (rank, column) in panel.enumerated() {
            let cell = content(column)
            let padding = String(repeating: " ", count: column.width - cell.width)
            if rank > 0 { line += Self.gap }
            line += column.isNumber ? padding + cell.text : cell.text
            // No spaces behind the last cell.
            if !column.isNumber, rank < panel.count - 1 { line += padding }
        }
        return line
    }

    /// The notes and the sources, after an empty line; nothing without any.
    public var footer: [String] {
        var paragraphs = table.notes.map { $0[language] }
        if !table.sources.isEmpty {
            paragraphs.append(Text(fr: "Sources :", en: "Sources:")[language])
            // Two files of one vintage are two sources that read alike.
            var seen: Set<String> = []
            paragraphs += table.sources.map { "- " + $0.reference }.filter { seen.insert($0).inserted }
        }
        guard !paragraphs.isEmpty else { return [] }
        return [""] + paragraphs.flatMap { TerminalText.wrapped(TerminalText.escaped($0), toWidth: width ?? .max) }
    }
}

/// How the values of one column are written, so that its numbers can be compared at a glance.
private struct CellFormat {
    private let language: Language
    private let style: NumberStyle
    private let groupsThousands: Bool
    private let decimals: Int

    init(values: some Collection<Value>, language: Language) {
        self.language = language
        style = NumberStyle(language)
        var largest = 0.0
        var smallest = Double.infinity
        var longestInteger: UInt = 0
        for value in values {
            switch value {
            case .integer(let number): longestInteger = max(longestInteger, number.magnitude)
            case .real(let number) where number.isFinite && number != 0:
                largest = max(largest, number.magnitude)
                smallest = min(smallest, number.magnitude)
            default: break
            }
        }
        // A column of years is not grouped; one that reaches ten thousand is, all along.
        groupsThousands = longestInteger >= 10_000
        let enough = Self.decimals(largest: largest, smallest: smallest)
        var written = 0
        for case .real(let number) in values where written < enough && number.isFinite {
            written = max(written, Self.decimals(of: number))
        }
        decimals = min(written, enough)
    }

    func cell(_ value: Value) -> String {
        switch value {
        case .null: "–"
        case .text(let text): TerminalText.escaped(text)
        case .integer(let number): groupsThousands ? style.string(number) : style.ungrouped(number)
        case .real(let number) where number.isFinite: real(number)
        case .real: "–"
        case .boolean: value.words(in: language)
        }
    }

    /// A number that would round to nothing says so: a sliver of a commune is not an absent one.
    private func real(_ number: Double) -> String {
        let cell = style.string(number, decimals: decimals...decimals)
        let isShownAsZero = number != 0 && !cell.contains { ("1"..."9").contains($0) }
        return isShownAsZero ? "≈" + cell : cell
    }

    /// Seven digits for the largest number, and enough for the smallest to show one; at most six decimals.
    private static func decimals(largest: Double, smallest: Double) -> Int {
        var decimals = 4
        var bound = 1_000.0
        while decimals > 0, largest >= bound { (decimals, bound) = (decimals - 1, bound * 10) }
        var unit = 1.0
        for _ in 0..<decimals { unit /= 10 }
        while decimals < 6, smallest < unit { (decimals, unit) = (decimals + 1, unit / 10) }
        return decimals
    }

    /// The decimals after which a number has only zeros, six at most.
    private static func decimals(of number: Double) -> Int {
        let digits = NumberStyle(.english).string(number, decimals: 0...6)
        return digits.firstIndex(of: ".").map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0
    }
}
