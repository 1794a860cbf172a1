internal import SystemSQLite

/// An open database, and the one owner of its handle.
///
/// Deliberately not `Sendable`: a connection belongs to the task that opened it; parallel reading takes one connection each.
@safe public final class Connection {
    /// How the file is opened.
    public enum Access: Hashable, Sendable {
        /// A file that others made: nothing is written, SQL that the file brings along (views, defaults) runs no function with side effects,
        /// and pages are checked as they are read.
        ///
        /// `immutable` promises that nobody writes to the file meanwhile: no lock is taken, and no file made beside it. It is how a
        /// database left in WAL mode is read without leaving a trace in its folder.
        case readUntrusted(immutable: Bool = false)
        /// A file of ours, to be changed in place.
        case readWrite
        /// A file that must be made when it is not there.
        case create
    }

    /// The handle, nil once closed.
    private(set) var handle: OpaquePointer?
    let faults: FaultPlan?
    private var stopCondition: StopCondition?

    /// Opens a database.
    ///
    /// SQLite reads nothing yet: that a file is no database shows at the first statement.
    ///
    /// - Parameters:
    ///   - path: the path of the file, taken as it is: a leading `file:` or a `?` has no meaning of its own.
    ///   - busyTimeout: how long to wait for a lock that another connection holds.
    ///   - mappedBytes: how much of the file is read through memory mapping, 0 for none. Mapped reading is faster, and the
    ///     process dies where the file is cut or its network drive lost meanwhile.
    /// - Throws: `SQLiteError`, with the code `cannotOpen` when there is no such file.
    public convenience init(
        path: String, access: Access, busyTimeout: Duration = .seconds(5), mappedBytes: Int = 0
    ) throws(SQLiteError) {
        try self.init(path: path, access: access, busyTimeout: busyTimeout, mappedBytes: mappedBytes, faults: nil)
    }

    /// Opens a database whose calls fail as planned.
    init(
        path: String, access: Access, busyTimeout: Duration = .seconds(5), mappedBytes: Int = 0, faults: FaultPlan?
    ) throws(SQLiteError) {
        self.faults = faults
        let flags =
            switch access {
            case .readUntrusted: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        try open(uri: Connection.uri(of: path, access: access), flags: flags)
        try configure(access, busyTimeout: busyTimeout, mappedBytes: mappedBytes)
    }

    /// Opens, as a file that others made, the bytes of one: how mutated files are tried without writing them.
    package init(image: [UInt8]) throws(SQLiteError) {
        faults = nil
        try open(uri: ":memory:", flags: SQLITE_OPEN_READWRITE)
        let size = Int64(image.count)
        let copy = unsafe sqlite3_malloc64(UInt64(max(image.count, 1)))?.assumingMemoryBound(to: UInt8.self)
        guard let copy = unsafe copy else { throw SQLiteError(.outOfMemory, message: ResultCode.outOfMemory.description) }
        // Why: the buffer was allocated for as many bytes as are copied.
        unsafe image.withUnsafeBufferPointer { unsafe copy.initialize(from: $0.baseAddress ?? UnsafePointer(copy), count: $0.count) }
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
        try check(unsafe sqlite3_deserialize(handle, "main", copy, size, size, flags))
        try configure(.readUntrusted(), busyTimeout: .zero, mappedBytes: 0)
    }

    private init(inMemory: Void) throws(SQLiteError) {
        faults = nil
        try open(uri: ":memory:", flags: SQLITE_OPEN_READWRITE)
        try configure(.create, busyTimeout: .zero, mappedBytes: 0)
    }

    /// Makes a database in memory, which goes with the connection.
    public static func inMemory() throws(SQLiteError) -> Connection { try Connection(inMemory: ()) }

    /// The version of the library that is linked.
    public static var libraryVersion: String { unsafe String(cString: sqlite3_libversion()) }

    deinit { close() }

    /// Gives the file back. Statements still alive keep the handle until they end; new ones are refused.
    public func close() {
        // `close_v2` waits for the last statement by itself and cannot fail in a way that leaves something to do.
        unsafe _ = sqlite3_close_v2(handle)
        unsafe handle = nil
    }

    /// Settings of the library itself, made before the first opening; where another part of the program opened a database before, it refuses
    /// them, and nothing is lost but time.
    private static let settings: Void = { _ = quartiers_sqlite3_count_no_memory() }()

    private func open(uri: String, flags: Int32) throws(SQLiteError) {
        Connection.settings
        // One task at a time holds a connection, so the library's own mutex is left out.
        let flags = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE
        // The library hands out a handle even when it fails: `deinit` closes it.
        try check(unsafe faults?.failure(of: .open) ?? sqlite3_open_v2(uri, &handle, flags, nil))
    }

    private func configure(_ access: Access, busyTimeout: Duration, mappedBytes: Int) throws(SQLiteError) {
        let (seconds, attoseconds) = busyTimeout.components
        let milliseconds = Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
        try check(unsafe faults?.failure(of: .configure) ?? sqlite3_busy_timeout(handle, milliseconds))
        if case .readUntrusted = access {
            // A file of ours must be trusted: SQLite lets no trigger of another write to an R-tree.
            try set(SQLITE_DBCONFIG_TRUSTED_SCHEMA, on: false)
            try set(SQLITE_DBCONFIG_DEFENSIVE, on: true)
            try execute("PRAGMA query_only = ON; PRAGMA cell_size_check = ON")
        }
        if mappedBytes > 0 { try execute("PRAGMA mmap_size = \(mappedBytes)") }
    }

    private func set(_ option: Int32, on: Bool) throws(SQLiteError) {
        try check(unsafe faults?.failure(of: .configure) ?? quartiers_sqlite3_set_switch(handle, option, on ? 1 : 0))
    }

    /// Runs one or several statements and leaves their rows.
    public func execute(_ script: String) throws(SQLiteError) {
        var rest = script[...]
        while !rest.isEmpty {
            if var statement = try Statement.prepareFirst(of: &rest, on: self) { while try statement.step() {} }
        }
    }

    /// Prepares one statement.
    ///
    /// - Throws: `SQLiteError` with the code `misuse` when the text holds none.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        var rest = sql[...]
        guard let statement = try Statement.prepareFirst(of: &rest, on: self) else {
            throw SQLiteError(.misuse, message: "no statement", sql: sql)
        }
        return statement
    }

