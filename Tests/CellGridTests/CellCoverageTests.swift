import PlanarGeometry
import TestSupport
import Testing

@testable import CellGrid

/// Fractions worked out by hand.
@Suite struct CellCoverageTests {
    @Test func aSquareOverNineTiles() throws {
        let coverage = try CellCoverage(of: Shapes.area(try TileShapes.box(100, 150, 500, 550)))
        #expect(
            try TileShapes.matrix(coverage, rows: 3, columns: 3) == [[0.125, 0.25, 0.125], [0.5, 1, 0.5], [0.375, 0.75, 0.375]])
        #expect(coverage.cellCount == 9)
        #expect(coverage.wholeCellCount == 1)
        #expect(coverage.area == 160_000)
        #expect(coverage.envelope == Envelope(minX: 3_800_000, minY: 3_072_600, maxX: 3_800_600, maxY: 3_073_200))
    }

    @Test func trianglesCutTilesInHalvesAndEighths() throws {
        let coverage = try CellCoverage(of: try TileShapes.area([(0, 0), (600, 0), (0, 600)]))
        #expect(try TileShapes.matrix(coverage, rows: 3, columns: 3) == [[1, 1, 0.5], [1, 0.5, 0], [0.5, 0, 0]])
        let flat = try CellCoverage(of: try TileShapes.area([(0, 0), (400, 0), (400, 200)]))
        // From (0, 0) to (400, 200): a quarter of the first tile, three quarters of the second.
        #expect(try TileShapes.matrix(flat, rows: 2, columns: 3) == [[0.25, 0.75, 0], [0, 0, 0]])
    }

    @Test func anOutlineAlongTileSidesCoversWholeTilesAndTouchesNoOther() throws {
        let coverage = try CellCoverage(of: Shapes.area(try TileShapes.box(0, 0, 600, 400)))
        #expect(coverage.runs.map(\.fraction) == [1, 1])
        #expect(coverage.runs.map(\.count) == [3, 3])
        #expect(coverage.cellCount == 6)
        #expect(try coverage.fraction(of: TileShapes.cell(0, 3)) == 0)
        #expect(try coverage.fraction(of: TileShapes.cell(2, 0)) == 0)
    }

    @Test func aHoleIsLeftOut() throws {
        let outline = Shapes.area(try TileShapes.box(0, 0, 600, 600), holes: [try TileShapes.box(200, 200, 500, 400)])
        let coverage = try CellCoverage(of: outline)
        #expect(try TileShapes.matrix(coverage, rows: 3, columns: 3) == [[1, 1, 1], [1, 0, 0.5], [1, 1, 1]])
        #expect(coverage.area == 300_000)
    }

    @Test func partsOfATileAddUp() throws {
        let coverage = try CellCoverage(
            of: MultiPolygon([
                Polygon(exterior: try TileShapes.box(0, 0, 100, 50)), Polygon(exterior: try TileShapes.box(150, 100, 250, 200)),
            ]))
        #expect(try TileShapes.matrix(coverage, rows: 1, columns: 2) == [[0.25, 0.125]])
    }

    @Test func partsThatShareASideMakeWholeTiles() throws {
        let (diagonal, other) = ([(0.0, 0.0), (400.0, 0), (400, 400)], [(0.0, 0.0), (400.0, 400), (0, 400)])
        let coverage = try CellCoverage(
            of: MultiPolygon([Polygon(exterior: try TileShapes.ring(diagonal)), Polygon(exterior: try TileShapes.ring(other))]))
        #expect(try TileShapes.matrix(coverage, rows: 2, columns: 2) == [[1, 1], [1, 1]])
    }

    @Test func anOutlineInsideOneTile() throws {
        let coverage = try CellCoverage(of: try TileShapes.area([(10, 10), (30, 10), (30, 20), (10, 20)]))
        #expect(coverage.runs.count == 1)
        #expect(try coverage.fraction(of: TileShapes.cell(0, 0)) == 0.005)
    }

    @Test func nothingCoversNothing() throws {
        let coverage = try CellCoverage(of: .empty)
        #expect(coverage.isEmpty && coverage.cellCount == 0 && coverage.area == 0 && coverage.envelope.isEmpty)
        // Out and back along a line: no area, hence no tile.
        #expect(try CellCoverage(of: try TileShapes.area([(10, 10), (555, 333), (1000, 700), (555, 333)])).isEmpty)
    }

    @Test func aSliverOfOneCentimetreIsThere() throws {
        let coverage = try CellCoverage(of: Shapes.area(try TileShapes.box(0, 99.99, 600, 100)))
        // 200 m by 1 cm of 40 000 m²; the corner's northing leaves 5e-10 m of the centimetre.
        #expect(try TileShapes.matrix(coverage, rows: 1, columns: 3)[0].allSatisfy { abs($0 - 5e-5) < 1e-11 })
        #expect(coverage.cellCount == 3)
    }

    @Test func theKilometreGridCountsInKilometres() throws {
        let square = try Ring(
            [(3_800_500.0, 3_072_000.0), (3_802_000, 3_072_000), (3_802_000, 3_073_000), (3_800_500, 3_073_000), (3_800_500, 3_072_000)].map
            {
                Coordinate($0.0, $0.1)
            })
        let kilometres = try CellCoverage(of: Shapes.area(square), resolution: .metres1000)
        #expect(kilometres.runs.map(\.fraction) == [0.5, 1])
        #expect(kilometres.area == 1_500_000)
    }

    @Test func anOutlineThatOverlapsItselfIsRefused() throws {
        let twice = MultiPolygon([
            Polygon(exterior: try TileShapes.box(0, 0, 500, 500)), Polygon(exterior: try TileShapes.box(150, 150, 700, 700)),
        ])
        #expect(throws: CoverageError.overlapping(CellIdentifier(try TileShapes.cell(0, 0)), fraction: 1.0625)) {
            try CellCoverage(of: twice)
        }
        // The lobe walked the other way counts negative.
        #expect(throws: CoverageError.self) { try CellCoverage(of: try TileShapes.area([(0, 0), (600, 600), (600, 0), (0, 500)])) }
        // A hole where there is nothing to leave out.
        let stray = Shapes.area(try TileShapes.box(0, 0, 100, 100), holes: [try TileShapes.box(900, 900, 1500, 1500)])
        #expect(throws: CoverageError.self) { try CellCoverage(of: stray) }
    }

    @Test func aPositionThatNoTileHoldsIsRefused() throws {
        let longitudes = try Ring([Coordinate(-1, 48), Coordinate(-1, 47), Coordinate(2, 47), Coordinate(-1, 48)])
        #expect(throws: CoverageError.outsideGrid(Coordinate(-1, 48))) {
            try CellCoverage(of: Shapes.area(longitudes))
        }
        let far = try Ring([Coordinate(1, 1), Coordinate(1e300, 1), Coordinate(1e300, 1e300), Coordinate(1, 1)])
        #expect(throws: CoverageError.self) { try CellCoverage(of: Shapes.area(far)) }
    }

    @Test func walksTilesInOrder() throws {
        var seen: [Cell] = []
        let coverage = try CellCoverage(of: Shapes.area(try TileShapes.box(100, 100, 900, 700)))
        coverage.forEachCell { cell, fraction in
            seen.append(cell)
            #expect(fraction == coverage.fraction(of: cell))
        }
        #expect(seen == seen.sorted() && seen.count == coverage.cellCount && Set(seen).count == seen.count)
    }

    @Test func edgesWithoutEndAreRefusedBeforeMemoryRunsOut() throws {
        // From one corner of the plane to the other and back: a hundred thousand crossings each way.
        let far = try Shapes.ring([(1, 1), (9_999_998, 9_999_999), (1, 2)])
        var accumulator = CoverageAccumulator(.metres200, mostMarks: 150_000)
        #expect(throws: CoverageError.tooManyCrossings(limit: 150_000)) { try accumulator.add(far, isHole: false) }
    }

    @Test func turnsAroundTheSameTilesAreRefused() throws {
        let turn = [(-500.0, -500.0), (700.0, -500.0), (700.0, 700.0), (-500.0, 700.0)]
        let ring = try TileShapes.ring((0..<1000).flatMap { _ in turn })
        #expect(throws: CoverageError.self) { try CellCoverage(of: Shapes.area(ring)) }
    }
}
