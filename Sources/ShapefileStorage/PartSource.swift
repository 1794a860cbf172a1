internal import FaultInjection
internal import Glibc

/// Bytes at rest that are read anywhere: in memory, or in a file through a window, so that a layer of any size costs the same memory.
///
/// A file is read and not mapped: one that becomes shorter on a shared drive meanwhile is then a short read, where a mapping would end the program.
final class PartSource {
    /// How many bytes there are.
    let count: Int
    private let descriptor: Int32?
    private let faults: FaultPlan?
    private var window: [UInt8]
    private var windowStart = 0
    private var windowCount: Int

    /// Bytes in memory.
    init(bytes: [UInt8]) {
        count = bytes.count
        descriptor = nil
        faults = nil
        window = bytes
        windowCount = bytes.count
    }

    /// A file, open until the source goes.
    init(path: String, windowSize: Int = 1 << 18, faults: FaultPlan? = nil) throws(CallFailure) {
        guard faults?.strikes("open") != true else { throw CallFailure("open", code: EIO) }
        let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw CallFailure("open", code: errno) }
        var status = stat()
        let forced = faults?.strikes("fstat") == true
        guard !forced, unsafe fstat(opened, &status) == 0 else {
            let failure = CallFailure("fstat", code: forced ? EIO : errno)
            close(opened)
            throw failure
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(opened)
            throw CallFailure("open", code: EISDIR)
        }
        descriptor = opened
        count = Int(status.st_size)
        self.faults = faults
        window = [UInt8](repeating: 0, count: windowSize)
        windowCount = 0
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// Copies the bytes from an offset on, as many as the target holds or as there are.
    ///
    /// - Returns: how many were copied.
    func copy(from offset: Int, into target: UnsafeMutableRawBufferPointer) throws(CallFailure) -> Int {
        var done = 0
        while done < target.count, offset >= 0, offset < count - done {
            let position = offset + done
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: target[done...])
            if position >= windowStart, position < windowStart + windowCount {
                let start = position - windowStart
                let length = min(rest.count, windowCount - start)
                unsafe window.withUnsafeBytes { bytes in
                    unsafe rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]))
                }
                done += length
            } else if rest.count >= window.count {
                done += unsafe try fill(rest, from: position)
            } else {
                windowCount = 0
                windowStart = position
                windowCount = unsafe try window.withUnsafeMutableBytes { bytes in
                    Result { () throws(CallFailure) in unsafe try fill(bytes, from: position) }
                }.get()
            }
        }
        return done
    }

    /// The whole number at an offset; nil when it is not wholly there.
    func integer<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type, at offset: Int) throws(CallFailure) -> Number? {
        var number = Number.zero
        let copied = unsafe try withUnsafeMutableBytes(of: &number) { bytes throws(CallFailure) in
            unsafe try copy(from: offset, into: bytes)
        }
        return copied == MemoryLayout<Number>.size ? number : nil
    }

    /// The bytes from an offset on, at most as many as asked for.
    func bytes(from offset: Int, count wanted: Int) throws(CallFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, min(wanted, count - offset)))
        let copied = unsafe try bytes.withUnsafeMutableBytes { target in
            Result { () throws(CallFailure) in unsafe try copy(from: offset, into: target) }
        }.get()
        bytes.removeLast(bytes.count - copied)
        return bytes
    }

    private func fill(_ target: UnsafeMutableRawBufferPointer, from position: Int) throws(CallFailure) -> Int {
        guard let descriptor else { return 0 }
        while true {
            let forced = faults?.strikes("pread") == true
            let read = unsafe forced ? -1 : pread(descriptor, target.baseAddress, target.count, off_t(position))
            if read > 0 { return read }
            // We only ask for bytes that were there when the file was opened.
            if read == 0 { throw .shrunk }
            if forced || errno != EINTR { throw CallFailure("pread", code: forced ? EIO : errno) }
        }
    }
}
