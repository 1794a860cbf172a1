/// The completion script for bash: tables of what each command knows, and one function that walks the command line.
///
/// It stands on its own: the package `bash-completion` is not needed.
struct BashCompletion {
    private let path: CommandPath
    private let function: String

    init(_ path: CommandPath) {
        self.path = path
        function = "_" + ShellWords.identifier(path.command.name)
    }

    var script: String {
        """
        # Completion of \(path.command.name) for bash.

        # What may follow the command $1: subcommands, options, and those of the options that take a value.
        \(function)_command() {
            subcommands=() options=() valued=()
            case $1 in
        \(path.tree.map(commandCase).joined(separator: "\n"))
            esac
        }

        # The words and paths that fit after "$1": a command and one of its options, or the rank of one of its arguments.
        \(function)_values() {
            candidates=() paths=
            case $1 in
        \(path.tree.flatMap(valueCases).joined(separator: "\n"))
            esac
        }

        \(function)_among() {
            local wanted=$1 word
            shift
            for word; do [[ $word == "$wanted" ]] && return 0; done
            return 1
        }

        \(function)() {
            local IFS=$' \\t\\n' command=\(ShellWords.quoted(path.command.name)) pending='' ended='' prefix='' paths='' rank=1 index word
            local -a subcommands options valued candidates
            local current=${COMP_WORDS[COMP_CWORD]}
            COMPREPLY=()
            \(function)_command "$command"
            # bash takes --option=VALUE, KEY=NAME and FILE:LAYER apart, the signs being words of their own.
            for ((index = 1; index < COMP_CWORD; index++)); do
                word=${COMP_WORDS[index]}
                if [[ $word == '=' && $pending ]]; then
                    continue
                elif [[ $pending ]]; then
                    pending=''
                elif [[ $word == [=:] ]]; then
                    index=$((index + 1))
                elif [[ ! $ended && $word == '--' ]]; then
                    ended=yes
                elif [[ ! $ended && $word == -?* ]]; then
                    \(function)_among "$word" "${valued[@]}" && pending=$word
                elif \(function)_among "$word" "${subcommands[@]}"; then
                    command+=" $word"
                    \(function)_command "$command"
                else
                    rank=$((rank + 1))
                fi
            done
            if ((index > COMP_CWORD)) || [[ ! $pending && $current == [=:] ]]; then
                return 0
            elif [[ $pending && $current == '=' ]]; then
                current=''
            elif [[ ! $pending && ! $ended && $current == --*=* ]]; then
                pending=${current%%=*} prefix=${current%%=*}= current=${current#*=}
            fi
            if [[ $pending ]]; then
                \(function)_values "$command $pending"
            elif [[ ! $ended && $current == -* ]]; then
                candidates=("${options[@]}")
            elif ((${#subcommands[@]})); then
                candidates=("${subcommands[@]}")
            else
                \(function)_values "$command $rank"
            fi
            for word in "${candidates[@]}"; do
                [[ $word == "$current"* ]] || continue
                COMPREPLY+=("$prefix$word")
                [[ $word == *= ]] && compopt -o nospace 2>/dev/null
            done
            if [[ $paths ]]; then
                compopt -o filenames 2>/dev/null
                while IFS= read -r word; do COMPREPLY+=("$prefix$word"); done < <(compgen -A "$paths" -- "$current")
            fi
            return 0
        }

        complete -F \(function) \(ShellWords.quoted(path.command.name))

        """
    }

    private func commandCase(_ path: CommandPath) -> String {
        let valued = path.options.filter { $0.value != nil }
        return """
                \(ShellWords.quoted(path.name)))
                    subcommands=\(list(path.command.subcommands.map(\.name)))
                    options=\(list(path.options.flatMap(\.spellings)))
                    valued=\(list(valued.flatMap(\.spellings)))
                    ;;
            """
    }

    /// The values of a command's own options, which hold for its subcommands too, then those of its arguments.
    private func valueCases(_ path: CommandPath) -> [String] {
        let below = path.command.subcommands.isEmpty ? [] : [ShellWords.quoted(path.name + " ") + "*"]
        let options = path.command.options.compactMap { option -> String? in
            guard let value = option.value else { return nil }
            let patterns = option.spellings.flatMap { spelling in
                let ending = ShellWords.quoted(" " + spelling)
                return ([ShellWords.quoted(path.name)] + below).map { $0 + ending }
            }
            return valueCase(patterns, value.completion)
        }
        let arguments = path.command.arguments.enumerated().compactMap { rank, argument -> String? in
            // A repeated argument is the last one: every later rank is its own.
            let ranks = argument.isRepeated ? "[0-9]*" : "\(rank + 1)"
            return valueCase([ShellWords.quoted(path.name + " ") + ranks], argument.value.completion)
        }
        return options + arguments
    }

    private func valueCase(_ patterns: [String], _ completion: Completion) -> String? {
        guard completion != .nothing else { return nil }
        var actions = completion.words.isEmpty ? [] : ["candidates=" + list(completion.words)]
        switch completion.paths {
        case .none: break
        case .files: actions.append("paths=file")
        case .folders: actions.append("paths=directory")
        }
        return "    \(patterns.joined(separator: " | "))) \(actions.joined(separator: " ")) ;;"
    }

    private func list(_ words: [String]) -> String { "(" + words.map(ShellWords.quoted).joined(separator: " ") + ")" }
}
