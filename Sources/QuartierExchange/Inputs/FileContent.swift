import FoundationEssentials
public import GeoFormats
public import Reporting

/// What a file holds, told by its first bytes and not by its name.
public enum FileContent: Sendable, Hashable {
    /// A GeoPackage, or at least SQLite.
    case sqlite
    /// JSON, which can only be GeoJSON here.
    case json
    /// The main file of a shapefile.
    case shapefile
    /// A zip.
    case zip
    /// Text that is no JSON: a CSV.
    case text
    /// Bytes of no format known here.
    case other
    /// What can be read only once, such as a pipe, and so not looked at beforehand.
    case stream

    /// Looks at the first bytes of a source.
    ///
    /// - Throws: `QuartiersError` of status `noInput` when it is not there, is a folder or cannot be read, `badData` when it is empty.
    public init(of source: ByteSource) throws(QuartiersError) {
        if case .file(let path) = source { try Self.requireFile(path) }
        guard source.isRewindable else {
            self = .stream
            return
        }
        let head = try source.head(16)
        if head.isEmpty {
            throw QuartiersError(
                .badData, Text(fr: "le fichier est vide", en: "the file is empty"), place: Place(file: source.name),
                remedy: Text(fr: "Demander une nouvelle copie du fichier.", en: "Ask for a new copy of the file."))
        }
        // A byte order mark may stand before the text, and white space behind it.
        let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        if head.starts(with: Array("SQLite format 3\0".utf8)) {
            self = .sqlite
        } else if let first = text.first(where: { !" \t\r\n".utf8.contains($0) }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        {
            self = .json
        } else if head.starts(with: [0, 0, 0x27, 0x0A]) {
            self = .shapefile
        } else if head.starts(with: Array("PK".utf8)), head.dropFirst(2).starts(with: [3, 4]) || head.dropFirst(2).starts(with: [5, 6]) {
            self = .zip
        } else {
            // A text holds no control characters but tabs and line breaks.
            self = head.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) } ? .text : .other
        }
    }

    private static func requireFile(_ path: String) throws(QuartiersError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw QuartiersError(
                .noInput, Text(fr: "fichier introuvable", en: "no such file"), place: Place(file: path),
                remedy: Text(fr: "Vérifier le chemin, et la couche derrière « : ».", en: "Check the path, and the layer behind ':'."))
        }
        guard isFolder else { return }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
        let list = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? "…" : "")
        throw .folder(
            path,
            remedy: names.isEmpty
                ? Text(fr: "Le dossier est vide.", en: "The folder is empty.")
                : Text(fr: "Nommer un de ses fichiers : \(list).", en: "Name one of its files: \(list)."))
    }

    /// Whether there is a file or folder under a path.
    public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
