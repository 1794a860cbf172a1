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
}
