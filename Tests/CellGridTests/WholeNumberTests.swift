import TestSupport
import Testing

@testable import CellGrid

@Suite struct WholeNumberTests {
    @Test func isTheNearestDouble() {
        var generator = SeededGenerator(seed: 128)
        for bits in 0...127 {
            for _ in 0..<200 {
                let number = Int128.random(in: -(1 << 126)...(1 << 126), using: &generator) >> Int128(bits)
                #expect(Double(nearest: number) == Double(number))
            }
        }
    }

    @Test func takesHalvesToTheEvenOne() {
        for base in [Int128(1) << 80, 1 << 62, 1 << 92] {
            let step = base >> 52
            for (number, nearest) in [
                (base + step / 2, base), (base + step / 2 + 1, base + step), (base + 3 * step / 2, base + 2 * step),
                (base + 3 * step / 2 - 1, base + step),
            ] {
                #expect(Int128(Double(nearest: number)) == nearest)
                #expect(Int128(Double(nearest: -number)) == -nearest)
            }
        }
        #expect(Double(nearest: .max) == 0x1p127)
        #expect(Double(nearest: .min) == -0x1p127)
    }
}
