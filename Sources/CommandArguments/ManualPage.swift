public import Reporting

/// The manual of a program and all its commands, as `man` reads it: roff with the macros of man(7), from the same help documents as everything else.
public struct ManualPage: Sendable {
    private let path: CommandPath
    private let version: String
    private let language: Language

    /// Makes the manual of a program.
    public init(_ program: CommandSpec, version: String, language: Language) {
        path = CommandPath(program)
        self.version = version
        self.language = language
    }

    /// The page. The options that all commands share stand once, with the program.
    public var text: String {
        let program = HelpDocument(path, language: language)
        let summary = program.summary.last == "." ? String(program.summary.dropLast()) : program.summary
        var lines = [
            ".TH \(Self.argument(program.name.uppercased())) 1 \"\" \(Self.argument("\(program.name) \(version)"))",
            // No hyphenation, no stretched lines: file names and options are to be copied.
            ".nh", ".ad l",
            ".SH \(Text(fr: "NOM", en: "NAME")[language])", "\(Self.escaped(program.name)) \\- \(Self.escaped(summary))",
        ]
        for section in program.sections { lines += [".SH \(Self.argument(section.title.uppercased()))"] + body(section) }
        for command in path.tree where !command.ancestors.isEmpty && command.command.subcommands.isEmpty {
            let document = HelpDocument(command, language: language, withInheritedOptions: false)
            lines += [".SH \(Self.argument(document.name.uppercased()))", Self.escaped(document.summary)]
            for section in document.sections { lines += [".SS \(Self.argument(section.title))"] + body(section) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func body(_ section: HelpDocument.Section) -> [String] {
        section.blocks.flatMap { block -> [String] in
            switch block {
            case .usage(let line): [".PP", "\\fB\(Self.escaped(line))\\fR"]
            case .paragraph(let text): [".PP", Self.escaped(text)]
            case .entry(let term, let meaning):
                [".TP", "\\fB\(Self.escaped(String(term.drop { $0 == " " })))\\fR", Self.escaped(meaning)]
            case .example(let commandLine, let meaning):
                [".PP", Self.escaped(meaning), ".PP", ".RS 4", ".nf", Self.escaped(commandLine), ".fi", ".RE"]
            }
        }
    }

    /// The text with what roff would take for a request or an escape written so that it does not.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            // A plain minus sign, which can be copied.
            case "-": result += "\\-"
            case "~": result += "\\(ti"
            case "^": result += "\\(ha"
            case "\n": result += "\n\\&"
            default: result.append(character)
            }
        }
        return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
    }

    /// The text as one argument of a macro.
    private static func argument(_ text: String) -> String { "\"\(escaped(text).replacing("\"", with: "\\(dq"))\"" }
}
