internal import SystemSQLite

/// A prepared statement, and the one owner of its handle.
///
/// Parameters are counted from 1 as in SQL (`?1`), columns from 0.
@safe public struct Statement: ~Copyable {
    /// Its text.
    public let sql: String
    let handle: OpaquePointer
    let connection: Connection

    private init(sql: String, handle: OpaquePointer, connection: Connection) {
        self.sql = sql
        unsafe self.handle = unsafe handle
        self.connection = connection
    }

    deinit { unsafe _ = sqlite3_finalize(handle) }

    /// Prepares the first statement of a script and removes its text from it; nil when what is left holds none.
    static func prepareFirst(of script: inout Substring, on connection: Connection) throws(SQLiteError) -> Statement? {
        let rest = script.drop(while: \.isWhitespace)
        let sql = String(rest)
        guard unsafe connection.handle != nil else { throw SQLiteError(.misuse, message: "the connection is closed", sql: sql) }
        var handle: OpaquePointer?
        var length = 0
        let answer = unsafe sql.withCString { text in
            var tail: UnsafePointer<CChar>?
            let answer =
                unsafe connection.faults?.failure(of: .prepare)
                ?? sqlite3_prepare_v3(connection.handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &tail)
            length = unsafe tail.map { unsafe $0 - text } ?? 0
            return answer
        }
        try connection.check(answer, sql: sql)
        let end = rest.utf8.index(rest.startIndex, offsetBy: length)
        script = rest[end...]
        return unsafe handle.map { unsafe Statement(sql: String(rest[..<end]), handle: $0, connection: connection) }
    }

    /// The number of columns of its rows.
    public var columnCount: Int { Int(unsafe sqlite3_column_count(handle)) }

    /// Binds a whole number.
    public mutating func bind(_ value: Int64, at position: Int) throws(SQLiteError) {
        try check(unsafe fault ?? sqlite3_bind_int64(handle, Int32(clamping: position), value))
    }

    /// Binds a real number; NaN becomes NULL, as SQLite has none.
    public mutating func bind(_ value: Double, at position: Int) throws(SQLiteError) {
        try check(unsafe fault ?? sqlite3_bind_double(handle, Int32(clamping: position), value))
    }

    /// Binds real numbers to parameters that follow one another; NULL for nil and for NaN.
    public mutating func bind(_ values: [Double?], from position: Int) throws(SQLiteError) {
        var answer = fault ?? SQLITE_OK
        var parameter = Int32(clamping: position)
        for value in values where answer == SQLITE_OK {
            answer = unsafe sqlite3_bind_double(handle, parameter, value ?? .nan)
            // Outside the statement's parameters already, where it goes round.
            parameter &+= 1
        }
        try check(answer)
    }

    /// Binds a text, byte for byte.
    public mutating func bind(_ value: String, at position: Int) throws(SQLiteError) {
        var value = value
        let answer = value.withUTF8 { bytes in
            // A text without bytes may have no address, of which SQLite would make NULL.
            if bytes.isEmpty { return unsafe sqlite3_bind_text(handle, Int32(clamping: position), "", 0, Statement.copied) }
            return unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe sqlite3_bind_text64(
                    handle, Int32(clamping: position), characters.baseAddress, UInt64(characters.count), Statement.copied,
                    UInt8(SQLITE_UTF8))
            }
        }
        try check(fault ?? answer)
    }

    /// Binds a copy of bytes.
    public mutating func bind(_ bytes: [UInt8], at position: Int) throws(SQLiteError) {
        let answer = unsafe bytes.withUnsafeBytes { unsafe bindBlob($0, at: position, disposal: Statement.copied) }
        try check(fault ?? answer)
    }

    /// Binds NULL.
    public mutating func bindNull(at position: Int) throws(SQLiteError) {
        try check(unsafe fault ?? sqlite3_bind_null(handle, Int32(clamping: position)))
    }

    /// Goes to the next row; false when there is none. A statement that fails is ready to be run again.
    public mutating func step() throws(SQLiteError) -> Bool {
        let answer = unsafe connection.faults?.failure(of: .step) ?? sqlite3_step(handle)
        if answer == SQLITE_ROW { return true }
        if answer == SQLITE_DONE { return false }
        let error = connection.error(answer, sql: sql)
        reset()
        throw error
    }

    /// Makes it ready to be run again; what is bound stays.
    public mutating func reset() {
        // It answers again with the error of the last step, which has been thrown already.
        unsafe _ = sqlite3_reset(handle)
    }

    /// Bytes that a parameter is lent instead of given a copy.
    public struct Lent: Sendable {
        /// The parameter.
        let position: Int
        /// Where its bytes stand among those of all.
        let range: Range<Int>
        /// Whether they are a text in UTF-8, else a blob.
        let isText: Bool

        /// Bytes for a parameter.
        public init(_ range: Range<Int>, isText: Bool, at position: Int) {
            (self.position, self.range, self.isText) = (position, range, isText)
        }
    }

    /// Runs a statement that gives no rows, with a blob lent to it for the time of the call, and resets it.
    public mutating func run(lending bytes: [UInt8], at position: Int) throws(SQLiteError) {
        try run(lending: bytes, [Lent(bytes.indices, isText: false, at: position)])
    }

    /// Runs a statement that gives no rows, with bytes lent to it for the time of the call, and resets it; their parameters are NULL afterwards.
    ///
    /// - Parameters:
    ///   - bytes: of all parameters.
    ///   - parts: which of them are whose.
    public mutating func run(lending bytes: [UInt8], _ parts: [Lent]) throws(SQLiteError) {
        var failure: SQLiteError?
        unsafe bytes.withUnsafeBytes { buffer in
            do throws(SQLiteError) {
                for part in parts { try check(unsafe fault ?? bind(part, of: buffer)) }
                while try step() {}
            } catch {
                failure = error
            }
            // Before the bytes go: neither the statement nor a later error may look at them.
            reset()
            for part in parts { unsafe _ = sqlite3_bind_null(handle, Int32(clamping: part.position)) }
        }
        if let failure { throw failure }
    }

    /// Runs a statement that gives no rows, and resets it.
    public mutating func run() throws(SQLiteError) {
        while try step() {}
        reset()
    }

    private func bind(_ part: Lent, of buffer: UnsafeRawBufferPointer) -> Int32 {
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[part.range])
        guard part.isText else { return unsafe bindBlob(bytes, at: part.position, disposal: nil) }
        // Why: an array without bytes may have no address, of which SQLite would make NULL.
        let start = unsafe bytes.isEmpty ? nil : bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        return unsafe start.map {
            unsafe sqlite3_bind_text64(handle, Int32(clamping: part.position), $0, UInt64(bytes.count), nil, UInt8(SQLITE_UTF8))
        } ?? sqlite3_bind_text(handle, Int32(clamping: part.position), "", 0, Statement.copied)
    }

    private func bindBlob(_ bytes: UnsafeRawBufferPointer, at position: Int, disposal: sqlite3_destructor_type?) -> Int32 {
        // An empty blob has no address either.
        if unsafe bytes.isEmpty { return unsafe sqlite3_bind_zeroblob(handle, Int32(clamping: position), 0) }
        return unsafe sqlite3_bind_blob64(handle, Int32(clamping: position), bytes.baseAddress, UInt64(bytes.count), disposal)
    }

    /// `SQLITE_TRANSIENT`, a macro that is not imported: the library copies what it is given.
    private static var copied: sqlite3_destructor_type { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private var fault: Int32? { connection.faults?.failure(of: .bind) }

    private func check(_ answer: Int32) throws(SQLiteError) { try connection.check(answer, sql: sql) }
}
