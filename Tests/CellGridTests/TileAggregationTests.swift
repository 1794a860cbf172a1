import CellGrid
import Testing

@Suite struct TileAggregationTests {
    @Test func aKilometreIsTheSumOfItsTiles() throws {
        var builder = TileColumnsBuilder(columns: ["ind", "men"])
        // The corner of the shapes lies 600 m north of that of its kilometre: two rows up begins the next one.
        let rows: [(row: Int, column: Int, values: [Double?], imputation: Imputation)] = [
            (0, 0, [10.1, 4], .observed), (1, 4, [20.2, nil], .imputed), (0, 5, [5, 2], .observed), (2, 0, [7, 3], .unknown),
            (3, 1, [1, 1], .imputed),
        ]
        for row in rows {
            builder.append(try TileShapes.cell(row.row, row.column), imputation: row.imputation, rank: 0, values: row.values)
        }
        let kilometres = builder.finish().tiles.aggregated()
        #expect(kilometres.resolution == .metres1000)
        #expect(
            kilometres.cells.map { CellIdentifier($0, .metres1000).description } == [
                "CRS3035RES1000mN3072000E3800000", "CRS3035RES1000mN3072000E3801000", "CRS3035RES1000mN3073000E3800000",
            ])
        #expect((0..<3).map { kilometres.columns[0][$0] } == [10.1 + 20.2, 5, 8])
        #expect((0..<3).map { kilometres.columns[1][$0] } == [nil, 2, 4])
        #expect(kilometres.imputation == [.imputed, .observed, .unknown])
        #expect(kilometres.aggregated().cells == kilometres.cells)
        #expect(TileColumnsBuilder(columns: ["ind"]).finish().tiles.aggregated().cells.isEmpty)
    }
}
