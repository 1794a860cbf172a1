import PlanarGeometry
import TestSupport
import Testing

@testable import ShapefileStorage

@Suite struct PolygonAssemblerTests {
    private func ring(_ corners: [(Double, Double)]) throws -> Ring { try Ring(corners.map { Coordinate($0.0, $0.1) }) }

    private func assemble(_ corners: [[(Double, Double)]]) throws -> (area: MultiPolygon, isWoundAsTheFormatAsks: Bool) {
        PolygonAssembler.assemble(try corners.map(ring))
    }

    @Test func givesHolesToTheSmallestOutlineAroundThem() throws {
        // An island (5) in a lake (4) in a country (1), which has another lake (3); a country apart (2). In every order.
        let rings = [
            square(0, 0, 100), square(200, 0, 50), square(70, 70, 10, clockwise: false), square(10, 10, 40, clockwise: false),
            square(20, 20, 10),
        ]
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [3, 0, 4, 2, 1], [2, 4, 1, 0, 3]] {
            let result = try assemble(order.map { rings[$0] })
            #expect(result.isWoundAsTheFormatAsks)
            #expect(result.area.polygons.count == 3)
            #expect(result.area.area == 10_000 - 100 - 1_600 + 100 + 2_500)
            let country = try #require(result.area.polygons.first { $0.exterior.envelope.width == 100 })
            #expect(Set(country.holes.map(\.envelope.width)) == [10, 40])
        }
    }

    @Test func keepsTheOrderOfTheFile() throws {
        let result = try assemble([
            square(200, 0, 50), square(30, 30, 5, clockwise: false), square(0, 0, 100), square(10, 10, 10, clockwise: false),
        ])
        #expect(result.area.polygons.map(\.exterior.envelope.minX) == [200, 0])
        #expect(result.area.polygons[1].holes.map(\.envelope.minX) == [30, 10])
    }

    @Test func goesByPlaceWhenRingsAreWalkedTheWrongWay() throws {
        let everyWay = [false, true]
        for outline in everyWay {
            for hole in everyWay {
                let result = try assemble([square(0, 0, 10, clockwise: outline), square(2, 2, 3, clockwise: hole)])
                #expect(result.area.area == 91)
                #expect(result.area.holeCount == 1)
                #expect(result.isWoundAsTheFormatAsks == (outline && !hole))
            }
        }
        #expect(try assemble([square(0, 0, 10, clockwise: false)]).isWoundAsTheFormatAsks == false)
        // A hole that nothing holds is an outline.
        let apart = try assemble([square(0, 0, 10), square(20, 0, 5, clockwise: false)])
        #expect(apart.area.polygons.count == 2)
        #expect(!apart.isWoundAsTheFormatAsks)
    }

    @Test func anIslandThatFillsItsLakeIsNotAnotherLake() throws {
        let country = square(0, 0, 100)
        let lake = square(10, 10, 20, clockwise: false)
        let island = square(10, 10, 20)
        for rings in [[country, lake, island], [island, lake, country], [lake, island, country]] {
            let result = try assemble(rings)
            #expect(result.area.area == 10_000)
            #expect(result.area.polygons.count == 2)
            #expect(result.isWoundAsTheFormatAsks)
        }
    }

    @Test func holesMayTouchTheirOutline() throws {
        // All the corners of the diamond lie on the sides of the square.
        let diamond: [(Double, Double)] = [(5, 0), (10, 5), (5, 10), (0, 5), (5, 0)]
        let result = try assemble([square(0, 0, 10), diamond])
        #expect(result.area.polygons.count == 1)
        #expect(result.area.area == 50)
        #expect(result.isWoundAsTheFormatAsks)
        // A ring whose corners are all on the outline and which runs outside it: between the arms of a U.
        let u: [(Double, Double)] = [(0, 0), (0, 10), (2, 10), (2, 2), (8, 2), (8, 10), (10, 10), (10, 0), (0, 0)]
        let between: [(Double, Double)] = [(2, 2), (2, 10), (8, 10), (8, 2), (2, 2)]
        let parts = try assemble([u, between])
        #expect(parts.area.polygons.count == 2)
        #expect(parts.area.area == 52 + 48)
        #expect(parts.isWoundAsTheFormatAsks)
    }

    @Test func outlinesThatOverlapStayOutlines() throws {
        // The file says that both are outlines, and neither holds the other: not for us to make a hole of one.
        let result = try assemble([square(0, 0, 10), [(1, 1), (1, 9), (5, 12), (9, 9), (9, 1), (1, 1)], square(0, 0, 10)])
        #expect(result.area.polygons.count == 3)
        #expect(result.area.holeCount == 0)
        #expect(result.isWoundAsTheFormatAsks)
    }

    @Test func manyRingsFindTheirPlaceAsFewDo() throws {
        // A country with a hundred lakes, each with an island, walked and ordered at random.
        var rings = [square(0, 0, 1_000)]
        for lake in 0..<100 {
            let (x, y) = (Double(lake % 10) * 100 + 10, Double(lake / 10) * 100 + 10)
            rings += [square(x, y, 50, clockwise: false), square(x + 5, y + 5, 10)]
        }
        var random = SeededGenerator(seed: 3)
        let result = try assemble(rings.shuffled(using: &random))
        #expect(result.isWoundAsTheFormatAsks)
        #expect(result.area.polygons.count == 101)
        #expect(result.area.polygons.map(\.holes.count).max() == 100)
        #expect(result.area.area == 1_000_000 - 100 * 2_500 + 100 * 100)
    }

    @Test func everyRingIsKeptOnce() throws {
        // Four rings in each other, all walked the same way: outline, hole, island, hole.
        let rings = (0..<4).map { square(Double($0), Double($0), Double(20 - 2 * $0)) }
        let result = try assemble(rings)
        #expect(result.area.rings.count == 4)
        #expect(result.area.area == 400 - 324 + 256 - 196)
        #expect(!result.isWoundAsTheFormatAsks)
    }
}
