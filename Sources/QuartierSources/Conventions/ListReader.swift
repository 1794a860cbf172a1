import QuartierModel
import Reporting

/// Reads the items of a list, whatever marks begin them, over the blank lines that cut it.
struct ListReader {
    /// The items, in order, each with the line it begins on.
    private(set) var items: [Citation] = []
    /// What could not be read.
    private(set) var findings: [Finding] = []

    /// Reads the lines under the heading of a list.
    ///
    /// - Parameter isNextHeadingLost: whether the list that should follow has no heading. Items behind a blank line may then be its own: they are
    ///   reported, and given to neither.
    init(_ lines: [SourceLine], document: String, subject: String?, isNextHeadingLost: Bool = false) {
        var isBehindBlank = false
        var isUnsure = false
        var indent = 0
        let first = lines.first { !$0.isBlank }
        let hasMarks = lines.contains { Bullet.stripped($0.text) != nil }
        if let first, !hasMarks {
            findings.append(Finding(.conventionListMarks, subject: subject, place: Place(file: document, line: first.number)))
        }
        for line in lines {
            guard !line.isBlank else {
                isBehindBlank = true
                continue
            }
            if isNextHeadingLost, isBehindBlank, !items.isEmpty {
                isUnsure = true
            }
            if isUnsure {
                findings.append(
                    Finding(
                        .conventionItemUnsure, subject: subject, place: Place(file: document, line: line.number, column: 1),
                        found: .text(Words.squeezed(Bullet.stripped(line.text) ?? line.text[...]))))
            } else if Bullet.stripped(line.text) != nil || (!hasMarks && Continuation.beginsItem(line.text)) {
                indent = line.indent
                items += Bullet.items(line.text).map { Citation(document: document, line: line.number, text: $0) }
            } else if !isBehindBlank, let last = items.indices.last,
                line.indent > indent || Continuation.goesOn(items[last].text ?? "", with: line.text), line.text.contains(where: \.isLetter)
            {
                let parts = Bullet.items(line.text)
                items[last].text = Continuation.joined(items[last].text ?? "", parts.first ?? "")
                items += parts.dropFirst().map { Citation(document: document, line: line.number, text: $0) }
            } else {
                findings.append(
                    Finding(
                        .conventionUnread, subject: subject, place: Place(file: document, line: line.number, column: 1),
                        found: .text(Words.squeezed(line.text))))
            }
            isBehindBlank = false
        }
    }
}

/// Whether a piece of text is the rest of the one before it.
enum Continuation {
    /// Whether a line without mark goes on with the item above: it begins in lower case, or the item has opened what it did not close.
    ///
    /// A line that stands further in than the mark goes on as well. Any other that begins with a capital may be an item that lost its mark: nobody can tell, so it is not joined.
    static func goesOn(_ item: String, with line: String) -> Bool {
        let words = line.drop { $0.isWhitespace }
        guard words.contains(where: \.isLetter) else { return false }
        return beginsInLowerCase(words) || isOpen(item)
    }

    /// Whether a line of a list without any mark begins an item: with a capital.
    static func beginsItem(_ line: String) -> Bool {
        line.contains(where: \.isLetter) && !beginsInLowerCase(line) && line.first { !$0.isWhitespace }?.isNumber == false
    }

    /// Whether the first letter is small, or punctuation comes before any: `d'initiative`, `(jeunes…`, `, puis`.
    static func beginsInLowerCase(_ text: some StringProtocol) -> Bool {
        guard let first = text.first(where: { !$0.isWhitespace }) else { return false }
        if first.isLetter { return first.isLowercase }
        return !first.isNumber && !"«“\"".contains(first) && text.contains(where: \.isLetter)
    }

    /// Both pieces on one line; a word cut at its hyphen is joined at it.
    static func joined(_ first: String, _ rest: String) -> String {
        first.hasSuffix("-") && first.dropLast().last?.isLetter == true ? first + rest : first + " " + rest
    }

    private static func isOpen(_ text: String) -> Bool {
        text.count { $0 == "(" } > text.count { $0 == ")" } || text.count { $0 == "«" } > text.count { $0 == "»" }
    }
}
