import CellGrid
import PlanarGeometry
import TestSupport
import Testing

/// What holds of every outline; a failure prints the seed that makes it again.
@Suite struct CoveragePropertyTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func fractionsSumToTheArea(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let outline = try TileShapes.star(
            &generator, vertices: Int.random(in: 5...300, using: &generator), radius: Double.random(in: 50...3000, using: &generator))
        for resolution in CellResolution.allCases {
            let coverage = try CellCoverage(of: outline, resolution: resolution)
            #expect(abs(coverage.area - outline.area) <= 1e-12 * outline.area, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func theOrderOfVerticesRingsAndPartsDoesNotMatter(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let outer = try TileShapes.star(&generator, vertices: 80, radius: 900).polygons[0].exterior
        let center = try #require(Shapes.area(outer).centroid)
        let hole = try outer.mapPositions { Coordinate(center.x + ($0.x - center.x) / 3, center.y + ($0.y - center.y) / 3) }
        let island = try outer.mapPositions { Coordinate(center.x + ($0.x - center.x) / 5, center.y + ($0.y - center.y) / 5) }
        let reference = try CellCoverage(of: MultiPolygon([Polygon(exterior: outer, holes: [hole]), Polygon(exterior: island)]))
        func rolled(_ ring: Ring) throws -> Ring {
            let start = Int.random(in: 0..<ring.coordinates.count - 1, using: &generator)
            let open = ring.coordinates.dropLast()
            let turned = Array(open[start...] + open[..<start])
            let closed = try Ring(turned + [turned[0]])
            return Bool.random(using: &generator) ? closed : closed.reversed
        }
        let shuffled = MultiPolygon([
            Polygon(exterior: try rolled(island)), Polygon(exterior: try rolled(outer), holes: [try rolled(hole)]),
        ])
        #expect(try CellCoverage(of: shuffled) == reference, "seed \(seed)")
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func theFractionsDoNotDependOnWhereTheGridBegins(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        // On 2⁻²⁰ m, so that a shift by whole tiles is exact.
        let outline = try TileShapes.star(&generator, vertices: 60, radius: 700).mapPositions {
            Coordinate(($0.x * 1_048_576).rounded() / 1_048_576, ($0.y * 1_048_576).rounded() / 1_048_576)
        }
        let shifted = try outline.mapPositions { Coordinate($0.x - 200 * 1234, $0.y + 200 * 567) }
        let (here, there) = (try CellCoverage(of: outline), try CellCoverage(of: shifted))
        #expect(here.runs.map(\.fraction) == there.runs.map(\.fraction), "seed \(seed)")
        #expect(here.runs.map { $0.first.row + 567 } == there.runs.map(\.first.row))
        #expect(here.runs.map { $0.first.column - 1234 } == there.runs.map(\.first.column))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func neighboursShareTheirTilesWithoutLossOrGain(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        // A box cut in two by a seeded broken line.
        let line = (0...20).map { step in (Double.random(in: 400...1600, using: &generator), Double(step) * 100.37) }
        let west = try TileShapes.area([(0, 2007.4), (0, 0)] + line)
        let east = try TileShapes.area([(2000, 0), (2000, 2007.4)] + line.reversed())
        let (left, right) = (try CellCoverage(of: west), try CellCoverage(of: east))
        let both = try CellCoverage(of: try TileShapes.area([(0, 0), (2000, 0), (2000, 2007.4), (0, 2007.4)]))
        both.forEachCell { cell, fraction in
            #expect(abs(left.fraction(of: cell) + right.fraction(of: cell) - fraction) <= 2.3e-16, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func aKilometreIsTheMeanOfItsTiles(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let outline = try TileShapes.star(&generator, vertices: 50, radius: 2500)
        let fine = try CellCoverage(of: outline)
        var sums: [Cell: Double] = [:]
        fine.forEachCell { cell, fraction in sums[CellIdentifier(cell).parent.cell, default: 0] += fraction / 25 }
        let coarse = try CellCoverage(of: outline, resolution: .metres1000)
        #expect(coarse.cellCount == sums.count)
        coarse.forEachCell { cell, fraction in #expect(abs(fraction - (sums[cell] ?? 0)) < 1e-14, "seed \(seed)") }
    }
}
