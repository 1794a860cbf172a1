/// A PDF laid out by hand: lines of text in Helvetica, a list of lines a page.
public struct RawPDF {
    /// The lines of each page; a page without any is what a scanner leaves before recognition.
    public var pages: [[String]]

    /// Makes a document.
    public init(pages: [[String]]) { self.pages = pages }

    /// The file.
    public var bytes: [UInt8] {
        let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        var objects = [
            ascii("<< /Type /Catalog /Pages 2 0 R >>"), ascii("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>"),
            ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
        ]
        for (index, lines) in pages.enumerated() {
            objects.append(
                ascii(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + 2 * index) 0 R "
                        + "/Resources << /Font << /F1 3 0 R >> >> >>"))
            var stream = ascii("BT /F1 10 Tf 14 TL 50 800 Td\n")
            for line in lines { stream += ascii("(") + escaped(line) + ascii(") Tj T*\n") }
            stream += ascii("ET\n")
            objects.append(ascii("<< /Length \(stream.count) >>\nstream\n") + stream + ascii("endstream"))
        }
        var file = ascii("%PDF-1.4\n")
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.count)
            file += ascii("\(index + 1) 0 obj\n") + object + ascii("\nendobj\n")
        }
        let start = file.count
        file += ascii("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n")
        for offset in offsets { file += ascii(String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n") }
        return file + ascii("trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n")
    }

    private func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A line in Windows-1252, of which the characters used here beyond ASCII are those of Latin-1.
    private func escaped(_ line: String) -> [UInt8] {
        line.unicodeScalars.flatMap { scalar -> [UInt8] in
            let byte = UInt8(exactly: scalar.value) ?? UInt8(ascii: "?")
            return "()\\".unicodeScalars.contains(scalar) ? [UInt8(ascii: "\\"), byte] : [byte]
        }
    }
}

extension Array {
    /// Its elements in order, so many at a time.
    public func chunks(of count: Int) -> [[Element]] {
        stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
    }
}
