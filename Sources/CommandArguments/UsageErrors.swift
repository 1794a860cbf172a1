import Reporting

/// The words for everything that can be wrong with a command line; each error says what was expected and where to read more.
struct UsageErrors {
    let path: CommandPath

    func unknownCommand(_ word: String) -> QuartiersError {
        let suggestion = Suggestion.nearest(to: word, among: path.command.subcommands.map(\.name))
        let message =
            path.ancestors.isEmpty
            ? Text(fr: "commande inconnue : « \(shown(word)) »", en: "unknown command: '\(shown(word))'")
            : Text(
                fr: "« \(path.name) » ne connaît pas « \(shown(word)) » : il faut \(subcommands[.french])",
                en: "'\(path.name)' does not know '\(shown(word))': expected \(subcommands[.english])")
        return usage(message, suggestion)
    }

    func missingCommand() -> QuartiersError {
        usage(
            path.ancestors.isEmpty
                ? Text(fr: "il manque une commande", en: "a command is missing")
                : Text(
                    fr: "« \(path.name) » demande \(subcommands[.french])",
                    en: "'\(path.name)' needs \(subcommands[.english])"))
    }

    /// An unknown `--name`, or an unknown letter of a bundle of short options.
    func unknownOption(_ spelling: String, in bundle: String? = nil) -> QuartiersError {
        let names = path.options.map(\.long)
        // `-resume` is `--resume` with a dash lost more often than a bundle.
        let suggestion = Suggestion.nearest(to: spelling, among: names) ?? bundle.flatMap { Suggestion.nearest(to: "-" + $0, among: names) }
        var seen = Text(verbatim: "")
        if let bundle, bundle != spelling { seen = Text(fr: " (dans « \(shown(bundle)) »)", en: " (in '\(shown(bundle))')") }
        return usage(
            Text(
                fr: "« \(path.name) » n'a pas d'option « \(shown(spelling)) »\(seen[.french])",
                en: "'\(path.name)' has no option '\(shown(spelling))'\(seen[.english])"),
            suggestion)
    }

    func missingValue(_ option: OptionSpec, _ spelling: String) -> QuartiersError {
        let expectation = option.value?.expectation ?? Text(verbatim: "")
        return usage(
            Text(
                fr: "il manque une valeur à \(spelling) : il faut \(expectation[.french])",
                en: "\(spelling) has no value: expected \(expectation[.english])"))
    }

    func unwantedValue(_ spelling: String) -> QuartiersError {
        usage(Text(fr: "\(spelling) ne prend pas de valeur", en: "\(spelling) takes no value"))
    }

    func repeatedOption(_ spelling: String) -> QuartiersError {
        usage(Text(fr: "\(shown(spelling)) est donné deux fois", en: "\(shown(spelling)) is given twice"))
    }

    func wrongValue(_ value: String, of option: String, _ form: ValueSpec) -> QuartiersError {
        wrong(value, Text(fr: "une valeur de \(option)", en: "a value of \(option)"), form)
    }

    func wrongArgument(_ word: String, _ argument: ArgumentSpec) -> QuartiersError {
        let name = argument.value.placeholder
        return wrong(word, Text(fr: "une valeur de \(name[.french])", en: "a value of \(name[.english])"), argument.value)
    }

    func missingArgument(_ argument: ArgumentSpec) -> QuartiersError {
        let (name, expectation) = (argument.value.placeholder, argument.value.expectation)
        return usage(
            Text(
                fr: "il manque \(name[.french]) : il faut \(expectation[.french])",
                en: "\(name[.english]) is missing: expected \(expectation[.english])"))
    }

    func unexpectedArgument(_ word: String) -> QuartiersError {
        usage(
            Text(
                fr: "« \(shown(word)) » est de trop pour « \(path.name) »",
                en: "'\(path.name)' has no use for '\(shown(word))'"))
    }

    private func wrong(_ value: String, _ what: Text, _ form: ValueSpec) -> QuartiersError {
        usage(
            Text(
                fr: "« \(shown(value)) » n'est pas \(what[.french]) : il faut \(form.expectation[.french])",
                en: "'\(shown(value))' is not \(what[.english]): expected \(form.expectation[.english])"),
            // Of many words that the message does not name, several may be meant.
            Array(Suggestion.near(value, among: form.completion.words).prefix(form.completion.isListed ? 1 : .max)))
    }

    private func usage(_ message: Text, _ suggestion: String?) -> QuartiersError { usage(message, suggestion.map { [$0] } ?? []) }

    private func usage(_ message: Text, _ suggestions: [String] = []) -> QuartiersError {
        let names = (fr: Text.alternatives(suggestions.map { "« \($0) »" }), en: Text.alternatives(suggestions.map { "'\($0)'" }))
        let french = suggestions.isEmpty ? "" : "Vouliez-vous dire \(names.fr[.french]) ? "
        let english = suggestions.isEmpty ? "" : "Did you mean \(names.en[.english])? "
        let remedy = Text(
            fr: "\(french)Voir « \(path.name) --help ».",
            en: "\(english)See '\(path.name) --help'.")
        return QuartiersError(.usage, message, remedy: remedy)
    }

    private var subcommands: Text { .alternatives(path.command.subcommands.map(\.name)) }

    /// What the user typed, safe to show and short enough to read.
    private func shown(_ word: String) -> String { TerminalText.cut(TerminalText.escaped(word), toWidth: 60) }
}
