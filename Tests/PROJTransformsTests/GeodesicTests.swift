import Foundation
import PROJTransforms
import PlanarGeometry
import TestSupport
import Testing

@Suite struct GeodesicTests {
    private func ring(_ positions: [(Double, Double)]) throws -> Ring {
        try Ring((positions + [positions[0]]).map { Coordinate($0.0, $0.1) })
    }

    private let cell = [(2.63, 50.525), (2.64, 50.525), (2.64, 50.535), (2.63, 50.535)]
    private let hole = [(2.632, 50.527), (2.634, 50.527), (2.634, 50.529), (2.632, 50.529)]

    /// Figures of pyproj 3.7 (PROJ 9.5, `Geod(ellps="GRS80").polygon_area_perimeter`).
    @Test func measuresOnGRS80() throws {
        let measure = try Geodesic().measure(try ring(cell))
        #expect(abs(measure.area - 788736.30908) < 1e-4)
        #expect(abs(measure.perimeter - 3642.875032) < 1e-5)
    }

    /// The hole alone is 31 550.775305 m2 and 728.586844 m around, from the same source.
    @Test(arguments: [false, true], [false, true])
    func leavesHolesOutWhicheverWayRingsAreWalked(exteriorReversed: Bool, holeReversed: Bool) throws {
        let exterior = try ring(exteriorReversed ? cell.reversed() : cell)
        let polygon = Polygon(exterior: exterior, holes: [try ring(holeReversed ? hole.reversed() : hole)])
        let measure = try Geodesic().measure(polygon)
        #expect(abs(measure.area - (788736.309080 - 31550.775305)) < 1e-4)
        #expect(abs(measure.perimeter - (3642.875032 + 728.586844)) < 1e-5)
        let twice = try Geodesic().measure(MultiPolygon([polygon, polygon]))
        #expect(twice.area == 2 * measure.area)
        #expect(twice.perimeter == 2 * measure.perimeter)
        let nothing = try Geodesic().measure(MultiPolygon.empty)
        #expect(nothing.area == 0)
        #expect(nothing.perimeter == 0)
    }

    @Test func measuresWhatCrossesTheAntimeridian() throws {
        let across = try Geodesic().measure(try ring([(179.5, -17), (-179.5, -17), (-179.5, -16), (179.5, -16)]))
        let elsewhere = try Geodesic().measure(try ring([(10, -17), (11, -17), (11, -16), (10, -16)]))
        #expect(abs(across.area - elsewhere.area) < 1e-2)
        #expect(abs(across.perimeter - elsewhere.perimeter) < 1e-6)
    }

    /// Positions in metres, and latitude first for a place overseas whose longitude is no latitude.
    @Test(arguments: [(674434.6, 7048140.4), (2.6, 90.001), (-17.5, -149.5), (400.0, 50.0)])
    func refusesWhatIsNoLongitudeAndLatitude(position: (Double, Double)) throws {
        let wrong = try ring([(2.6, 50.5), (2.7, 50.5), position])
        let error = #expect(throws: PROJError.self) { try Geodesic().measure(MultiPolygon([Polygon(exterior: wrong)])) }
        #expect(error?.reason == .position(index: 2, Coordinate(position.0, position.1)))
    }

    @Test(.needsSharedData) func agreesWithTheAreasPublishedWithGeographicLib() throws {
        struct Corpus: Decodable {
            struct Case: Decodable {
                let vertices: [[Double]]
                let area: Double
                let areaTolerance: Double
                let perimeter: Double?
                let perimeterTolerance: Double?
            }
            let cases: [Case]
        }
        let file = try Data(contentsOf: URL(fileURLWithPath: SharedData.path("data/corpora/geodesic-areas.json")))
        let corpus = try JSONDecoder().decode(Corpus.self, from: file)
        #expect(!corpus.cases.isEmpty)
        for item in corpus.cases {
            // Latitude comes first in the corpus.
            let positions = item.vertices.map { ($0[1], $0[0]) }
            for walked in [positions, positions.reversed()] {
                let measure = try Geodesic(ellipsoid: .wgs84).measure(try ring(walked))
                #expect(abs(measure.area - item.area) <= item.areaTolerance)
                if let perimeter = item.perimeter, let tolerance = item.perimeterTolerance {
                    #expect(abs(measure.perimeter - perimeter) <= tolerance)
                }
            }
        }
    }

    /// Estates of the mining basin: 46.2601, 51.7444 and 58.0165 ha on the ellipsoid, 46.4006, 51.9019 and 58.1936 in Lambert-93. The
    /// square metres are those of pyproj 3.7 on GRS 80.
    @Test(.needsSharedData) func measuresRealEstatesToTheSquareMetre() throws {
        struct Collection: Decodable {
            struct Feature: Decodable {
                struct Geometry: Decodable {
                    let polygons: [[[[Double]]]]
                    enum CodingKeys: CodingKey { case type, coordinates }
                    init(from decoder: any Decoder) throws {
                        let container = try decoder.container(keyedBy: CodingKeys.self)
                        let isSingle = try container.decode(String.self, forKey: .type) == "Polygon"
                        polygons =
                            isSingle
                            ? [try container.decode([[[Double]]].self, forKey: .coordinates)]
                            : try container.decode([[[[Double]]]].self, forKey: .coordinates)
                    }
                }
                let geometry: Geometry
            }
            let features: [Feature]
        }
        let path = SharedData.path("data/bassin-minier/cabbalr-cite5-marles-rondpoint.geojson")
        let collection = try JSONDecoder().decode(Collection.self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
        let toLambert = try Transformer(from: .wgs84, to: .lambert93)
        var measured: [(ellipsoid: Double, plane: Double)] = []
        for feature in collection.features {
            let area = MultiPolygon(
                try feature.geometry.polygons.map { rings in
                    let all = try rings.map { try Ring($0.map { Coordinate($0[0], $0[1]) }) }
                    return Polygon(exterior: all[0], holes: Array(all.dropFirst()))
                })
            measured.append((try Geodesic().measure(area).area, try toLambert.transform(area).area))
        }
        measured.sort { $0.plane < $1.plane }
        let expected = [(462601.2448, 464006.0), (517444.2962, 519019.0), (580164.6362, 581936.0)]
        #expect(measured.count == expected.count)
        for (found, wanted) in zip(measured, expected) {
            #expect(abs(found.ellipsoid - wanted.0) < 1e-3)
            #expect(abs(found.plane - wanted.1) < 1)
        }
    }
}

@Suite struct CellTests {
    /// DOMAIN 4.7, check 1: a cell of a hundredth of a degree in Béthune, its sides cut in 200, in four measures.
    @Test func measuresTheSameCellFourWays() throws {
        let corners = [Coordinate(2.63, 50.525), Coordinate(2.64, 50.525), Coordinate(2.64, 50.535), Coordinate(2.63, 50.535)]
        var positions: [Coordinate] = []
        for (start, end) in zip(corners, corners[1...] + [corners[0]]) {
            for step in 0..<200 {
                let share = Double(step) / 200
                positions.append(Coordinate(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)))
            }
        }
        let cell = MultiPolygon([Polygon(exterior: try Ring(positions + [positions[0]]))])
        #expect(abs(try Geodesic().measure(cell).area - 788736.31) < 0.05)
        for (code, area) in [(2154, 791199.74), (3950, 788668.59), (3035, 788736.31)] {
            #expect(abs(try Transformer(from: .rgf93, to: CRS(epsg: code)).transform(cell).area - area) < 0.05)
        }
    }
}
