import GeoFormats
import Reporting

/// The text of a document as its bytes hold it, cut into lines.
struct DocumentText {
    /// The lines, in order, from line 1.
    let lines: [SourceLine]

    /// More bytes than this are no convention: ten pages are 30 kilobytes.
    static let largestSize = 2 << 20
    /// More bytes than this are no line: a paragraph is 1 kilobyte, the row of a table 3.
    static let longestLine = 64 << 10

    /// Decodes and cuts a document.
    ///
    /// UTF-8 with or without BOM, UTF-16 with one; bytes that are neither are taken for Windows-1252, which is reported. `\n`, `\r\n` and `\r`
    /// end lines.
    /// - Throws: `QuartiersError` of status `badData` for what is too large or no text.
    init(bytes: [UInt8], document: String, report: FindingSink) throws {
        guard bytes.count <= Self.largestSize else {
            throw QuartiersError(
                .badData,
                Text(
                    fr:
                        "document de \(bytes.count >> 20) Mo : une convention est un texte de quelques pages, \(Self.largestSize >> 20) Mo au plus",
                    en: "document of \(bytes.count >> 20) MB: a convention is a text of a few pages, \(Self.largestSize >> 20) MB at most"),
                place: Place(file: document),
                remedy: Text(fr: "Donner le texte d'une seule convention.", en: "Give the text of a single convention."))
        }
        if bytes.starts(with: "%PDF".utf8) {
            throw QuartiersError(
                .badData, Text(fr: "c'est un PDF, non son texte", en: "this is a PDF, not its text"), place: Place(file: document),
                remedy: Text(
                    fr: "En extraire le texte : pdftotext -layout convention.pdf convention.txt.",
                    en: "Draw its text out: pdftotext -layout convention.pdf convention.txt."))
        }
        let text = try Self.decoded(bytes, document: document, report: report)
        guard !text.utf8.contains(0) else {
            throw QuartiersError(
                .badData, Text(fr: "ce n'est pas un texte : octets nuls", en: "this is no text: zero bytes"), place: Place(file: document),
                remedy: Text(fr: "Donner le texte de la convention.", en: "Give the text of the convention."))
        }
        self.init(text)
        if let line = lines.first(where: { $0.raw.utf8.count > Self.longestLine }) {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "ligne de \(line.raw.utf8.count >> 10) Ko : ce n'est pas le texte d'une convention",
                    en: "line of \(line.raw.utf8.count >> 10) kB: this is not the text of a convention"),
                place: Place(file: document, line: line.number),
                remedy: Text(fr: "Donner le texte de la convention.", en: "Give the text of the convention."))
        }
    }

    /// The lines of a text.
    init(_ text: String) { lines = Self.cut(text) }

    private static func decoded(_ bytes: [UInt8], document: String, report: FindingSink) throws -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            let isBigEndian = bytes[0] == 0xFE
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index -> UInt16 in
                let high = UInt16(bytes[isBigEndian ? index : index + 1])
                let low = UInt16(bytes[isBigEndian ? index + 1 : index])
                return high << 8 | low
            }
            return String(decoding: units, as: UTF16.self)
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let text = String(validating: body, as: UTF8.self) { return text }
        let (line, column) = firstByteNotUTF8(body)
        try report(Finding(.conventionEncoding, place: Place(file: document, line: line, column: column)))
        return Windows1252.text(body)
    }

    /// The line and the column, from 1, of the first byte that is not UTF-8.
    private static func firstByteNotUTF8(_ bytes: ArraySlice<UInt8>) -> (line: Int, column: Int) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            guard let bad = String(decoding: line, as: UTF8.self).firstIndex(of: "\u{FFFD}"), String(validating: line, as: UTF8.self) == nil
            else { continue }
            let text = String(decoding: line, as: UTF8.self)
            return (index + 1, text.distance(from: text.startIndex, to: bad) + 1)
        }
        return (1, 1)
    }

    private static func cut(_ text: String) -> [SourceLine] {
        var lines: [SourceLine] = []
        var current: [UInt8] = []
        var previous: UInt8 = 0
        func close() {
            lines.append(SourceLine(number: lines.count + 1, raw: String(decoding: current, as: UTF8.self)))
            current.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): if previous != UInt8(ascii: "\r") { close() }
            case UInt8(ascii: "\r"): close()
            default: current.append(byte)
            }
            previous = byte
        }
        if !current.isEmpty { close() }
        return lines
    }
}
