/// A number as French documents print it: `2 700`, `40,2`, `104`.
public struct PrintedNumber: Sendable, Hashable {
    /// Its value.
    public let value: Double
    /// How many decimals are printed: what it may be compared to, once rounded.
    public let decimals: Int

    /// Reads the number that is the whole of a text; nil when the text is anything else.
    public init?(_ text: String) {
        var scanner = PrintedScanner(FoldedText(text))
        scanner.skipSpace()
        guard let number = try? scanner.number(), scanner.isAtEnd else { return nil }
        self = number
    }

    init(value: Double, decimals: Int) {
        self.value = value
        self.decimals = decimals
    }
}

/// Why words that stand where a value goes are none. The reader reports it; it never settles for a part of the digits.
public enum PrintedProblem: Error, Sendable, Hashable {
    /// No number, and none of the words for a missing one.
    case noNumber
    /// Digits that make no number: a letter among them, a group that is not of three, a thousands point that may be a decimal one.
    case malformedNumber
    /// A number in another unit than the indicator's.
    case otherUnit
}

/// A position in a folded text, and what is read from there on.
struct PrintedScanner {
    let text: FoldedText
    private(set) var position: Int
    let limit: Int

    init(_ text: FoldedText, from start: Int = 0, to limit: Int? = nil) {
        self.text = text
        position = start
        self.limit = min(limit ?? text.bytes.count, text.bytes.count)
    }

    var isAtEnd: Bool { text.skippingSpace(from: position) >= limit }

    /// The byte here; nil at the end.
    var byte: UInt8? { position < limit ? text.bytes[position] : nil }

    /// The byte some way further; nil beyond the end.
    func byte(ahead distance: Int) -> UInt8? { position + distance < limit ? text.bytes[position + distance] : nil }

    mutating func skipSpace() { position = min(text.skippingSpace(from: position), limit) }

    /// Steps over spaces and tabs, and stays on the line.
    mutating func skipBlanks() {
        while byte == UInt8(ascii: " ") || byte == 9 { position += 1 }
    }

    mutating func move(to position: Int) { self.position = position }

    /// Steps over one of the words, the first that stands here as a whole word; nil, and no step, when none does.
    mutating func step(over words: [String]) -> String? {
        words.first { step(over: $0) }
    }

    /// Steps over words that stand here, the last of them whole.
    mutating func step(over words: String) -> Bool {
        guard let end = text.end(of: words, at: position), end <= limit else { return false }
        position = end
        return true
    }

    /// Reads a number: groups of three parted by one space, a comma or a point before decimals.
    ///
    /// What follows must not look like the rest of it: `2 7OO`, `4O,2`, `40, 2` and `2 70` are no numbers, nor is `2.700`, which may be two
    /// thousand seven hundred or two and seven tenths.
    mutating func number() throws(PrintedProblem) -> PrintedNumber {
        let start = position
        var digits = run()
        guard !digits.isEmpty else { throw .noNumber }
        if digits.count <= 3 {
            while byte == UInt8(ascii: " "), groupFollows() {
                position += 1
                digits += run()
            }
        }
        var decimals = 0
        if let mark = byte, mark == UInt8(ascii: ",") || mark == UInt8(ascii: "."), byte(ahead: 1).map(FoldedText.isDigit) == true {
            position += 1
            let fraction = run()
            decimals = fraction.count
            if mark == UInt8(ascii: "."), decimals == 3 {
                position = start
                throw .malformedNumber
            }
            digits += [UInt8(ascii: ".")] + fraction
        }
        guard !looksUnfinished, let value = Double(String(decoding: digits, as: UTF8.self)) else {
            position = start
            throw .malformedNumber
        }
        return PrintedNumber(value: value, decimals: decimals)
    }

    private mutating func run() -> [UInt8] {
        let start = position
        while let byte, FoldedText.isDigit(byte) { position += 1 }
        return Array(text.bytes[start..<position])
    }

    /// Whether a space and exactly three digits stand here.
    private func groupFollows() -> Bool {
        for distance in 1...3 {
            guard let digit = byte(ahead: distance), FoldedText.isDigit(digit) else { return false }
        }
        return byte(ahead: 4).map { !FoldedText.isWord($0) } ?? true
    }

    /// Whether what stands here would be taken for more of a number by a person: a letter or digit without a space, a digit after spaces or a
    /// decimal mark.
    private var looksUnfinished: Bool {
        guard let byte else { return false }
        if FoldedText.isWord(byte) || byte == UInt8(ascii: "?") {
            // `52ha` and `840hab.` are finished: units are written against their number as well.
            return !["ha", "hab", "hectare", "hectares", "habitants"].contains { unit in
                text.hasPrefix(unit.utf8, at: position) && self.byte(ahead: unit.utf8.count).map { !FoldedText.isWord($0) } ?? true
            }
        }
        var next = position
        // `2'600` is how some write thousands, and how OCR writes other things.
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") { next += 1 }
        // `2` at the end of a line and `700` on the next are one number to a person.
        var lineEnds = 0
        while next < limit, FoldedText.isSpace(text.bytes[next]), lineEnds < 2 {
            if text.bytes[next] == UInt8(ascii: "\n") { lineEnds += 1 }
            next += 1
        }
        return next < limit && lineEnds < 2 && FoldedText.isDigit(text.bytes[next])
    }
}
