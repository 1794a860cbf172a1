import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@Suite struct SessionTests {
    @Test func givesBackTheValuesItHolds() throws {
        var session = try Session()
        let square = try Shapes.rectangle(0, 0, 10, 10)
        let (first, second) = (session.add(square), session.add(.empty))
        #expect(session[first] == square)
        #expect(session[second] == .empty)
    }

    @Test func agreesWithTheLibraryOnAreas() throws {
        var generator = SeededGenerator(seed: 7)
        var session = try Session()
        for rank in 0..<200 {
            let far = Coordinate(674_000 + 10 * Double(rank), 7_048_000)
            let hole = try Shapes.star(around: far, radius: 40, positions: 20, using: &generator).polygons[0].exterior
            let star = try Shapes.star(around: far, radius: 300, positions: 200, using: &generator).polygons[0].exterior
            let value = Shapes.area(star, holes: [hole])
            let geometry = session.add(value)
            #expect(abs(try session.area(of: geometry) - value.area) <= 1e-12 * value.area)
        }
        #expect(try session.area(of: session.add(.empty)) == 0)
    }

    @Test func findsAPointInside() throws {
        var session = try Session()
        let ring = session.add(Shapes.area(try Shapes.box(0, 0, 10, 10), holes: [try Shapes.box(1, 1, 8, 8)]))
        let point = try #require(try session.pointOnSurface(of: ring))
        #expect(try session.contains(ring, point))
        #expect(try session.pointOnSurface(of: session.add(.empty)) == nil)
    }

    @Test func refusesTheGeometryOfAnotherSession() async {
        await #expect(processExitsWith: .failure) {
            var one = try Session()
            var other = try Session()
            let geometry = one.add(.empty)
            _ = other.add(.empty)
            _ = try other.area(of: geometry)
        }
    }

    @Test func oneWorkerEqualsManyBitForBit() throws {
        var generator = SeededGenerator(seed: 11)
        let stars = try (0..<300).map { _ in
            let center = Coordinate(.random(in: 0...500, using: &generator), .random(in: 0...500, using: &generator))
            return try Shapes.star(around: center, radius: 200, positions: 60, using: &generator)
        }
        func overlaps(_ workers: Int) throws -> [ArealResult] {
            try concurrentMap(count: stars.count - 1, workers: workers, state: { try Session() }) { number, session in
                try session.intersection(session.add(stars[number]), session.add(stars[number + 1]))
            }
        }
        let alone = try overlaps(1)
        #expect(alone.contains { !$0.geometry.isEmpty })
        for workers in [2, 5] { #expect(try overlaps(workers) == alone) }
    }
}
