import FoundationEssentials
import Glibc
import PlanarGeometry
import Reporting

/// A program of the system that does what no library here does; run without a shell, with nothing on its standard input, and for a limited time.
package struct HelperProgram {
    /// Where it is.
    package let path: String

    /// Looks a program up in the folders of a search path; nil when none has it.
    package init?(_ name: String, in searchPath: String) {
        let candidates = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else { return nil }
        path = found
    }

    /// How a run ended.
    package enum Ending: Equatable {
        /// On its own, with this status.
        case status(Int32)
        /// It could not be started.
        case notStarted(Int32)
        /// It was ended when its time was over.
        case timedOut
    }

    /// Runs it to its end; what it says goes nowhere.
    ///
    /// - Parameter variables: what stands in its environment before that of this process.
    /// - Throws: `CancellationError` when the user wants no more; the program is ended then.
    package func run(_ arguments: [String], variables: [String: String] = [:], timeout: Duration) throws(CancellationError) -> Ending {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        // The words live until the program has its own copy of them.
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        let added = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        var settings: [UnsafeMutablePointer<CChar>?] = unsafe added.map { unsafe strdup($0) }
        defer { for index in added.indices { unsafe free(settings[index]) } }
        var inherited = unsafe environ
        while let setting = unsafe inherited.pointee {
            unsafe settings.append(setting)
            unsafe inherited += 1
        }
        unsafe settings.append(nil)
        var process = pid_t()
        let failure = unsafe posix_spawn(&process, path, &actions, nil, &words, &settings)
        guard failure == 0 else { return .notStarted(failure) }
        let ending = wait(for: process, until: ContinuousClock.now + timeout)
        // A Ctrl-C of the terminal ends the program too.
        if Interruption.isAsked { throw CancellationError() }
        return ending
    }

    private func wait(for process: pid_t, until deadline: ContinuousClock.Instant) -> Ending {
        var status: Int32 = 0
        while true {
            let answer = unsafe waitpid(process, &status, WNOHANG)
            if answer == process { break }
            if answer < 0, errno != EINTR { return .notStarted(errno) }
            guard ContinuousClock.now < deadline, !Interruption.isAsked else {
                kill(process, SIGKILL)
                while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
                return .timedOut
            }
            usleep(2_000)
        }
        // The low seven bits name the signal that ended it, if one did.
        let signal = status & 0x7F
        return .status(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
    }
}
