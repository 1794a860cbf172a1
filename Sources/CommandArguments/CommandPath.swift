/// A command and those above it: `quartiers`, `import`, `communes`.
public struct CommandPath: Sendable {
    /// The commands above, the program first.
    public let ancestors: [CommandSpec]
    /// The command itself.
    public let command: CommandSpec

    /// The path of a program.
    public init(_ program: CommandSpec) {
        ancestors = []
        command = program
    }

    private init(ancestors: [CommandSpec], command: CommandSpec) {
        self.ancestors = ancestors
        self.command = command
    }

    /// The path of a subcommand.
    public func appending(_ subcommand: CommandSpec) -> CommandPath {
        CommandPath(ancestors: ancestors + [command], command: subcommand)
    }

    /// The names from the program on.
    public var names: [String] { ancestors.map(\.name) + [command.name] }

    /// The names below the program: what tells one verb from another.
    public var verb: [String] { Array(names.dropFirst()) }

    /// The names as one would type them: `quartiers import communes`.
    public var name: String { names.joined(separator: " ") }

    /// The options of the commands above.
    public var inheritedOptions: [OptionSpec] { ancestors.reversed().flatMap(\.options) }

    /// All options that the command knows, its own first.
    public var options: [OptionSpec] { command.options + inheritedOptions }

    /// Whether the command knows an option of a name.
    func declares(_ option: String) -> Bool {
        command.options.contains { $0.name == option } || ancestors.contains { $0.options.contains { $0.name == option } }
    }

    /// The paths of the subcommands.
    public var children: [CommandPath] { command.subcommands.map(appending) }

    /// The path and all those below it, each before what is below it.
    public var tree: [CommandPath] { [self] + children.flatMap(\.tree) }
}
