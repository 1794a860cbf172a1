import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@Suite struct OverlayTests {
    /// The four overlays of two geometries, in full precision or on a grid.
    private struct Four {
        let intersection, union, difference, symmetricDifference: ArealResult

        init(_ first: MultiPolygon, _ second: MultiPolygon, grid: Double? = nil) throws {
            var session = try Session()
            let (a, b) = (session.add(first), session.add(second))
            intersection = try session.intersection(a, b, grid: grid)
            union = try session.union(a, b, grid: grid)
            difference = try session.difference(a, minus: b, grid: grid)
            symmetricDifference = try session.symmetricDifference(a, b, grid: grid)
        }

        var all: [ArealResult] { [intersection, union, difference, symmetricDifference] }
        var areas: [Double] { all.map(\.geometry.area) }
        var parts: [Int] { all.map(\.geometry.polygons.count) }
    }

    @Test(arguments: [nil, 0.001])
    func twoSquaresThatOverlap(grid: Double?) throws {
        let four = try Four(Shapes.rectangle(0, 0, 10, 10), Shapes.rectangle(5, 5, 10, 10), grid: grid)
        #expect(four.areas == [25, 175, 75, 150])
        #expect(four.parts == [1, 1, 1, 2])
        #expect(four.intersection.geometry.envelope == Envelope(minX: 5, minY: 5, maxX: 10, maxY: 10))
        #expect(four.all.map(\.dropped.isEmpty) == [true, true, true, true])
    }

    @Test func whatOnlyTouchesIsDroppedAndCounted() throws {
        let square = try Shapes.rectangle(0, 0, 10, 10)
        let alongASide = try Four(square, Shapes.rectangle(10, 0, 10, 10))
        #expect(alongASide.areas == [0, 200, 100, 200])
        #expect(alongASide.intersection.geometry == .empty)
        #expect(alongASide.intersection.dropped.lines == 1)
        #expect(alongASide.intersection.dropped.points == 0)

        let atACorner = try Four(square, Shapes.rectangle(10, 10, 10, 10))
        #expect(atACorner.areas == [0, 200, 100, 200])
        #expect(atACorner.intersection.dropped.lines == 0)
        #expect(atACorner.intersection.dropped.points == 1)
    }

    @Test func areasAreKeptBesideDroppedLinesAndPoints() throws {
        let other = MultiPolygon(
            [try Shapes.box(8, 8, 4, 4), try Shapes.box(10, 0, 2, 4), try Shapes.box(-2, -2, 2, 2)].map { Polygon(exterior: $0) })
        let four = try Four(Shapes.rectangle(0, 0, 10, 10), other)
        #expect(four.areas == [4, 124, 96, 120])
        #expect(four.intersection.dropped.lines == 1)
        #expect(four.intersection.dropped.points == 1)
    }

    @Test func holesAndParts() throws {
        let frame = Shapes.area(try Shapes.box(0, 0, 10, 10), holes: [try Shapes.box(2, 2, 6, 6)])
        let bar = try Four(frame, Shapes.rectangle(4, -1, 2, 12))
        #expect(bar.areas == [8, 64 + 24 - 8, 56, 72])
        #expect(bar.parts == [2, 1, 2, 5])
        #expect(bar.union.geometry.holeCount == 2)

        let insideTheHole = try Four(frame, Shapes.rectangle(3, 3, 1, 1))
        #expect(insideTheHole.areas == [0, 65, 64, 65])
        #expect(insideTheHole.intersection.dropped.isEmpty)

        let fillsTheHole = try Four(frame, Shapes.rectangle(2, 2, 6, 6))
        #expect(fillsTheHole.areas == [0, 100, 64, 100])
        #expect(fillsTheHole.union.geometry.holeCount == 0)
    }

    // The inside one starts at an odd position and turns clockwise: an overlay would not give it back so.
    @Test func oneInsideTheOtherComesBackBitForBit() throws {
        let large = try Shapes.rectangle(0, 0, 10, 10)
        let small = Shapes.area(try Shapes.ring([(3.1, 0), (1, 0), (1, 7.3), (4, 9)]))
        #expect(try Four(large, small).intersection.geometry == small)
        #expect(try Four(small, large).intersection.geometry == small)
        #expect(try Four(large, small).union.geometry == large)
        #expect(try Four(small, large).union.geometry == large)
        #expect(try Four(small, large).difference.geometry == .empty)
        #expect(abs(try Four(large, small).difference.geometry.area - (100 - small.area)) < 1e-12)
        #expect(try Four(small, small).areas == [small.area, small.area, 0, 0])
    }

    @Test func geometriesApartComeBackBitForBit() throws {
        let (west, east) = (try Shapes.rectangle(0, 0, 1, 1), try Shapes.rectangle(5, 0, 1, 1))
        let four = try Four(west, east)
        #expect(
            four.all.map(\.geometry) == [
                .empty, MultiPolygon(west.polygons + east.polygons), west, MultiPolygon(west.polygons + east.polygons),
            ])
    }

    @Test(arguments: [nil, 0.5])
    func emptyGeometries(grid: Double?) throws {
        let square = try Shapes.rectangle(0, 0, 10, 10)
        #expect(try Four(square, .empty, grid: grid).areas == [0, 100, 100, 100])
        #expect(try Four(.empty, square, grid: grid).areas == [0, 100, 0, 100])
        #expect(try Four(.empty, .empty, grid: grid).areas == [0, 0, 0, 0])
    }

    @Test func aGridRoundsEveryPosition() throws {
        var generator = SeededGenerator(seed: 23)
        let first = try Shapes.star(around: Coordinate(674_000, 7_048_000), radius: 300, positions: 80, using: &generator)
        let second = try Shapes.star(around: Coordinate(674_100, 7_048_000), radius: 300, positions: 80, using: &generator)
        for result in try Four(first, second, grid: 0.25).all {
            let ordinates = result.geometry.rings.flatMap(\.coordinates).flatMap { [$0.x, $0.y] }
            #expect(ordinates.allSatisfy { ($0 / 0.25).rounded() * 0.25 == $0 })
        }
    }

    @Test func aSliverUnderTheGridVanishes() throws {
        let (west, east) = (try Shapes.rectangle(0, 0, 10, 10), try Shapes.rectangle(9.999, 0, 10, 10))
        #expect(abs(try Four(west, east).intersection.geometry.area - 0.01) < 1e-12)
        #expect(try Four(west, east, grid: 0.01).intersection.geometry == .empty)
    }

    @Test func millimetresFarFromTheOrigin() throws {
        let (west, east) = (try Shapes.rectangle(674_000, 7_048_000, 100, 100), try Shapes.rectangle(674_099.999, 7_048_000, 100, 100))
        // 0.001 m by 100 m; easting is known to 1.2e-10 m there, so the area to 1.2e-8 m2.
        #expect(abs(try Four(west, east).intersection.geometry.area - 0.1) < 2e-8)
    }

    @Test(arguments: 0..<40)
    func areasAddUp(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func star(_ x: Double, _ y: Double) throws -> MultiPolygon {
            try Shapes.star(around: Coordinate(674_000 + x, 7_048_000 + y), radius: 300, positions: 120, using: &generator)
        }
        let hole = try star(0, 0).polygons[0].exterior.mapPositions {
            Coordinate(674_000 + ($0.x - 674_000) / 3, 7_048_000 + ($0.y - 7_048_000) / 3)
        }
        let first = Shapes.area(try star(0, 0).polygons[0].exterior, holes: [hole])
        let second = MultiPolygon(try star(250, 40).polygons + star(900, 0).polygons)
        let areas = try Four(first, second).areas
        let (intersection, union, difference, symmetricDifference) = (areas[0], areas[1], areas[2], areas[3])
        #expect(abs(intersection + difference - first.area) <= 1e-9 * first.area)
        #expect(abs(first.area + second.area - intersection - union) <= 1e-9 * union)
        #expect(abs(union - intersection - symmetricDifference) <= 1e-9 * union)
        #expect(intersection > 0 && difference > 0)
    }
}
