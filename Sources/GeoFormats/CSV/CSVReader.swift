public import Reporting

/// Reads a CSV file row by row: RFC 4180, and the French dialect of INSEE and spreadsheets.
///
/// The separator (`;`, `,` or tab) is the one most frequent in the header unless given; a byte order mark is passed over; rows end with LF, CR LF
/// or CR; blank lines are passed over; columns without a name at the end of the header, hundreds in some files, are ignored as long as they
/// are empty. Cells are decoded when asked for, so that a row of which one cell is used costs no more than its bytes.
///
///     var reader = try CSVReader(.file("DEMO_2022.csv"))
///     while try reader.next(report) { if let people = reader.number(population) { … } }
public struct CSVReader: ~Copyable {
    /// How bytes beyond ASCII are understood.
    public enum Encoding: Sendable, Hashable {
        /// UTF-8, and Windows-1252 for rows that are not, which is a finding.
        case automatic
        /// UTF-8; anything else is an error.
        case utf8
        /// Windows-1252, which holds ISO 8859-1.
        case windows1252
    }

    private var table: CSVTable

    /// Opens a file and reads its header.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - separator: an ASCII character; nil to take the one of the header.
    ///   - encoding: how bytes beyond ASCII are understood.
    /// - Throws: `QuartiersError`: of status `noInput` when it cannot be read, `badData` when it is empty or a quotation mark is never closed.
    public init(_ source: ByteSource, separator: Character? = nil, encoding: Encoding = .automatic) throws(QuartiersError) {
        table = try .open(source, separator: separator, encoding: encoding, windowCapacity: 1 << 18)
    }

    /// Reads through a window of another size, so that tests can have it end anywhere.
    init(_ source: ByteSource, separator: Character? = nil, encoding: Encoding = .automatic, windowCapacity: Int) throws(QuartiersError) {
        table = try .open(source, separator: separator, encoding: encoding, windowCapacity: windowCapacity)
    }

    /// The names of the columns, as the header writes them.
    public var columns: [String] { table.columns }

    /// The separator of the file.
    public var separator: Character { table.separator }

    /// The line where the current row begins, from 1; that of the header before the first.
    public var line: Int { table.line }

    /// The rank of a column, found without regard to case and outer spaces; nil when there is none.
    public func column(_ name: String) -> Int? { columns.firstIndex { FieldName.matches($0, name) } }

    /// Goes to the next row; false behind the last.
    ///
    /// - Parameter report: receives what is wrong with the row.
    /// - Throws: `QuartiersError` for a quotation mark that is never closed and text that is not in the encoding asked for, or what `report` throws.
    public mutating func next(_ report: FindingSink) throws -> Bool {
        let isRow = try table.next()
        for finding in table.takeFindings() { try report(finding) }
        return isRow
    }

    /// The text of a cell of the current row, quotation marks undone; empty when the row is too short.
    public func text(_ column: Int) -> String { table.text(column) }

    /// Whether a cell holds nothing but spaces.
    public func isBlank(_ column: Int) -> Bool { text(column).allSatisfy(\.isWhitespace) }

    /// The number that a cell writes; nil when it is blank or no number.
    public func number(_ column: Int, _ dialect: NumberDialect = .french) -> Double? { table.number(column, dialect) }
}

extension CSVReader {
    /// Reads any bytes and gives nothing: what a fuzzer calls.
    public static func fuzz(_ bytes: [UInt8]) {
        guard var reader = try? CSVReader(.bytes(bytes, name: "fuzz"), windowCapacity: 16) else { return }
        while (try? reader.next { _ in }) == true {
            for column in reader.columns.indices { _ = (reader.text(column), reader.number(column), reader.number(column, .exact)) }
        }
    }
}
