internal import FaultInjection
internal import Glibc
internal import SystemFiles

/// A file being written, through one buffer: shapelib writes a record at a time, which for small shapes would be a system call every hundred bytes.
final class PartOutput {
    private let descriptor: Int32
    private let faults: FaultPlan?
    private var buffer: [UInt8] = []
    private var bufferStart = 0
    private var isOpen = true

    /// How long it is, the bytes still in the buffer included.
    private(set) var count = 0

    /// Makes a new file; one that is there already is an error.
    init(path: String, bufferSize: Int = 1 << 20, faults: FaultPlan? = nil) throws(CallFailure) {
        guard faults?.strikes("open") != true else { throw CallFailure("open", code: EACCES) }
        let opened = openForWriting(path)
        guard opened >= 0 else { throw CallFailure("open", code: errno) }
        descriptor = opened
        self.faults = faults
        buffer.reserveCapacity(bufferSize)
    }

    deinit {
        if isOpen { Glibc.close(descriptor) }
    }

    /// Writes bytes at a position, which may be before the end.
    func write(_ bytes: UnsafeRawBufferPointer, at position: Int) throws(CallFailure) {
        if position != bufferStart + buffer.count || buffer.count + bytes.count > buffer.capacity {
            try flush()
            bufferStart = position
        }
        if bytes.count > buffer.capacity {
            unsafe try send(bytes)
            bufferStart += bytes.count
        } else {
            unsafe buffer.append(contentsOf: bytes)
        }
        count = max(count, position + bytes.count)
    }

    /// Copies what was written at a position, as many bytes as the target holds or as there are.
    func copy(from position: Int, into target: UnsafeMutableRawBufferPointer) throws(CallFailure) -> Int {
        try flush()
        guard faults?.strikes("pread") != true else { throw CallFailure("pread", code: EIO) }
        let read = unsafe pread(descriptor, target.baseAddress, target.count, off_t(position))
        guard read >= 0 else { throw CallFailure("pread", code: errno) }
        return read
    }

    /// Writes what is left, waits until it is on the disk, and closes.
    func finish() throws(CallFailure) {
        try flush()
        guard faults?.strikes("fsync") != true else { throw CallFailure("fsync", code: EIO) }
        guard fsync(descriptor) == 0 else { throw CallFailure("fsync", code: errno) }
        isOpen = false
        let closed = Glibc.close(descriptor)
        guard faults?.strikes("close") != true, closed == 0 else { throw CallFailure("close", code: EIO) }
    }

    private func flush() throws(CallFailure) {
        guard !buffer.isEmpty else { return }
        unsafe try buffer.withUnsafeBytes { bytes in Result { () throws(CallFailure) in unsafe try send(bytes) } }.get()
        bufferStart += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    private func send(_ bytes: UnsafeRawBufferPointer) throws(CallFailure) {
        var done = 0
        while done < bytes.count {
            guard faults?.strikes("pwrite") != true else { throw CallFailure("pwrite", code: ENOSPC) }
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
            let written = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(bufferStart + done))
            if written > 0 {
                done += written
            } else if written == 0 || errno != EINTR {
                throw CallFailure("pwrite", code: written == 0 ? ENOSPC : errno)
            }
        }
        quartiers_write_behind(descriptor, bufferStart, done)
    }
}

/// `open` with the rights that the user's mask leaves.
private func openForWriting(_ path: String) -> Int32 {
    unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
}
