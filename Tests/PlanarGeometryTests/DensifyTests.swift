import PlanarGeometry
import Testing

@Suite struct DensifyTests {
    private let square = [Coordinate(0, 0), Coordinate(10, 0), Coordinate(10, 10), Coordinate(0, 10), Coordinate(0, 0)]

    @Test func noEdgeIsLongerThanTheStepAndNoPositionMoves() throws {
        let ring = try Ring(square)
        let dense = try ring.densified(step: 3)
        #expect(dense.coordinates.count == 4 * 4 + 1)
        #expect(
            dense.coordinates[0...4] == [Coordinate(0, 0), Coordinate(2.5, 0), Coordinate(5, 0), Coordinate(7.5, 0), Coordinate(10, 0)])
        #expect(square.allSatisfy(dense.coordinates.contains))
        #expect(dense.signedArea == 100)
        #expect(try ring.densified(step: 10) == ring)
    }

    @Test func neighboursGetTheSamePositions() throws {
        let ring = try Ring([Coordinate(0.1, 0.7), Coordinate(33.3, 12.9), Coordinate(7.7, 45.1), Coordinate(0.1, 0.7)])
        #expect(try ring.reversed.densified(step: 0.37) == ring.densified(step: 0.37).reversed)
    }

    @Test func holesAreDensifiedToo() throws {
        let hole = try Ring([Coordinate(2, 2), Coordinate(4, 2), Coordinate(4, 4), Coordinate(2, 2)])
        let outline = MultiPolygon([Polygon(exterior: try Ring(square), holes: [hole])])
        #expect(try outline.densified(step: 1).positionCount == 41 + 2 + 2 + 3 + 1)
    }

    @Test func refusesAStepThatWouldNotEnd() throws {
        let ring = try Ring(square)
        #expect(throws: DensifyError.step(0)) { try ring.densified(step: 0) }
        #expect(throws: DensifyError.self) { try ring.densified(step: .nan) }
        #expect(throws: DensifyError.tooManyPositions(limit: 40)) { try ring.densified(step: 1, limit: 40) }
        #expect(try ring.densified(step: 1, limit: 41).coordinates.count == 41)
        let far = try Ring([Coordinate(0, 0), Coordinate(1e300, 0), Coordinate(0, 1), Coordinate(0, 0)])
        #expect(throws: DensifyError.self) { try far.densified(step: 1) }
        let outline = MultiPolygon([Polygon(exterior: ring), Polygon(exterior: ring)])
        #expect(throws: DensifyError.tooManyPositions(limit: 50)) { try outline.densified(step: 1, limit: 50) }
    }
}
