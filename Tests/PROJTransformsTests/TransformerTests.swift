import Dispatch
import PROJTransforms
import PlanarGeometry
import Synchronization
import TestSupport
import Testing

@Suite struct TransformerTests {
    /// Longitude and latitude of a place in Béthune.
    private let bethune = Coordinate(2.64, 50.53)

    /// DOMAIN 4.7, check 2; the same figures from `cs2cs -f %.4f EPSG:4171 EPSG:...` of PROJ 9.1.1.
    @Test(arguments: [
        (2154, Coordinate(674434.6418, 7048140.4436)), (3950, Coordinate(1674475.5782, 9259011.3315)),
        (3035, Coordinate(3800126.2373, 3072658.7735)), (9794, Coordinate(674434.6399, 7048140.4413)),
    ])
    func placesAKnownPointEastThenNorth(code: Int, expected: Coordinate) throws {
        let image = try Transformer(from: .rgf93, to: CRS(epsg: code)).transform(bethune)
        #expect(image.distance(to: expected) < 1e-4)
    }

    /// `cs2cs -f %.4f EPSG:4326 EPSG:...` of PROJ 9.1.1, latitudes given first there.
    @Test(arguments: [
        (2154, Coordinate(2.64, 50.53), Coordinate(674434.6418, 7048140.4436)),
        (5490, Coordinate(-61.07, 14.6), Coordinate(707904.6470, 1614967.8824)),
        (2972, Coordinate(-52.33, 4.93), Coordinate(352535.0376, 545073.7193)),
        (2975, Coordinate(55.45, -20.88), Coordinate(338767.1674, 7690355.5724)),
        (4471, Coordinate(45.23, -12.78), Coordinate(524963.3606, 8587181.9611)),
    ])
    func leadsFromWGS84ToTheLegalSystems(code: Int, place: Coordinate, expected: Coordinate) throws {
        let image = try Transformer(from: .wgs84, to: CRS(epsg: code)).transform(place)
        #expect(image.distance(to: expected) < 1e-4)
    }

    /// `cs2cs -f %.4f EPSG:2154 EPSG:27572`: through the grid of IGN, that of proj-data.
    @Test func usesTheGridToTheOldLambertZones() throws {
        let transformer = try Transformer(from: .lambert93, to: CRS(epsg: 27572))
        let image = try transformer.transform(Coordinate(674434.6418, 7048140.4436))
        #expect(image.distance(to: Coordinate(621563.2376, 2615083.4477)) < 1e-4)
    }

    /// `cs2cs -f %.10f EPSG:23031 EPSG:4326`: of some forty operations the one for France, which is not the first.
    @Test func choosesTheOperationOfThePlace() throws {
        let transformer = try Transformer(from: CRS(epsg: 23031), to: .wgs84)
        let image = try transformer.transform(Coordinate(500_000, 5_500_000))
        #expect(image.distance(to: Coordinate(2.9987194973, 49.6506687350)) < 1e-9)
        let method = try #require(try transformer.method(at: Coordinate(500_000, 5_500_000)))
        #expect(method.name.contains("ED50 to WGS 84 (17)"))
        #expect(method.accuracy == 2)
    }

    /// PROJ 9.1 inverts the equal-area projection with a short series, to 0.7 mm; the conformal one to the last digits.
    @Test(arguments: [(CRS.lambert93, 1e-11), (.laeaEurope, 7e-9)])
    func returnsWhereItCameFrom(plane: CRS, degrees: Double) throws {
        var generator = SeededGenerator(seed: 4)
        let places = (0..<1_000).map { _ in
            Coordinate(.random(in: -4...8, using: &generator), .random(in: 42...51, using: &generator))
        }
        let images = try Transformer(from: .rgf93, to: plane).transform(places)
        let returned = try Transformer(from: plane, to: .rgf93).transform(images)
        let errors = zip(places, returned).map { $0.distance(to: $1) }
        #expect(try #require(errors.max()) < degrees, "seed 4")
    }

    @Test func asksNothingOfTheLibraryForTheSameSystem() throws {
        let nowhere = CRS(authority: "NOBODY", code: "0")
        let same = try Transformer(from: nowhere, to: nowhere)
        #expect(try same.transform([bethune]) == [bethune])
        #expect(try same.transform(MultiPolygon.empty) == .empty)
        #expect(try same.method(at: bethune) == nil)
    }

    @Test func transformsNoPositionsIntoNone() throws {
        #expect(try Transformer(from: .wgs84, to: .lambert93).transform([Coordinate]()) == [])
    }

    @Test func keepsTheHorizontalPartOfASystemWithHeights() throws {
        // EPSG:5698 is Lambert-93 with heights of IGN69; heights are not kept, so this is no transformation at all.
        let image = try Transformer(from: CRS(epsg: 5698), to: .lambert93).transform(Coordinate(674434.5, 7048140.25))
        #expect(image.distance(to: Coordinate(674434.5, 7048140.25)) < 1e-6)
    }

