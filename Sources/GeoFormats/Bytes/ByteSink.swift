public import Reporting

/// Where a writer puts its bytes: a file, standard output, or memory.
///
/// Bytes gather in `pending`, to which any code may append; `drain` hands them on when enough are there.
public struct ByteSink: ~Copyable {
    /// Bytes not handed on yet; all of them for a sink in memory.
    public var pending: [UInt8] = []

    private let descriptor: FileDescriptor?
    private let name: String?
    private static let enough = 1 << 17

    /// Makes a sink in memory, whose bytes stay in `pending`.
    public init() {
        descriptor = nil
        name = nil
    }

    /// Makes a sink over an open file.
    init(_ descriptor: consuming FileDescriptor, name: String?) {
        self.descriptor = consume descriptor
        self.name = name
        pending.reserveCapacity(Self.enough * 2)
    }

    /// Makes a sink over standard output.
    public static func standardOutput() -> ByteSink { ByteSink(FileDescriptor(borrowing: 1), name: nil) }

    /// Adds a text as UTF-8.
    ///
    /// - Throws: `QuartiersError` as `flush` does.
    public mutating func write(_ text: String) throws(QuartiersError) {
        pending.append(contentsOf: text.utf8)
        try drain()
    }

    /// Hands the bytes on once there are enough of them to be worth a call; for writers, after each element.
    ///
    /// - Throws: `QuartiersError` as `flush` does.
    public mutating func drain() throws(QuartiersError) {
        if pending.count >= Self.enough { try flush() }
    }

    /// Hands all bytes on.
    ///
    /// - Throws: `QuartiersError` of status `inputOutput`, or `closedPipe` when whoever reads wants no more.
    public mutating func flush() throws(QuartiersError) {
        switch descriptor {
        case .none: return
        case .some(let descriptor):
            do throws(FileDescriptor.Failure) {
                try unsafe pending.withUnsafeBytes { bytes in
                    Result { () throws(FileDescriptor.Failure) in try unsafe descriptor.send(bytes) }
                }.get()
            } catch {
                pending.removeAll()
                throw error.isClosedPipe ? .closedPipe : error.writing(to: name)
            }
            pending.removeAll(keepingCapacity: true)
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
        QuartiersError(
            .inputOutput, Text(fr: "l'écriture a échoué en cours de route", en: "writing failed midway"), place: Place(file: name), cause: message,
            remedy: Text(
                fr: "Libérer de la place ou choisir un autre dossier ; rien n'a été laissé à moitié écrit.",
                en: "Make room or choose another folder; nothing was left half written."))
    }
}
