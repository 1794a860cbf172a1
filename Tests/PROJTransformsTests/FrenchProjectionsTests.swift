import PROJTransforms
import PlanarGeometry
import Testing

@Suite struct FrenchProjectionsTests {
    /// Chef-lieux, longitude and latitude, and the systems of the decree.
    @Test(arguments: [
        (Coordinate(2.64, 50.53), FrenchTerritory.mainland, 2154), (Coordinate(8.74, 41.92), .mainland, 2154),
        (Coordinate(-61.73, 16.0), .antilles, 5490), (Coordinate(-61.07, 14.6), .antilles, 5490),
        (Coordinate(-63.08, 18.07), .antilles, 5490), (Coordinate(-52.33, 4.93), .guyane, 2972),
        // Saint-Laurent-du-Maroni, west of 54°W.
        (Coordinate(-54.03, 5.5), .guyane, 2972), (Coordinate(55.45, -20.88), .reunion, 2975), (Coordinate(45.23, -12.78), .mayotte, 4471),
    ])
    func findsTheLegalSystem(place: Coordinate, territory: FrenchTerritory, code: Int) throws {
        let legal = try #require(LegalProjection(at: place))
        #expect(legal.territory == territory)
        #expect(legal.crs == CRS(epsg: code))
        #expect((legal.zone != nil) == (territory == .mainland))
        #expect(territory == .mainland || legal.finestCRS == legal.crs)
    }

    @Test func knowsNoSystemElsewhere() {
        for place in [Coordinate(50.53, 2.64), Coordinate(-149.5, -17.5), Coordinate(-74, 40.7), Coordinate(.nan, 45)] {
            #expect(LegalProjection(at: place) == nil)
        }
    }

    @Test(arguments: [
        (41.4, 42), (42.0, 42), (42.49, 42), (42.5, 43), (45.76, 46), (46.5, 47), (48.85, 49), (49.5, 50), (50.53, 50), (51.09, 50),
    ])
    func choosesTheNearestParallel(latitude: Double, parallel: Int) throws {
        let zone = try #require(ConformalConicZone(latitude: latitude))
        #expect(zone.parallel == parallel)
        #expect(zone.name == "CC\(parallel)")
        #expect(zone.crs == CRS(epsg: 3900 + parallel))
        #expect(zone.crsV2b == CRS(epsg: 9800 + parallel))
    }

    @Test(arguments: [40.9, 52.1, -21, .nan, .infinity])
    func hasNoZoneElsewhere(latitude: Double) { #expect(ConformalConicZone(latitude: latitude) == nil) }

    @Test func givesTheZoneAsTheFinestSystemOfTheMainland() throws {
        #expect(try #require(LegalProjection(at: Coordinate(2.64, 50.53))).finestCRS == CRS(epsg: 3950))
    }

    @Test func knowsRealisationsOfOnePlane() {
        for (one, other) in [(2154, 9794), (9793, 9794), (3950, 9850), (9830, 3950), (4171, 9782), (4171, 7084)] {
            #expect(CRS(epsg: one).differsOnlyByRealisation(from: CRS(epsg: other)))
            #expect(CRS(epsg: other).differsOnlyByRealisation(from: CRS(epsg: one)))
        }
        for (one, other) in [(2154, 2154), (2154, 3950), (3949, 9850), (4171, 4326), (4326, 4326), (4326, 3035)] {
            #expect(!CRS(epsg: one).differsOnlyByRealisation(from: CRS(epsg: other)))
        }
        #expect(!CRS(authority: "IGNF", code: "2154").differsOnlyByRealisation(from: .lambert93v2b))
    }

    /// The register gives such pairs the same name but for the realisation, and places a few millimetres apart.
    @Test(arguments: [(2154, 9794), (2154, 9793), (3942, 9822), (3950, 9850), (3946, 9846)])
    func realisationsAreMillimetresApart(old: Int, new: Int) throws {
        let position = try Transformer(from: .rgf93, to: CRS(epsg: old)).transform(Coordinate(3, 46))
        let moved = try Transformer(from: CRS(epsg: old), to: CRS(epsg: new)).transform(position)
        #expect(position.distance(to: moved) < 0.01)
        let names = try [old, new].map { try CRSDefinition(CRS(epsg: $0)).name.split(separator: "/").last }
        #expect(names[0] == names[1])
    }
}
