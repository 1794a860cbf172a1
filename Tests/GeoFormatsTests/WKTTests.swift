import GeoFormats
import PlanarGeometry
import Testing

@Suite struct WKTTests {
    @Test func writesPartsAndHoles() throws {
        let square = try Ring([Coordinate(0, 0), Coordinate(9.5, 0), Coordinate(9.5, 9), Coordinate(0, 0)])
        let hole = try Ring([Coordinate(1, 1), Coordinate(2, 1), Coordinate(2, 1.25), Coordinate(1, 1)])
        #expect(
            WKT.text(MultiPolygon([Polygon(exterior: square, holes: [hole]), Polygon(exterior: square)]))
                == "MULTIPOLYGON (((0 0, 9.5 0, 9.5 9, 0 0), (1 1, 2 1, 2 1.25, 1 1)), ((0 0, 9.5 0, 9.5 9, 0 0)))")
        #expect(WKT.text(.empty) == "MULTIPOLYGON EMPTY")
    }
}
