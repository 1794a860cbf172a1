public import CommandArguments
public import GeoFormats
import Reporting

/// Where a command's results go when no file is named.
public enum CommandOutput: Sendable {
    /// The standard output of the process.
    case standardOutput
    /// A closure that takes all bytes at the end, for callers in the same process.
    case collected(@Sendable ([UInt8]) -> Void)
}

/// What a command may touch of the world, given from outside so that tests run every verb in-process.
public struct CommandEnvironment: Sendable {
    /// The words behind the program's name.
    public var words: [String]
    /// The environment variables.
    public var variables: [String: String]
    /// Where results go.
    public var output: CommandOutput
    /// Where diagnostics and progress go.
    public var writeError: @Sendable (String) -> Void
    /// What `-` stands for where a layer is read.
    public var input: ByteSource
    /// The terminal behind the output, if it is one.
    public var outputTerminal: Terminal
    /// The terminal behind the diagnostics, if it is one.
    public var errorTerminal: Terminal
    /// The date and time in UTC, as GeoPackages note it: `2025-06-30T12:00:00.000Z`.
    public var now: @Sendable () -> String
    /// The folder of the embedded dataset, nil when it cannot be found.
    public var geodata: String?
    /// How many processors there are.
    public var processors: Int
    /// Whether the user asked to stop.
    public var isInterrupted: @Sendable () -> Bool

    /// Makes an environment.
    public init(
        words: [String], variables: [String: String] = [:], output: CommandOutput = .standardOutput,
        writeError: @escaping @Sendable (String) -> Void, input: ByteSource = .standardInput,
        outputTerminal: Terminal = Terminal(isInteractive: false), errorTerminal: Terminal = Terminal(isInteractive: false),
        now: @escaping @Sendable () -> String, geodata: String? = nil, processors: Int = 1,
        isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) {
        self.words = words
        self.variables = variables
        self.output = output
        self.writeError = writeError
        self.input = input
        self.outputTerminal = outputTerminal
        self.errorTerminal = errorTerminal
        self.now = now
        self.geodata = geodata
        self.processors = processors
        self.isInterrupted = isInterrupted
    }
}

extension CommandEnvironment {
    /// Says a line on standard error; names that files brought along move no cursor.
    func tell(_ line: String) { writeError(TerminalText.escaped(line) + "\n") }
}
