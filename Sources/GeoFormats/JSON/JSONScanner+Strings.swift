import Reporting

extension JSONScanner {
    /// What passing over a string told of its bytes.
    struct StringTraits {
        var hasEscapes = false
        var isASCII = true
    }

    /// The name of the member that comes next, and the colon behind it.
    mutating func readName() throws(QuartiersError) -> String {
        guard try peek() == UInt8(ascii: "\"") else { throw unexpected(UInt8(ascii: "\"")) }
        let name = try readString()
        try take(UInt8(ascii: ":"))
        return name
    }

    /// Passes over the name of the member that comes next, and the colon behind it, when it is the one expected; false when it may be another.
    ///
    /// - Parameters:
    ///   - text: holds the name with its quotation marks, as files write it.
    ///   - range: where in the text.
    mutating func takeName(_ text: [UInt8], _ range: Range<Int>) throws(QuartiersError) -> Bool {
        guard try peek() == UInt8(ascii: "\""), window.end - window.position >= range.count else { return false }
        let offset = window.position - range.lowerBound
        for index in range where window[index + offset] != text[index] { return false }
        window.position += range.count
        try take(UInt8(ascii: ":"))
        return true
    }

    /// The string that comes next.
    mutating func readString() throws(QuartiersError) -> String {
        _ = try peek()
        mark = window.position
        let traits = try passString()
        let content = (mark ?? 0) + 1..<window.position - 1
        mark = nil
        if traits.hasEscapes { return try unescaped(content) }
        guard traits.isASCII else { return try text(content) }
        return unsafe window.withBytes(content) { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Passes over the string that comes next, checking its grammar.
    mutating func passString() throws(QuartiersError) -> StringTraits {
        var traits = StringTraits()
        var length = 1
        while true {
            // Eight bytes at a time as long as they are plain: neither a quotation mark, nor a backslash, nor a control character.
            while window.position + length + 8 <= window.end {
                let word = unsafe UnsafeRawPointer(window.bytes + window.position + length).loadUnaligned(as: UInt64.self)
                let high: UInt64 = 0x8080_8080_8080_8080
                let ones: UInt64 = 0x0101_0101_0101_0101
                let quotes = word ^ (ones &* 0x22)
                let backslashes = word ^ (ones &* 0x5C)
                let special =
                    ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((word &- (ones &* 0x20)) & ~word)
                if special & high != 0 { break }
                if word & high != 0 { traits.isASCII = false }
                length += 8
            }
            guard window.position + length < window.end else {
                if try refill() { continue }
                throw fault(Text(fr: "texte entre guillemets sans fin", en: "a string without an end"))
            }
            let byte = window[window.position + length]
            length += 1
            switch byte {
            case UInt8(ascii: "\""):
                window.position += length
                return traits
            case UInt8(ascii: "\\"):
                traits.hasEscapes = true
                length += try lengthOfEscape(at: length)
            case 0..<0x20:
                throw fault(
                    Text(fr: "caractère de contrôle dans un texte entre guillemets", en: "a control character in a string"),
                    at: window.position + length - 1,
                    remedy: Text(fr: "L'écrire \\n, \\t ou \\u00XX.", en: "Write it \\n, \\t or \\u00XX."))
            case 0x80...: traits.isASCII = false
            default: break
            }
        }
    }

    /// The length of an escape behind its backslash.
    private mutating func lengthOfEscape(at offset: Int) throws(QuartiersError) -> Int {
        while window.position + offset + 5 > window.end, try refill() {}
        let start = window.position + offset
        switch window[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 1
        case UInt8(ascii: "u") where (1...4).allSatisfy({ hexadecimal(window[start + $0]) != nil }): return 5
        default:
            throw fault(Text(fr: "séquence d'échappement inconnue dans un texte", en: "an unknown escape in a string"), at: start)
        }
    }

    /// The text of bytes that hold escapes.
    private mutating func unescaped(_ range: Range<Int>) throws(QuartiersError) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = window[index]
            index += 1
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            let escape = window[index]
            index += 1
            switch escape {
            case UInt8(ascii: "b"): bytes.append(0x08)
            case UInt8(ascii: "f"): bytes.append(0x0C)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            case UInt8(ascii: "u"):
                var units = [unit(at: index)]
                index += 4
                if UTF16.isLeadSurrogate(units[0]), window[index] == UInt8(ascii: "\\"), window[index + 1] == UInt8(ascii: "u") {
                    units.append(unit(at: index + 2))
                    index += 6
                }
                guard let text = String(validating: units, as: UTF16.self) else {
                    throw fault(
                        Text(fr: "séquence \\u qui ne donne pas de caractère", en: "a \\u escape that gives no character"),
                        at: index - 6)
                }
                bytes.append(contentsOf: text.utf8)
            default: bytes.append(escape)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw notUTF8(at: range.lowerBound) }
        return text
    }

    /// The code unit that four hexadecimal digits, already checked, write.
    private func unit(at index: Int) -> UInt16 {
        (0..<4).reduce(0) { $0 << 4 | UInt16(hexadecimal(window[index + $1]) ?? 0) }
    }

    private func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The text of bytes, which must be UTF-8.
    mutating func text(_ range: Range<Int>) throws(QuartiersError) -> String {
        guard let text = unsafe window.withBytes(range, { unsafe String(validating: $0, as: UTF8.self) }) else {
            throw notUTF8(at: range.lowerBound)
        }
        return text
    }

    private mutating func notUTF8(at index: Int) -> QuartiersError {
        fault(
            Text(fr: "texte qui n'est pas en UTF-8", en: "text that is not UTF-8"), at: index,
            remedy: Text(
                fr: "Convertir le fichier : iconv -f WINDOWS-1252 -t UTF-8 ENTRÉE > SORTIE.",
                en: "Convert the file: iconv -f WINDOWS-1252 -t UTF-8 INPUT > OUTPUT."))
    }
}
