import PROJTransforms
import PlanarGeometry
import Testing

@Suite struct RegisterTests {
    @Test func givesWhatInitialisersMake() throws {
        let register = try Register()
        for crs in [CRS.lambert93, .wgs84, .lambert93] { #expect(try register.definition(of: crs) == CRSDefinition(crs)) }
        #expect(throws: PROJError.self) { try register.definition(of: CRS(epsg: 1)) }
        let position = Coordinate(652_381, 6_862_047)
        let (kept, own) = (try register.transformer(from: .lambert93, to: .laeaEurope), try Transformer(from: .lambert93, to: .laeaEurope))
        #expect(try kept.transform(position) == own.transform(position))
        #expect(try register.transformer(from: .lambert93, to: .lambert93).transform(position) == position)
        let place = Coordinate(2.64, 50.53)
        #expect(try register.meter(of: .lambert93).distortion(at: place) == DistortionMeter(.lambert93).distortion(at: place))
    }

    @Test func outlivedByWhatItMade() throws {
        let transformer = try Register().transformer(from: .wgs84, to: .lambert93)
        let image = try transformer.transform(Coordinate(3, 46.5))
        #expect(abs(image.x - 700_000) < 1e-3 && abs(image.y - 6_600_000) < 1e-3)
    }
}
