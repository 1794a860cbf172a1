/// What was given on the command line, looked up by the options and arguments that the command declares.
public struct ParsedArguments: Sendable {
    /// The command.
    public let path: CommandPath
    let occurrences: [String: [String]]
    let positional: [String: [String]]

    /// The value of an option: what was given, else its default.
    ///
    /// - Precondition: the command declares the option: asking for another is a fault of the program.
    public subscript<Content>(option: Option<Content>) -> Content {
        guard path.declares(option.spec.name),
            let content = option.content(occurrences[option.spec.name] ?? [])
        else { preconditionFailure("'\(path.name)' does not declare \(option.spec.long) so") }
        return content
    }

    /// The value of a positional argument.
    ///
    /// - Precondition: the command declares the argument.
    public subscript<Content>(argument: Argument<Content>) -> Content {
        guard path.command.arguments.contains(where: { $0.name == argument.spec.name }),
            let content = argument.content(positional[argument.spec.name] ?? [])
        else { preconditionFailure("'\(path.name)' does not declare the argument '\(argument.spec.name)' so") }
        return content
    }

    /// Whether an option was given, be it with its default.
    public func isGiven<Content>(_ option: Option<Content>) -> Bool { occurrences[option.spec.name] != nil }
}

/// What a command line asks for.
public enum Invocation: Sendable {
    /// To run a command.
    case run(ParsedArguments)
    /// To explain a command.
    case help(CommandPath)
    /// To say the version.
    case version
}
