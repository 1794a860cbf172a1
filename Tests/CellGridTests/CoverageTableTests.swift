import CellGrid
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@Suite struct CoverageTableTests {
    private func coverages() throws -> CoverageTable {
        var generator = SeededGenerator(seed: 11)
        var table = CoverageTable()
        for (index, generation) in ["2015-2023", "2024-2030", "2015-2023"].enumerated() {
            let outline = try TileShapes.star(&generator, vertices: 30, radius: 700)
            try table.append(
                .init(identifier: "QP06200\(index / 2)", generation: generation + "\(index)", coverage: try CellCoverage(of: outline)))
        }
        try table.append(.init(identifier: "vide", generation: "", coverage: try CellCoverage(of: .empty)))
        return table
    }

    private func read(_ rows: [[Value]], header: [String] = ["id_quartier", "generation", "idcar", "fraction"]) throws -> CoverageTable {
        var reader = try CoverageTableReader(header: header)
        for row in rows { try reader.append(row) }
        return try reader.finish()
    }

    @Test func comesBackFromItsRowsBitForBit() throws {
        let saved = try coverages()
        let table = saved.table
        #expect(table.rows.count == saved.entries.reduce(0) { $0 + max(1, $1.coverage.cellCount) })
        // As CSV holds them: texts, in any order of rows and columns.
        let texts = table.rows.map { row in [3, 2, 1, 0].map { row[$0].isNull ? Value.null : .text(row[$0].exact) } }
        let back = try read(Array(texts.reversed()), header: ["FRACTION", "idcar", "Generation", "id_quartier"])
        #expect(Set(back.entries) == Set(saved.entries))
        #expect(try read(table.rows).entries == saved.entries)
    }

    @Test func saysInWordsWhatIsWrong() throws {
        let tile = "CRS3035RES200mN3072600E3800000"
        func complaint(_ rows: [[String]]) -> String? {
            do {
                _ = try read(rows.map { $0.map(Value.text) })
                return nil
            } catch { return (error as? QuartiersError)?.message.english }
        }
        #expect(complaint([["A", "", tile, "0.5"]]) == nil)
        #expect(
            complaint([["A", "", tile, "0.5"], ["A", "", tile, "0.5"]]) == "tile CRS3035RES200mN3072600E3800000 is there twice")
        #expect(complaint([["", "", tile, "0.5"]]) == "id_quartier is empty")
        #expect(complaint([["A", "", "N1", "0.5"]])?.hasPrefix("tile 'N1': the form expected is") == true)
        for fraction in ["1.5", "0", "-1", "abc", "nan"] {
            #expect(complaint([["A", "", tile, fraction]]) == "the fraction '\(fraction)' is not a number above 0 and at most 1")
        }
        #expect(
            complaint([["A", "", tile, "0.5"], ["B", "", "CRS3035RES1000mN3072000E3800000", "0.5"]])
                == "tile 'CRS3035RES1000mN3072000E3800000': the tile is 1000 m wide, 200 expected")
        #expect(throws: QuartiersError.self) { try CoverageTableReader(header: ["id_quartier", "fraction"]) }
    }

    @Test func oneOutlineForAQuartierAndAGeneration() throws {
        var table = try coverages()
        let first = table.entries[0]
        #expect(throws: QuartiersError.self) { try table.append(first) }
        let square = try CellCoverage(of: Shapes.area(try TileShapes.box(0, 0, 100, 100)), resolution: .metres1000)
        #expect(throws: QuartiersError.self) { try table.append(.init(identifier: "B", generation: "", coverage: square)) }
    }
}

@Suite struct CellSetTests {
    @Test(arguments: 0..<10 as Range<UInt64>)
    func holdsTheTilesOfAllItsCoverages(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let here = try TileShapes.star(&generator, vertices: 20, radius: 2000)
        let beside = try here.mapPositions { Coordinate($0.x + 700, $0.y + 300) }
        let above = try here.mapPositions { Coordinate($0.x, $0.y + 9000) }
        let coverages = try [here, beside, above].map { try CellCoverage(of: $0) }
        let set = CellSet(coverages)
        var expected: Set<Cell> = []
        for coverage in coverages { coverage.forEachCell { cell, _ in expected.insert(cell) } }
        #expect(set.count == expected.count)
        #expect(expected.allSatisfy(set.contains))
        let all = Envelope.empty.union(coverages[0].envelope).union(coverages[2].envelope)
        var found = 0
        for row in Int(all.minY) / 200 - 2...Int(all.maxY) / 200 + 2 {
            for column in Int(all.minX) / 200 - 20...Int(all.maxX) / 200 + 20 {
                found += Cell(row: row, column: column).map { set.contains($0) ? 1 : 0 } ?? 0
            }
        }
        #expect(found == expected.count, "seed \(seed)")
    }

    @Test func anEmptyOneHoldsNothing() throws {
        let set = CellSet([CellCoverage]())
        #expect(set.isEmpty && set.count == 0)
        #expect(try !set.contains(TileShapes.cell(0, 0)))
    }
}
