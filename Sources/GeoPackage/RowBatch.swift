internal import GeoFormats
internal import PlanarGeometry
public import Reporting
internal import SQLiteStorage

/// Rows that one statement inserts: its parameters are those of the first row, then those of the second.
public struct RowBatch: ~Copyable {
    /// How many rows there are.
    let count: Int
    private let layout: TableLayout
    private let context: FileContext
    private let columnCount: Int
    private var statement: Statement
    /// The parameter before those of the row at hand.
    private var base = 0
    /// What is lent for the next run: geometries, and the texts of rows that are set column by column.
    private var bytes: [UInt8] = []
    private var lent: [Statement.Lent] = []

    /// - Parameter passing: columns of a unique constraint: of rows whose values are those of another in these columns nothing comes.
    init(
        of count: Int, _ layout: TableLayout, key: String, columns: [String], passing unique: [String] = [], on connection: Connection,
        context: FileContext
    ) throws(SQLiteError) {
        self.count = count
        self.layout = layout
        self.context = context
        columnCount = columns.count
        let names = [key, layout.geometry?.column].compactMap(\.self) + columns
        let rows = (0..<count).map { row in "(\(names.indices.map { "?\(row * names.count + $0 + 1)" }.joined(separator: ", ")))" }
        let remainder = unique.isEmpty ? "" : " ON CONFLICT (\(unique.map(SQLName.quoted).joined(separator: ", "))) DO NOTHING"
        statement = try connection.prepare(
            """
            INSERT INTO \(SQLName.quoted(layout.name)) (\(names.map(SQLName.quoted).joined(separator: ", "))) \
            VALUES \(rows.joined(separator: ", "))\(remainder)
            """)
    }

    /// What stands before the columns: the key, and the geometry where there is one.
    private var leading: Int { layout.geometry == nil ? 1 : 2 }

    /// Turns to a row, counted from 0; the first begins a new insertion, whatever became of the one before.
    ///
    /// - Parameter key: its key; the next number for nil.
    mutating func turn(to row: Int, key: Int? = nil) throws(SQLiteError) {
        if row == 0 { giveBack() }
        base = row * (leading + columnCount)
        try statement.bind(.integer(orNull: key), at: base + 1)
    }

    /// Gives the row a geometry for the next run.
    ///
    /// - Returns: its limits, nil for none.
    mutating func lend(_ geometry: FeatureGeometry) throws(QuartiersError) -> Envelope? {
        let start = bytes.count
        guard let limits = try layout.encode(geometry, to: &bytes, context: context) else { return nil }
        lent.append(Statement.Lent(start..<bytes.count, isText: false, at: base + 2))
        return limits
    }

    /// Gives the row a rectangle for the next run.
    mutating func lend(_ rectangle: Envelope) throws(QuartiersError) {
        let start = bytes.count
        try layout.encode(rectangle: rectangle, to: &bytes, context: context)
        lent.append(Statement.Lent(start..<bytes.count, isText: false, at: base + 2))
    }

    /// Gives a column of the row a value, which it keeps in the runs to come.
    mutating func keep(_ value: Value, at column: Int) throws(SQLiteError) { try statement.bind(value, at: base + leading + column + 1) }

    /// Inserts all rows.
    mutating func run() throws(SQLiteError) {
        try statement.run(lending: bytes, lent)
        giveBack()
    }

    private mutating func giveBack() {
        bytes.removeAll(keepingCapacity: true)
        lent.removeAll(keepingCapacity: true)
    }
}

extension RowBatch {
    /// Gives a column of the row a text, NULL for nil.
    ///
    /// - Parameter column: counted from 0 in the order in which columns were named.
    public mutating func set(_ text: String?, at column: Int) throws(QuartiersError) {
        let position = parameter(column, 1)
        guard let text else {
            do throws(SQLiteError) { return try statement.bindNull(at: position) } catch { throw context.error(error) }
        }
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        lent.append(Statement.Lent(start..<bytes.count, isText: true, at: position))
    }

    /// Gives a column of the row a whole number, NULL for nil.
    public mutating func set(_ number: Int?, at column: Int) throws(QuartiersError) {
        let position = parameter(column, 1)
        do throws(SQLiteError) { try statement.bind(.integer(orNull: number), at: position) } catch { throw context.error(error) }
    }

    /// Gives columns of the row that follow one another real numbers, NULL for nil.
    public mutating func set(_ numbers: [Double?], from column: Int) throws(QuartiersError) {
        let position = parameter(column, numbers.count)
        do throws(SQLiteError) { try statement.bind(numbers, from: position) } catch { throw context.error(error) }
    }

    private func parameter(_ column: Int, _ count: Int) -> Int {
        precondition(column >= 0 && column + count <= columnCount, "\(layout.name): \(count) columns from \(column) of \(columnCount)")
        return base + leading + column + 1
    }
}
