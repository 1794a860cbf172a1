import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@testable import QuartierAnalysis

@Suite struct LargestCircleTests {
    private func circle(_ positions: [(Double, Double)], holes: [[(Double, Double)]] = []) throws -> LargestCircle? {
        LargestCircle(in: Polygon(exterior: try Shapes.ring(positions), holes: try holes.map(Shapes.ring)))
    }

    @Test func measuresShapesByHand() throws {
        // The 3-4-5 triangle: radius 1, centre (1, 1).
        let triangle = try #require(try circle([(0, 0), (4, 0), (0, 3)]))
        #expect(abs(triangle.radius - 1) < 1e-15)
        #expect(triangle.center.distance(to: Coordinate(1, 1)) < 1e-15)
        #expect(try #require(try circle([(0, 0), (100, 0), (100, 20), (0, 20)])).diameter == 20)
        // A square of 10 with a square hole of 2 in its middle: the circle lies in a corner, between two sides and a corner of the hole:
        // r (1 + 1/√2) √2 = 4 √2, so r = 8 / (2 + √2).
        let frame = try #require(
            try circle([(0, 0), (10, 0), (10, 10), (0, 10)], holes: [[(4, 4), (6, 4), (6, 6), (4, 6)]]))
        #expect(abs(frame.radius - 8 / (2 + 2.squareRoot())) < 1e-4 * frame.radius)
        // A cross with arms 2 wide: the circle touches its four inner corners and no edge.
        let cross = try #require(
            try circle([
                (-1, -9), (1, -9), (1, -1), (9, -1), (9, 1), (1, 1), (1, 9), (-1, 9), (-1, 1), (-9, 1), (-9, -1), (-1, -1),
            ]))
        #expect(abs(cross.radius - 2.squareRoot()) < 1e-4 * cross.radius)
        #expect(cross.center.distance(to: Coordinate(0, 0)) < 1e-3)
    }

    @Test func longThinPiecesCostNoMore() throws {
        // What a square of 10 km leaves when it is shifted by 1 cm on both axes: two arms, and their elbow.
        let (length, shift) = (10_000.0, 0.01)
        let elbow = try #require(
            try circle([
                (0, 0), (length, 0), (length, shift), (shift, shift), (shift, length), (0, length),
            ]))
        // The elbow is the widest place: r √2 - r = shift √2 - ... along the diagonal, r = shift √2 / (1 + √2) for the inner corner.
        #expect(abs(elbow.radius - shift * 2.squareRoot() / (1 + 2.squareRoot())) < 1e-4 * elbow.radius)
    }

    @Test(arguments: [7, 30, 200]) func agreesWithTheSearchOfGEOS(positions: Int) throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let star = try Shapes.star(around: Coordinate(674_000, 7_048_000), radius: 300, positions: positions, using: &generator)
            var session = try Session()
            let geometry = session.add(star)
            let found = try #require(LargestCircle.largest(in: star))
            let sought = try #require(try session.maximumInscribedCircle(of: geometry, tolerance: 0.001))
            #expect(abs(found.radius - sought.radius) < 0.001 + 1e-4 * found.radius, "seed \(seed)")
            // Neither larger than what fits, nor elsewhere.
            let disc = try session.buffer(session.add(Self.square(around: found.center, 1e-6)), by: found.radius * 0.995)
            #expect(try session.covers(geometry, session.add(disc)), "seed \(seed)")
        }
    }

    private static func square(around center: Coordinate, _ side: Double) throws -> MultiPolygon {
        try Shapes.rectangle(center.x - side / 2, center.y - side / 2, side, side)
    }
}
