internal import FaultInjection
internal import Glibc

/// The size and the first bytes of a file.
struct FileProbe {
    /// How many bytes it has.
    let size: Int
    /// Whether it starts as a zip does.
    let startsAsZip: Bool

    init(path: String, faults: FaultPlan?) throws(ZipFailure) {
        guard faults?.strikes("open") != true else { throw ZipFailure(system: "open", code: EIO) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ZipFailure(system: "open", code: errno) }
        defer { close(descriptor) }
        var status = stat()
        var start: [UInt8] = [0, 0, 0, 0]
        let read = unsafe pread(descriptor, &start, start.count, 0)
        guard unsafe fstat(descriptor, &status) == 0, read >= 0, faults?.strikes("pread") != true else {
            throw ZipFailure(system: "pread", code: EIO)
        }
        size = Int(status.st_size)
        startsAsZip = FileProbe.isStartOfZip(start.prefix(read))
    }

    /// The mark before the first entry, or that of an archive without any.
    static func isStartOfZip(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = Array(bytes)
        return start == [0x50, 0x4B, 3, 4] || start == [0x50, 0x4B, 5, 6]
    }
}
