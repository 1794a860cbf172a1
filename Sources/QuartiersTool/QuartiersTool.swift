import CommandArguments
import FoundationEssentials
import Glibc
import QuartierCommands
import Reporting
import Synchronization

/// The program `quartiers`: the world handed to `QuartiersProgram`, and its exit status handed back.
@main
enum QuartiersTool {
    static func main() {
        // A reader that closes the pipe, as `head` does, ends the program quietly through the error of `write`, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        Interruption.install()
        let variables = ProcessEnvironment.variables()
        let status = QuartiersProgram.run(
            CommandEnvironment(
                words: Array(CommandLine.arguments.dropFirst()),
                variables: variables,
                writeError: writeError,
                outputTerminal: Terminal(descriptor: 1, environment: variables),
                errorTerminal: Terminal(descriptor: 2, environment: variables),
                now: { Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)) },
                geodata: GeodataFolder.find(variables),
                processors: ProcessInfo.processInfo.activeProcessorCount,
                isInterrupted: { Interruption.wasAsked }))
        exit(status.rawValue)
    }

    private static func writeError(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
            // Nobody to tell: the exit status still says how it ended.
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

// A C handler captures nothing, so what it sets stands outside.
private let interruptionFlag = Atomic<Bool>(false)

/// The user's wish to stop: the first Ctrl-C asks the work to end cleanly, the second ends the process.
private enum Interruption {
    static var wasAsked: Bool { interruptionFlag.load(ordering: .relaxed) }

    static func install() {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in interruptionFlag.store(true, ordering: .relaxed) }
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
        unsafe sigaction(SIGINT, &action, nil)
    }
}
