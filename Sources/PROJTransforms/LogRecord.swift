/// The first thing that PROJ said since the last call began: later words only comment on it.
final class LogRecord {
    private(set) var message: String?

    func note(_ text: String) {
        if message == nil { message = text }
    }

    func clear() { message = nil }
}
