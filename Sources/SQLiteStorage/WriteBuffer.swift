internal import Dispatch
internal import Glibc
internal import SystemSQLite

extension Connection {
    /// Gathers the pages that are written into long pieces, which a second thread writes, and which are on their way to the disk before the last
    /// sync: SQLite hands over each page by itself, and a file of 200 MB has fifty thousand of them.
    ///
    /// For a file that nobody else sees before it is whole. Pages leave the memory at the latest with the commit, which fails when they cannot.
    ///
    /// - Parameter path: that of the open database.
    public func gatherWrites(to path: String) throws(SQLiteError) {
        var file: UnsafeMutablePointer<sqlite3_file>?
        try check(unsafe sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file))
        if let file = unsafe file { unsafe WriteBuffer.install(on: file, path: path) }
    }
}

/// Pages on their way to a file, behind the methods that SQLite knows it by.
///
/// Why: a table of methods stands in the place of the file's own, with this object behind it; both live until SQLite closes the file through it.
/// Methods that are not replaced are the file's own, and find it unchanged.
@safe private final class WriteBuffer {
    /// What SQLite finds at the address of the methods.
    @unsafe private struct Table {
        var methods: sqlite3_io_methods
        let buffer: Unmanaged<WriteBuffer>
    }

    private typealias File = UnsafeMutablePointer<sqlite3_file>

    private let original: UnsafePointer<sqlite3_io_methods>
    /// For long pieces; closed after the file, since closing any descriptor of it gives up its locks.
    private let descriptor: Int32
    /// The one that pages are added to, behind those that were full before it and are on their way; a few, so that nobody waits for the disk at once.
    private var runs = (0..<4).map { _ in PageRun() }
    private let queue = DispatchQueue(label: "page writer")

    private init(original: UnsafePointer<sqlite3_io_methods>, path: String) {
        unsafe self.original = unsafe original
        descriptor = openForWriting(path)
    }

    deinit {
        // After a failure runs are left that nobody waited for: none may be written to a number that has become another file's.
        queue.sync {}
        if descriptor >= 0 { Glibc.close(descriptor) }
    }

    static func install(on file: UnsafeMutablePointer<sqlite3_file>, path: String) {
        guard let original = unsafe file.pointee.pMethods else { return }
        var methods = unsafe original.pointee
        unsafe methods.xWrite = { file, bytes, count, offset in
            guard let file = unsafe file else { return SQLITE_MISUSE }
            return unsafe WriteBuffer.behind(file).write(UnsafeRawBufferPointer(start: bytes, count: Int(count)), at: offset, to: file)
        }
        unsafe methods.xRead = { file, target, count, offset in
            unsafe WriteBuffer.after(file, at: offset) { unsafe $0.xRead(file, target, count, offset) }
        }
        unsafe methods.xTruncate = { file, size in unsafe WriteBuffer.after(file) { unsafe $0.xTruncate(file, size) } }
        unsafe methods.xSync = { file, flags in unsafe WriteBuffer.after(file) { unsafe $0.xSync(file, flags) } }
        unsafe methods.xFileSize = { file, size in unsafe WriteBuffer.after(file) { unsafe $0.xFileSize(file, size) } }
        // A commit announces its sync by such a call, even where it makes none.
        unsafe methods.xFileControl = { file, operation, argument in
            unsafe WriteBuffer.after(file) { unsafe $0.xFileControl(file, operation, argument) }
        }
        unsafe methods.xClose = { file in
            guard let file = unsafe file else { return SQLITE_MISUSE }
            let table = unsafe UnsafeMutableRawPointer(mutating: file.pointee.pMethods).assumingMemoryBound(to: Table.self)
            let own = unsafe table.move().buffer.takeRetainedValue()
            let sent = unsafe own.send(to: file)
            unsafe table.deallocate()
            unsafe file.pointee.pMethods = unsafe own.original
            let closed = unsafe own.original.pointee.xClose(file)
            return sent == SQLITE_OK ? closed : sent
        }
        let table = UnsafeMutablePointer<Table>.allocate(capacity: 1)
        let buffer = unsafe WriteBuffer(original: original, path: path)
        unsafe table.initialize(to: Table(methods: methods, buffer: Unmanaged.passRetained(buffer)))
        unsafe file.pointee.pMethods = unsafe UnsafeRawPointer(table).assumingMemoryBound(to: sqlite3_io_methods.self)
    }

    private static func behind(_ file: File) -> WriteBuffer {
        unsafe UnsafeRawPointer(file.pointee.pMethods).assumingMemoryBound(to: Table.self).pointee.buffer.takeUnretainedValue()
    }

    /// Calls a method of the file once the page at an offset, every page by default, has been sent.
    private static func after(_ file: File?, at offset: sqlite3_int64? = nil, _ method: (sqlite3_io_methods) -> Int32) -> Int32 {
        guard let file = unsafe file else { return SQLITE_MISUSE }
        let buffer = unsafe behind(file)
        if offset.map(buffer.holdsPage) ?? true {
            let sent = unsafe buffer.send(to: file)
            if sent != SQLITE_OK { return sent }
        }
        return unsafe method(buffer.original.pointee)
    }

    private func holdsPage(with offset: sqlite3_int64) -> Bool { runs.contains { $0.holdsPage(with: offset) } }

    private func write(_ page: UnsafeRawBufferPointer, at offset: sqlite3_int64, to file: File) -> Int32 {
        let filling = runs[runs.count - 1]
        if unsafe filling.add(page, at: offset) { return SQLITE_OK }
        // In the order in which they were filled, as a page may be in several.
        let next = runs.removeFirst()
        runs.append(next)
        let sent = unsafe send(next, to: file)
        if sent != SQLITE_OK { return sent }
        filling.leave()
        queue.async { [descriptor] in filling.writeIfLeaving(to: descriptor) }
        return unsafe next.add(page, at: offset) ? SQLITE_OK : original.pointee.xWrite(file, page.baseAddress, Int32(page.count), offset)
    }

    /// Writes all pages, and returns when they are in the file.
    private func send(to file: File) -> Int32 {
        for run in runs {
            let sent = unsafe send(run, to: file)
            if sent != SQLITE_OK { return sent }
        }
        return SQLITE_OK
    }

    /// Writes what the second thread has not written. Page by page, the file itself finds out what is wrong, and tells it.
    private func send(_ pages: PageRun, to file: File) -> Int32 {
        unsafe pages.write(to: descriptor) { page, offset in
            unsafe original.pointee.xWrite(file, page.baseAddress, Int32(page.count), offset)
        }
    }
}

/// A descriptor of a file that is there.
private func openForWriting(_ path: String) -> Int32 {
    unsafe open(path, O_WRONLY | O_CLOEXEC)
}
