/// A text as it is matched: plain ASCII in lower case, without accents, each byte knowing where it stands in the original.
///
/// Typography is folded with the rest, since each producer has its own: every space is a space, `«` and `“` are `"`, `’` is `'`, `–` and `−` are
/// `-`. What has no ASCII form is one byte `?`. Lines stay lines: `\n` is kept.
public struct FoldedText: Sendable {
    /// The text that was folded.
    public let original: String
    /// The folded text.
    public let bytes: [UInt8]
    /// For each folded byte, the UTF-8 offset in the original of the character it comes from.
    private let offsets: [Int]

    /// Folds a text.
    public init(_ text: String) {
        original = text
        var bytes: [UInt8] = []
        var offsets: [Int] = []
        bytes.reserveCapacity(text.utf8.count)
        offsets.reserveCapacity(text.utf8.count)
        var offset = 0
        for scalar in text.unicodeScalars {
            defer { offset += UTF8.width(scalar) }
            if scalar.isASCII {
                bytes.append(FoldedText.lowered(UInt8(scalar.value)))
                offsets.append(offset)
            } else {
                for byte in FoldedText.folded(scalar).utf8 {
                    bytes.append(byte)
                    offsets.append(offset)
                }
            }
        }
        self.bytes = bytes
        self.offsets = offsets
    }

    /// The UTF-8 offset in the original of a folded position; its end for the end.
    public func originalOffset(_ position: Int) -> Int {
        position < offsets.count ? offsets[position] : original.utf8.count
    }

    /// The words of the original behind a range of folded positions.
    public func original(_ range: Range<Int>) -> Substring {
        let utf8 = original.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: originalOffset(range.lowerBound))
        let end = utf8.index(utf8.startIndex, offsetBy: originalOffset(range.upperBound))
        return original[start..<end]
    }

    /// Whether the folded text goes on with these bytes at a position.
    public func hasPrefix(_ prefix: some Collection<UInt8>, at position: Int) -> Bool {
        guard bytes.count - position >= prefix.count else { return false }
        return bytes[position...].starts(with: prefix)
    }

    /// The position behind words that stand at a position, the last of them whole; nil when they do not stand there.
    ///
    /// Any run of spaces, tabs and line ends stands for a space of the words.
    public func end(of words: String, at start: Int) -> Int? {
        var position = start
        var last: UInt8 = 0
        for expected in words.utf8 {
            if expected == UInt8(ascii: " ") {
                let next = skippingSpace(from: position)
                guard next > position else { return nil }
                position = next
            } else {
                guard position < bytes.count, bytes[position] == expected else { return nil }
                position += 1
            }
            last = expected
        }
        let goesOn = FoldedText.isWord(last) && position < bytes.count && FoldedText.isWord(bytes[position])
        return goesOn ? nil : position
    }

    /// The first position from here on that holds no space, tab or line end.
    public func skippingSpace(from position: Int) -> Int {
        var position = position
        while position < bytes.count, FoldedText.isSpace(bytes[position]) { position += 1 }
        return position
    }

    /// Whether a folded byte is a space, a tab or a line end.
    public static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }

    /// Whether a folded byte is a letter or a digit.
    public static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    /// Whether a folded byte is a letter.
    public static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    /// Whether a folded byte is a digit.
    public static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Capitals lowered; square brackets are parentheses to whoever writes them.
    private static func lowered(_ byte: UInt8) -> UInt8 {
        if byte == UInt8(ascii: "[") { return UInt8(ascii: "(") }
        if byte == UInt8(ascii: "]") { return UInt8(ascii: ")") }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }

    /// What a character beyond ASCII is matched as.
    private static func folded(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "à", "â", "ä", "á", "ã", "å", "À", "Â", "Ä", "Á", "Ã", "Å": "a"
        case "é", "è", "ê", "ë", "É", "È", "Ê", "Ë": "e"
        case "î", "ï", "ì", "í", "Î", "Ï", "Ì", "Í": "i"
        case "ô", "ö", "ò", "ó", "õ", "Ô", "Ö", "Ò", "Ó", "Õ": "o"
        case "ù", "û", "ü", "ú", "Ù", "Û", "Ü", "Ú": "u"
        case "ÿ", "ý", "Ÿ", "Ý": "y"
        case "ç", "Ç": "c"
        case "ñ", "Ñ": "n"
        case "œ", "Œ": "oe"
        case "æ", "Æ": "ae"
        case "«", "»", "“", "”", "„", "‟", "″": "\""
        case "’", "‘", "‛", "ʼ", "´", "′": "'"
        case "–", "—", "‒", "―", "‐", "\u{2011}", "−": "-"
        case "…": "..."
        case "\u{00A0}", "\u{202F}", "\u{205F}", "\u{3000}", "\u{1680}", "\u{2000}"..."\u{200A}", "\u{2028}", "\u{2029}", "\u{0085}": " "
        // Accents that stand apart from their letter, soft hyphens and marks without width leave nothing.
        case "\u{0300}"..."\u{036F}", "\u{00AD}", "\u{200B}"..."\u{200F}", "\u{FEFF}": ""
        case "≥": ">="
        case "≤": "<="
        case "≈", "∼": "~"
        default: "?"
        }
    }
}
