internal import SystemSQLite

/// What a call of SQLite answered: an open set, since newer libraries add codes.
///
/// Connections answer with extended codes; `primary` is the family that a program decides by.
public struct ResultCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The number of `sqlite3.h`, extended or not.
    public let rawValue: Int32

    /// Makes a code from its number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// The family: the low byte.
    public var primary: ResultCode { ResultCode(rawValue: rawValue & 0xFF) }

    /// The library's own words for the code: `database is locked`.
    public var description: String {
        guard let words = unsafe sqlite3_errstr(rawValue) else { return "code \(rawValue)" }
        return unsafe String(cString: words)
    }
}

extension ResultCode {
    /// Any error that has no code of its own: SQL that cannot be understood, most often.
    public static let error = ResultCode(rawValue: SQLITE_ERROR)
    /// Another connection holds the file.
    public static let busy = ResultCode(rawValue: SQLITE_BUSY)
    /// This connection holds the table.
    public static let locked = ResultCode(rawValue: SQLITE_LOCKED)
    /// No memory was to be had.
    public static let outOfMemory = ResultCode(rawValue: SQLITE_NOMEM)
    /// The file, or the connection, takes no writing.
    public static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
    /// The work was told to stop.
    public static let interrupted = ResultCode(rawValue: SQLITE_INTERRUPT)
    /// The system failed to read or write.
    public static let inputOutput = ResultCode(rawValue: SQLITE_IOERR)
    /// The file contradicts itself or is cut.
    public static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
    /// No room is left on the disk, or the database reached its greatest size.
    public static let full = ResultCode(rawValue: SQLITE_FULL)
    /// The file, or one that belongs to it, cannot be opened.
    public static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
    /// A text or blob is larger than the library takes.
    public static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
    /// A row breaks a constraint of its table.
    public static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
    /// The library was called in a way that it forbids.
    public static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
    /// The position of a parameter is outside those of the statement.
    public static let range = ResultCode(rawValue: SQLITE_RANGE)
    /// The file is no SQLite database.
    public static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
    /// A half-done transaction must be undone first, and the file takes no writing.
    public static let readOnlyRollback = ResultCode(rawValue: SQLITE_READONLY | (3 << 8))
    /// The folder takes no new file, which a journal would be.
    public static let readOnlyDirectory = ResultCode(rawValue: SQLITE_READONLY | (6 << 8))
}
