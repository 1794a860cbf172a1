import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import PROJTransforms

@Suite struct ShortSideSeriesTests {
    /// Where France lies: Terre Adélie, Crozet and Kerguelen, Polynesia, La Réunion and New Caledonia, Guyane, the Antilles, Mayotte and
    /// Wallis, Saint-Pierre-et-Miquelon, the mainland.
    private static let latitudes = [-67 ... -65, -50 ... -46, -28 ... -8, -23 ... -20, 2...6, 14...19, -14 ... -12, 46...47.2, 41...51.2]

    /// A star-shaped ring in degrees: so many positions, between half the radius (in metres) and the whole of it from the centre.
    private func star(
        around centre: Coordinate, radius: Double, positions: Int, using generator: inout SeededGenerator
    ) throws -> Ring {
        let perDegree = (x: 111_320 * cos(centre.y * .pi / 180), y: 110_570.0)
        return try Shapes.ring(
            (0..<positions).map { rank in
                let direction = 2 * Double.pi * Double(rank) / Double(positions)
                let distance = radius * .random(in: 0.5...1, using: &generator)
                return (centre.x + distance * cos(direction) / perDegree.x, centre.y + distance * sin(direction) / perDegree.y)
            })
    }

    /// Whether the two agree but for what the library itself rounds: found to be 4e-5 m² at most, by the root of the number of sides, and
    /// 5 nm of a length.
    private func agrees(_ measure: GeodesicMeasure, _ solved: GeodesicMeasure, sides: Int, rounding: Double = 8e-5) -> Bool {
        abs(measure.area - solved.area) <= 1e-9 * solved.area + rounding * Double(sides).squareRoot()
            && abs(measure.perimeter - solved.perimeter) <= 1e-9 * solved.perimeter + 1e-8
    }

    /// 100 000 outlines from 10 m² to 10 000 km², every third with a hole and a second part.
    @Test(arguments: latitudes.indices)
    func agreesWithTheGeodesicProblem(band: Int) throws {
        let geodesic = Geodesic()
        var bySeries = 0
        for seed in 0..<11_112 {
            var generator = SeededGenerator(seed: UInt64(band * 100_000 + seed))
            let centre = Coordinate(
                .random(in: -179...179, using: &generator), .random(in: Self.latitudes[band], using: &generator))
            let area = pow(10, Double.random(in: 1...10, using: &generator))
            let positions = Int(pow(10, Double.random(in: 0.5...1.7, using: &generator)))
            let radius = (area / 1.8).squareRoot()
            let exterior = try star(around: centre, radius: radius, positions: positions, using: &generator)
            var outline = MultiPolygon([Polygon(exterior: exterior)])
            if seed % 3 == 0 {
                let hole = try star(around: centre, radius: radius / 4, positions: positions, using: &generator)
                let beside = Coordinate(centre.x, centre.y - 3 * radius / 110_570)
                let second = try star(around: beside, radius: radius, positions: positions, using: &generator)
                outline = MultiPolygon([Polygon(exterior: exterior, holes: [hole]), Polygon(exterior: second)])
            }
            var solved = GeodesicMeasure(area: 0, perimeter: 0)
            for polygon in outline.polygons {
                solved.area += geodesic.solve(polygon.exterior).area - polygon.holes.reduce(0) { $0 + geodesic.solve($1).area }
                solved.perimeter += polygon.rings.reduce(0) { $0 + geodesic.solve($1).perimeter }
            }
            let measure = try geodesic.measure(outline)
            #expect(agrees(measure, solved, sides: outline.positionCount), "seed \(band * 100_000 + seed)")
            if measure != solved { bySeries += 1 }
        }
        #expect(bySeries > 6_000)
    }

    /// Small rings, which the geodesic problem does not know to 1e-9. Expected from its differential equations, integrated in 80-bit long
    /// doubles by a Runge-Kutta method of 64 steps a side.
    @Test(arguments: smallRings)
    func measuresSmallRingsToTheirLastDigits(ring: SmallRing) throws {
        let positions = zip(ring.longitudes, ring.latitudes).map { ($0, $1) }
        let measure = try Geodesic().measure(try Shapes.ring(positions))
        #expect(abs(measure.area / ring.area - 1) < 1e-11)
        #expect(abs(measure.perimeter / ring.perimeter - 1) < 1e-11)
    }

    struct SmallRing: Sendable {
        let longitudes: [Double]
        let latitudes: [Double]
        let area: Double
        let perimeter: Double
    }

