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

/// Makes batches on a second thread, transforms them on several others, and hands what comes of them to the caller, in the order of the batches.
///
/// What any of the closures throws ends all, and `readAhead` returns when all have ended. With one worker everything is done on the caller's
/// thread, batch by batch.
///
/// - Parameters:
///   - workers: how many transform side by side, from 1.
///   - produce: makes batches, and hands each to the closure that it is given.
///   - transform: what is done with a batch, on any thread.
///   - consume: takes what came of a batch, on the caller's thread.
/// - Throws: what `consume` or `transform` throws for the first batch that fails, else what `produce` does.
public func readAhead<Batch: Sendable, Outcome: Sendable>(
    workers: Int, produce: @escaping @Sendable ((Batch) throws -> Void) throws -> Void,
    transform: @escaping @Sendable (Batch) throws -> Outcome, consume: (Outcome) throws -> Void
) throws {
    guard workers > 1 else { return try produce { try consume(transform($0)) } }
    // Queues of their own, each with a thread: the global one has no more threads than there are cores, and the maker takes one of them.
    let queues = (0..<workers).map { DispatchQueue(label: "worker \($0)") }
    let group = DispatchGroup()
    defer { group.wait() }
    try readAhead(
        depth: 2 * workers,
        produce: { put in
            let isInterrupted = Interruption.condition
            var count = 0
            try produce { batch in
                let pending = Pending { try Interruption.during(isInterrupted) { try transform(batch) } }
                queues[count % workers].async(group: group) { pending.make() }
                count += 1
                try put(pending)
            }
        }, consume: { try consume($0.outcome()) })
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
