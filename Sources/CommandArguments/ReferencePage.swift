public import Reporting

/// The reference of a program and all its commands, in Markdown.
public struct ReferencePage: Sendable {
    private let path: CommandPath
    private let language: Language

    /// Makes the reference of a program.
    public init(_ program: CommandSpec, language: Language) {
        path = CommandPath(program)
        self.language = language
    }

    /// The page. The options that all commands share stand once, with the program.
    public var markdown: String {
        path.tree.map(chapter).joined(separator: "\n")
    }

    private func chapter(_ path: CommandPath) -> String {
        let document = HelpDocument(path, language: language, withInheritedOptions: false)
        let level = path.ancestors.isEmpty ? "#" : "##"
        var lines = ["\(level) \(document.name)", "", escaped(document.summary)]
        for section in document.sections {
            lines += ["", "\(level)# \(escaped(section.title))", ""]
            for (rank, block) in section.blocks.enumerated() { lines += markdown(of: block, isFirst: rank == 0) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func markdown(of block: HelpDocument.Block, isFirst: Bool) -> [String] {
        switch block {
        case .usage(let line): ["```", line, "```"]
        case .paragraph(let text): (isFirst ? [] : [""]) + [escaped(text)]
        case .entry(let term, let meaning): ["- `\(term.drop { $0 == " " })`" + Text(fr: " : ", en: ": ")[language] + escaped(meaning)]
        case .example(let commandLine, let meaning): (isFirst ? [] : [""]) + [escaped(meaning), "", "```sh", commandLine, "```"]
        }
    }

    /// The text with what Markdown would take for marks written so that it does not.
    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if "\\`*_[]<>#|".contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
