import QuartierModel

/// A line of a document: as it stands, and as it reads once marks of layout are out.
struct SourceLine {
    /// The line, from 1.
    let number: Int
    /// The line as the document holds it.
    let raw: String
    /// The words: without bold marks, HTML tags and escapes, entities decoded, `<li>` turned into `•`, `<br>` into a line end.
    let text: String
    /// For each UTF-8 offset of `text`, the one in `raw` it comes from; nil when they are the same.
    private let rawOffsets: [Int]?

    init(number: Int, raw: String) {
        self.number = number
        self.raw = raw
        // Most lines have no mark at all, and are kept as they are.
        guard raw.utf8.contains(where: Markup.mayBegin) else {
            text = raw
            rawOffsets = nil
            return
        }
        let cleaned = Markup.removed(from: Array(raw.utf8))
        text = String(decoding: cleaned.bytes, as: UTF8.self)
        rawOffsets = cleaned.offsets
    }

    /// The column, in characters from 1, where a UTF-8 offset of the text stands in the document.
    func column(at offset: Int) -> Int {
        let rawOffset = rawOffsets.map { offset < $0.count ? $0[offset] : raw.utf8.count } ?? offset
        let utf8 = raw.utf8
        let end = utf8.index(utf8.startIndex, offsetBy: min(rawOffset, utf8.count))
        return raw[..<end].count + 1
    }

    /// How far in its first word or mark stands, in characters.
    var indent: Int { text.prefix { $0.isWhitespace }.count }

    /// Whether nothing can be read in it.
    var isBlank: Bool { text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" } }
}

/// The words of one or several lines, joined, each position knowing its line.
struct Passage {
    /// The lines.
    let lines: [SourceLine]
    /// Their texts joined by line ends, folded.
    let folded: FoldedText
    /// The UTF-8 offset in the joined text where each line begins.
    private let starts: [Int]

    init(_ lines: [SourceLine]) {
        self.lines = lines
        var starts: [Int] = []
        var joined = ""
        for line in lines {
            starts.append(joined.utf8.count)
            joined += line.text
            joined += "\n"
        }
        self.starts = starts
        folded = FoldedText(joined)
    }

    /// The line of a folded position, by its rank in the passage.
    func lineIndex(at position: Int) -> Int {
        let offset = folded.originalOffset(position)
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// The line and the column, from 1, of a folded position.
    func location(at position: Int) -> (line: Int, column: Int) {
        guard !lines.isEmpty else { return (1, 1) }
        let index = lineIndex(at: position)
        return (lines[index].number, lines[index].column(at: folded.originalOffset(position) - starts[index]))
    }

    /// The folded position where each line begins.
    var lineStarts: [Int] {
        var positions = [0]
        for position in folded.bytes.indices where folded.bytes[position] == UInt8(ascii: "\n") { positions.append(position + 1) }
        return positions
    }

    /// The words of a range, on one line: line ends and runs of spaces become one space.
    func words(_ range: Range<Int>) -> String { Words.squeezed(folded.original(range)) }

    /// The folded words of a range, without outer spaces.
    func foldedWords(_ range: Range<Int>) -> String { Words.squeezed(String(decoding: folded.bytes[range], as: UTF8.self)) }

    /// The end of the line that a position stands on, or the limit before it.
    func lineEnd(from position: Int, to limit: Int) -> Int {
        folded.bytes[min(position, limit)..<limit].firstIndex(of: UInt8(ascii: "\n")) ?? limit
    }

    /// The end of a value: that of its line; that of the next one where the value begins there, goes on in lower case, or where its list goes on
    /// behind a comma.
    func valueEnd(from start: Int, to limit: Int, goesOnAfterComma: Bool) -> Int {
        let first = min(folded.skippingSpace(from: start), limit)
        var end = lineEnd(from: first, to: limit)
        while end > first, end < limit {
            let last = folded.bytes[first..<end].last { $0 != UInt8(ascii: " ") }
            let next = min(folded.skippingSpace(from: end), limit)
            let isNextLine = !folded.bytes[end..<next].dropFirst().contains(UInt8(ascii: "\n"))
            let goesOnInLowerCase = isNextLine && folded.original(next..<limit).first?.isLowercase == true
            guard next < limit, goesOnInLowerCase || (goesOnAfterComma && last == UInt8(ascii: ",")) else { break }
            end = lineEnd(from: next, to: limit)
        }
        return end
    }

    /// The end of a value that is a list, an item a line under its label: `- Béthune`, `- Verquin`. The end already found where it is none.
    func itemsEnd(from start: Int, behind end: Int, to limit: Int) -> Int {
        func isItem(_ position: Int) -> Bool { Bullet.stripped(folded.original(position..<lineEnd(from: position, to: limit))) != nil }
        guard isItem(min(folded.skippingSpace(from: start), limit)) else { return end }
        var end = end
        while true {
            let next = min(folded.skippingSpace(from: end), limit)
            guard next < limit, isItem(next) else { return end }
            end = lineEnd(from: next, to: limit)
        }
    }

    /// The code that a range begins with, and the position behind it; nil when it begins with none.
    func code(in range: Range<Int>) -> (code: QuartierCode, end: Int)? {
        let start = min(folded.skippingSpace(from: range.lowerBound), range.upperBound)
        guard folded.hasPrefix("q".utf8, at: start) else { return nil }
        // As long as it can be: what follows must not be more of it.
        for end in (start..<min(range.upperBound, start + 24)).reversed() {
            guard FoldedText.isWord(folded.bytes[end]), end + 1 >= folded.bytes.count || !FoldedText.isWord(folded.bytes[end + 1]) else {
                continue
            }
            if let code = QuartierCode(String(folded.original(start..<(end + 1)))) { return (code, end + 1) }
        }
        return nil
    }

    /// The parts of a range that hold letters or digits, line by line, without the marks and spaces around them.
    func parts(of range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = lineEnd(from: start, to: range.upperBound)
            let line = folded.bytes[start..<end]
            if line.contains(where: FoldedText.isWord),
                let first = line.firstIndex(where: { $0 != UInt8(ascii: " ") && $0 != 9 && !".;,".utf8.contains($0) }),
                let last = line.lastIndex(where: { $0 != UInt8(ascii: " ") && $0 != 9 })
            {
                parts.append(first..<(last + 1))
            }
            start = end + 1
        }
        return parts
    }
}

/// Words as they are kept: what the document says, without its layout.
enum Words {
    /// The text without outer spaces, line ends and runs of plain spaces and tabs made one space. No-break spaces stay: they are the author's.
    static func squeezed(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var gap = false
        for scalar in text.unicodeScalars {
            if scalar == " " || (scalar.value < 32 && scalar.properties.isWhitespace) {
                gap = true
                continue
            }
            if gap, !result.isEmpty { result.append(" ") }
            gap = false
            result.append(scalar)
        }
        while result.last?.properties.isWhitespace == true { result.removeLast() }
        let start = result.firstIndex { !$0.properties.isWhitespace } ?? result.endIndex
        return String(result[start...])
    }
}
