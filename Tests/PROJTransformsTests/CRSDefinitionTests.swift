import PROJTransforms
import PlanarGeometry
import Testing

@Suite struct CRSDefinitionTests {
    @Test func describesLambert93() throws {
        let definition = try CRSDefinition(.lambert93)
        #expect(definition.crs == .lambert93)
        #expect(definition.name == "RGF93 v1 / Lambert-93")
        #expect(definition.kind == .projected)
        #expect(definition.unit.name == "metre")
        #expect(definition.unit.factor == 1)
        #expect(definition.ellipsoid == .grs80)
        // `projinfo EPSG:2154`: BBOX[41.15,-9.86,51.56,10.38]
        let area = try #require(definition.areaOfUse)
        #expect([area.west, area.south, area.east, area.north] == [-9.86, 41.15, 10.38, 51.56])
        #expect(area.name.hasPrefix("France - onshore and offshore, mainland and Corsica"))
        #expect(area.contains(Coordinate(2.64, 50.53)))
        #expect(!area.contains(Coordinate(50.53, 2.64)))
    }

    @Test func describesDegrees() throws {
        let definition = try CRSDefinition(.wgs84)
        #expect(definition.kind == .geographic)
        #expect(definition.unit.name == "degree")
        #expect(abs(definition.unit.factor - .pi / 180) < 1e-15)
        #expect(definition.ellipsoid == .wgs84)
        // The whole world with its margin.
        #expect(definition.extent == Envelope(minX: -198, minY: -108, maxX: 198, maxY: 108))
    }

    @Test func describesGradsAndSystemsWithHeights() throws {
        #expect(try CRSDefinition(CRS(epsg: 4807)).unit.name == "grad")
        let withHeights = try CRSDefinition(CRS(epsg: 5698))
        #expect(withHeights.kind == .projected)
        #expect(withHeights.name == "RGF93 v1 / Lambert-93")
    }

    /// Chef-lieux of the territories, in the plane of `cs2cs`; and a place of another one.
    @Test(arguments: [
        (2154, Coordinate(674434.6418, 7048140.4436), Coordinate(338767.1674, 7690355.5724)),
        (3950, Coordinate(1674475.5782, 9259011.3315), Coordinate(674434.6418, 7048140.4436)),
        (3035, Coordinate(3800126.2373, 3072658.7735), Coordinate(1674475.5782, 9259011.3315)),
        (5490, Coordinate(707904.6470, 1614967.8824), Coordinate(674434.6418, 7048140.4436)),
        (4171, Coordinate(2.64, 50.53), Coordinate(55.45, -20.88)),
    ])
    func bringsTheAreaOfUseIntoItsPlane(code: Int, inside: Coordinate, outside: Coordinate) throws {
        let extent = try #require(try CRSDefinition(CRS(epsg: code)).extent)
        #expect(extent.contains(inside))
        #expect(!extent.contains(outside))
    }

    @Test func holdsAreasAcrossTheAntimeridian() throws {
        // EPSG:3832 is used from 98.69°E eastward to 68°W.
        let definition = try CRSDefinition(CRS(epsg: 3832))
        let area = try #require(definition.areaOfUse)
        #expect(area.west > area.east)
        #expect(area.contains(Coordinate(179, 0)))
        #expect(area.contains(Coordinate(-179, 0)))
        #expect(!area.contains(Coordinate(2, 0)))
        #expect(try #require(definition.extent).width > 10_000_000)
    }

    @Test(arguments: [(2154, 4171), (9850, 9782), (3035, 4258), (5490, 5489), (32620, 4326), (5698, 4171), (4326, 4326), (7084, 7084)])
    func knowsTheDegreesUnderAPlane(code: Int, base: Int) throws {
        #expect(try CRSDefinition(CRS(epsg: code)).geographicBase == CRS(epsg: base))
    }

    /// Grads from Paris, as a plane and as such; degrees on the ellipsoids of 1924 (La Réunion, Europe).
    @Test(arguments: [27572, 4807, 3727, 23031, 4230])
    func offersNoDegreesThatWouldMeasureWrong(code: Int) throws {
        #expect(try CRSDefinition(CRS(epsg: code)).geographicBase == nil)
    }

    @Test func writesTheDialectOfShapefiles() throws {
        let text = try #require(try CRSDefinition.esriWKT(of: .lambert93))
        #expect(text.hasPrefix(#"PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993","#))
        #expect(!text.contains("AUTHORITY"))
        #expect(!text.contains("\n"))
    }

    @Test(arguments: [2154, 9794, 3035, 4326, 5490, 3950])
    func writesTheTextOfGeoPackages(code: Int) throws {
        let text = try #require(try CRSDefinition(CRS(epsg: code)).geoPackageWKT)
        #expect(text.hasSuffix(#"AUTHORITY["EPSG","\#(code)"]]"#))
        #expect(!text.contains("\n"))
    }

    @Test func refusesUnknownSystems() {
        let error = #expect(throws: PROJError.self) { try CRSDefinition(CRS(epsg: 1)) }
        #expect(error?.reason == .unknownCRS(CRS(epsg: 1)))
    }

    @Test func comparesPlanesAndNotCodes() throws {
        #expect(try CRSDefinition.areEquivalent(.lambert93, .lambert93))
        // RGF93 v1 with latitude first and with longitude first.
        #expect(try CRSDefinition.areEquivalent(.rgf93, CRS(epsg: 7084)))
        #expect(try CRSDefinition.areEquivalent(.lambert93, CRS(epsg: 5698)))
        #expect(try !CRSDefinition.areEquivalent(.lambert93, .lambert93v2b))
        #expect(try !CRSDefinition.areEquivalent(.lambert93, .wgs84))
    }
}
