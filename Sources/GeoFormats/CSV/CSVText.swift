public import Reporting

/// CSV written straight into bytes.
public enum CSVText {
    /// What a spreadsheet runs as a formula when a cell begins with it (OWASP, "CSV injection"), full-width forms included.
    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

    /// Adds a row and its line end.
    public static func append(_ row: [Value], _ dialect: CSVDialect, to bytes: inout [UInt8]) {
        for (index, value) in row.enumerated() {
            if index > 0 { bytes.append(dialect.separator) }
            append(value, dialect, to: &bytes)
        }
        bytes.append(contentsOf: dialect.lineEnd.utf8)
    }

    /// Adds a cell: nothing for `null`, quotation marks for an empty text, which tells the two apart; numbers with the shortest digits that read
    /// back to them.
    public static func append(_ value: Value, _ dialect: CSVDialect, to bytes: inout [UInt8]) {
        switch value {
        case .null: break
        case .integer(let number): DecimalText.append(number, to: &bytes)
        case .real(let number): if number.isFinite { DecimalText.appendShortest(number, point: dialect.point, to: &bytes) }
        case .boolean(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        case .text(let text): append(dialect == .spreadsheet ? neutralised(text) : text, dialect, to: &bytes)
        }
    }

    private static func append(_ text: String, _ dialect: CSVDialect, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes =
            text.isEmpty || text.utf8.first == UInt8(ascii: " ") || text.utf8.last == UInt8(ascii: " ")
            || text.utf8.contains { $0 == quote || $0 == dialect.separator || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        guard needsQuotes else { return bytes.append(contentsOf: text.utf8) }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    /// The text with an apostrophe before it when a spreadsheet would run it; a number written as text stays one.
    static func neutralised(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, formulaStarts.contains(first), NumberDialect.french.parse(text) == nil else {
            return text
        }
        return "'" + text
    }
}

/// A table as CSV: the column names, then a row a line.
public enum TableCSV {
    /// Writes a table.
    ///
    /// - Throws: what the sink throws.
    public static func write(_ table: Table, _ dialect: CSVDialect, to sink: inout ByteSink) throws(QuartiersError) {
        try sink.write(dialect.byteOrderMark)
        CSVText.append(table.schema.columns.map { .text($0.name) }, dialect, to: &sink.pending)
        for row in table.rows {
            CSVText.append(row, dialect, to: &sink.pending)
            try sink.drain()
        }
    }
}
