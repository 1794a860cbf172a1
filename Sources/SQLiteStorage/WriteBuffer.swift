internal import Glibc
internal import SystemFiles
internal import SystemSQLite

extension Connection {
    /// Gathers the pages that are written into long pieces, which are on their way to the disk before the last sync: SQLite hands over each page by
    /// itself, and a file of 200 MB has fifty thousand of them.
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

    private static let capacity = 1 << 20

    private let original: UnsafePointer<sqlite3_io_methods>
    /// For long pieces; closed after the file, since closing any descriptor of it gives up its locks.
    private let descriptor: Int32
    private var bytes: [UInt8] = []
    /// Where each page of `bytes` stands, under its place in the file.
    private var positions: [sqlite3_int64: Int] = [:]
    /// The length of a page; all of them have the same.
    private var pageLength = 0

    private init(original: UnsafePointer<sqlite3_io_methods>, path: String) {
        unsafe self.original = unsafe original
        descriptor = openForWriting(path)
        bytes.reserveCapacity(Self.capacity)
    }

    deinit {
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

    private func holdsPage(with offset: sqlite3_int64) -> Bool {
        guard pageLength > 0 else { return false }
        return positions[offset - offset % sqlite3_int64(pageLength)] != nil
    }

    private func write(_ page: UnsafeRawBufferPointer, at offset: sqlite3_int64, to file: File) -> Int32 {
        if page.count != pageLength || bytes.count + page.count > Self.capacity {
            let sent = unsafe send(to: file)
            if sent != SQLITE_OK { return sent }
            pageLength = page.count
        }
        if let position = positions[offset] {
            unsafe bytes.replaceSubrange(position..<position + page.count, with: page)
        } else {
            positions[offset] = bytes.count
            unsafe bytes.append(contentsOf: page)
        }
        return SQLITE_OK
    }

    /// Writes all pages in the order of the file, those that follow one another in one call.
    private func send(to file: File) -> Int32 {
        let offsets = positions.keys.sorted()
        defer {
            // What could not be written is undone by whoever is told so.
            positions.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
        }
        var start = 0
        while start < offsets.count {
            var end = start + 1
            while end < offsets.count, offsets[end] == offsets[end - 1] + sqlite3_int64(pageLength) { end += 1 }
            let answer = unsafe sendRun(offsets[start..<end], to: file)
            if answer != SQLITE_OK { return answer }
            start = end
        }
        return SQLITE_OK
    }

    private func sendRun(_ offsets: ArraySlice<sqlite3_int64>, to file: File) -> Int32 {
        let first = Int(offsets[offsets.startIndex])
        let length = offsets.count * pageLength
        let places = offsets.map { positions[$0] ?? 0 }
        return unsafe bytes.withUnsafeMutableBytes { bytes in
            guard let base = bytes.baseAddress else { return SQLITE_OK }
            let pages = unsafe places.map { unsafe iovec(iov_base: base + $0, iov_len: pageLength) }
            if unsafe pwritev(descriptor, pages, Int32(pages.count), off_t(first)) == length {
                quartiers_begin_writing(descriptor, first, length)
                return SQLITE_OK
            }
            // Page by page, the file itself finds out what is wrong, and tells it.
            for (offset, place) in zip(offsets, places) {
                let answer = unsafe original.pointee.xWrite(file, base + place, Int32(pageLength), offset)
                if answer != SQLITE_OK { return answer }
            }
            return SQLITE_OK
        }
    }
}

/// A descriptor of a file that is there.
private func openForWriting(_ path: String) -> Int32 {
    unsafe open(path, O_WRONLY | O_CLOEXEC)
}
