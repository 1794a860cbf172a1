import Reporting

/// The completion script for fish: one line for each word that can be offered, and the condition under which it is.
struct FishCompletion {
    private let path: CommandPath
    private let language: Language
    private let function: String

    init(_ path: CommandPath, language: Language) {
        self.path = path
        self.language = language
        function = "__" + ShellWords.identifier(path.command.name)
    }

    var script: String {
        let program = quoted(path.command.name)
        return """
            # Completion of \(path.command.name) for fish.

            function \(function)_is_command
                switch "$argv"
                    case \(path.tree.map { quoted($0.name) }.joined(separator: " "))
                        return 0
                end
                return 1
            end

            function \(function)_takes_value
                switch "$argv"
                    case \(valuedPatterns.joined(separator: " "))
                        return 0
                end
                return 1
            end

            # Whether the command line has come to the command $argv[1] and, where $argv[2] is given, to its argument of that rank;
            # a rank that ends with + stands for it and all after it.
            function \(function)_at
                set -l command \(program)
                set -l rank 1
                set -l skips 0
                set -l ended 0
                set -l words (commandline -opc)
                for word in $words[2..-1]
                    if test $skips = 1
                        set skips 0
                    else if test $ended = 0 -a "$word" = --
                        set ended 1
                    else if test $ended = 0; and string match -q -- '-?*' $word
                        \(function)_takes_value $command $word; and set skips 1
                    else if \(function)_is_command $command $word
                        set command "$command $word"
                    else
                        set rank (math $rank + 1)
                    end
                end
                test "$command" = "$argv[1]"; or return 1
                set -q argv[2]; or return 0
                string match -q -- '*+' $argv[2]; or test $rank = $argv[2]; or return 1
                test $rank -ge (string trim -c + -- $argv[2])
            end

            complete -c \(program) -f
            \(path.tree.flatMap(lines).joined(separator: "\n"))

            """
    }

    private var valuedPatterns: [String] {
        path.tree.flatMap { path in
            path.command.options.filter { $0.value != nil }.flatMap(\.spellings).flatMap { spelling in
                [quoted("\(path.name) \(spelling)")] + (path.command.subcommands.isEmpty ? [] : [quoted("\(path.name) * \(spelling)")])
            }
        }
    }

    private func lines(_ path: CommandPath) -> [String] {
        let program = quoted(self.path.command.name)
        func condition(_ rank: String = "") -> String { quoted("\(function)_at \(quoted(path.name))\(rank)") }
        let commands = path.command.subcommands.map { subcommand in
            "complete -c \(program) -n \(condition()) -a \(quoted(subcommand.name)) -d \(quoted(subcommand.summary[language]))"
        }
        let options = path.options.map { option in
            var line = "complete -c \(program) -n \(condition()) -l \(quoted(option.name))"
            if let short = option.short { line += " -s \(quoted(String(short)))" }
            if let completion = option.value?.completion { line += " -r " + values(completion) }
            return line + " -d \(quoted(option.summary[language]))"
        }
        let arguments = path.command.arguments.enumerated().compactMap { rank, argument -> String? in
            guard argument.value.completion != .nothing else { return nil }
            let place = condition(" \(rank + 1)" + (argument.isRepeated ? "+" : ""))
            return "complete -c \(program) -n \(place) \(values(argument.value.completion))"
        }
        return commands + options + arguments
    }

    private func values(_ completion: Completion) -> String {
        var parts: [String] = []
        switch completion.paths {
        case .none: parts.append("-f")
        case .files: parts.append("-F")
        case .folders: parts.append("-f -a '(__fish_complete_directories)'")
        }
        if !completion.words.isEmpty { parts.append("-a \(quoted(completion.words.joined(separator: " ")))") }
        return parts.joined(separator: " ")
    }

    /// The text as one word of fish, which takes a backslash for itself even between single quotes.
    private func quoted(_ text: String) -> String {
        let body = text.reduce(into: "") { result, character in
            if character == "'" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return "'\(body)'"
    }
}
