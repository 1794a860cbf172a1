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

    /// Looks at the first bytes of a source.
    ///
    /// - Throws: `QuartiersError` of status `noInput` when it cannot be read, `badData` when it is empty.
    public init(of source: ByteSource) throws(QuartiersError) {
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

    /// Whether there is a file or folder under a path.
    public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
