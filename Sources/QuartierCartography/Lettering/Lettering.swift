/// How a piece of text is set: its size in points, and its weight.
public struct Lettering: Sendable, Hashable {
    /// The size, in points.
    public var size: Double
    /// Whether it is bold.
    public var isBold: Bool
    /// Whether it is slanted, which keeps its width.
    public var isItalic: Bool

    /// Makes a lettering.
    public init(_ size: Double, bold: Bool = false, italic: Bool = false) {
        self.size = size
        isBold = bold
        isItalic = italic
    }

    /// The fonts that the widths hold for, in order of preference.
    public static let families = "'Liberation Sans', Arial, Helvetica, 'DejaVu Sans Condensed', sans-serif"

    /// From one line to the next, in points.
    public var leading: Double { size * 1.2 }
    /// From the base line to the top of capitals, in points.
    public var capHeight: Double { size * 0.73 }

    /// The width of a text in points, no kerning counted.
    public func width(_ text: some StringProtocol) -> Double {
        text.unicodeScalars.reduce(0) { $0 + Self.thousandths($1, bold: isBold) } * size / 1_000
    }

    private static func thousandths(_ scalar: Unicode.Scalar, bold: Bool) -> Double {
        for (range, widths) in bold ? FontWidths.bold : FontWidths.regular where range.contains(scalar.value) {
            return Double(widths[Int(scalar.value - range.lowerBound)])
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        // Scripts without a carried width: wide enough for an ideograph, a picture, or the widest Cyrillic letter.
        default: return scalar.properties.isEmojiPresentation ? 1_400 : 1_000
        }
    }

    /// The text in lines of at most so many points, broken at spaces and behind hyphens, a longer word within; the last line that is allowed ends with
    /// `…` when there is more.
    public func lines(_ text: String, width limit: Double, atMost count: Int = .max) -> [String] {
        var lines: [String] = []
        var line = ""
        for piece in pieces(text, width: limit) {
            let joined = line + piece
            if !line.isEmpty, width(Self.trimmed(joined)) > limit {
                lines.append(Self.trimmed(line))
                line = piece
            } else {
                line = joined
            }
        }
        if !Self.trimmed(line).isEmpty { lines.append(Self.trimmed(line)) }
        guard lines.count > count, count > 0 else { return lines }
        var last = lines[count - 1]
        while !last.isEmpty, width(last + "…") > limit { last.removeLast() }
        return Array(lines[..<(count - 1)]) + [Self.trimmed(last) + "…"]
    }

    /// Words with the space or hyphen behind them; one wider than a line is cut into as many pieces as it takes.
    private func pieces(_ text: String, width limit: Double) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            let isSpace = character == " " || character.isNewline
            if !isSpace, !word.isEmpty, width(word + String(character)) > limit {
                pieces.append(word)
                word = ""
            }
            word.append(isSpace ? " " : character)
            if isSpace || character == "-" {
                pieces.append(word)
                word = ""
            }
        }
        return word.isEmpty ? pieces : pieces + [word]
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.hasSuffix(" ") { text.removeLast() }
        while text.hasPrefix(" ") { text.removeFirst() }
        return text
    }
}