    @Test func transformsAreasVertexByVertex() throws {
        func square(_ x: Double, _ y: Double, _ side: Double) throws -> Ring {
            try Ring([
                Coordinate(x, y), Coordinate(x + side, y), Coordinate(x + side, y + side), Coordinate(x, y + side), Coordinate(x, y),
            ])
        }
        let area = MultiPolygon([
            Polygon(exterior: try square(2.6, 50.5, 0.02), holes: [try square(2.605, 50.505, 0.005), try square(2.612, 50.512, 0.001)]),
            Polygon(exterior: try square(2.7, 50.5, 0.01)),
        ])
        let transformer = try Transformer(from: .wgs84, to: .lambert93)
        let image = try transformer.transform(area)
        #expect(image.polygons.map { $0.holes.count } == [2, 0])
        for (before, after) in zip(area.rings, image.rings) {
            #expect(after.coordinates == (try transformer.transform(before.coordinates)))
            #expect(after.coordinates.first == after.coordinates.last)
        }
    }

    @Test func namesTheFirstPositionWithoutImage() throws {
        let transformer = try Transformer(from: .wgs84, to: .lambert93)
        let error = #expect(throws: PROJError.self) { try transformer.transform([bethune, Coordinate(2.64, 95), Coordinate(2, 96)]) }
        #expect(error?.reason == .position(index: 1, Coordinate(2.64, 95)))
        #expect(error?.call == "proj_trans_generic")
        #expect(error?.message == "lcc: Invalid latitude")
        #expect(error?.code == 2049)
        #expect(error?.description == "proj_trans_generic: lcc: Invalid latitude (position 1 at (2.64, 95.0))")
        // What was said of one batch explains no later one.
        #expect(try transformer.transform(bethune).isFinite)
    }

    /// The library returns the full count and no error number for these.
    @Test(arguments: [Coordinate(.infinity, 50), Coordinate(2, -.infinity), Coordinate(.nan, 50)])
    func refusesPositionsThatAreNotFinite(position: Coordinate) throws {
        let transformer = try Transformer(from: .wgs84, to: .lambert93)
        let error = #expect(throws: PROJError.self) { try transformer.transform([bethune, bethune, position]) }
        guard case .position(index: 2, _) = error?.reason else { throw UnexpectedReason(error) }
        #expect(error?.message == "the position is not finite")
    }

    @Test func namesAVertexByItsRankAmongAll() throws {
        let ring = try Ring([Coordinate(2, 50), Coordinate(3, 50), Coordinate(3, 51), Coordinate(2, 50)])
        let high = try Ring([Coordinate(2, 50), Coordinate(3, 99), Coordinate(3, 51), Coordinate(2, 50)])
        let area = MultiPolygon([Polygon(exterior: ring), Polygon(exterior: high)])
        let error = #expect(throws: PROJError.self) { try Transformer(from: .wgs84, to: .lambert93).transform(area) }
        #expect(error?.reason == .position(index: 4, Coordinate(3, 99)))
    }

    @Test func refusesToGuessTheShiftBetweenDatums() {
        // Only a ballpark operation links the mainland's datum to that of La Réunion.
        let error = #expect(throws: PROJError.self) { try Transformer(from: .lambert93, to: CRS(epsg: 2975)) }
        #expect(error?.reason == .noOperation(from: .lambert93, to: CRS(epsg: 2975)))
        #expect(error?.description.contains("no operation of known accuracy") == true)
    }

    @Test func refusesUnknownSystems() {
        let unknown = CRS(epsg: 999_999)
        for (source, target) in [(unknown, CRS.wgs84), (CRS.wgs84, unknown)] {
            let error = #expect(throws: PROJError.self) { try Transformer(from: source, to: target) }
            #expect(error?.reason == .unknownCRS(unknown))
            #expect(error?.description == "proj_create_from_database: crs not found (EPSG:999999)")
        }
    }

    /// A system of heights and one of positions from the centre of the Earth.
    @Test(arguments: [5720, 4978])
    func refusesSystemsWithoutAPlane(code: Int) {
        let error = #expect(throws: PROJError.self) { try Transformer(from: .wgs84, to: CRS(epsg: code)) }
        #expect(error?.reason == .notHorizontal(CRS(epsg: code)))
    }

    @Test func givesTheSameBitsOnAnyThread() throws {
        var generator = SeededGenerator(seed: 7)
        let places = (0..<500).map { _ in
            Coordinate(.random(in: -4...8, using: &generator), .random(in: 42...51, using: &generator))
        }
        let expected = try Transformer(from: .rgf93, to: CRS(epsg: 9794)).transform(places)
        let shared = try Transformer(from: .rgf93, to: CRS(epsg: 9794))
        let agreeing = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 32) { _ in
            let isSame = (try? shared.transform(places)) == expected
            agreeing.withLock { $0 += isSame ? 1 : 0 }
        }
        #expect(agreeing.withLock { $0 } == 32)
    }

    @Test func coordinatesAreTwoDoublesAndNothingElse() {
        #expect(MemoryLayout<Coordinate>.size == 16)
        #expect(MemoryLayout<Coordinate>.stride == 16)
        #expect(MemoryLayout<Coordinate>.offset(of: \.x) == 0)
        #expect(MemoryLayout<Coordinate>.offset(of: \.y) == 8)
    }
}

/// An error that is not the one the test is about.
struct UnexpectedReason: Error {
    let error: PROJError?
    init(_ error: PROJError?) { self.error = error }
}
