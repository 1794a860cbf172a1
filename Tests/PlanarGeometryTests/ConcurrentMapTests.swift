import PlanarGeometry
import Synchronization
import Testing

@Suite struct ConcurrentMapTests {
    private struct Failure: Error, Equatable {
        let number: Int
    }

    @Test(arguments: [1, 2, 7, 64], [0, 1, 2, 255, 256, 257, 1000])
    func givesResultsInOrder(workers: Int, count: Int) throws {
        #expect(try concurrentMap(count: count, workers: workers) { $0 * 3 } == (0..<count).map { $0 * 3 })
    }

    // 10 000 numbers are cut in chunks of 39: within one, states follow each other; across two, they start anew.
    @Test func chunksDoNotDependOnWorkers() throws {
        func run(_ workers: Int) throws -> [Int] {
            try concurrentMap(count: 10_000, workers: workers, state: { 0 }) { _, state in
                state += 1
                return state
            }
        }
        let alone = try run(1)
        #expect(alone.max() == 39)
        #expect(alone.filter { $0 == 1 }.count == 257)
        for workers in [2, 3, 16] { #expect(try run(workers) == alone) }
    }

    @Test(arguments: [1, 2, 8])
    func throwsTheErrorOfTheLowestNumber(workers: Int) {
        for _ in 0..<20 {
            #expect(throws: Failure(number: 411)) {
                try concurrentMap(count: 5000, workers: workers) { number in
                    if [411, 412, 430, 2000, 4999].contains(number) { throw Failure(number: number) }
                    return number
                }
            }
        }
    }

    @Test func aStateThatCannotBeMadeIsAnError() {
        #expect(throws: Failure(number: -1)) {
            try concurrentMap(count: 10, workers: 2, state: { throw Failure(number: -1) }) { (number: Int, _: inout Int) in number }
        }
    }

    @Test func stopsAtTheNextNumberOnceInterrupted() {
        let done = Mutex(0)
        #expect(throws: CancellationError.self) {
            try Interruption.during({ done.withLock { $0 >= 500 } }) {
                try concurrentMap(count: 100_000, workers: 1) { _ in done.withLock { $0 += 1 } }
            }
        }
        #expect(done.withLock { $0 } == 500)
        #expect(!Interruption.isAsked)
    }

    @Test func startsNothingNewAfterAFailure() {
        let started = Mutex(0)
        #expect(throws: Failure.self) {
            try concurrentMap(count: 256, workers: 1) { number in
                started.withLock { $0 += 1 }
                if number == 10 { throw Failure(number: number) }
                return number
            }
        }
        #expect(started.withLock { $0 } == 11)
    }
}
