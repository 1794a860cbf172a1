public import GeoFormats
public import PlanarGeometry
public import Reporting
internal import SQLiteStorage

/// Rows on their way into a table; the spatial index follows when the last one is there.
public struct RowWriter: ~Copyable {
    /// How many small rows a statement inserts best: starting one takes as long as inserting a third of a row of forty columns.
    public static let batchSize = 32

    private let connection: Connection
    private let context: FileContext
    private let layout: TableLayout
    private let key: String
    private let columns: [String]
    /// Whether rows that are held are passed over.
    private let passesOver: Bool
    private var single: RowBatch
    /// The batch of the last rows that were added together; most are as many.
    private var several: RowBatch?
    /// The values of the row before, which stay bound; nil where nobody knows.
    private var bound: [Value]?
    private var rowCount = 0
    private(set) var entries: [IndexEntry] = []
    private(set) var extent = Envelope.empty

    init(
        _ layout: TableLayout, key: String, columns: [String], unique: [String], on connection: Connection, context: FileContext
    ) throws(SQLiteError) {
        (self.layout, self.key, self.columns) = (layout, key, columns)
        (self.connection, self.context) = (connection, context)
        passesOver = !unique.isEmpty
        single = try RowBatch(of: 1, layout, key: key, columns: columns, passing: unique, on: connection, context: context)
        several = nil
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
        try beginSingle(id: id)
        let limits = try single.lend(geometry)
        try bind(values)
        try insertSingle(limits: limits)
        return Int(connection.lastInsertedRow)
    }

    /// Adds a row whose geometry is a rectangle, to a table of polygons; see the other `append`.
    ///
    /// - Returns: whether it was added; not so where `insert` passes over rows that are held.
    @discardableResult
    public mutating func append(_ values: [Value], rectangle: Envelope) throws(QuartiersError) -> Bool {
        try beginSingle()
        try single.lend(rectangle)
        try bind(values)
        return try insertSingle(limits: rectangle)
    }

    /// Adds rows whose geometries are rectangles, to a table of polygons, all in one statement.
    ///
    /// - Parameters:
    ///   - count: how many; `batchSize` of them at a time are quickest.
    ///   - rectangle: of a row, by its rank.
    ///   - set: sets every column of a row.
    ///   - passedOver: is told which rows were not added, where `insert` passes over rows that are held; those before it are in the table then.
    /// - Throws: `QuartiersError` as for one row, and what the closures throw.
    public mutating func append(
        _ count: Int, rectangle: (Int) -> Envelope, set: (Int, inout RowBatch) throws -> Void, passedOver: (Int) throws -> Void
    ) throws {
        guard try count > 1 && keysFollow else {
            for row in 0..<count where try !append(row, rectangle(row), set) { try passedOver(row) }
            return
        }
        // Taken out, so that there is one owner while it is filled.
        var batch: RowBatch
        if let former = several.take(), former.count == count {
            batch = former
        } else {
            batch = try context.wrapping { try RowBatch(of: count, layout, key: key, columns: columns, on: connection, context: context) }
        }
        for row in 0..<count {
            do throws(SQLiteError) { try batch.turn(to: row) } catch { throw context.error(error) }
            try batch.lend(rectangle(row))
            try set(row, &batch)
        }
        try checkInterruption(adding: count)
        do throws(SQLiteError) {
            try batch.run()
            // Keys that nobody gave follow one another.
            let first = connection.lastInsertedRow - Int64(count) + 1
            for row in 0..<count { note(rectangle(row), id: first + Int64(row)) }
        } catch {
            guard passesOver, error.code == .constraint else { throw context.error(error) }
            // None of them was added: one by one, it shows which are held.
            for row in 0..<count where try !append(row, rectangle(row), set) { try passedOver(row) }
        }
        several = consume batch
    }

    /// Whether SQLite gives each new row the key after the last: behind the greatest of all numbers, which a table of others may have, it takes
    /// any that is free.
    private var keysFollow: Bool {
        get throws {
            if several != nil { return true }
            let last = "SELECT max(\(SQLName.quoted(key))) FROM \(SQLName.quoted(layout.name))"
            return try context.wrapping { try connection.integer(last) } < Int.max >> 1
        }
    }

    private mutating func append(_ row: Int, _ rectangle: Envelope, _ set: (Int, inout RowBatch) throws -> Void) throws -> Bool {
        try beginSingle()
        bound = nil
        try single.lend(rectangle)
        try set(row, &single)
        return try insertSingle(limits: rectangle)
    }

    private mutating func beginSingle(id: Int? = nil) throws(QuartiersError) {
        do throws(SQLiteError) { try single.turn(to: 0, key: id) } catch { throw context.error(error) }
    }

    private mutating func bind(_ values: [Value]) throws(QuartiersError) {
        precondition(values.count == columns.count, "\(layout.name): \(values.count) values for \(columns.count) columns")
        let former = bound
        // Where it fails in the middle, nobody knows what is bound.
        bound = nil
        do throws(SQLiteError) {
            for (rank, value) in values.enumerated() where !(former?[rank].isIdentical(to: value) ?? false) {
                try single.keep(value, at: rank)
            }
        } catch {
            throw context.error(error)
        }
        bound = values
    }

    /// Adds the row that is bound; whether it was added.
    @discardableResult
    private mutating func insertSingle(limits: Envelope?) throws(QuartiersError) -> Bool {
        try checkInterruption(adding: 1)
        do throws(SQLiteError) { try single.run() } catch { throw context.error(error) }
        guard connection.changedRows > 0 else { return false }
        if let limits { note(limits, id: connection.lastInsertedRow) }
        return true
    }

    /// Remembers a row's limits for the spatial index.
    private mutating func note(_ limits: Envelope, id: Int64) {
        guard !limits.isEmpty else { return }
        entries.append(IndexEntry(id: id, limits))
        extent = extent.union(limits)
    }

    private mutating func checkInterruption(adding rows: Int) throws(QuartiersError) {
        let former = rowCount
        rowCount += rows
        if former / 64 != rowCount / 64 || former == 0, Interruption.isAsked { throw .interrupted.within(Place(file: context.path)) }
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
