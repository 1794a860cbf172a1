import Reporting

/// The completion script for zsh: a function for each command, which hands its options to `_arguments`.
struct ZshCompletion {
    private let path: CommandPath
    private let language: Language

    init(_ path: CommandPath, language: Language) {
        self.path = path
        self.language = language
    }

    var script: String {
        """
        #compdef \(path.command.name)
        # Completion of \(path.command.name) for zsh.

        \(path.tree.map(function).joined(separator: "\n"))
        if [[ $funcstack[1] == \(name(path)) ]]; then
            \(name(path)) "$@"
        else
            compdef \(name(path)) \(ShellWords.quoted(path.command.name))
        fi

        """
    }

    private func name(_ path: CommandPath) -> String { "_" + path.names.map(ShellWords.identifier).joined(separator: "_") }

    private func function(_ path: CommandPath) -> String {
        var specs = path.options.flatMap(optionSpecs)
        if path.command.subcommands.isEmpty {
            specs += path.command.arguments.enumerated().map { rank, argument in
                let place = argument.isRepeated ? "*" : "\(rank + 1)"
                let colon = argument.isRequired || argument.isRepeated ? ":" : "::"
                return ShellWords.quoted(
                    "\(place)\(colon)\(escaped(argument.value.placeholder[language])):\(action(argument.value.completion))")
            }
            return """
                \(name(path))() {
                    _arguments -s -S \\
                        \(specs.joined(separator: " \\\n        "))
                }

                """
        }
        let commands = path.command.subcommands.map { ShellWords.quoted(escaped($0.name) + ":" + $0.summary[language]) }
        let branches = path.children.map { "\(ShellWords.quoted($0.command.name))) \(name($0)) ;;" }
        return """
            \(name(path))() {
                local context state state_descr line
                local -A opt_args
                local -a commands
                commands=(
                    \(commands.joined(separator: "\n        "))
                )
                _arguments -C -s -S \\
                    \(specs.joined(separator: " \\\n        ")) \\
                    '1: :->command' \\
                    '*:: :->rest'
                case $state in
                command) _describe command commands ;;
                rest)
                    case $line[1] in
                    \(branches.joined(separator: "\n        "))
                    esac
                    ;;
                esac
            }

            """
    }

    private func optionSpecs(_ option: OptionSpec) -> [String] {
        let explanation = "[\(escaped(option.summary[language]))]"
        let value = option.value.map { ":\(escaped($0.placeholder[language])):\(action($0.completion))" } ?? ""
        // Unless it may be repeated, an option that was given excludes its own spellings.
        let before = option.repetition == .once ? "(\(option.spellings.joined(separator: " ")))" : "*"
        let long = ShellWords.quoted(before + option.long + (option.value == nil ? "" : "=") + explanation + value)
        guard let short = option.short else { return [long] }
        return [ShellWords.quoted("\(before)-\(short)" + (option.value == nil ? "" : "+") + explanation + value), long]
    }

    private func action(_ completion: Completion) -> String {
        let words = "(" + completion.words.map(escaped).joined(separator: " ") + ")"
        let files = completion.paths == .folders ? "_files -/" : "_files"
        return switch (completion.words.isEmpty, completion.paths) {
        case (true, .none): " "
        case (true, _): files
        case (false, .none): words
        case (false, _): escaped("{ compadd -- \(completion.words.map(ShellWords.quoted).joined(separator: " ")); ") + files + " }"
        }
    }

    /// The text with what `_arguments` reads as marks written so that it does not.
    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if "\\:[]()".contains(character) { result.append("\\") }
            result.append(character)
        }
    }
}
