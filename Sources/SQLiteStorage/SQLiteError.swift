/// A call of SQLite that failed.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The family of the failure, by which a program decides what to do.
    public let code: ResultCode
    /// The code as the library gave it, which says more: `SQLITE_IOERR_FSYNC` where `code` is `SQLITE_IOERR`.
    public let extendedCode: ResultCode
    /// The library's message.
    public let message: String
    /// The statement that was being prepared or run.
    public let sql: String?

    /// Makes an error of the code and the message that the library gave.
    public init(_ extendedCode: ResultCode, message: String, sql: String? = nil) {
        self.code = extendedCode.primary
        self.extendedCode = extendedCode
        self.message = message
        self.sql = sql
    }

    /// `SQLite 2067: UNIQUE constraint failed: communes.insee_com (INSERT INTO ...)`.
    public var description: String {
        let start = "SQLite \(extendedCode.rawValue): \(message)"
        return sql.map { "\(start) (\($0))" } ?? start
    }
}
