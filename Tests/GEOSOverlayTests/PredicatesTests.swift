import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@Suite struct PredicatesTests {
    @Test func intersectsWhenAPointIsShared() throws {
        var session = try Session()
        let square = session.add(try Shapes.rectangle(0, 0, 10, 10))
        let frame = session.add(Shapes.area(try Shapes.box(-5, -5, 20, 20), holes: [try Shapes.box(-1, -1, 12, 12)]))
        for (x, expected) in [(9.0, true), (10.0, true), (10.5, false)] {
            let other = session.add(try Shapes.rectangle(x, 3, 2, 2))
            #expect(try session.intersects(square, other) == expected)
            #expect(try session.intersects(other, square) == expected)
        }
        #expect(try !session.intersects(square, frame))
        #expect(try !session.intersects(square, session.add(.empty)))
    }

    @Test func coversWhenNothingLiesOutside() throws {
        var session = try Session()
        let square = session.add(try Shapes.rectangle(0, 0, 10, 10))
        let frame = session.add(Shapes.area(try Shapes.box(0, 0, 10, 10), holes: [try Shapes.box(2, 2, 6, 6)]))
        let alongTheSide = session.add(try Shapes.rectangle(0, 0, 1, 10))
        let inTheHole = session.add(try Shapes.rectangle(3, 3, 1, 1))
        #expect(try session.covers(square, square))
        #expect(try session.covers(square, frame))
        #expect(try !session.covers(frame, square))
        #expect(try session.covers(frame, alongTheSide))
        #expect(try !session.covers(frame, inTheHole))
        #expect(try !session.covers(square, session.add(.empty)))
        #expect(try !session.covers(session.add(.empty), square))
    }

    @Test func containsAPositionInsideOnly() throws {
        var session = try Session()
        let frame = session.add(Shapes.area(try Shapes.box(0, 0, 10, 10), holes: [try Shapes.box(2, 2, 6, 6)]))
        #expect(try session.contains(frame, Coordinate(1, 1)))
        #expect(try !session.contains(frame, Coordinate(5, 5)))
        #expect(try !session.contains(frame, Coordinate(0, 5)))
        #expect(try !session.contains(frame, Coordinate(11, 5)))
        #expect(try !session.contains(session.add(.empty), Coordinate(0, 0)))
    }
}