    private static let smallRings = [
        SmallRing(
            longitudes: [2.641215949, 2.641210594, 2.641188684, 2.641185463, 2.641191889, 2.641213625],
            latitudes: [50.5312, 50.531211743, 50.531212544, 50.5312, 50.531191009, 50.531184898],
            area: 4.9372657761259, perimeter: 8.8017712187993),
        SmallRing(
            longitudes: [9.152138831, 9.152120492, 9.152064661, 9.152041164, 9.152075169, 9.152127414],
            latitudes: [42.0213, 42.021326546, 42.02134578, 42.0213, 42.021267833, 42.021264487],
            area: 48.921796468927, perimeter: 26.804006834149),
        SmallRing(
            longitudes: [-61.552183312, -61.552255253, -61.552339928, -61.552425473, -61.552358608, -61.552246935],
            latitudes: [16.2412, 16.241274915, 16.241266847, 16.2412, 16.241101878, 16.241111158],
            area: 332.45181234682, perimeter: 69.10410816088),
        SmallRing(
            longitudes: [55.448449345, 55.448248938, 55.447909542, 55.447868381, 55.447950614, 55.448242645],
            latitudes: [-20.8821, -20.881857341, -20.881789695, -20.8821, -20.882343388, -20.882332406],
            area: 2627.0336121465, perimeter: 196.95013380248),
        SmallRing(
            longitudes: [166.451988197, 166.451663502, 166.450840258, 166.450150331, 166.450656198, 166.451528716],
            latitudes: [-22.2713, -22.270552042, -22.27071948, -22.2713, -22.272177539, -22.271830452],
            area: 20846.4350734, perimeter: 555.55849425625),
        SmallRing(
            longitudes: [-52.328454431, -52.329948464, -52.332076591, -52.334518951, -52.332389311, -52.330065186],
            latitudes: [4.9312, 4.933200615, 4.932896675, 4.9312, 4.928960022, 4.929402171],
            area: 196553.00563196, perimeter: 1716.2498159231),
        SmallRing(
            longitudes: [140.003297324, 140.00208156, 140.000322041, 140.00001995, 140.00081433, 140.002080739],
            latitudes: [-66.6631, -66.66262919, -66.662355364, -66.6631, -66.663504571, -66.663570243],
            area: 12174.363161603, perimeter: 431.6350484137),
    ]

    /// A hundredth of a degree cut in 10 000 cells of 79 m²: they add up to the whole, which is large enough to be solved.
    @Test func cellsAddUpToTheWhole() throws {
        func position(_ column: Int, _ row: Int) -> (Double, Double) { (2.63 + Double(column) / 10_000, 50.525 + Double(row) / 10_000) }
        var sum = 0.0
        for column in 0..<100 {
            for row in 0..<100 {
                let cell = [
                    position(column, row), position(column + 1, row), position(column + 1, row + 1), position(column, row + 1),
                ]
                sum += try Geodesic().measure(try Shapes.ring(cell)).area
            }
        }
        let around =
            (0..<100).map { position($0, 0) } + (0..<100).map { position(100, $0) } + (0..<100).map { position(100 - $0, 100) }
            + (0..<100).map { position(0, 100 - $0) }
        let whole = try Shapes.ring(around)
        #expect(abs(sum / (try Geodesic().measure(whole).area) - 1) < 1e-12)
        #expect(abs(sum / Geodesic().solve(whole).area - 1) < 2e-9)
    }

    /// From 60° to a metre from the poles, rings of a metre to 100 km.
    @Test func givesWayTowardsThePoles() throws {
        let geodesic = Geodesic()
        var solvedInstead = 0
        for seed in 0..<5_000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let colatitude = pow(10, Double.random(in: -5...1.5, using: &generator))
            let radius = pow(10, Double.random(in: 0...5, using: &generator))
            let centre = Coordinate(.random(in: -179...179, using: &generator), colatitude - 90)
            let ring = try star(around: centre, radius: radius, positions: 12, using: &generator)
            guard let measure = try? geodesic.measure(ring) else { continue }
            let solved = geodesic.solve(ring)
            // The library rounds the longitudes of a pole's neighbourhood, by the whole of the ellipsoid south of it.
            #expect(agrees(measure, solved, sides: 12, rounding: 5e-4), "seed \(seed)")
            if measure == solved { solvedInstead += 1 }
        }
        #expect(solvedInstead > 1_000)
    }

    /// Around a pole, across the antimeridian, sides over half the globe, a sliver between two digitisations of a long border, a ring
    /// higher than 2°.
    @Test(arguments: [
        [(0.0, 89.9), (90, 89.9), (180, 89.9), (-90, 89.9)], [(0, 89), (10, 90), (20, 89)],
        [(179.999, -17), (-179.999, -17), (-179.999, -16.999), (179.999, -16.999)], [(0, 0), (179, 1), (-170, 30)],
        [(3.46, 45), (7.46, 45.000001), (5.46, 45.0000005)], [(2, 47), (2.1, 47.0000001), (2.05, 47.00000002)],
        [(2, 47), (2.001, 48), (2, 49.001), (1.999, 48)],
    ])
    func solvesWhereSidesAreLong(positions: [(Double, Double)]) throws {
        let ring = try Shapes.ring(positions)
        #expect(try Geodesic().measure(ring) == Geodesic().solve(ring))
    }

    @Test func measuresAcrossTheAntimeridianWrittenEitherWay() throws {
        func measure(_ east: Double) throws -> GeodesicMeasure {
            try Geodesic().measure(try Shapes.ring([(179.999, -17), (east, -17), (east, -16.999), (179.999, -16.999)]))
        }
        let (series, solved) = try (measure(180.001), measure(-179.999))
        #expect(series != solved)
        #expect(agrees(series, solved, sides: 4))
    }

    @Test func leavesFlatEllipsoidsToTheGeodesicProblem() throws {
        #expect(ShortSideSeries(Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 150)) == nil)
        // The sphere and the flattest ellipsoid in use, Clarke 1880.
        for inverseFlattening in [0, 293.465] {
            let geodesic = Geodesic(ellipsoid: Ellipsoid(semiMajorAxis: 6_378_249.145, inverseFlattening: inverseFlattening))
            var generator = SeededGenerator(seed: 1880)
            let ring = try star(around: Coordinate(2.3, 48.8), radius: 3_000, positions: 200, using: &generator)
            let measure = try geodesic.measure(ring)
            #expect(measure != geodesic.solve(ring))
            #expect(agrees(measure, geodesic.solve(ring), sides: 200))
        }
    }
}
