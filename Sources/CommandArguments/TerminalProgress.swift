public import Reporting
import Synchronization

/// Shows on a terminal how far long work is: nothing for two seconds, then one line that is written over.
public final class TerminalProgress: Sendable {
    private struct State {
        var lastShown: Duration?
        var isLineOpen = false
    }

    private let language: Language
    private let columns: Int
    private let elapsed: @Sendable () -> Duration
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// Starts the watch.
    ///
    /// - Parameters:
    ///   - columns: the width of the terminal.
    ///   - elapsed: the time since the work began, by a clock that is never set back.
    ///   - write: puts a text on the terminal; called by one thread at a time.
    public init(
        language: Language, columns: Int, elapsed: @escaping @Sendable () -> Duration = TerminalProgress.stopwatch(),
        write: @escaping @Sendable (String) -> Void
    ) {
        self.language = language
        self.columns = columns
        self.elapsed = elapsed
        self.write = write
    }

    /// The time since the call, by the monotonic clock.
    public static func stopwatch() -> @Sendable () -> Duration {
        let start = ContinuousClock.now
        return { start.duration(to: .now) }
    }

    /// What to hand to the work.
    public var progress: Progress { Progress { self.show($0) } }

    /// Removes the line; to be called before anything else is written, and at the end.
    public func clear() {
        state.withLock { state in
            guard state.isLineOpen else { return }
            state.isLineOpen = false
            write("\r\u{1B}[K")
        }
    }

    private func show(_ step: Progress.Step) {
        let now = elapsed()
        guard now >= .seconds(2) else { return }
        state.withLock { state in
            // Ten lines a second are more than anyone reads.
            if let last = state.lastShown, now - last < .milliseconds(100) { return }
            state.lastShown = now
            state.isLineOpen = true
            write("\r" + TerminalText.cut(TerminalText.escaped(words(step)), toWidth: columns - 1) + "\u{1B}[K")
        }
    }

    private func words(_ step: Progress.Step) -> String {
        let style = NumberStyle(language)
        let label = step.label[language] + Text(fr: " : ", en: ": ")[language] + style.string(step.done)
        guard let total = step.total, total > 0 else { return label }
        let percent = style.string(Double(step.done) / Double(total) * 100, decimals: 0...0)
        return label + " / " + style.string(total) + Text(fr: " (\(percent) %)", en: " (\(percent)%)")[language]
    }
}
