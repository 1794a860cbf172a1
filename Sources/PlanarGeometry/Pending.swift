internal import Dispatch
internal import Synchronization

/// A piece of work whose outcome is wanted later: it is done once, by whoever comes first, a thread of its own or the one that asks.
public final class Pending<Outcome: Sendable>: Sendable {
    private let work: @Sendable () throws -> Outcome
    private let result = Mutex<Result<Outcome, any Error>?>(nil)

    /// Makes work that nobody has begun yet.
    init(_ work: @escaping @Sendable () throws -> Outcome) { self.work = work }

    /// Begins work on another thread, interrupted as its caller is.
    public static func begun(_ work: @escaping @Sendable () throws -> Outcome) -> Pending {
        let isInterrupted = Interruption.condition
        let pending = Pending { try Interruption.during(isInterrupted) { try work() } }
        DispatchQueue.global().async { pending.make() }
        return pending
    }

    /// Does the work, unless it is done.
    func make() { _ = try? outcome() }

    /// What came of the work; whoever asks while another does it waits.
    ///
    /// - Throws: what the work threw.
    public func outcome() throws -> Outcome {
        try result.withLock { result in
            let known = result ?? Result { try work() }
            result = known
            return known
        }
        .get()
    }
}
