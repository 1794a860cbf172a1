public import Reporting

/// Reads a command line as POSIX and GNU have it.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue` and bundles of short flags; options and arguments in any order; `--` ends the options, and
/// `-` is an argument. Names are not abbreviated: a script that says `--over` would break, or change its meaning, with the next option
/// that begins so. A name that is not known gets a suggestion instead.
public struct CommandParser: Sendable {
    private let program: CommandSpec

    /// Makes the parser of a program.
    public init(_ program: CommandSpec) { self.program = program }

    /// Reads the words that follow the program's name.
    ///
    /// `--help` and `--version` are answered even when the rest of the line is wrong, provided that they stand before what is.
    ///
    /// - Throws: an error of status `usage` with the first thing that is wrong, and what to do.
    public func parse(_ words: [String]) throws(QuartiersError) -> Invocation {
        var line = CommandLineReader(path: CommandPath(program), words: words[...])
        do throws(QuartiersError) {
            try line.read()
        } catch {
            if line.isGiven(CommonOptions.help) { return .help(line.path) }
            if line.isGiven(CommonOptions.version) { return .version }
            throw error
        }
        if line.isGiven(CommonOptions.help) { return .help(line.path) }
        if line.isGiven(CommonOptions.version) { return .version }
        return .run(try line.arguments())
    }
}

/// One walk along the words of a command line.
private struct CommandLineReader {
    private(set) var path: CommandPath
    private var words: ArraySlice<String>
    private var loose: [String] = []
    private var occurrences: [String: [String]] = [:]

    init(path: CommandPath, words: ArraySlice<String>) {
        self.path = path
        self.words = words
    }

    private var errors: UsageErrors { UsageErrors(path: path) }

    func isGiven(_ flag: Option<Bool>) -> Bool { occurrences[flag.spec.name] != nil }

    mutating func read() throws(QuartiersError) {
        while let word = words.popFirst() {
            if word == "--" {
                while let rest = words.popFirst() { try take(rest) }
            } else if word.hasPrefix("--") {
                try readLong(word)
            } else if word.hasPrefix("-"), word != "-" {
                try readShort(word)
            } else {
                try take(word)
            }
        }
    }

    /// The values under their names, once everything has been read.
    func arguments() throws(QuartiersError) -> ParsedArguments {
        guard path.command.subcommands.isEmpty else { throw errors.missingCommand() }
        return ParsedArguments(path: path, occurrences: occurrences, positional: try assigned())
    }

    private mutating func readLong(_ word: String) throws(QuartiersError) {
        let sign = word.firstIndex(of: "=")
        let spelling = String(word[..<(sign ?? word.endIndex)])
        guard let option = path.options.first(where: { $0.long == spelling }) else { throw errors.unknownOption(spelling) }
        switch (option.value, sign) {
        case (nil, nil): try record(option, "")
        case (nil, _): throw errors.unwantedValue(spelling)
        case (_, nil): try record(option, nextValue(of: option, spelling))
        case (_, let sign?): try record(option, String(word[word.index(after: sign)...]))
        }
    }

    private mutating func readShort(_ word: String) throws(QuartiersError) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            let spelling = "-\(letter)"
            guard let option = path.options.first(where: { $0.short == letter }) else { throw errors.unknownOption(spelling, in: word) }
            if option.value == nil {
                try record(option, "")
            } else {
                try record(option, letters.isEmpty ? nextValue(of: option, spelling) : String(letters))
                return
            }
        }
    }

    private mutating func nextValue(of option: OptionSpec, _ spelling: String) throws(QuartiersError) -> String {
        // `-o --overwrite` is a forgotten file, not one named `--overwrite`; who means it writes `--output=--overwrite`.
        guard let next = words.first, !next.hasPrefix("--") else { throw errors.missingValue(option, spelling) }
        words.removeFirst()
        return next
    }

    private mutating func record(_ option: OptionSpec, _ value: String) throws(QuartiersError) {
        let earlier = occurrences[option.name] ?? []
        if let form = option.value {
            guard form.accepts(value) else { throw errors.wrongValue(value, of: option.long, form) }
            switch option.repetition {
            case .once where !earlier.isEmpty: throw errors.repeatedOption(option.long)
            case .oncePerKey:
                let key = KeyValue(value)?.key
                if let key, earlier.contains(where: { KeyValue($0)?.key == key }) { throw errors.repeatedOption("\(option.long) \(key)=") }
            case .once, .many: break
            }
        }
        occurrences[option.name] = earlier + [value]
    }

    private mutating func take(_ word: String) throws(QuartiersError) {
        guard !path.command.subcommands.isEmpty else {
            loose.append(word)
            return
        }
        guard let subcommand = path.command.subcommand(named: word) else { throw errors.unknownCommand(word) }
        path = path.appending(subcommand)
    }

    /// Gives the words to the arguments in order; one that may be absent takes a word only when those after it still get theirs.
    private func assigned() throws(QuartiersError) -> [String: [String]] {
        let specs = path.command.arguments
        var rest = loose[...]
        var assigned: [String: [String]] = [:]
        for (rank, spec) in specs.enumerated() {
            let needed = specs[(rank + 1)...].count { $0.isRequired }
            let wanted = spec.isRepeated ? rest.count - needed : min(1, rest.count - needed)
            let taken = rest.prefix(max(spec.isRequired ? 1 : 0, wanted))
            if spec.isRequired, taken.isEmpty { throw errors.missingArgument(spec) }
            if let wrong = taken.first(where: { !spec.value.accepts($0) }) { throw errors.wrongArgument(wrong, spec) }
            assigned[spec.name] = Array(taken)
            rest = rest.dropFirst(taken.count)
        }
        if let extra = rest.first { throw errors.unexpectedArgument(extra) }
        return assigned
    }
}
