internal import Dispatch
internal import Synchronization

/// Makes batches on a second thread while the caller takes them, in their order, a few ahead at most: reading and writing then share the time.
///
/// What either closure throws ends both, and `readAhead` returns when both have ended.
///
/// - Parameters:
///   - depth: how many batches may wait.
///   - produce: makes batches, and hands each to the closure that it is given.
///   - consume: takes a batch, on the caller's thread.
/// - Throws: what `consume` throws, else what `produce` does.
public func readAhead<Batch: Sendable>(
    depth: Int = 2, produce: @escaping @Sendable ((Batch) throws -> Void) throws -> Void, consume: (Batch) throws -> Void
) throws {
    let queue = BatchQueue<Batch>(depth: depth)
    let isInterrupted = Interruption.condition
    DispatchQueue.global().async { queue.finish(Result { try Interruption.during(isInterrupted) { try produce(queue.put) } }) }
    do {
        while let batch = try queue.take() { try consume(batch) }
    } catch {
        queue.stop()
        throw error
    }
}

/// Batches between two threads.
private final class BatchQueue<Batch: Sendable>: Sendable {
    private struct State {
        var waiting: [Batch] = []
        var outcome: Result<Void, any Error>?
        var isStopped = false
    }

    /// The taker wants no more.
    private struct Stopped: Error {}

    private let state = Mutex(State())
    private let free = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    // From 0 and not from the depth: a semaphore that goes below its first value may not be thrown away.
    init(depth: Int) { for _ in 0..<depth { free.signal() } }

    func put(_ batch: Batch) throws {
        free.wait()
        let isStopped = state.withLock { state in
            if !state.isStopped { state.waiting.append(batch) }
            return state.isStopped
        }
        if isStopped { throw Stopped() }
        filled.signal()
    }

    func finish(_ outcome: Result<Void, any Error>) {
        state.withLock { $0.outcome = outcome }
        filled.signal()
        ended.signal()
    }

    /// The next batch; nil behind the last.
    func take() throws -> Batch? {
        filled.wait()
        let (batch, outcome) = state.withLock { state in
            state.waiting.isEmpty ? (nil, state.outcome) : (state.waiting.removeFirst(), nil)
        }
        free.signal()
        try outcome?.get()
        return batch
    }

    /// Has the maker end, and waits for it.
    func stop() {
        state.withLock { $0.isStopped = true }
        free.signal()
        ended.wait()
    }
}
