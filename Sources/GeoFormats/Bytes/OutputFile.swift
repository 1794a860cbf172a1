public import Reporting

/// What a user names after `-o`: a file that appears whole or not at all, standard output for `-`, or a device or pipe.
public struct OutputFile: ~Copyable {
    /// Where to write.
    public var sink: ByteSink
    private var file: AtomicFile?

    /// Opens an output.
    ///
    /// - Parameters:
    ///   - path: a file, or `-` for standard output.
    ///   - overwrite: whether a file that stands there may be replaced.
    /// - Throws: `QuartiersError` of status `cannotCreate`.
    public init(_ path: String, overwrite: Bool = false) throws(QuartiersError) {
        if path == "-" {
            sink = .standardOutput()
            file = nil
            return
        }
        do throws(FileDescriptor.Failure) {
            // A device or a pipe is written to as it is: renaming over /dev/stdout would do something else.
            if let status = try FileDescriptor.status(of: path), !status.isRegular, !status.isFolder {
                sink = ByteSink(try FileDescriptor(writing: path), name: path)
                file = nil
                return
            }
        } catch {
            throw error.creating(path)
        }
        let file = try AtomicFile(path, overwrite: overwrite)
        do throws(FileDescriptor.Failure) {
            sink = ByteSink(try FileDescriptor(writing: file.temporaryPath), name: path)
        } catch {
            throw error.creating(path)
        }
        self.file = consume file
    }

    /// Writes what is pending and puts the file in its place.
    ///
    /// - Throws: `QuartiersError`; the target is then as it was.
    public mutating func commit() throws(QuartiersError) {
        try sink.flush()
        try file?.commit()
    }
}
