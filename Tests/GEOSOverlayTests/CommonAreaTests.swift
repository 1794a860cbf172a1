import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@Suite struct CommonAreaTests {
    @Test func isThatOfTheIntersection() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let values = try (0..<2).map { _ in
                let center = Coordinate(
                    650_000 + Double.random(in: 0...800, using: &generator), 6_860_000 + Double.random(in: 0...800, using: &generator))
                return try Shapes.star(
                    around: center, radius: 500, positions: Int.random(in: 3...200, using: &generator), using: &generator)
            }
            var session = try Session()
            let expected = try session.intersection(session.add(values[0]), session.add(values[1])).geometry.area
            // New positions of an intersection are rounded to a nanometre, along borders of some kilometres.
            #expect(abs(values[0].commonArea(with: values[1]) - expected) < 1e-5)
        }
    }
}
