import PROJTransforms
import PlanarGeometry
import Testing

@Suite struct DistortionMeterTests {
    /// DOMAIN 1.7, to its printed digits: latitude; scale, cm/km and percent in Lambert-93; the same in CC50.
    @Test(arguments: [
        (50.42, [1.0014226, 142.3, 0.2847], [0.9999412, -5.88, -0.0118]),
        (50.457, [1.0014685, 146.9, 0.2939], [0.9999461, -5.39, -0.0108]),
        (50.507, [1.0015313, 153.1, 0.3065], [0.9999534, -4.66, -0.0093]),
        (50.53, [1.0015604, 156.0, 0.3123], [0.9999571, -4.29, -0.0086]),
        (50.66, [1.0017285, 172.8, 0.3460], [0.9999806, -1.94, -0.0039]), (50.95, [1.0021238, 212.4, 0.4252], [1.0000520, 5.20, 0.0104]),
    ])
    func agreesWithTheTableOfTheDomain(latitude: Double, lambert: [Double], zone: [Double]) throws {
        for (crs, expected, digits) in [(CRS.lambert93, lambert, 0.05), (CRS(epsg: 3950), zone, 0.005)] {
            let distortion = try DistortionMeter(crs).distortion(at: Coordinate(2.64, latitude))
            #expect(abs(distortion.meridionalScale - expected[0]) < 0.6e-7)
            #expect(abs(try #require(distortion.linearAlteration) - expected[1]) < digits * 1.01)
            #expect(abs(distortion.arealAlteration - expected[2]) < 0.6e-4)
        }
    }

    /// Scales along meridian and parallel, and of areas, of pyproj 3.7 (PROJ 9.5, `Proj.get_factors`), where PROJ 9.5 has no trap.
    @Test(arguments: [
        (2154, Coordinate(2.64, 50.53), [1.0015604147, 1.0015604147, 1.0031232644]),
        (9794, Coordinate(2.64, 50.53), [1.0015604147, 1.0015604147, 1.0031232644]),
        (3946, Coordinate(5, 45.76), [0.9999234599, 0.9999234599, 0.9998469256]),
        (3950, Coordinate(2.64, 50.53), [0.9999570669, 0.9999570669, 0.9999141357]),
        // Northing comes first in the register, which PROJ 9.1 does not forgive.
        (3035, Coordinate(2.64, 50.53), [1.0007111933, 0.9992898161, 1.0]),
        (2975, Coordinate(55.45, -20.88), [0.9999212659, 0.9999212658, 0.9998425379]),
        (5490, Coordinate(-61.07, 14.6), [1.0001346522, 1.0001346521, 1.0002693225]),
        (2972, Coordinate(-52.33, 4.93), [0.9998691708, 0.9998691707, 0.9997383587]),
        (4471, Coordinate(45.23, -12.78), [0.9996077090, 0.9996077089, 0.9992155718]),
        // Counted in grads from Paris; the expected figures are of `+proj=lcc ... +lon_0=2.33722916666667` on the same ellipsoid.
        (27572, Coordinate(6, 47.8), [1.0000302082, 1.0000302082, 1.0000604173]),
        // Spherical formulas on an ellipsoid; `proj -S +proj=webmerc +ellps=WGS84`, and six digits only.
        (3857, Coordinate(2.64, 50.53), [1.574268, 1.569992, 2.471588]),
    ])
    func agreesWithALaterVersionOfTheLibrary(code: Int, place: Coordinate, expected: [Double]) throws {
        let distortion = try DistortionMeter(CRS(epsg: code)).distortion(at: place)
        let tolerance = code == 3857 ? 6e-7 : 1e-9
        #expect(abs(distortion.meridionalScale - expected[0]) < tolerance)
        #expect(abs(distortion.parallelScale - expected[1]) < tolerance)
        #expect(abs(distortion.arealScale - expected[2]) < tolerance)
    }

    @Test func knowsEveryZone() throws {
        for parallel in 42...50 {
            let zone = try #require(ConformalConicZone(latitude: Double(parallel)))
            for crs in [zone.crs, zone.crsV2b] {
                let distortion = try DistortionMeter(crs).distortion(at: Coordinate(3, Double(parallel)))
                #expect(distortion.isConformal)
                // Secant at three quarters of a degree on each side, so shorter by 8 to 9 cm/km in the middle.
                #expect(try #require(distortion.linearAlteration) > -9)
                #expect(try #require(distortion.linearAlteration) < -8)
            }
        }
    }

    @Test func hasNoSingleScaleWhereShapesAreNotKept() throws {
        let distortion = try DistortionMeter(.laeaEurope).distortion(at: Coordinate(2.64, 50.53))
        #expect(!distortion.isConformal)
        #expect(distortion.linearScale == nil)
        #expect(distortion.linearAlteration == nil)
        #expect(abs(distortion.arealAlteration) < 1e-7)
    }

    @Test func refusesSystemsInDegrees() {
        let error = #expect(throws: PROJError.self) { try DistortionMeter(.wgs84) }
        #expect(error?.reason == .notProjected(.wgs84))
        #expect(error?.description == "proj_get_type: a system in degrees has no scale (EPSG:4326)")
    }

    @Test(arguments: [Coordinate(2.64, 95), Coordinate(3, -90), Coordinate(.nan, 50), Coordinate(2, .infinity)])
    func refusesPlacesWithoutImage(place: Coordinate) throws {
        let error = #expect(throws: PROJError.self) { try DistortionMeter(.lambert93).distortion(at: place) }
        guard case .position(index: 0, _) = error?.reason else { throw UnexpectedReason(error) }
    }
}
