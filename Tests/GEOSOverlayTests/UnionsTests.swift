import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@Suite struct UnionsTests {
    /// A square of 4 x 4 tiles of side 10, without the one at (10, 10).
    private func tiles() throws -> [MultiPolygon] {
        try (0..<16).filter { $0 != 5 }.map { try Shapes.rectangle(Double($0 % 4) * 10, Double($0 / 4) * 10, 10, 10) }
    }

    @Test func aCoverageIsMergedAlongItsBorders() throws {
        var session = try Session()
        let geometries = try tiles().map { session.add($0) }
        for merged in [
            try session.coverageUnion(of: geometries), try session.union(of: geometries), try session.union(of: geometries, grid: 1),
        ] {
            #expect(merged.geometry.area == 1500)
            #expect(merged.geometry.polygons.count == 1)
            #expect(merged.geometry.holeCount == 1)
            #expect(merged.geometry.perimeter == 200)
            #expect(merged.dropped.isEmpty)
        }
    }

    @Test func overlapsCountOnce() throws {
        var session = try Session()
        let geometries = try (0..<5).map { session.add(try Shapes.rectangle(Double($0) * 5, 0, 10, 10)) }
        #expect(try session.union(of: geometries).geometry.area == 300)
    }

    @Test func geometriesThatOverlapAreNoCoverage() throws {
        var session = try Session()
        let squares = try [(0.0, 0.0), (5, 5)].map { session.add(try Shapes.rectangle($0.0, $0.1, 10, 10)) }
        let error = #expect(throws: GEOSError.self) { try session.coverageUnion(of: squares) }
        #expect(error?.call == "GEOSCoverageUnion_r")
        #expect(error?.message.hasPrefix("the geometries are no coverage: Self-intersection at ") == true)
    }

    // A corner of the second lies on a side of the first, which has no position there.
    @Test func bordersWithDifferentPositionsAreNoCoverage() throws {
        var session = try Session()
        let geometries = [session.add(try Shapes.rectangle(0, 0, 10, 10)), session.add(try Shapes.rectangle(10, 3, 10, 4))]
        #expect(throws: GEOSError.self) { try session.coverageUnion(of: geometries) }
        #expect(try session.union(of: geometries).geometry.area == 140)
    }

    @Test func nothingMakesNothing() throws {
        var session = try Session()
        #expect(try session.union(of: []).geometry == .empty)
        #expect(try session.coverageUnion(of: []).geometry == .empty)
        #expect(try session.union(of: [session.add(.empty)]).geometry == .empty)
    }
}
