import PlanarGeometry
import Testing

@testable import QuartierCartography

@Suite struct JoinedOutlineTests {
    /// Ten metres to the point: positions of these tests are those of the page times ten, with y upwards from 100.
    private let window = MapWindow(
        showing: Envelope(minX: 0, minY: 0, maxX: 1_000, maxY: 1_000), in: Box(x: 0, y: 0, width: 100, height: 100), margin: 0)

    private func ring(_ points: [(Double, Double)]) -> Ring {
        Ring(unchecked: (points + points.prefix(1)).map { Coordinate($0.0, $0.1) })
    }

    private func square(_ x: Double, _ y: Double, _ side: Double = 100) -> [(Double, Double)] {
        [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    }

    private func path(_ polygons: Polygon...) -> String {
        var outline = JoinedOutline(in: window, seen: window.area.expanded(by: 120), decimals: 1)
        for polygon in polygons { outline.add(MultiPolygon([polygon])) }
        return String(decoding: outline.path.bytes, as: UTF8.self)
    }

    @Test func nothingIsLeftOfASharedBorder() {
        let (left, right) = (Polygon(exterior: ring(square(0, 0))), Polygon(exterior: ring(square(100, 0))))
        // A rectangle of 20 by 10 points, whichever way the rings turn.
        #expect(path(left, right) == "M0 90l20 0 0 10-20 0z" || path(left, right) == "M0 90l0 10 20 0 0-10z")
        let turned = Polygon(exterior: ring(square(100, 0).reversed()))
        #expect(path(left, turned) == path(left, right) && path(right, left) == path(left, right))
    }

    @Test func holesStayAndNeighboursFillThem() {
        let frame = Polygon(exterior: ring(square(0, 0, 300)), holes: [ring(square(100, 100))])
        #expect(path(frame).split(separator: "z").count == 2)
        #expect(path(frame, Polygon(exterior: ring(square(100, 100)))).split(separator: "z").count == 1)
    }

    @Test func whatIsThereTwiceStaysFilled() {
        let once = Polygon(exterior: ring(square(0, 0)))
        // Two rings that turn the same way, which the rule nonzero fills.
        #expect(path(once, once) == path(once) + path(once))
    }

    @Test func whatIsFarOutsideIsLeftOut() {
        #expect(path(Polygon(exterior: ring(square(5_000, 5_000)))) == "")
        #expect(path(Polygon(exterior: ring([(0, 0), (0, 0), (0, 0)]))) == "")
        // What reaches beyond the page is cut at its margin, twelve points around it.
        #expect(path(Polygon(exterior: ring(square(-9_000, -9_000, 20_000)))).contains("-12"))
    }
}
