internal import Dispatch
internal import Synchronization

/// A piece of work whose outcome is wanted later: it is done once, by whoever comes first, a thread of its own or the one that asks.
public final class Pending<Outcome: Sendable>: Sendable {
    private enum State {
        case waiting(@Sendable () throws -> Outcome)
        case done(Result<Outcome, any Error>)
    }

    private let state: Mutex<State>

    /// Makes work that nobody has begun yet.
    public init(_ work: @escaping @Sendable () throws -> Outcome) { state = Mutex(.waiting(work)) }

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
        try state.withLock { state in
            switch state {
            case .done(let result): return result
            case .waiting(let work):
                let result = Result { try work() }
                // What the work held goes on the thread that did it.
                state = .done(result)
                return result
            }
        }
        .get()
    }
}
