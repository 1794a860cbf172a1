import PlanarGeometry
import Synchronization
import Testing

@Suite struct ReadAheadTests {
    private struct Fault: Error, Equatable { let number: Int }

    @Test func batchesComeInTheirOrder() throws {
        var taken: [Int] = []
        try readAhead { hand in
            for number in 0..<1_000 { try hand(number) }
        } consume: {
            taken.append($0)
        }
        #expect(taken == Array(0..<1_000))
    }

    @Test func whatTheMakerThrowsComesBehindItsBatches() {
        var taken: [Int] = []
        #expect(throws: Fault(number: 3)) {
            try readAhead { hand in
                for number in 0..<3 { try hand(number) }
                throw Fault(number: 3)
            } consume: {
                taken.append($0)
            }
        }
        #expect(taken == [0, 1, 2])
    }

    @Test func aTakerThatThrowsEndsTheMaker() {
        let made = Mutex(0)
        #expect(throws: Fault(number: 5)) {
            try readAhead(depth: 2) { hand in
                while true {
                    made.withLock { $0 += 1 }
                    try hand(made.withLock { $0 })
                }
            } consume: {
                if $0 == 5 { throw Fault(number: 5) }
            }
        }
        // Five taken, two waiting, one in hand, and one for the place that the end makes free.
        #expect(made.withLock { $0 } <= 9)
    }

    @Test(arguments: [1, 2, 5]) func whatIsMadeOfBatchesComesInTheirOrder(workers: Int) throws {
        var taken: [Int] = []
        try readAhead(workers: workers) { hand in
            for number in 0..<1_000 { try hand(number) }
        } transform: { number in
            number * number
        } consume: {
            taken.append($0)
        }
        #expect(taken == (0..<1_000).map { $0 * $0 })
    }

    @Test(arguments: [1, 3]) func theFirstBatchThatFailsEndsAll(workers: Int) {
        var taken: [Int] = []
        #expect(throws: Fault(number: 7)) {
            try readAhead(workers: workers) { hand in
                for number in 0..<1_000_000 { try hand(number) }
            } transform: { number in
                if number >= 7 { throw Fault(number: number) }
                return number
            } consume: {
                taken.append($0)
            }
        }
        #expect(taken == Array(0..<7))
    }

    @Test func aTransformIsInterruptedAsItsCallerIs() {
        #expect(throws: CancellationError.self) {
            try Interruption.during({ true }) {
                try readAhead(workers: 2) { hand in
                    try hand(0)
                } transform: { _ in
                    try Interruption.check()
                } consume: {
                }
            }
        }
    }
}
