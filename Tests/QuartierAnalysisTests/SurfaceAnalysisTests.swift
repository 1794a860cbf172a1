import GEOSOverlay
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import TestSupport
import Testing

@Suite struct SurfaceAnalysisTests {
    /// The cell between longitudes 2.63 and 2.64, latitudes 50.525 and 50.535, each side cut in 200.
    private func cell() throws -> MultiPolygon {
        let corners = [(2.63, 50.525), (2.64, 50.525), (2.64, 50.535), (2.63, 50.535), (2.63, 50.525)]
        var positions: [Coordinate] = []
        for (start, end) in zip(corners, corners.dropFirst()) {
            for step in 0..<200 {
                let ratio = Double(step) / 200
                positions.append(Coordinate(start.0 + ratio * (end.0 - start.0), start.1 + ratio * (end.1 - start.1)))
            }
        }
        positions.append(positions[0])
        return MultiPolygon([Polygon(exterior: try Ring(positions))])
    }

    /// Figures of GDAL and GeographicLib, to 0.05 m².
    @Test func measuresOnTheEllipsoidAndInBothPlanes() throws {
        let surface = try #require(try SurfaceAnalysis.surfaces(of: [try cell()], crs: .rgf93)[0])
        #expect(abs(surface.ellipsoidal - 788_736.31) < 0.05)
        #expect(surface.plane.crs == .lambert93)
        #expect(abs(surface.plane.area - 791_199.74) < 0.05)
        #expect(surface.zone?.crs == CRS(epsg: 3950))
        #expect(abs((surface.zone?.area ?? 0) - 788_668.59) < 0.05)
        #expect(abs(surface.arealDistortion - 0.31233) < 1e-5)
        #expect(surface.repair == nil)
        #expect(surface.parts == 1)
    }

    /// S02: the gap between plane and ellipsoid is what the projection distorts.
    @Test func planeAndEllipsoidDifferByTheDistortion() throws {
        let surface = try #require(try SurfaceAnalysis.surfaces(of: [try Layers.box(0, 0, 500, 400)], crs: .lambert93)[0])
        #expect(surface.plane.area == 200_000)
        #expect(abs(surface.plane.area / surface.ellipsoidal - 1 - surface.arealDistortion / 100) < 1e-5)
        // A square has 4 pi S / P² = pi / 4; 500 by 400 is 4 pi 20 / 18².
        #expect(abs(surface.compactness - 4 * .pi * 20 / 324) < 1e-6)
    }

    @Test func keepsTheRealisationOfTheLayer() throws {
        let surface = try #require(try SurfaceAnalysis.surfaces(of: [try Layers.box(0, 0, 100, 100)], crs: .lambert93v2b)[0])
        #expect(surface.plane.crs == .lambert93v2b)
        #expect(surface.plane.area == 10_000)
    }

    @Test func measuresOverseasInTheLegalSystemOfThePlace() throws {
        // Saint-Denis de La Réunion, in EPSG:2975.
        let outline = MultiPolygon([
            Polygon(
                exterior: try Ring([
                    Coordinate(339_000, 7_690_000), Coordinate(340_000, 7_690_000), Coordinate(340_000, 7_691_000),
                    Coordinate(339_000, 7_690_000),
                ]))
        ])
        let surface = try #require(try SurfaceAnalysis.surfaces(of: [outline], crs: CRS(epsg: 2975))[0])
        #expect(surface.plane.crs == CRS(epsg: 2975))
        #expect(surface.plane.area == 500_000)
        #expect(surface.zone == nil)
    }

    @Test func repairsABowTieAndSaysSo() throws {
        let origin = Layers.origin
        let bow = MultiPolygon([
            Polygon(
                exterior: try Ring(
                    [(0, 0), (100, 100), (100, 0), (0, 100), (0, 0)].map { Coordinate(origin.x + $0.0, origin.y + $0.1) }))
        ])
        let surface = try #require(try SurfaceAnalysis.surfaces(of: [bow], crs: .lambert93)[0])
        #expect(surface.repair?.before.area == 0)
        #expect(surface.plane.area == 5_000)
        #expect(surface.repair?.invalidities.first?.location == Coordinate(origin.x + 50, origin.y + 50))
    }

    @Test func hasNoSurfaceForWhatHasNoOutlineOrLiesElsewhere() throws {
        let surfaces = try SurfaceAnalysis.surfaces(of: [nil, .empty, try Layers.box(5_000_000, 0, 1, 1)], crs: .lambert93)
        #expect(surfaces == [nil, nil, nil])
    }

    @Test func oneWorkerEqualsTwo() throws {
        let outlines = try (0..<40).map { try Layers.box(Double($0) * 130, Double($0) * 70, 100 + Double($0), 90) }
        #expect(
            try SurfaceAnalysis.surfaces(of: outlines, crs: .lambert93, workers: 1)
                == SurfaceAnalysis.surfaces(of: outlines, crs: .lambert93, workers: 2))
    }

    @Test func refusesAnUnknownSystem() {
        #expect(throws: QuartiersError.self) { try SurfaceAnalysis.surfaces(of: [], crs: CRS(epsg: 999_999)) }
    }
}
