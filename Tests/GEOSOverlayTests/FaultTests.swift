import FaultInjection
import Foundation
import TestSupport
import Testing

@testable import GEOSOverlay
@testable import PlanarGeometry

/// Every call of the library that is checked is made to fail in turn; AddressSanitizer, in `.ci/sanitize`, sees what an error path
/// leaks or frees twice.
@Suite struct FaultTests {
    /// Work that makes every call there is.
    private func work(_ faults: FaultPlan) throws {
        var session = try Session(faults: faults)
        let frame = session.add(Shapes.area(try Shapes.box(0, 0, 10, 10), holes: [try Shapes.box(2, 2, 6, 6)]))
        let parts = session.add(MultiPolygon(try Shapes.rectangle(5, 5, 10, 10).polygons + Shapes.rectangle(10, 0, 3, 3).polygons))
        let bowTies = session.add(
            MultiPolygon(
                try [0.0, 20.0].map { x in
                    Polygon(exterior: try Shapes.ring([(x, 0), (x + 10, 10), (x + 10, 0), (x, 10)]))
                }))
        for grid in [nil, 0.01] {
            _ = try session.intersection(frame, parts, grid: grid)
            _ = try session.union(frame, parts, grid: grid)
            _ = try session.difference(frame, minus: parts, grid: grid)
            _ = try session.symmetricDifference(frame, parts, grid: grid)
            _ = try session.union(of: [frame, parts], grid: grid)
        }
        _ = try session.coverageUnion(of: [frame, session.add(try Shapes.rectangle(2, 2, 6, 6))])
        _ = try session.intersects(frame, parts)
        _ = try session.covers(frame, frame)
        _ = try session.contains(frame, Coordinate(1, 1))
        _ = try session.makeValid(bowTies)
        _ = try session.buffer(frame, by: 1, quadrantSegments: 1)
        _ = try session.mitredBuffer(frame, by: 1)
        _ = try session.maximumInscribedCircle(of: frame, tolerance: 0.1)
        _ = try session.pointOnSurface(of: frame)
        _ = try session.area(of: frame)
    }

    @Test func everyCheckedCallIsMade() throws {
        let plan = FaultPlan()
        try work(plan)
        #expect(Set(plan.calls).sorted() == (try checkedCalls()).sorted())
    }

    @Test func everyCallThatFailsIsNamedAndStopsTheWork() throws {
        let plan = FaultPlan()
        try work(plan)
        for (rank, call) in plan.calls.enumerated() {
            let failing = FaultPlan(failing: rank)
            #expect(throws: GEOSError.madeToFail(call)) { try work(failing) }
            #expect(failing.calls.count == rank + 1)
        }
    }

    // A function that consumes its arguments fails in earnest on a ring that was never checked, first or after others were built.
    @Test func aFailureOfTheLibraryItselfCarriesItsMessage() throws {
        let open = Ring(unchecked: [Coordinate(0, 0), Coordinate(1, 0), Coordinate(1, 1), Coordinate(5, 5)])
        let square = try Shapes.box(0, 0, 10, 10)
        for polygon in [Polygon(exterior: open), Polygon(exterior: square, holes: [square, open])] {
            var session = try Session()
            let geometry = session.add(MultiPolygon([Polygon(exterior: square), polygon]))
            let error = #expect(throws: GEOSError.self) { try session.area(of: geometry) }
            #expect(error?.call == "GEOSGeom_createLinearRing_r")
            #expect(error?.message == "IllegalArgumentException: Points of LinearRing do not form a closed linestring")
        }
    }

    /// The functions that the sources name in a check.
    private func checkedCalls() throws -> Set<String> {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let sources = tests.appendingPathComponent("../../Sources/GEOSOverlay").standardizedFileURL
        var calls: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil) {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /"(GEOS\w+_r)"/) { calls.insert(String(match.1)) }
        }
        return calls
    }
}
