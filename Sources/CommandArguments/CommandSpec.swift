public import Reporting

/// A command described once: parsing, help, completion and the reference page all come from this value.
///
/// A command either has subcommands or does something itself. Its options hold for its subcommands too: those of the program are
/// known to every verb.
public struct CommandSpec: Sendable {
    /// A command line and what it does.
    public struct Example: Sendable, Hashable {
        /// As one would type it.
        public let commandLine: String
        /// What it does, in a sentence.
        public let meaning: Text

        /// Makes an example.
        public init(_ commandLine: String, _ meaning: Text) {
            self.commandLine = commandLine
            self.meaning = meaning
        }
    }

    /// A way to end and when it happens.
    public struct Ending: Sendable, Hashable {
        /// The exit status.
        public let status: ExitStatus
        /// When the command ends so.
        public let meaning: Text

        /// Makes an ending.
        public init(_ status: ExitStatus, _ meaning: Text) {
            self.status = status
            self.meaning = meaning
        }
    }

    /// The name, as typed.
    public let name: String
    /// The heading under which the list of commands shows it.
    public let group: Text?
    /// What it does, in a sentence.
    public let summary: Text
    /// What one should know before using it, a text for each paragraph.
    public let discussion: [Text]
    /// Its positional arguments, in order.
    public let arguments: [ArgumentSpec]
    /// Its options, which its subcommands know too.
    public let options: [OptionSpec]
    /// Its subcommands.
    public let subcommands: [CommandSpec]
    /// Its examples.
    public let examples: [Example]
    /// Its ways to end that are worth a word.
    public let endings: [Ending]

    /// Describes a command.
    public init(
        _ name: String, group: Text? = nil, summary: Text, discussion: [Text] = [],
        arguments: [ArgumentSpec] = [], options: [OptionSpec] = [], subcommands: [CommandSpec] = [], examples: [Example] = [],
        endings: [Ending] = []
    ) {
        self.name = name
        self.group = group
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments
        self.options = options
        self.subcommands = subcommands
        self.examples = examples
        self.endings = endings
    }

    /// The subcommand of a name.
    public func subcommand(named name: String) -> CommandSpec? { subcommands.first { $0.name == name } }
}
