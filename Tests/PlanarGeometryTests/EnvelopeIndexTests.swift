import PlanarGeometry
import TestSupport
import Testing

@Suite struct EnvelopeIndexTests {
    private func envelopes(_ count: Int, extent: Double, using generator: inout SeededGenerator) -> [Envelope] {
        (0..<count).map { _ in
            let (x, y) = (Double.random(in: 0...1000, using: &generator), Double.random(in: 0...1000, using: &generator))
            return Envelope(
                minX: x, minY: y, maxX: x + .random(in: 0...extent, using: &generator), maxY: y + .random(in: 0...extent, using: &generator)
            )
        }
    }

    // Counts around the capacity of a node (16) and of its levels (256, 4 096).
    @Test(arguments: [0, 1, 2, 15, 16, 17, 255, 256, 257, 1000, 4097])
    func findsWhatAScanFinds(count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        let envelopes = envelopes(count, extent: 60, using: &generator)
        let index = EnvelopeIndex(envelopes)
        for window in self.envelopes(100, extent: 200, using: &generator) + envelopes.prefix(20) {
            #expect(index.query(window) == envelopes.indices.filter { envelopes[$0].intersects(window) })
        }
    }

    @Test func findsThoseThatOnlyTouch() {
        let index = EnvelopeIndex([
            Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1), Envelope(minX: 1, minY: 1, maxX: 2, maxY: 2),
            Envelope(minX: 3, minY: 0, maxX: 4, maxY: 1),
        ])
        #expect(index.query(Envelope(minX: 1, minY: 1, maxX: 1, maxY: 1)) == [0, 1])
        #expect(index.query(Envelope(minX: 2, minY: 0, maxX: 3, maxY: 1)) == [1, 2])
    }

    @Test func emptyEnvelopesAreNeverFound() {
        let one = Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1)
        let index = EnvelopeIndex([.empty, one, .empty])
        #expect(index.query(one) == [1])
        #expect(index.query(.empty) == [])
        #expect(EnvelopeIndex([.empty]).query(one) == [])
    }

    @Test func manyEqualEnvelopesAreAllFound() {
        let one = Envelope(minX: 5, minY: 5, maxX: 5, maxY: 5)
        #expect(EnvelopeIndex(Array(repeating: one, count: 700)).query(one) == Array(0..<700))
    }
}