    /// Runs a closure as one transaction: its writing is kept whole when it returns, undone whole when it throws.
    ///
    /// The lock for writing is taken at once, so that a busy file is known before any work. Inside another transaction it is a part of
    /// that one, undone by itself when it throws.
    public func transaction<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
        let isPart = isInTransaction
        try execute(isPart ? "SAVEPOINT part" : "BEGIN IMMEDIATE")
        do {
            let result = try body()
            try execute(isPart ? "RELEASE part" : "COMMIT")
            return result
        } catch {
            // Some failures (a full disk) have already undone it. Where undoing fails too, the first error is the one to tell,
            // and the journal undoes the rest at the next opening.
            if isInTransaction { try? execute(isPart ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK") }
            throw error
        }
    }

    /// Whether a transaction is open.
    public var isInTransaction: Bool { unsafe handle != nil && sqlite3_get_autocommit(handle) == 0 }

    /// Whether the file was opened for reading only, which also happens where the system refuses more.
    public var isReadOnly: Bool { unsafe sqlite3_db_readonly(handle, "main") == 1 }

    /// The identifier of the last row inserted.
    public var lastInsertedRow: Int64 { unsafe sqlite3_last_insert_rowid(handle) }

    /// How many rows the last statement inserted, updated or deleted.
    public var changedRows: Int { Int(unsafe sqlite3_changes64(handle)) }

    /// Has long statements ask every few milliseconds of work whether to stop; one that is told to fails with `interrupted`.
    public func stop(when condition: @escaping () -> Bool) {
        let box = StopCondition(condition)
        stopCondition = box
        // Why: the connection keeps the box as long as the handler can be called.
        unsafe sqlite3_progress_handler(
            handle, 10_000,
            { user in
                guard let user = unsafe user else { return 0 }
                return unsafe Unmanaged<StopCondition>.fromOpaque(user).takeUnretainedValue().isMet() ? 1 : 0
            }, Unmanaged.passUnretained(box).toOpaque())
    }

    private final class StopCondition {
        let isMet: () -> Bool

        init(_ isMet: @escaping () -> Bool) { self.isMet = isMet }
    }

    /// Turns any answer but success into an error with the library's message.
    func check(_ answer: Int32, sql: String? = nil) throws(SQLiteError) {
        if answer != SQLITE_OK { throw error(answer, sql: sql) }
    }

    /// The error of an answer; the library's message when it speaks of that answer.
    func error(_ answer: Int32, sql: String? = nil) -> SQLiteError {
        let code = ResultCode(rawValue: answer)
        if let handle = unsafe handle, unsafe sqlite3_extended_errcode(handle) == answer, let words = unsafe sqlite3_errmsg(handle) {
            return SQLiteError(code, message: unsafe String(cString: words), sql: sql)
        }
        return SQLiteError(code, message: code.description, sql: sql)
    }
}

extension Connection {
    /// The path as a URI, so that no part of it is taken for an option.
    static func uri(of path: String, access: Access) -> String {
        // An empty authority before an absolute path, a dot before a relative one: `//host` and `:memory:` are then names like others.
        var uri = path.hasPrefix("/") ? "file://" : "file:./"
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                uri.unicodeScalars.append("%")
                uri.unicodeScalars.append(Unicode.Scalar(digits[Int(byte >> 4)]))
                uri.unicodeScalars.append(Unicode.Scalar(digits[Int(byte & 15)]))
            }
        }
        return access == .readUntrusted(immutable: true) ? uri + "?immutable=1" : uri
    }
}
