public import Reporting

/// The help of a command as a terminal shows it: aligned, wrapped to its width, headings in bold where it can.
public struct HelpPage: Sendable {
    private let document: HelpDocument
    private let terminal: Terminal
    private let language: Language

    private static let indentation = 2
    /// Longer lines are tiring to read however wide the terminal is.
    private static let longestLine = 100

    /// Makes the page of a command.
    public init(_ path: CommandPath, language: Language, terminal: Terminal) {
        document = HelpDocument(path, language: language)
        self.terminal = terminal
        self.language = language
    }

    /// The page, each line with its end.
    public var text: String {
        var lines = TerminalText.wrapped(document.summary, toWidth: width)
        for section in document.sections {
            lines.append("")
            lines.append(heading(section.title))
            lines += body(section)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var width: Int { max(40, min(terminal.columns, Self.longestLine)) }

    /// A term that is longer has its meaning on the lines below it.
    private var longestTerm: Int { min(28, width * 2 / 5) }

    private func heading(_ title: String) -> String {
        let line = title + Text(fr: " :", en: ":")[language]
        return terminal.isStyled ? "\u{1B}[1m\(line)\u{1B}[0m" : line
    }

    private func body(_ section: HelpDocument.Section) -> [String] {
        let terms = section.blocks.compactMap { block in
            if case .entry(let term, _) = block { TerminalText.width(term) } else { nil }
        }
        let column = Self.indentation + (terms.filter { $0 <= longestTerm }.max() ?? 0) + 2
        var lines: [String] = []
        for (rank, block) in section.blocks.enumerated() {
            switch block {
            case .usage(let line): lines += indented(line, by: Self.indentation)
            case .paragraph(let text):
                if rank > 0 { lines.append("") }
                lines += indented(text, by: Self.indentation)
            case .example(let commandLine, let meaning):
                // Never wrapped: it is there to be copied.
                lines.append(String(repeating: " ", count: Self.indentation) + commandLine)
                lines += indented(meaning, by: 3 * Self.indentation)
            case .entry(let term, let meaning): lines += entry(term, meaning, column: column)
            }
        }
        return lines
    }

    private func entry(_ term: String, _ meaning: String, column: Int) -> [String] {
        let first = String(repeating: " ", count: Self.indentation) + term
        let lines = indented(meaning, by: column)
        guard TerminalText.width(first) + 2 <= column, let start = lines.first else { return [first] + lines }
        return [TerminalText.padded(first, toWidth: column) + start.dropFirst(column)] + lines.dropFirst()
    }

    private func indented(_ text: String, by columns: Int) -> [String] {
        TerminalText.wrapped(text, toWidth: width - columns).map { String(repeating: " ", count: columns) + $0 }
    }
}
