internal import SystemSQLite

extension Statement {
    /// A value as the file stores it, whatever its column declares; texts and bytes are read by accessors of their own.
    public enum StoredValue: Hashable, Sendable {
        /// No value.
        case null
        /// A whole number.
        case integer(Int64)
        /// A real number.
        case real(Double)
        /// A text.
        case text
        /// Bytes.
        case blob
    }

    /// The name of a column of its rows.
    public func columnName(_ column: Int) -> String {
        guard let name = unsafe sqlite3_column_name(handle, Int32(clamping: column)) else { return "" }
        return unsafe String(cString: name)
    }

    /// The type with which the column was declared, nil for a computed one.
    public func declaredType(_ column: Int) -> String? {
        guard let name = unsafe sqlite3_column_decltype(handle, Int32(clamping: column)) else { return nil }
        return unsafe String(cString: name)
    }

    /// Whether a column of the current row is NULL.
    public func isNull(_ column: Int) -> Bool { unsafe sqlite3_column_type(handle, Int32(clamping: column)) == SQLITE_NULL }

    /// A column as a whole number, nil when it is NULL.
    public func integer(_ column: Int) -> Int64? {
        let number = unsafe sqlite3_column_int64(handle, Int32(clamping: column))
        return number == 0 && isNull(column) ? nil : number
    }

    /// A column as a real number, nil when it is NULL.
    public func real(_ column: Int) -> Double? {
        let number = unsafe sqlite3_column_double(handle, Int32(clamping: column))
        return number == 0 && isNull(column) ? nil : number
    }

    /// A column of the current row as it is stored. Ask before reading it otherwise: reading converts.
    @inline(__always)
    public func stored(_ column: Int) -> StoredValue {
        // Why: what is lent is looked at before the next step. Connections have no mutex, so that it needs no protection, and each of these calls
        // costs half of its namesake that looks the column up.
        let value = unsafe sqlite3_column_value(handle, Int32(clamping: column))
        switch unsafe sqlite3_value_type(value) {
        case SQLITE_INTEGER: return .integer(unsafe sqlite3_value_int64(value))
        case SQLITE_FLOAT: return .real(unsafe sqlite3_value_double(value))
        case SQLITE_TEXT: return .text
        case SQLITE_BLOB: return .blob
        default: return .null
        }
    }

    /// Columns that are stored as numbers, whole or real, nil for those that are NULL; nil at all where one is anything else.
    ///
    /// - Parameter leading: how many columns are left out in counting.
    public func numbers(_ columns: [Int], behind leading: Int = 0) -> [Double?]? {
        var numbers: [Double?] = []
        numbers.reserveCapacity(columns.count)
        for column in columns {
            switch stored(column + leading) {
            case .null: numbers.append(nil)
            case .integer(let number): numbers.append(Double(number))
            case .real(let number): numbers.append(number)
            case .text, .blob: return nil
            }
        }
        return numbers
    }

    /// A column as a text, nil when it is NULL. Bytes that are no UTF-8 come out as U+FFFD, and `whenRepaired` says so.
    ///
    /// - Throws: `SQLiteError` when no memory is left to bring it.
    public func text(_ column: Int, whenRepaired: () -> Void = {}) throws(SQLiteError) -> String? {
        if isNull(column) { return nil }
        let start = connection.faults?.failure(of: .column) == nil ? unsafe sqlite3_column_text(handle, Int32(clamping: column)) : nil
        guard let start = unsafe start else { throw connection.error(SQLITE_NOMEM, sql: sql) }
        // Why: the library vouches for so many bytes at this address until the next step.
        let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(clamping: column))))
        if let text = unsafe try? UTF8Span(validating: bytes.span) { return String(copying: text) }
        whenRepaired()
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// Lends the bytes of a blob where they lie, without copying them; nil when the column is NULL.
    ///
    /// - Throws: `SQLiteError` when no memory is left to bring them, and what the closure throws.
    public func withBlob<Result>(_ column: Int, _ body: (RawSpan) throws -> Result) throws -> Result? {
        let start = connection.faults?.failure(of: .column) == nil ? unsafe sqlite3_column_blob(handle, Int32(clamping: column)) : nil
        let count = Int(unsafe sqlite3_column_bytes(handle, Int32(clamping: column)))
        if unsafe start == nil {
            if isNull(column) { return nil }
            // An empty blob has no address either.
            if count > 0 { throw connection.error(SQLITE_NOMEM, sql: sql) }
        }
        // Why: the library vouches for so many bytes at this address until the next step, and the span ends with the call.
        return try body(unsafe UnsafeRawBufferPointer(start: start, count: count).bytes)
    }
}
