public import Reporting

/// What the help of a command says, in one language, before it takes the form of a terminal page, of Markdown or of a manual page.
public struct HelpDocument: Sendable, Hashable {
    /// A piece of a section.
    public enum Block: Sendable, Hashable {
        /// A paragraph.
        case paragraph(String)
        /// A command line to read, not to run as it is.
        case usage(String)
        /// A name and what it means.
        case entry(term: String, meaning: String)
        /// A command line to run, and what it does.
        case example(commandLine: String, meaning: String)
    }

    /// Blocks under a heading.
    public struct Section: Sendable, Hashable {
        /// The heading, without punctuation.
        public let title: String
        /// The blocks.
        public let blocks: [Block]
    }

    /// The command: `quartiers surface`.
    public let name: String
    /// What it does, in a sentence.
    public let summary: String
    /// How it is called, then everything else.
    public let sections: [Section]

    /// Says what is known of a command.
    ///
    /// - Parameter withInheritedOptions: whether the options of the commands above are told again.
    public init(_ path: CommandPath, language: Language, withInheritedOptions: Bool = true) {
        let words = HelpWords(language: language)
        name = path.name
        summary = path.command.summary[language]
        var all = [Section(title: words.usage, blocks: [.usage(words.callForm(of: path))])]
        all.append(Section(title: words.description, blocks: path.command.discussion.map { .paragraph($0[language]) }))
        all.append(Section(title: words.arguments, blocks: path.command.arguments.map(words.entry)))
        all += Self.commands(of: path, words)
        // The program's options, which all commands share, stand apart from those of this command and its family.
        let isProgram = path.ancestors.isEmpty
        let family = withInheritedOptions ? path.ancestors.dropFirst().reversed().flatMap(\.options) : []
        let own = isProgram ? [] : path.command.options + family
        let common = isProgram ? path.command.options : withInheritedOptions ? path.ancestors[0].options : []
        all.append(Section(title: words.options, blocks: own.map(words.entry)))
        all.append(Section(title: words.commonOptions, blocks: common.map(words.entry)))
        all.append(
            Section(
                title: words.examples,
                blocks: path.command.examples.map { .example(commandLine: $0.commandLine, meaning: $0.meaning[language]) }))
        all.append(
            Section(
                title: words.endings,
                blocks: path.command.endings.map { .entry(term: String($0.status.rawValue), meaning: $0.meaning[language]) }))
        sections = all.filter { !$0.blocks.isEmpty }
    }

    /// The subcommands under the headings of their groups, in the order in which these first appear.
    private static func commands(of path: CommandPath, _ words: HelpWords) -> [Section] {
        var titles: [String] = []
        var entries: [String: [Block]] = [:]
        for subcommand in path.command.subcommands {
            let title = subcommand.group?[words.language] ?? words.commands
            if entries[title] == nil { titles.append(title) }
            entries[title, default: []].append(.entry(term: subcommand.name, meaning: subcommand.summary[words.language]))
        }
        return titles.map { Section(title: $0, blocks: entries[$0] ?? []) }
    }
}

/// The words of help pages that come from no command.
private struct HelpWords {
    let language: Language

    var usage: String { Text(fr: "Usage", en: "Usage")[language] }
    var description: String { Text(fr: "Description", en: "Description")[language] }
    var arguments: String { Text(fr: "Arguments", en: "Arguments")[language] }
    var commands: String { Text(fr: "Commandes", en: "Commands")[language] }
    var options: String { Text(fr: "Options", en: "Options")[language] }
    var commonOptions: String { Text(fr: "Options communes", en: "Common options")[language] }
    var examples: String { Text(fr: "Exemples", en: "Examples")[language] }
    var endings: String { Text(fr: "Codes de retour", en: "Exit status")[language] }

    /// `quartiers overlap [OPTIONS] A B`, `quartiers import [OPTIONS] communes|perimeters`.
    func callForm(of path: CommandPath) -> String {
        var parts = [path.name, "[OPTIONS]"]
        if path.ancestors.isEmpty, !path.command.subcommands.isEmpty {
            parts.append(Text(fr: "COMMANDE …", en: "COMMAND …")[language])
        } else if !path.command.subcommands.isEmpty {
            parts.append(path.command.subcommands.map(\.name).joined(separator: "|") + " …")
        }
        parts += path.command.arguments.map(form)
        return parts.joined(separator: " ")
    }

    func entry(_ argument: ArgumentSpec) -> HelpDocument.Block {
        .entry(term: name(argument), meaning: argument.summary[language])
    }

    func entry(_ option: OptionSpec) -> HelpDocument.Block {
        // Long names stand under each other whether a short one precedes them or not.
        var term = (option.short.map { "-\($0), " } ?? "    ") + option.long
        var meaning = option.summary[language]
        if let value = option.value {
            term += " " + value.placeholder[language]
            meaning += known(value.completion, of: option)
            if option.repetition != .once { meaning += Text(fr: " Peut être répétée.", en: " May be repeated.")[language] }
        }
        if let text = option.defaultValue { meaning += Text(fr: " Par défaut : \(text).", en: " Default: \(text).")[language] }
        return .entry(term: term, meaning: meaning)
    }

    /// The words that an option knows, or the keys of its pairs.
    private func known(_ completion: Completion, of option: OptionSpec) -> String {
        let words = completion.words
        guard !words.isEmpty, completion.isListed else { return "" }
        if option.repetition == .oncePerKey {
            let keys = words.map { $0.hasSuffix("=") ? String($0.dropLast()) : $0 }.joined(separator: ", ")
            return Text(fr: " Clés : \(keys).", en: " Keys: \(keys).")[language]
        }
        let listed = words.joined(separator: ", ")
        if completion.isOpen { return Text(fr: " Par exemple : \(listed).", en: " For instance: \(listed).")[language] }
        return Text(fr: " Valeurs : \(listed).", en: " Values: \(listed).")[language]
    }

    private func form(_ argument: ArgumentSpec) -> String {
        argument.isRequired ? name(argument) : "[\(name(argument))]"
    }

    private func name(_ argument: ArgumentSpec) -> String {
        argument.value.placeholder[language] + (argument.isRepeated ? "…" : "")
    }
}
