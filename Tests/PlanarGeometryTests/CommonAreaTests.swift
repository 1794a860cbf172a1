import PlanarGeometry
import TestSupport
import Testing

@Suite struct CommonAreaTests {
    private func common(_ first: MultiPolygon, _ second: MultiPolygon) -> Double {
        let area = first.commonArea(with: second)
        #expect(abs(area - second.commonArea(with: first)) <= 1e-12 * max(1, area))
        return area
    }

    @Test func isThatOfWhatBothHold() throws {
        let square = try Shapes.rectangle(0, 0, 10, 10)
        #expect(common(square, square) == 100)
        #expect(common(square, try Shapes.rectangle(5, 6, 10, 10)) == 20)
        #expect(common(square, try Shapes.rectangle(-1, 2, 12, 3)) == 30)
        #expect(common(square, try Shapes.rectangle(2, 3, 4, 5)) == 20)
        let triangle = Shapes.area(try Shapes.ring([(0, 0), (10, 0), (0, 10)]))
        #expect(common(square, triangle) == 50)
        #expect(common(triangle, try Shapes.rectangle(5, -5, 10, 10)) == 12.5)
        // Cut by both diagonals: the triangles to the south and to the west share a quarter of the square.
        #expect(common(triangle, Shapes.area(try Shapes.ring([(0, 0), (10, 0), (10, 10)]))) == 25)
    }

    @Test func isZeroForNeighbours() throws {
        let square = try Shapes.rectangle(0, 0, 10, 10)
        for (x, y) in [(10.0, 0.0), (0, 10), (10, 10), (20, 0), (-10, 3)] {
            #expect(common(square, try Shapes.rectangle(x, y, 10, 10)) == 0)
        }
        #expect(common(square, .empty) == 0)
        // Along a crooked border they share every vertex.
        var generator = SeededGenerator(seed: 11)
        let border = (0...200).map { (650_000 + Double($0) * 3.7, 6_860_000 + Double.random(in: 0...50, using: &generator)) }
        let south = Shapes.area(try Shapes.ring([(650_740, 6_859_000), (650_000, 6_859_000)] + border))
        let north = Shapes.area(try Shapes.ring([(650_740, 6_861_000), (650_000, 6_861_000)] + border))
        #expect(common(south, north) == 0)
    }

    @Test func leavesHolesOutAndAddsParts() throws {
        let frame = Shapes.area(try Shapes.box(0, 0, 10, 10), holes: [try Shapes.box(2, 2, 6, 6)])
        #expect(common(frame, try Shapes.rectangle(3, 3, 4, 4)) == 0)
        #expect(common(frame, try Shapes.rectangle(0, 0, 5, 5)) == 16)
        #expect(common(frame, frame) == 64)
        let parts = MultiPolygon(try Shapes.rectangle(-1, -1, 2, 2).polygons + Shapes.rectangle(9, 9, 5, 5).polygons)
        #expect(common(frame, parts) == 2)
        // Whichever way rings are walked.
        let reversed = MultiPolygon([Polygon(exterior: frame.polygons[0].exterior.reversed, holes: frame.polygons[0].holes)])
        #expect(common(reversed, parts) == 2)
    }

    @Test func isNoLessExactFarFromTheOrigin() throws {
        let (x, y) = (652_381.25, 6_862_047.5)
        #expect(common(try Shapes.rectangle(x, y, 10, 10), try Shapes.rectangle(x + 9.9375, y + 5, 10, 10)) == 0.3125)
    }

    @Test func takesAnOutlineOfWhichEveryEdgeIsWide() throws {
        // A comb of 2 000 teeth a kilometre long, one metre of two: half of what lies across it.
        var teeth: [(Double, Double)] = [(0, 0)]
        for tooth in 0..<2_000 {
            let south = 2 * Double(tooth)
            teeth += [(1_000, south), (1_000, south + 1), (0, south + 1), (0, south + 2)]
        }
        let comb = Shapes.area(try Shapes.ring(teeth.dropLast() + [(-1, 3_999), (-1, 0)]))
        #expect(common(comb, try Shapes.rectangle(400, 0, 100, 4_000)) == 200_000)
    }
}
