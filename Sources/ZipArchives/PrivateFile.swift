internal import FaultInjection
internal import Glibc
internal import SystemZip

/// A file that only this user can read, in a folder of its own that goes with it.
final class PrivateFile: Sendable {
    /// Where it is.
    let path: String
    private let folder: String
    private let descriptor: Int32

    /// Makes an empty file in the folder for temporary files.
    init(extension fileExtension: String, faults: FaultPlan?) throws(ZipFailure) {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/quartiers-XXXXXX".utf8CString)
        guard faults?.strikes("mkdtemp") != true else { throw ZipFailure(system: "mkdtemp", code: EACCES, as: ZIP_ER_WRITE) }
        let made = unsafe template.withUnsafeMutableBufferPointer { letters in
            unsafe letters.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
        }
        guard let made else { throw ZipFailure(system: "mkdtemp", code: errno, as: ZIP_ER_WRITE) }
        // The name is ours: an archive has no say in where it is written.
        let isPlain = !fileExtension.isEmpty && fileExtension.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
        let path = "\(made)/layer" + (isPlain ? ".\(fileExtension)" : "")
        let opened = faults?.strikes("open") == true ? -1 : unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            unsafe _ = rmdir(made)
            throw ZipFailure(system: "open", code: errno, as: ZIP_ER_WRITE)
        }
        descriptor = opened
        folder = made
        self.path = path
    }

    deinit {
        close(descriptor)
        unsafe _ = unlink(path)
        // What a library leaves beside the file: a journal, say.
        for suffix in ["-journal", "-wal", "-shm"] { unsafe _ = unlink(path + suffix) }
        unsafe _ = rmdir(folder)
    }

    /// Writes bytes at the end.
    func append(_ bytes: UnsafeRawBufferPointer, faults: FaultPlan?) throws(ZipFailure) {
        var done = 0
        while done < bytes.count {
            guard faults?.strikes("write") != true else { throw ZipFailure(system: "write", code: ENOSPC, as: ZIP_ER_WRITE) }
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
            let written = unsafe write(descriptor, rest.baseAddress, rest.count)
            if written > 0 {
                done += written
            } else if written == 0 || errno != EINTR {
                throw ZipFailure(system: "write", code: written == 0 ? ENOSPC : errno, as: ZIP_ER_WRITE)
            }
        }
    }
}
