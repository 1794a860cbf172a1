import PlanarGeometry
import TestSupport
import Testing

@Suite struct SureValidityTests {
    @Test func isSureOfPlainOutlines() throws {
        var generator = SeededGenerator(seed: 5)
        for positions in [3, 4, 5, 200, 1_001] {
            let star = try Shapes.star(around: Coordinate(650_000, 6_860_000), radius: 500, positions: positions, using: &generator)
            #expect(star.isSurelyValid)
        }
        #expect(Shapes.area(try Shapes.box(0, 0, 10, 10), holes: [try Shapes.box(1, 1, 2, 2), try Shapes.box(5, 5, 2, 2)]).isSurelyValid)
        // Side by side, and in the bend of the other.
        let bend = try Shapes.ring([(0, 0), (10, 0), (10, 1), (1, 1), (1, 10), (0, 10)])
        #expect(MultiPolygon([Polygon(exterior: bend)] + (try Shapes.rectangle(3, 3, 1, 1).polygons)).isSurelyValid)
        // A straight side of several edges.
        #expect(Shapes.area(try Shapes.ring([(0, 0), (1, 0), (2, 0), (3, 0), (3, 3)])).isSurelyValid)
    }

    @Test(arguments: [
        [(0.0, 0.0), (10, 10), (10, 0), (0, 10)],  // A bow-tie.
        [(0, 0), (10, 0), (10, 10), (5, 0), (0, 10)],  // A vertex on a side.
        [(0, 0), (5, 5), (10, 0), (10, 10), (5, 5), (0, 10)],  // A vertex met twice.
        [(0, 0), (10, 0), (10, 10), (10, 15), (10, 10), (0, 10)],  // A spike.
        [(0, 0), (10, 0), (5, 0)],  // Flat.
        [(0, 0), (0, 0), (10, 0), (10, 10)],  // A position twice, which is valid.
    ]) func isNotSureOfRingsThatMeetThemselves(_ positions: [(Double, Double)]) throws {
        #expect(try !Shapes.area(Shapes.ring(positions)).isSurelyValid)
    }

    @Test func isNotSureOfRingsThatMeetOrHoldEachOther() throws {
        let box = try Shapes.box(0, 0, 10, 10)
        for hole in [
            try Shapes.box(20, 20, 1, 1), try Shapes.box(0, 0, 10, 10), try Shapes.box(8, 8, 4, 4), try Shapes.box(0, 4, 1, 1),
            try Shapes.box(-1, -1, 12, 12),
        ] {
            #expect(!Shapes.area(box, holes: [hole]).isSurelyValid)
            #expect(!MultiPolygon([Polygon(exterior: try Shapes.box(-5, -5, 30, 30)), Polygon(exterior: hole)]).isSurelyValid)
        }
        #expect(!Shapes.area(box, holes: [try Shapes.box(2, 2, 6, 6), try Shapes.box(4, 4, 1, 1)]).isSurelyValid)
        #expect(!MultiPolygon.empty.isSurelyValid)
    }
}
