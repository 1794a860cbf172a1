import Foundation
import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@Suite struct InscribedCircleTests {
    private func circle(_ value: MultiPolygon, tolerance: Double = 0.01) throws -> InscribedCircle? {
        var session = try Session()
        return try session.maximumInscribedCircle(of: session.add(value), tolerance: tolerance)
    }

    @Test func shapesOfKnownWidth() throws {
        let square = try #require(try circle(Shapes.rectangle(0, 0, 10, 10)))
        #expect(square.center.distance(to: Coordinate(5, 5)) < 0.02)
        #expect(abs(square.radius - 5) <= 0.01)
        #expect(abs(square.diameter - 10) <= 0.02)
        // Right triangle 3-4-5: radius (3 + 4 - 5) / 2.
        #expect(abs(try #require(try circle(Shapes.area(Shapes.ring([(0, 0), (4, 0), (0, 3)])))).radius - 1) <= 0.01)
        // A frame 2 wide is widest in its corners: at (r, r) the circle touches two sides and the hole's (2, 2), so r = (2 - r) sqrt 2.
        let frame = try #require(try circle(Shapes.area(Shapes.box(0, 0, 10, 10), holes: [Shapes.box(2, 2, 6, 6)])))
        let inTheCorner = 2 * 2.0.squareRoot() / (1 + 2.0.squareRoot())
        #expect(abs(frame.radius - inTheCorner) <= 0.01)
    }

    @Test func theWidestPartCounts() throws {
        let parts = try Shapes.rectangle(0, 0, 1, 100).polygons + Shapes.rectangle(50, 0, 4, 4).polygons
        let widest = try #require(try circle(MultiPolygon(parts)))
        #expect(abs(widest.diameter - 4) <= 0.02)
        #expect(widest.center.distance(to: Coordinate(52, 2)) < 0.05)
    }

    @Test func aSliverIsAnsweredWithoutASearch() throws {
        // Along an axis, 1 mm by 10 km: the library would begin with ten million squares.
        let sliver = try #require(try circle(Shapes.rectangle(674_000, 7_048_000, 10_000, 0.001), tolerance: 1e-9))
        #expect(sliver.tolerance == 0.1)
        #expect(abs(sliver.radius - 0.0005) < 1e-9)
        // In slant, its envelope is wide, and the search ends on its own.
        let slant = Shapes.area(try Shapes.ring([(0, 0), (100, 100), (100, 100.01), (0, 0.01)]))
        #expect(abs(try #require(try circle(slant, tolerance: 0.001)).diameter - 0.01 / 2.0.squareRoot()) <= 0.002)
    }

    @Test func whatHasNoWidth() throws {
        #expect(try circle(.empty) == nil)
        #expect(try circle(Shapes.area(Shapes.ring([(0, 0), (10, 0), (5, 0)])))?.radius == 0)
        #expect(try circle(Shapes.area(Shapes.ring([(1, 1), (1, 1), (1, 1)])))?.radius == 0)
    }
}
