import PlanarGeometry
import Reporting
import TestSupport
import Testing

@testable import QuartierCartography

@Suite struct LabelPlacementTests {
    @Test func noLabelLiesOverAnotherOrOutsideTheFrame() {
        let frame = Box(x: 0, y: 0, width: 500, height: 400)
        var generator = SeededGenerator(seed: 12)
        var placement = LabelPlacement(in: frame)
        var placed: [Box] = []
        for _ in 0..<300 {
            let anchor = Coordinate(.random(in: 0...500, using: &generator), .random(in: 0...400, using: &generator))
            let width = Double.random(in: 20...90, using: &generator)
            guard
                let place = placement.place(
                    width: width, height: 18, at: anchor, clearance: (4, 4), mayCover: false, reach: 60, avoiding: [])
            else { continue }
            #expect(frame.contains(place.box))
            for other in placed { #expect(!place.box.overlaps(other)) }
            placed.append(place.box)
        }
        #expect(placed.count > 100)
    }

    @Test func aBlockedPlaceSendsTheLabelAway() throws {
        var placement = LabelPlacement(in: Box(x: 0, y: 0, width: 100, height: 100))
        placement.block(Box(x: 40, y: 40, width: 20, height: 20))
        let found = placement.place(
            width: 10, height: 10, at: Coordinate(50, 50), clearance: (0, 0), mayCover: true, reach: 60, avoiding: [])
        let place = try #require(found)
        #expect(!place.box.overlaps(Box(x: 40, y: 40, width: 20, height: 20)))
        #expect(place.leader != nil)
    }

    /// A name that has to stand on another area, or nearer to it than to its own, is led to its own.
    @Test func aLabelNearerToAnotherAreaHasALeader() throws {
        func place(_ frame: Box, _ other: Box) throws -> LabelPlacement.Placed {
            var placement = LabelPlacement(in: frame)
            let own = Box(x: 80, y: 15, width: 10, height: 10)
            let found = placement.place(
                width: 60, height: 10, at: Coordinate(85, 20), clearance: (5, 5), mayCover: false, reach: 60, avoiding: [own, other])
            return try #require(found)
        }
        let narrow = Box(x: 0, y: 0, width: 100, height: 40)
        let covered = try place(narrow, Box(x: 0, y: 0, width: 75, height: 40))
        #expect(covered.box.overlaps(Box(x: 0, y: 0, width: 75, height: 40)) && covered.leader != nil)
        let alone = try place(narrow, Box(x: 0, y: 39, width: 1, height: 1))
        #expect(alone.leader == nil)
        // At the right there is room, two points from its own area and one from the other.
        let beside = try place(Box(x: 0, y: 0, width: 160, height: 40), Box(x: 92, y: 26, width: 60, height: 10))
        #expect(beside.leader != nil)
    }

    @Test func linesCrossBoxes() {
        let box = Box(x: 10, y: 10, width: 10, height: 10)
        #expect(box.isCrossed(fromX: 0, 0, toX: 30, 30))
        #expect(box.isCrossed(fromX: 15, 0, toX: 15, 30))
        #expect(!box.isCrossed(fromX: 0, 0, toX: 30, 5))
        #expect(!box.isCrossed(fromX: 0, 15, toX: 9, 15))
    }

    /// The middle of a C lies outside it: the label does not.
    @Test func anchorsLieInside() throws {
        let c = [(0, 0), (10, 0), (10, 2), (2, 2), (2, 8), (10, 8), (10, 10), (0, 10), (0, 0)].map { Coordinate($0.0, $0.1) }
        let area = MultiPolygon([Polygon(exterior: try Ring(c))])
        let anchor = try #require(area.labelAnchor)
        #expect(anchor.y < 2 || anchor.y > 8 || anchor.x < 2)
        let square = MultiPolygon([Polygon(exterior: try Ring([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)].map { Coordinate($0.0, $0.1) }))])
        #expect(square.labelAnchor == Coordinate(2, 2))
        let flat = MultiPolygon([Polygon(exterior: try Ring([(0, 0), (4, 0), (2, 0), (0, 0)].map { Coordinate($0.0, $0.1) }))])
        #expect(flat.labelAnchor == Coordinate(2, 0))
        #expect(MultiPolygon.empty.labelAnchor == nil)
    }

    @Test func scaleBarsAreRound() {
        #expect(ScaleBar(pointsPerMetre: 0.35, room: 120).step == 80)
        #expect(ScaleBar(pointsPerMetre: 0.35, room: 120).words(in: .french).numbers == ["0", "80", "160", "320"])
        let long = ScaleBar(pointsPerMetre: 0.02, room: 120)
        #expect(long.step == 1_000)
        #expect(long.words(in: .english).numbers == ["0", "1", "2", "4"])
        #expect(long.words(in: .english).unit == "kilometres")
        #expect(ScaleBar(pointsPerMetre: 0.02, room: 120).width <= 120)
    }
}
