public import Reporting

/// Where a writer puts its bytes: a file that appears whole or not at all, standard output, a device or pipe, or memory.
///
/// Bytes gather in `pending`, to which any code may append; `drain` hands them on when enough are there, and `finish` ends the work.
public struct ByteSink: ~Copyable {
    /// Bytes not handed on yet; all of them for a sink in memory.
    public var pending: [UInt8] = []

    private let descriptor: FileDescriptor?
    private var file: AtomicFile?
    private let name: String?
    private static let enough = 1 << 17
    /// How many bytes were handed on, and how many of them are on their way to the disk.
    private var (sent, leaving) = (0, 0)
    private static let worthLeaving = 1 << 20

    /// Makes a sink in memory, whose bytes stay in `pending`.
    public init() {
        descriptor = nil
        file = nil
        name = nil
    }

    /// Opens what a user names after `-o`.
    ///
    /// - Parameters:
    ///   - path: a file, `-` for standard output, or a device or pipe, which is written to as it is.
    ///   - overwrite: whether a file that stands there may be replaced.
    /// - Throws: `QuartiersError` of status `cannotCreate`.
    public init(path: String, overwrite: Bool = false) throws(QuartiersError) {
        do throws(FileDescriptor.Failure) {
            if path == "-" {
                self.init(FileDescriptor(borrowing: 1), nil, name: nil)
            } else if let status = try FileDescriptor.status(of: path), !status.isRegular, !status.isFolder {
                self.init(try FileDescriptor(writing: path), nil, name: path)
            } else {
                let file = try AtomicFile(reserving: path, overwrite: overwrite)
                self.init(try FileDescriptor(writing: file.temporaryPath), file, name: path)
            }
        } catch {
            throw error.creating(path)
        }
    }

    private init(_ descriptor: consuming FileDescriptor, _ file: consuming AtomicFile?, name: String?) {
        self.descriptor = consume descriptor
        self.file = file
        self.name = name
        pending.reserveCapacity(Self.enough * 2)
    }

    /// Adds a text as UTF-8.
    ///
    /// - Throws: `QuartiersError` as `flush` does.
    public mutating func write(_ text: String) throws(QuartiersError) {
        pending.append(contentsOf: text.utf8)
        try drain()
    }

    /// Adds bytes; many of them are handed on from where they lie.
    ///
    /// - Throws: `QuartiersError` as `flush` does.
    public mutating func write(_ bytes: [UInt8]) throws(QuartiersError) {
        guard descriptor != nil, bytes.count >= Self.enough else {
            pending += bytes
            return try drain()
        }
        try flush()
        try send(bytes)
    }

    /// Hands the bytes on once there are enough of them to be worth a call; for writers, after each element.
    ///
    /// - Throws: `QuartiersError` as `flush` does.
    public mutating func drain() throws(QuartiersError) {
        if pending.count >= Self.enough { try flush() }
    }

    /// Hands all bytes on and puts the file in its place.
    ///
    /// A file whose sink goes away without this call leaves nothing behind.
    ///
    /// - Throws: `QuartiersError`; the target is then as it was.
    public mutating func finish() throws(QuartiersError) {
        try flush()
        try file?.commit()
    }

    /// Hands all bytes on.
    ///
    /// - Throws: `QuartiersError` of status `inputOutput`, `closedPipe` when whoever reads wants no more, or `interrupted`.
    public mutating func flush() throws(QuartiersError) {
        guard descriptor != nil else { return }
        // Should it fail, nothing is left that a second attempt could send.
        var bytes: [UInt8] = []
        swap(&bytes, &pending)
        try send(bytes)
        bytes.removeAll(keepingCapacity: true)
        swap(&bytes, &pending)
    }

    private mutating func send(_ bytes: [UInt8]) throws(QuartiersError) {
        switch descriptor {
        case .none: return
        case .some(let descriptor):
            do throws(FileDescriptor.Failure) {
                try unsafe bytes.withUnsafeBytes { bytes in
                    Result { () throws(FileDescriptor.Failure) in try unsafe descriptor.send(bytes) }
                }.get()
            } catch {
                throw error.isClosedPipe ? .closedPipe : error.writing(to: name)
            }
            sent += bytes.count
            if file != nil, sent - leaving >= Self.worthLeaving {
                descriptor.writeBehind(from: leaving, count: sent - leaving)
                leaving = sent
            }
        }
    }
}

extension QuartiersError {
    /// Whoever read the output closed it, as `head` does: nothing is wrong, nothing is left to do, and nothing is to be said.
    public static let closedPipe = QuartiersError(
        .success, Text(fr: "la sortie a été fermée par son lecteur", en: "the output was closed by its reader"))
}

extension FileDescriptor.Failure {
    /// The failure of writing, in words.
    func writing(to name: String?) -> QuartiersError {
        if self == .interruption { return .interrupted.within(Place(file: name)) }
        return QuartiersError(
            .inputOutput, Text(fr: "l'écriture a échoué en cours de route", en: "writing failed midway"), place: Place(file: name),
            cause: message,
            remedy: Text(
                fr: "Libérer de la place ou choisir un autre dossier ; rien n'a été laissé à moitié écrit.",
                en: "Make room or choose another folder; nothing was left half written."))
    }
}
