import QuartierModel

/// The table of contents of a convention, while it is being walked through: it repeats every heading of the body.
struct TableOfContents {
    /// The names of quartiers that it lists, in order, with their line.
    private(set) var names: [(name: String, line: SourceLine)] = []
    private var hasPageNumbers = false
    private var seenPreamble = false

    /// Whether a line still belongs to it.
    ///
    /// - Parameters:
    ///   - line: the line, not blank.
    ///   - next: the next line that is not blank.
    mutating func holds(_ line: SourceLine, heading: HeadingLine?, next: SourceLine?) -> Bool {
        if heading?.hasPageNumber == true || Self.isEntry(line, heading: heading) {
            hasPageNumbers = true
            note(heading, line)
            return true
        }
        switch heading?.heading {
        case .quartier(let name):
            guard !hasPageNumbers, !names.contains(where: { NameKey($0.name) == NameKey(name) }) else { return false }
            note(heading, line)
            return true
        case .preamble:
            guard !hasPageNumbers, !seenPreamble else { return false }
            note(heading, line)
            return true
        case .some where !hasPageNumbers: return true
        default:
            // An entry may go on over two lines, the page number on the second; in one without page numbers, headings alone are entries.
            return next.map { Self.isEntry($0, heading: HeadingLine($0)) } ?? false
        }
    }

    /// Notes an entry met outside the table, when its title was lost.
    mutating func note(_ heading: HeadingLine?, _ line: SourceLine) {
        switch heading?.heading {
        case .quartier(let name) where !name.isEmpty:
            if !names.contains(where: { NameKey($0.name) == NameKey(name) }) { names.append((name, line)) }
        case .preamble: seenPreamble = true
        default: break
        }
    }

    /// Whether a line ends as an entry does: a page number behind a tab, dots or several spaces; a tab alone; two cells of a Markdown table.
    private static func isEntry(_ line: SourceLine, heading: HeadingLine?) -> Bool {
        if let cells = TableSyntax.markdownCells(line.raw) {
            return cells.count <= 2 || TableSyntax.isRule(cells)
        }
        let text = line.text
        guard text.utf8.count <= 200 else { return false }
        if text.hasSuffix("\t") { return true }
        let body = text.reversed().drop(while: \.isWhitespace)
        let digits = body.prefix { $0.isASCII && $0.isNumber }
        let rest = body.dropFirst(digits.count)
        if rest.starts(with: "...") || rest.drop(while: \.isWhitespace).starts(with: "...") { return true }
        guard (1...3).contains(digits.count), let mark = rest.first, mark.isWhitespace else { return false }
        // One space before the number is enough behind a heading of the family: « Préambule 4 ».
        return mark == "\t" || rest.dropFirst().first?.isWhitespace == true || Self.isHeadingBefore(text, digits: digits.count)
    }

    private static func isHeadingBefore(_ text: String, digits: Int) -> Bool {
        let key = HeadingLine.key(text)
        return KnownHeading.matching(Array(key.dropLast(digits))) != nil
    }
}
