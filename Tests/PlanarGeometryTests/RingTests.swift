import PlanarGeometry
import Testing

@Suite struct RingTests {
    private let square = [Coordinate(0, 0), Coordinate(10, 0), Coordinate(10, 10), Coordinate(0, 10), Coordinate(0, 0)]

    @Test func areaIsSignedByTheDirectionOfWalk() throws {
        #expect(try Ring(square).signedArea == 100)
        #expect(try Ring(square).reversed.signedArea == -100)
        #expect(try Ring(square).isCounterClockwise)
    }

    @Test func areaKeepsItsDigitsFarFromTheOrigin() throws {
        let far = try Ring(square.map { Coordinate($0.x * 0.001 + 674_434, $0.y * 0.001 + 7_048_140) })
        // 1 cm squares at Lambert-93 coordinates: positions are known to 1e-9 m, the product must not lose more.
        #expect(abs(far.signedArea - 1e-4) < 1e-10)
    }

    @Test func refusesWhatIsNoRing() {
        #expect(throws: RingError.tooFewPositions(count: 0)) { try Ring([]) }
        #expect(throws: RingError.tooFewPositions(count: 3)) { try Ring(Array(square[0...1]) + [square[0]]) }
        #expect(throws: RingError.notClosed(first: square[0], last: square[3])) { try Ring(Array(square[0...3])) }
        #expect(throws: RingError.notFinite(index: 1)) { try Ring([square[0], Coordinate(.nan, 0), square[2], square[0]]) }
        #expect(throws: RingError.notFinite(index: 0)) { try Ring([Coordinate(.infinity, 0), square[1], square[2], square[0]]) }
    }
}

@Suite struct MultiPolygonTests {
    @Test func measuresCountHolesOutAndPartsTogether() throws {
        func box(_ x: Double, _ y: Double, _ side: Double) throws -> Ring {
            try Ring([
                Coordinate(x, y), Coordinate(x + side, y), Coordinate(x + side, y + side), Coordinate(x, y + side), Coordinate(x, y),
            ])
        }
        let area = MultiPolygon([
            Polygon(exterior: try box(0, 0, 10), holes: [try box(4, 4, 2)]), Polygon(exterior: try box(20, 0, 2)),
        ])
        #expect(area.area == 100)
        #expect(area.perimeter == 40 + 8 + 8)
        #expect(area.holeCount == 1)
        #expect(area.envelope == Envelope(minX: 0, minY: 0, maxX: 22, maxY: 10))
        // (100 * 5 - 4 * 5 + 4 * 21) / 100, (100 * 5 - 4 * 5 + 4 * 1) / 100
        #expect(area.centroid == Coordinate(5.64, 4.84))
        #expect(MultiPolygon.empty.centroid == nil)
    }
}

@Suite struct CRSTests {
    @Test(arguments: [
        "EPSG:2154", "epsg:2154", "2154", "urn:ogc:def:crs:EPSG::2154", "http://www.opengis.net/def/crs/EPSG/0/2154", " EPSG : 2154 ",
    ])
    func readsTheFormsFilesUse(text: String) { #expect(CRS(text) == .lambert93) }

    @Test(arguments: ["urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84", "CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84"])
    func readsCRS84AsWGS84(text: String) { #expect(CRS(text) == .wgs84) }

    @Test(arguments: ["", "Lambert 93", "EPSG:", "EPSG:abc", "urn:ogc:def:nothing"])
    func refusesWhatNamesNoSystem(text: String) { #expect(CRS(text) == nil) }
}
