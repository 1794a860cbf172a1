internal import Dispatch
internal import Synchronization

/// Transforms the numbers from 0 to `count` on several threads, and gives the results in their order.
///
/// The work is cut into chunks, the same whatever the number of workers, and each chunk has a state of its own: what a thread may not
/// share with another, such as a handle of a C library. Results are those that one worker gives, bit for bit, as long as `transform`
/// depends on its number and its chunk's state alone.
///
/// When transforms throw, the error thrown on is that of the lowest number, on one worker or many; later chunks are then left out.
///
/// - Parameters:
///   - count: how many numbers there are.
///   - workers: how many threads at most, from 1.
///   - state: makes the state of a chunk.
///   - transform: makes the result of a number; several run at once.
/// - Throws: `CancellationError` on an `Interruption`, asked for before every number, else what `state` or `transform` throw.
public func concurrentMap<State: ~Copyable, Element: Sendable>(
    count: Int, workers: Int, state: @Sendable () throws -> State, transform: @Sendable (Int, inout State) throws -> Element
) throws -> [Element] {
    precondition(count >= 0 && workers >= 1, "a count from 0 and workers from 1")
    let chunkLength = max(1, count / mostChunks)
    let chunks = (count + chunkLength - 1) / chunkLength
    let progress = Mutex(ChunkProgress<Element>(chunks: chunks))
    let isInterrupted = Interruption.condition

    DispatchQueue.concurrentPerform(iterations: min(workers, chunks)) { _ in
        while let chunk = progress.withLock({ $0.takeChunk() }) {
            let outcome = Result {
                try Interruption.during(isInterrupted) {
                    var elements: [Element] = []
                    let numbers = chunk * chunkLength..<min((chunk + 1) * chunkLength, count)
                    elements.reserveCapacity(numbers.count)
                    var own = try state()
                    for number in numbers {
                        try Interruption.check()
                        elements.append(try transform(number, &own))
                    }
                    return elements
                }
            }
            progress.withLock { $0.finish(chunk, outcome) }
        }
    }
    return try progress.withLock { try $0.elements() }
}

/// Transforms the numbers from 0 to `count` on several threads, without a state, and gives the results in their order.
///
/// - Throws: `CancellationError` on an `Interruption`, else what `transform` throws first by number.
public func concurrentMap<Element: Sendable>(
    count: Int, workers: Int, transform: @Sendable (Int) throws -> Element
) throws -> [Element] {
    try concurrentMap(count: count, workers: workers, state: {}, transform: { number, _ in try transform(number) })
}

/// Enough for 8 chunks a core on 32 cores, and few enough that a chunk's state is shared by many numbers.
private let mostChunks = 256

/// Which chunks are taken, and what came of them.
private struct ChunkProgress<Element> {
    private var results: [[Element]]
    private var next = 0
    private var failure: (chunk: Int, error: any Error)?

    init(chunks: Int) { results = Array(repeating: [], count: chunks) }

    /// The next chunk in order; none once one has failed: all before it are taken already, and those after it do not matter any more.
    mutating func takeChunk() -> Int? {
        guard next < results.count, failure == nil else { return nil }
        defer { next += 1 }
        return next
    }

    mutating func finish(_ chunk: Int, _ outcome: Result<[Element], any Error>) {
        switch outcome {
        case .success(let elements): results[chunk] = elements
        case .failure(let error): if failure.map({ chunk < $0.chunk }) ?? true { failure = (chunk, error) }
        }
    }

    func elements() throws -> [Element] {
        if let failure { throw failure.error }
        return results.flatMap { $0 }
    }
}
