internal import Glibc
internal import Reporting
internal import SQLiteStorage

/// A database file looked at from outside, before SQLite opens it: what SQLite would tell late, badly or not at all.
struct SourceFile {
    let context: FileContext
    let header: DatabaseHeader

    /// Looks at a file.
    ///
    /// - Throws: `QuartiersError`: no such file, a folder, an empty file, one that is no SQLite database or is cut.
    init(_ path: String, for purpose: FileContext.Purpose) throws(QuartiersError) {
        context = FileContext(path: path, purpose: purpose)
        guard let size = SourceFile.size(path) else {
            throw context.error(
                .noInput, Text(fr: "fichier introuvable", en: "no such file"), cause: SourceFile.systemMessage,
                remedy: Text(fr: "Vérifier le chemin.", en: "Check the path."))
        }
        guard case .file(let byteCount) = size else {
            throw context.error(
                .noInput, Text(fr: "c'est un dossier, pas un fichier GeoPackage", en: "this is a folder, not a GeoPackage file"),
                remedy: Text(fr: "Donner le fichier .gpkg lui-même.", en: "Give the .gpkg file itself."))
        }
        guard byteCount > 0 else {
            throw context.error(.badData, Text(fr: "le fichier est vide (0 octet)", en: "the file is empty (0 bytes)"), remedy: .askAgain)
        }
        guard let bytes = SourceFile.firstBytes(path) else {
            throw context.error(
                .noInput, Text(fr: "le fichier ne peut pas être lu", en: "the file cannot be read"), cause: SourceFile.systemMessage,
                remedy: Text(fr: "Vérifier les droits sur le fichier.", en: "Check the permissions on the file."))
        }
        guard let header = DatabaseHeader(bytes) else { throw context.notSQLite() }
        self.header = header
        // While changes wait beside it the header may be ahead or behind; else a short file has lost its end, which SQLite would read as zeros.
        if let expected = header.expectedSize, byteCount < expected, SourceFile.pendingChanges(beside: path) == nil {
            throw context.error(
                .badData,
                Text(
                    fr: "le fichier est coupé : \(byteCount) octets sur \(expected)",
                    en: "the file is cut: \(byteCount) bytes out of \(expected)"),
                remedy: .askAgain)
        }
    }

    /// Whether a file left in WAL mode has nothing waiting beside it, so that it can be read as it is, without leaving a trace in its folder.
    var isSettled: Bool { header.usesWriteAheadLog && SourceFile.pendingChanges(beside: context.path) == nil }

    /// The first file beside a database in which another program keeps changes, nil when there is none.
    static func pendingChanges(beside path: String) -> String? {
        ["-wal", "-journal"].map { path + $0 }.first {
            if case .file(let count) = size($0) { count > 0 } else { false }
        }
    }

    private enum Size {
        case file(Int)
        case folder
    }

    private static func size(_ path: String) -> Size? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file(Int(status.st_size))
    }

    private static func firstBytes(_ path: String) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: DatabaseHeader.byteCount)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        return count < 0 ? nil : Array(bytes.prefix(count))
    }

    private static var systemMessage: String {
        // Why: strerror answers a text of the C library, valid until its next call; it is copied at once.
        unsafe strerror(errno).map { unsafe String(cString: $0) } ?? ""
    }
}
