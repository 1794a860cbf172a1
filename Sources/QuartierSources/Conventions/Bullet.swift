/// The marks that begin an item of a list, in the many forms that extraction leaves them.
enum Bullet {
    /// The text behind the marks that begin a line, several in a row (`- ✓ `) or one (`•`, `1.`, `a)`); nil when the line begins an item with none.
    static func stripped(_ text: some StringProtocol) -> Substring? {
        var rest = Substring(text).drop { $0.isWhitespace }
        var found = false
        while let next = one(rest) {
            found = true
            rest = next.drop { $0.isWhitespace }
        }
        return found ? rest : nil
    }

    /// The items of a text that holds several, cut before every mark that nothing but a list uses: `• A• B`. A text without marks is one item.
    static func items(_ text: String) -> [String] {
        text.split { $0.unicodeScalars.first.map(isUnmistakable) ?? false }
            .flatMap { part in part.split(whereSeparator: \.isNewline).reduce(into: [String]()) { join($1, to: &$0) } }
            .map { Words.squeezed(stripped($0) ?? $0[...]) }
            .filter { !$0.isEmpty }
    }

    /// A line inside a cell goes on with the item above, unless it begins with a mark of its own.
    private static func join(_ line: Substring, to items: inout [String]) {
        if items.isEmpty || stripped(line) != nil {
            items.append(String(line))
        } else {
            items[items.count - 1] += " " + line
        }
    }

    /// What stands behind one mark; nil when the text begins with none.
    private static func one(_ text: Substring) -> Substring? {
        guard let first = text.first, let scalar = first.unicodeScalars.first else { return nil }
        let rest = text.dropFirst()
        if isUnmistakable(scalar) { return rest }
        switch first {
        case "-", "–", "—", "*", "·", "→", "⇒", "➔":
            // `-5 %` is a number, `--` a rule.
            return rest.first.map { $0.isNumber || $0 == first } == true ? nil : rest
        case "o", "ü", "Ø", "§", "¤":
            // What the bullets of word processors' symbol fonts become: only where a space sets them apart.
            return rest.first?.isWhitespace == true ? rest : nil
        default: return numbered(text)
        }
    }

    /// `1.`, `12)`, `a)`, each before a space.
    private static func numbered(_ text: Substring) -> Substring? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let isLetter = digits.isEmpty && text.first.map { $0.isASCII && $0.isLowercase } == true
        let rest = isLetter ? text.dropFirst() : text.dropFirst(digits.count)
        guard (1...2).contains(digits.count) || isLetter, let mark = rest.first, mark == ")" || (mark == "." && !isLetter) else {
            return nil
        }
        let after = rest.dropFirst()
        return after.first?.isWhitespace == true ? after : nil
    }

    /// Whether a mark can be nothing but a bullet, wherever it stands. Symbol fonts leave characters of the private use area.
    static func isUnmistakable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "•", "●", "◦", "○", "▪", "■", "□", "▫", "►", "▶", "▸", "➢", "➤", "❖", "✓", "✔", "√", "☑", "‣", "⁃", "◆", "◇",
            "\u{E000}"..."\u{F8FF}":
            true
        default: false
        }
    }
}
