import Foundation
import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@Suite struct BufferTests {
    @Test(arguments: [1, 8, 32])
    func growsBySidesAndCorners(quadrantSegments: Int) throws {
        var session = try Session()
        let grown = try session.buffer(session.add(Shapes.rectangle(0, 0, 10, 10)), by: 1, quadrantSegments: quadrantSegments)
        // Four quarters make a regular polygon of radius 1 with four times as many sides.
        let sides = Double(4 * quadrantSegments)
        #expect(abs(grown.area - (100 + 40 + sides / 2 * sin(2 * .pi / sides))) < 1e-9)
    }

    @Test func shrinksToNothing() throws {
        var session = try Session()
        let square = session.add(try Shapes.rectangle(0, 0, 10, 10))
        #expect(abs(try session.buffer(square, by: -1).area - 64) < 1e-9)
        #expect(try session.buffer(square, by: -5) == .empty)
        #expect(try session.buffer(session.add(.empty), by: 5) == .empty)
    }

    @Test func keepsCornersSharp() throws {
        var session = try Session()
        let square = session.add(try Shapes.rectangle(0, 0, 10, 10))
        #expect(try session.mitredBuffer(square, by: 1).area == 144)
        let shrunk = session.add(try session.mitredBuffer(square, by: -4))
        #expect(try session.mitredBuffer(shrunk, by: 4).area == 100)
        // A corner of 0.57° would reach 200 times the distance: it is cut off.
        let needle = session.add(Shapes.area(try Shapes.ring([(0, -1), (200, 0), (0, 1)])))
        #expect(try session.mitredBuffer(needle, by: 1).envelope.maxX < 207)
    }
}
