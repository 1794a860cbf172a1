public import Reporting

/// A file that appears whole or not at all: written under another name in the same folder, synced, then renamed over its target.
///
/// What was written is removed when the owner goes away without `commit`.
public struct AtomicFile: ~Copyable {
    /// Where to write: a new and empty file.
    public let temporaryPath: String

    private let path: String
    private let target: String
    private let overwrites: Bool
    private var isCommitted: Bool

    /// Reserves a name beside a target.
    ///
    /// - Parameters:
    ///   - path: the target; a link is followed.
    ///   - overwrite: whether a file that stands there may be replaced.
    /// - Throws: `QuartiersError` of status `cannotCreate`: it exists and may not be replaced, it is a folder, or its folder is missing or read-only.
    public init(_ path: String, overwrite: Bool) throws(QuartiersError) {
        do throws(FileDescriptor.Failure) {
            try self.init(reserving: path, overwrite: overwrite)
        } catch {
            throw error.creating(path)
        }
    }

    init(reserving path: String, overwrite: Bool) throws(FileDescriptor.Failure) {
        let target = FileDescriptor.resolved(path)
        let status = try FileDescriptor.status(of: target)
        if status?.isFolder == true { throw .isFolder }
        if status != nil && !overwrite { throw .exists }
        var generator = SystemRandomNumberGenerator()
        let temporary = "\(target).\(String(generator.next(), radix: 36)).part"
        _ = try FileDescriptor(creating: temporary, permissions: status?.permissions ?? 0o666)
        self.path = path
        self.target = target
        temporaryPath = temporary
        overwrites = overwrite
        isCommitted = false
    }

    deinit {
        if !isCommitted { FileDescriptor.remove(temporaryPath) }
    }

    /// Puts the file in its place.
    ///
    /// - Throws: `QuartiersError`: of status `inputOutput` when the disk fails, `cannotCreate` when a file came to stand there meanwhile.
    public mutating func commit() throws(QuartiersError) {
        do throws(FileDescriptor.Failure) {
            if !overwrites, try FileDescriptor.status(of: target) != nil { throw .exists }
        } catch {
            throw error.creating(path)
        }
        do throws(FileDescriptor.Failure) {
            try FileDescriptor(reading: temporaryPath).synchronize()
            try FileDescriptor.move(temporaryPath, to: target)
        } catch {
            throw error.writing(to: path)
        }
        isCommitted = true
    }
}

extension FileDescriptor.Failure {
    /// The failure to create a file, in words.
    func creating(_ path: String) -> QuartiersError {
        let remedy =
            self == .exists
            ? Text(fr: "Choisir un autre nom, ou ajouter --overwrite.", en: "Choose another name, or add --overwrite.")
            : Text(fr: "Vérifier que le dossier existe et qu'on peut y écrire.", en: "Check that the folder exists and can be written to.")
        return QuartiersError(
            .cannotCreate, Text(fr: "le fichier ne peut pas être créé", en: "the file cannot be created"), place: Place(file: path),
            cause: message,
            remedy: remedy)
    }
}
