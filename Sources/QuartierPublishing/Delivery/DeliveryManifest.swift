import GeoFormats
import PlanarGeometry
import QuartierExchange
public import Reporting

/// The list of a delivery's files with their SHA-256 digests, in the form of `sha256sum`, which checks it too.
public struct DeliveryManifest: Sendable, Hashable {
    /// A file of a delivery.
    public struct Entry: Sendable, Hashable {
        /// The path below the folder.
        public let path: String
        /// The size, in bytes.
        public let size: Int
        /// The SHA-256 digest, in lower-case hexadecimal.
        public let sha256: String
    }

    /// The name of the list itself.
    public static let fileName = "SHA256SUMS"

    /// The files, by path.
    public let entries: [Entry]

    /// Takes the digests of the files in a folder.
    init(of folder: String) throws {
        entries = try DeliveryFolder.files(in: folder).filter { $0 != Self.fileName }.map { path in
            let source = ByteSource.file("\(folder)/\(path)")
            return Entry(path: path, size: try source.size(), sha256: try source.sha256())
        }
    }

    /// Writes the list into the folder.
    func write(to folder: String) throws(QuartiersError) {
        var sink = try ByteSink(path: "\(folder)/\(Self.fileName)")
        for entry in entries { try sink.write("\(entry.sha256)  \(entry.path)\n") }
        try sink.finish()
    }

    /// The columns of what is said of a delivery's files.
    public static let schema = TableSchema(
        "quartiers.delivery", title: Text(fr: "Fichiers de la livraison", en: "Files of the delivery"),
        columns: [
            Column("fichier", .text, Text(fr: "chemin dans le dossier", en: "path in the folder")),
            Column("octets", .integer, Text(fr: "taille", en: "size in bytes")),
            Column("sha256", .text, Text(fr: "empreinte SHA-256", en: "SHA-256 digest")),
            Column(
                "etat", .text,
                Text(
                    fr: "ecrit, intact, modifie, absent ou inattendu",
                    en: "ecrit (written), intact, modifie (changed), absent (missing) or inattendu (unexpected)")),
        ])

    /// The list as a table of files just written.
    public var table: Table {
        var table = Table(Self.schema)
        for entry in entries { table.append([.text(entry.path), .integer(entry.size), .text(entry.sha256), .text("ecrit")]) }
        return table
    }

    /// Holds the files of a delivery against its list.
    ///
    /// - Parameter report: receives a finding for each file that is changed, missing or not listed.
    /// - Returns: a row a file.
    /// - Throws: `QuartiersError`: `noInput` when there is no list, `badData` when it is none.
    public static func verify(_ folder: String, report: FindingSink) throws -> Table {
        let listed = try read(folder)
        let found = Dictionary(uniqueKeysWithValues: try DeliveryManifest(of: folder).entries.map { ($0.path, $0) })
        var table = Table(schema)
        for path in Set(listed.keys).union(found.keys).sorted() {
            let entry = found[path]
            let state: String
            if let digest = listed[path] {
                state = entry == nil ? "absent" : entry?.sha256 == digest ? "intact" : "modifie"
            } else {
                state = "inattendu"
            }
            table.append([.text(path), .integer(orNull: entry?.size), .text(orNull: entry?.sha256), .text(state)])
            let place = Place(file: "\(folder)/\(path)")
            switch state {
            case "modifie":
                try report(
                    Finding(
                        .deliveredFileChanged, subject: path, place: place, expected: .text(listed[path] ?? ""),
                        found: .text(entry?.sha256 ?? "")))
            case "absent": try report(Finding(.deliveredFileMissing, subject: path, place: place))
            case "inattendu": try report(Finding(.deliveredFileUnexpected, subject: path, place: place))
            default: break
            }
        }
        return table
    }

    /// The digests by path. A list may be anyone's: a path that leaves the folder is no path of a delivery.
    private static func read(_ folder: String) throws -> [String: String] {
        let path = "\(folder)/\(fileName)"
        guard FileContent.exists(path) else {
            throw QuartiersError(
                .noInput,
                Text(
                    fr: "ce dossier n'est pas une livraison : il n'a pas de fichier \(fileName)",
                    en: "this folder is no delivery: it has no file \(fileName)"),
                place: Place(file: folder),
                remedy: Text(fr: "Donner le dossier que publish -o a écrit.", en: "Give the folder that publish -o wrote."))
        }
        return try parse(try ByteSource.file(path).head(1 << 24), place: Place(file: path))
    }

    static func parse(_ bytes: [UInt8], place: Place) throws(QuartiersError) -> [String: String] {
        var digests: [String: String] = [:]
        for (rank, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            let text = String(decoding: line, as: UTF8.self)
            let digest = text.prefix { $0 != " " }
            let path = text.dropFirst(digest.count + 2)
            let isSound =
                digest.utf8.count == 64 && digest.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
                && text.dropFirst(digest.count).hasPrefix("  ") && !path.isEmpty && !path.hasPrefix("/")
                && !path.split(separator: "/").contains("..") && digests[String(path)] == nil
            guard isSound else {
                throw QuartiersError(
                    .badData, Text(fr: "cette ligne n'est pas une empreinte et un fichier", en: "this line is no digest and file"),
                    place: Place(line: rank + 1).within(place),
                    remedy: Text(
                        fr: "La liste est celle que publish écrit ; demander une nouvelle copie de la livraison.",
                        en: "The list is the one that publish writes; ask for a new copy of the delivery."))
            }
            digests[String(path)] = String(digest)
        }
        return digests
    }

    /// Reads any bytes and gives nothing: what a fuzzer calls.
    static func fuzz(_ bytes: [UInt8]) { _ = try? parse(bytes, place: .unknown) }
}
