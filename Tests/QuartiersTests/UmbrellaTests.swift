import Quartiers
import Testing

/// Only `Quartiers` is imported here: what does not compile under it could not be written by a caller.
@Suite struct UmbrellaTests {
    @Test func membersOfEveryModuleAreInReach() throws {
        let corners = [(0.0, 0.0), (1_000, 0), (1_000, 1_000), (0, 1_000), (0, 0)].map { Coordinate(650_000 + $0.0, 7_050_000 + $0.1) }
        let square = MultiPolygon([Polygon(exterior: try Ring(corners))])
        let surface = try #require(try SurfaceAnalysis.surfaces(of: [square], crs: .lambert93)[0])
        #expect(surface.plane.area == 1_000_000)
        #expect(surface.repair?.invalidities == nil)
    }
}
