internal import SystemSQLite

extension Statement {
    /// The type of a value as the file stores it, whatever its column declares.
    public enum StorageClass: Hashable, Sendable {
        /// No value.
        case null
        /// A whole number of 64 bits.
        case integer
        /// A real number of 64 bits.
        case real
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

    /// How the value of a column is stored in the current row. Ask before reading it: reading converts.
    public func storageClass(_ column: Int) -> StorageClass {
        switch unsafe sqlite3_column_type(handle, Int32(clamping: column)) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    /// Whether a column of the current row is NULL.
    public func isNull(_ column: Int) -> Bool { storageClass(column) == .null }

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

    /// A column that is stored as a real number: of such a one nobody has to ask whether it is NULL.
    public func storedReal(_ column: Int) -> Double { unsafe sqlite3_column_double(handle, Int32(clamping: column)) }

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
