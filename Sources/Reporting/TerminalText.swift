/// Text as a terminal lays it out: how many columns it takes, where it may be broken or cut, and which characters must not reach it.
public enum TerminalText {
    /// The columns a text takes, one for most characters, two for East Asian wide ones and emoji, none for combining marks.
    ///
    /// A character is a grapheme cluster, so that a letter and its accent, or the parts of a flag, are measured together.
    public static func width(_ text: some StringProtocol) -> Int {
        // Nearly every text is printable ASCII.
        let count = text.utf8.prefix { 0x20 <= $0 && $0 < 0x7F }.count
        return count == text.utf8.count ? count : text.reduce(0) { $0 + width($1) }
    }

    /// The text with every character that would move the cursor, change colours, reverse the line or stay invisible written as an escape:
    /// `\n`, `\t`, `\u{1B}`.
    ///
    /// Names come from files that others wrote; shown raw, an escape sequence among them could rewrite the screen.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHostile) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            guard isHostile(scalar) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
        return result
    }

    /// The text in at most so many columns, its end replaced by `…` when it takes more.
    public static func cut(_ text: String, toWidth limit: Int) -> String {
        guard width(text) > limit else { return text }
        var kept = ""
        var used = 1
        for character in text {
            used += width(character)
            guard used <= limit else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// The text followed by the spaces that bring it to so many columns.
    public static func padded(_ text: String, toWidth columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(text)))
    }

    /// The text in lines of at most so many columns, broken at spaces; a longer word has a line of its own.
    ///
    /// French sets a space before `: ; ? ! » %` and after `«`; no line is broken there.
    public static func wrapped(_ text: String, toWidth limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for word in unbreakablePieces(text) {
            let wordWidth = width(word)
            if !line.isEmpty, lineWidth + 1 + wordWidth > limit {
                lines.append(line)
                (line, lineWidth) = ("", 0)
            }
            line += line.isEmpty ? word : " " + word
            lineWidth += wordWidth + (lineWidth == 0 ? 0 : 1)
        }
        return lines + (line.isEmpty ? [] : [line])
    }

    private static func unbreakablePieces(_ text: String) -> [String] {
        var pieces: [String] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if let last = pieces.last, last.hasSuffix("«") || word.first.map({ ":;?!»%".contains($0) }) == true {
                pieces[pieces.count - 1] = last + " " + word
            } else {
                pieces.append(String(word))
            }
        }
        return pieces
    }

    private static func width(_ character: Character) -> Int {
        var widest = 0
        for scalar in character.unicodeScalars {
            // U+FE0F asks for the coloured form of a symbol, which terminals draw over two columns.
            if scalar == "\u{FE0F}" { return 2 }
            widest = max(widest, width(scalar))
        }
        return widest
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
        }
    }

    /// The blocks whose characters are all, or nearly all, Wide or Fullwidth in Unicode's EastAsianWidth table.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F,  // Hangul initial consonants
            0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,  // radicals, kana, ideographs, Yi
            0xA960...0xA97F, 0xAC00...0xD7A3,  // Hangul
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,  // compatibility and fullwidth forms
            0x1F1E6...0x1F1FF,  // regional indicators, two of which make a flag
            0x20000...0x3FFFD:  // supplementary ideographs
            true
        default: false
        }
    }

    private static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        // Nearly every scalar of a name is printable ASCII: answer without a look into the tables.
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
        // The joiners hold emoji and some scripts together; the other format characters hide or reorder text.
        case .format: return scalar != "\u{200C}" && scalar != "\u{200D}"
        default: return false
        }
    }
}
