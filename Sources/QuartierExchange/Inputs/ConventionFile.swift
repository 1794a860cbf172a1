import Digests
import FoundationEssentials
public import GeoFormats
public import QuartierSources
public import Reporting

/// A convention as a file: its text, or a PDF whose text `pdftotext` draws out.
public enum ConventionFile {
    /// How long `pdftotext` may take for a document of some pages.
    static let timeout = Duration.seconds(30)

    /// Reads a convention and digests its file.
    ///
    /// - Parameters:
    ///   - searchPath: the folders where `pdftotext` is looked for, as in `PATH`.
    ///   - report: where findings go.
    /// - Throws: `QuartiersError`: `noInput` when it cannot be read, `badData` for what is too large, no text or no convention, and for a PDF that
    ///   cannot be turned into text; what `report` throws.
    public static func read(
        _ source: ByteSource, searchPath: String, report: FindingSink
    ) throws -> (convention: Convention, sha256: String) {
        let document = source.fileName
        let isPDF = try source.head(4) == Array("%PDF".utf8)
        let bytes: [UInt8]
        if isPDF, case .file(let path) = source {
            bytes = try self.text(ofPDF: path, document: document, searchPath: searchPath)
        } else {
            bytes = try self.bytes(of: source, document: document)
        }
        let convention = try ConventionReader.read(bytes, document: document, report: report)
        return (convention, isPDF ? try source.sha256() : SHA256.hexadecimal(of: bytes))
    }

    /// The bytes of a text; one that is too large is refused before it is in memory.
    private static func bytes(of source: ByteSource, document: String) throws -> [UInt8] {
        let limit = ConventionReader.largestSize
        guard source.isRewindable else {
            guard case .bytes(let bytes, _) = try source.loaded() else { return [] }
            return bytes
        }
        let bytes = try source.head(limit + 1)
        guard bytes.count <= limit else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "document de plus de \(limit >> 20) Mo : une convention est un texte de quelques pages",
                    en: "document of more than \(limit >> 20) MB: a convention is a text of a few pages"), place: Place(file: document),
                remedy: Text(fr: "Donner le texte d'une seule convention.", en: "Give the text of a single convention."))
        }
        return bytes
    }

    private static func text(ofPDF path: String, document: String, searchPath: String) throws -> [UInt8] {
        let place = Place(file: path)
        guard let program = HelperProgram("pdftotext", in: searchPath) else {
            throw QuartiersError(
                .badData, Text(fr: "c'est un PDF, et pdftotext n'est pas installé", en: "this is a PDF, and pdftotext is not installed"),
                place: place,
                remedy: Text(
                    fr: "L'installer (apt install poppler-utils), ou donner le texte du document.",
                    en: "Install it (apt install poppler-utils), or give the text of the document."))
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("quartiers-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let target = folder + "/text"
        // A name that begins with a dash would be taken for an option.
        let named = path.hasPrefix("-") ? "./" + path : path
        let ending = try program.run(["-layout", "-enc", "UTF-8", named, target], timeout: timeout)
        guard ending == .status(0), FileContent.exists(target) else { throw failure(ending, place) }
        return try bytes(of: .file(target), document: document)
    }

    private static func failure(_ ending: HelperProgram.Ending, _ place: Place) -> QuartiersError {
        let cause =
            switch ending {
            case .status(let status): "pdftotext: \(status)"
            case .notStarted(let code): "pdftotext: errno \(code)"
            case .timedOut: "pdftotext: \(timeout)"
            }
        return QuartiersError(
            .badData,
            ending == .timedOut
                ? Text(fr: "pdftotext n'a pas fini à temps", en: "pdftotext did not end in time")
                : Text(fr: "pdftotext n'a pas pu lire ce PDF", en: "pdftotext could not read this PDF"), place: place, cause: cause,
            remedy: Text(
                fr: "Ouvrir le PDF pour vérifier qu'il est sain, ou donner le texte du document.",
                en: "Open the PDF to check that it is sound, or give the text of the document."))
    }
}
