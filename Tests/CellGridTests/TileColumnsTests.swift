import CellGrid
import PlanarGeometry
import TestSupport
import Testing

@Suite struct TileColumnsTests {
    @Test func putsTilesInOrderWhateverTheOrderOfTheFile() throws {
        var builder = TileColumnsBuilder(columns: ["ind", "men"])
        for (rank, column) in [2, 0, 1].enumerated() {
            builder.append(
                try TileShapes.cell(0, column), imputation: column == 1 ? .imputed : .observed, rank: rank + 2,
                values: [Double(column), column == 0 ? nil : 10])
        }
        let (tiles, duplicates) = builder.finish()
        #expect(duplicates.isEmpty)
        #expect(try tiles.cells == (0..<3).map { try TileShapes.cell(0, $0) })
        #expect(tiles.imputation == [.observed, .imputed, .observed])
        #expect((0..<3).map { tiles.columns[0][$0] } == [0, 1, 2])
        #expect((0..<3).map { tiles.columns[1][$0] } == [nil, 10, 10])
        #expect(tiles.columns.map(\.missingCount) == [0, 1])
        #expect(tiles.column("men") == 1 && tiles.column("log_soc") == nil)
        #expect(try tiles.index(of: TileShapes.cell(0, 1)) == 1)
        #expect(try tiles.index(of: TileShapes.cell(1, 1)) == nil)
    }

    @Test func saysWhichTilesComeTwiceAndWhetherTheyAgree() throws {
        var builder = TileColumnsBuilder(columns: ["ind"])
        let rows: [(cell: Int, value: Double?)] = [(1, 5), (0, nil), (1, 5), (0, nil), (2, 1), (2, 3), (2, nil)]
        for (rank, row) in rows.enumerated() {
            builder.append(try TileShapes.cell(0, row.cell), imputation: .unknown, rank: rank + 1, values: [row.value])
        }
        let (tiles, duplicates) = builder.finish()
        #expect(tiles.cells.count == 3)
        #expect((0..<3).map { tiles.columns[0][$0] } == [nil, 5, 1])
        #expect(duplicates.map(\.isIdentical) == [true, true, false, false])
        #expect(duplicates.map(\.firstRank) == [2, 1, 5, 5])
        #expect(duplicates.map(\.rank) == [4, 3, 6, 7])
        #expect(try duplicates[1].cell.cell == TileShapes.cell(0, 1))
    }

    @Test func keepsTrackOfWhatIsMissingAmongMany() throws {
        var builder = TileColumnsBuilder(columns: ["ind"])
        for column in 0..<200 {
            builder.append(
                try TileShapes.cell(0, column), imputation: .observed, rank: column, values: [column % 7 == 3 ? nil : Double(column)])
        }
        let tiles = builder.finish().tiles
        #expect((0..<200).allSatisfy { tiles.columns[0].isKnown($0) == ($0 % 7 != 3) })
        #expect(tiles.columns[0].missingCount == 29)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func findsTheTilesOfAnOutline(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let coverage = try CellCoverage(of: try TileShapes.star(&generator, vertices: 25, radius: 3000))
        var builder = TileColumnsBuilder(columns: [])
        let (rows, columns) = (Int(coverage.envelope.minY) / 200, Int(coverage.envelope.minX) / 200)
        for row in rows - 3..<rows + 40 {
            for column in columns - 3..<columns + 40 where Int.random(in: 0..<3, using: &generator) > 0 {
                builder.append(try #require(Cell(row: row, column: column)), imputation: .observed, rank: 0, values: [])
            }
        }
        let tiles = builder.finish().tiles
        let covered = try tiles.tiles(in: coverage)
        let expected = tiles.cells.indices.filter { coverage.fraction(of: tiles.cells[$0]) > 0 }
        #expect(covered.indices == expected, "seed \(seed)")
        #expect(covered.fractions == expected.map { coverage.fraction(of: tiles.cells[$0]) })
        #expect(covered.cellCount == coverage.cellCount)
    }

    @Test func refusesACoverageOfAnotherResolution() throws {
        let tiles = TileColumnsBuilder(.metres1000, columns: []).finish().tiles
        let coverage = try CellCoverage(of: .empty)
        #expect(throws: CoverageError.resolution(expected: .metres200, found: .metres1000)) { try tiles.tiles(in: coverage) }
    }
}
