public import GeoFormats
public import PlanarGeometry
public import Reporting
internal import SQLiteStorage

/// Rows on their way into a table; the spatial index follows when the last one is there.
public struct RowWriter: ~Copyable {
    private var statement: Statement
    private let connection: Connection
    private let context: FileContext
    private let layout: TableLayout
    private let firstParameter: Int
    /// The values of the row before, which stay bound; nil once columns were set one by one.
    private var bound: [Value]?
    private let columnCount: Int
    private var bytes: [UInt8] = []
    private var count = 0
    private(set) var entries: [IndexEntry] = []
    private(set) var extent = Envelope.empty

    init(
        _ layout: TableLayout, key: String, columns: [String], unique: [String], on connection: Connection, context: FileContext
    ) throws(SQLiteError) {
        self.layout = layout
        self.connection = connection
        self.context = context
        // The key is parameter 1, the geometry 2 where there is one.
        firstParameter = layout.geometry == nil ? 2 : 3
        columnCount = columns.count
        let names = [key, layout.geometry?.column].compactMap(\.self) + columns
        statement = try connection.prepare(
            """
            INSERT INTO \(SQLName.quoted(layout.name)) (\(names.map(SQLName.quoted).joined(separator: ", "))) \
            VALUES (\(names.indices.map { "?\($0 + 1)" }.joined(separator: ", ")))
            """ + (unique.isEmpty ? "" : " ON CONFLICT (\(unique.map(SQLName.quoted).joined(separator: ", "))) DO NOTHING"))
    }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - values: as many as the columns that were named, in their order.
    ///   - geometry: of the kind of the column: an area of one part for POLYGON, of any number for MULTIPOLYGON; `null` for none.
    ///   - id: its key; nil for the next number.
    /// - Returns: its key.
    /// - Throws: `QuartiersError` when the row breaks a constraint, the geometry is of another kind, or the disk is full.
    @discardableResult
    public mutating func append(_ values: [Value], geometry: FeatureGeometry = .null, id: Int? = nil) throws(QuartiersError) -> Int {
        bytes.removeAll(keepingCapacity: true)
        let limits = try layout.encode(geometry, to: &bytes, context: context)
        try bind(values)
        try insert(limits: limits, id: id)
        return Int(connection.lastInsertedRow)
    }

    /// Adds a row whose geometry is a rectangle, to a table of polygons; see the other `append`.
    @discardableResult
    public mutating func append(_ values: [Value], rectangle: Envelope) throws(QuartiersError) -> Bool {
        try bind(values)
        return try append(rectangle: rectangle)
    }

    /// Gives columns that follow one another numbers, in the rows to come.
    ///
    /// - Parameter first: the first of them, counted from 0 in the order in which columns were named.
    public mutating func set(_ numbers: [Double?], from first: Int) throws(QuartiersError) {
        precondition(first >= 0 && first + numbers.count <= columnCount, "\(layout.name): \(numbers.count) numbers from column \(first)")
        bound = nil
        do throws(SQLiteError) {
            for rank in numbers.indices {
                let parameter = firstParameter + first + rank
                if let number = numbers[rank] { try statement.bind(number, at: parameter) } else { try statement.bindNull(at: parameter) }
            }
        } catch {
            throw context.error(error)
        }
    }

    /// Gives a column a value in the rows to come.
    public mutating func set(_ value: Value, at column: Int) throws(QuartiersError) {
        precondition(0..<columnCount ~= column, "\(layout.name): column \(column) of \(columnCount)")
        bound = nil
        do throws(SQLiteError) { try statement.bind(value, at: firstParameter + column) } catch { throw context.error(error) }
    }

    /// Adds a row of what its columns were set to, whose geometry is a rectangle, to a table of polygons.
    ///
    /// - Returns: whether it was added; not so where `insert` passes over rows that are held.
    /// - Throws: `QuartiersError` as for any other geometry.
    @discardableResult
    public mutating func append(rectangle: Envelope) throws(QuartiersError) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        try layout.encode(rectangle: rectangle, to: &bytes, context: context)
        try insert(limits: rectangle, id: nil)
        return connection.changedRows > 0
    }

    private mutating func bind(_ values: [Value]) throws(QuartiersError) {
        precondition(values.count == columnCount, "\(layout.name): \(values.count) values for \(columnCount) columns")
        let former = bound
        // Where it fails in the middle, nobody knows what is bound.
        bound = nil
        do throws(SQLiteError) {
            for (rank, value) in values.enumerated() where !(former?[rank].isIdentical(to: value) ?? false) {
                try statement.bind(value, at: firstParameter + rank)
            }
        } catch {
            throw context.error(error)
        }
        bound = values
    }

    /// Adds a row with the geometry that `bytes` holds, none without limits.
    private mutating func insert(limits: Envelope?, id: Int?) throws(QuartiersError) {
        if count.isMultiple(of: 64), Interruption.isAsked { throw .interrupted.within(Place(file: context.path)) }
        count += 1
        do throws(SQLiteError) {
            try statement.bind(.integer(orNull: id), at: 1)
            if limits == nil {
                // The geometry of the row before was lent, and is bound no more.
                try statement.run()
            } else {
                try statement.run(lending: bytes, at: 2)
            }
        } catch {
            throw context.error(error)
        }
        guard let limits, !limits.isEmpty, connection.changedRows > 0 else { return }
        entries.append(IndexEntry(id: connection.lastInsertedRow, limits))
        extent = extent.union(limits)
    }
}

extension Value {
    /// Whether SQLite would store the same: equal texts may still write a letter and its accent in two ways.
    fileprivate func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.text(let text), .text(let otherText)):
            let (bytes, otherBytes) = (text.utf8Span.span, otherText.utf8Span.span)
            return bytes.count == otherBytes.count && bytes.indices.allSatisfy { bytes[$0] == otherBytes[$0] }
        case (.real(let number), .real(let otherNumber)): return number.bitPattern == otherNumber.bitPattern
        default: return self == other
        }
    }
}
