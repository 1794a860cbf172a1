import PlanarGeometry
internal import SystemFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The one place where files are opened, read and written: an open file, closed with its owner.
struct FileDescriptor: ~Copyable {
    let number: Int32
    private let closes: Bool

    /// What the system said when a call failed.
    struct Failure: Error, Equatable {
        let code: Int32

        /// A folder where a file is wanted.
        static let isFolder = Failure(code: EISDIR)
        /// The user wants no more.
        static let interruption = Failure(code: EINTR)
        /// A file where none is wanted.
        static let exists = Failure(code: EEXIST)
        /// Whether whoever read at the other end of a pipe is gone.
        var isClosedPipe: Bool { code == EPIPE }

        /// The system's own words: `No space left on device`.
        var message: String {
            // Why: strerror returns a text of the C library that is valid until its next call; it is copied at once.
            unsafe strerror(code).map { unsafe String(cString: $0) } ?? "errno \(code)"
        }
    }

    /// What stands at a path, links followed.
    struct Status {
        let isFolder: Bool
        let isRegular: Bool
        let permissions: UInt32
        let size: Int
    }

    /// Lends a descriptor that stays open: standard input or output.
    init(borrowing number: Int32) {
        self.number = number
        closes = false
    }

    /// Opens a file for reading.
    init(reading path: String) throws(Failure) {
        try self.init(path, O_RDONLY, permissions: 0)
    }

    /// Opens something that already exists and is no regular file, a pipe or a device, for writing.
    init(writing path: String) throws(Failure) {
        try self.init(path, O_WRONLY, permissions: 0)
    }

    /// Creates a file that must not exist yet.
    init(creating path: String, permissions: UInt32) throws(Failure) {
        try self.init(path, O_WRONLY | O_CREAT | O_EXCL, permissions: permissions)
    }

    private init(_ path: String, _ flags: Int32, permissions: UInt32) throws(Failure) {
        // A path with a NUL would be cut there by C and name another file.
        guard !path.utf8.contains(0) else { throw Failure(code: ENOENT) }
        let opened = unsafe open(path, flags | O_CLOEXEC, mode_t(permissions))
        guard opened >= 0 else { throw Failure(code: errno) }
        number = opened
        closes = true
    }

    deinit {
        if closes { close(number) }
    }

    /// Reads what is there, at most as much as fits; 0 at the end.
    ///
    /// Waiting for a pipe or a terminal ends on an `Interruption`, as reading does.
    func receive(into target: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        while true {
            if Interruption.isAsked { throw .interruption }
            let count = unsafe read(number, target.baseAddress, target.count)
            if count >= 0 { return count }
            if errno != EINTR { throw Failure(code: errno) }
        }
    }

    /// Goes to a place counted from the end of the file, or to its start when it is shorter; stays where it is in a pipe.
    func seek(beforeEnd length: Int) {
        if lseek(number, -off_t(length), SEEK_END) < 0 { lseek(number, 0, SEEK_SET) }
    }

    /// Writes all of it; waiting for the reader of a pipe ends on an `Interruption`.
    func send(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        var written = 0
        while written < bytes.count {
            if Interruption.isAsked { throw .interruption }
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
            let count = unsafe write(number, rest.baseAddress, rest.count)
            if count > 0 { written += count }
            if count < 0 && errno != EINTR { throw Failure(code: errno) }
        }
    }

    /// Starts bringing to the disk some bytes that were written, without waiting: less is left to wait for in the end. The memory of those well
    /// before them is let go.
    func writeBehind(from start: Int, count: Int) { quartiers_write_behind(number, start, count) }

    /// Waits until what was written is on the disk.
    func synchronize() throws(Failure) {
        if fsync(number) != 0 { throw Failure(code: errno) }
    }

    /// What stands at a path, nil when nothing does.
    static func status(of path: String) throws(Failure) -> Status? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw Failure(code: errno)
        }
        let kind = status.st_mode & S_IFMT
        return Status(
            isFolder: kind == S_IFDIR, isRegular: kind == S_IFREG, permissions: UInt32(status.st_mode & 0o777), size: Int(status.st_size))
    }

    /// The path with every link followed; the path itself when nothing stands there.
    static func resolved(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        // Why: realpath allocates its answer, which is ours to free once copied.
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Moves a file over another, at once.
    static func move(_ path: String, to target: String) throws(Failure) {
        if unsafe rename(path, target) != 0 { throw Failure(code: errno) }
    }

    /// Removes a file; one that is gone already is no failure.
    static func remove(_ path: String) { _ = unsafe unlink(path) }
}
