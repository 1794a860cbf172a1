import CellGrid
import Foundation
import GeoFormats
import PlanarGeometry
import QuartierSources
import Reporting
import TestSupport
import Testing

@Suite struct TileCollectorTests {
    private func collect(_ rows: [[String]], header: [String] = ["idcar_200m", "i_est_200", "ind"]) throws -> (
        tiles: TileColumns, findings: [Finding]
    ) {
        var findings: [Finding] = []
        var collector = TileCollector(try TileLayout(header: header))
        for (index, row) in rows.enumerated() { try collector.take(row.map(Value.text), rank: index + 2) { findings.append($0) } }
        let tiles = try collector.finish { findings.append($0) }
        return (tiles, findings)
    }

    @Test func aTileThatComesTwiceCountsOnce() throws {
        let row = ["CRS3035RES200mN3072600E3800000", "0", "12"]
        let (tiles, findings) = try collect([row, ["CRS3035RES200mN3072400E3800000", "0", "3"], row])
        #expect(tiles.cells.count == 2)
        #expect(findings.map(\.kind) == [.tileTwice])
        #expect(
            findings[0].message(in: .english) == "tile \(row[0]) is further up in the file already, with the same figures; counted once")
        #expect(findings[0].place == Place(feature: 4, name: row[0]))
        #expect(findings[0].arguments == ["first": .integer(2), "again": .integer(4)])
    }

    @Test func twoFiguresForATileAreRefused() throws {
        let tile = "CRS3035RES200mN3072600E3800000"
        for other in [[tile, "0", "13"], [tile, "0", ""], [tile, "1", "12"]] {
            #expect(throws: QuartiersError.self) { try collect([[tile, "0", "12"], other]) }
        }
    }

    private func read(_ path: String) throws -> (layout: TileLayout, tiles: TileColumns, findings: [Finding]) {
        var findings: [Finding] = []
        let (layout, tiles) = try TileCollector.tiles(ofCSV: .file(SharedData.path(path))) { findings.append($0) }
        return (layout, tiles, findings)
    }

    /// An outline around every tile, and what its estimate of a column says.
    private func everything(_ tiles: TileColumns) throws -> CoveredTiles {
        let all = tiles.cells.reduce(Envelope.empty) { $0.union($1.envelope(.metres200)) }.expanded(by: 50)
        let ring = try Ring(
            [(all.minX, all.minY), (all.maxX, all.minY), (all.maxX, all.maxY), (all.minX, all.maxY), (all.minX, all.minY)].map {
                Coordinate($0.0, $0.1)
            })
        return try tiles.tiles(in: try CellCoverage(of: MultiPolygon([Polygon(exterior: ring)])))
    }

    @Test(.needsSharedData) func everyColumnOfBordeauxIsReadOrKnown() throws {
        let path = SharedData.path("data/filosofi/filosofi2015-200m-bordeaux-metropole.csv")
        let header = try #require(try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).first)
            .split(separator: ",").map(String.init)
        #expect(header.count == 37)
        let layout = try TileLayout(header: header)
        #expect(layout.unknownColumns == [])
        // Identifier, flag, communes and 28 figures; the other six are keys and flags of other levels of the grid.
        #expect(layout.fields.count == 28)
        #expect(layout.isFlagged)
        let others: Set = ["Id_carr1km", "Id_carr_n", "Groupe", "I_pauv", "Id_car2010", "I_est_1km"]
        #expect(header.count - others.count == 3 + 28)
        #expect(others.isSubset(of: header))
        let foreign = try TileLayout(header: ["idcar_200m", "i_est_200", "lcog_geo", "ind", "mean_std_living"])
        #expect(foreign.unknownColumns == ["mean_std_living"])
    }

    @Test(.needsSharedData) func bordeaux2015() throws {
        let (layout, tiles, findings) = try read("data/filosofi/filosofi2015-200m-bordeaux-metropole.csv")
        #expect(layout.year == 2015 && layout.fields == TileField.allCases)
        #expect(findings.isEmpty)
        #expect(tiles.cells.count == 6_735)
        #expect(tiles.imputation.count { $0 == .imputed } == 2_159)
        #expect(tiles.columns.allSatisfy { $0.missingCount == 0 })
        // Sums of the columns as decimal numbers (Python 3.11 decimal.Decimal), in the order of the 28 fields.
        let totals = [
            725_084.5, 336_070.1, 47_109.1, 131_286.4, 17_807.9, 157_772.0, 39_227.9, 16_836_242_992.7, 26_916_738.2, 183_574.9, 152_495.2,
            83_798.3, 51_912.1, 87_424.0, 112_308.8, 626.9, 67_931.8, 34_371.1, 17_227.2, 41_632.6, 57_015.5, 46_050.5, 159_125.2,
            148_110.3,
            83_923.8, 81_914.2, 37_029.8, 18_684.3,
        ]
        let covered = try everything(tiles)
        for (column, total) in totals.enumerated() {
            let sum = tiles.sum(of: [column], over: covered)
            #expect(sum.value == total, "\(tiles.columns[column].name)")
            #expect(sum.lower == total && sum.upper == total && sum.edgeShare == 0 && sum.knownShare == 1)
        }
    }

    @Test(.needsSharedData) func anEmptyCellOf2021IsMissing() throws {
        let (layout, tiles, findings) = try read("data/filosofi/filosofi2021-200m-auchel-marles-bethune-extract.csv")
        #expect(findings.map(\.kind) == [.tileFieldsMissing, .tileCommunesAbsent, .tileVintageOpen])
        #expect(layout.fields.count == 11 && layout.missingFields.count == 17)
        #expect(tiles.cells.count == 224)
        #expect(tiles.imputation.count { $0 == .imputed } == 43)
        // Counted with pandas 3.1.1: empty cells by column.
        #expect(tiles.columns.map(\.missingCount) == [0, 79, 79, 79, 79, 79, 79, 15, 79, 79, 79])
        let covered = try everything(tiles)
        let people = tiles.sum(of: [0], over: covered)
        #expect(people.value == 18_852 && people.upper == 18_852 && people.knownShare == 1)
        let households = tiles.sum(of: [1], over: covered)
        #expect(households.value == 6_324.1)
        #expect(households.upper == nil && households.knownTileCount == 145)
        #expect(households.knownShare == 145.0 / 224)
    }

    @Test func anyBytesAreReadOrRefused() {
        let sound = "idcar_200m,i_est_200,ind\nCRS3035RES200mN3072600E3800000,0,12.5\nCRS3035RES200mN3072800E3800000,1,\n"
        expectNoCrash(on: [Array(sound.utf8)], rounds: 2000) { bytes in
            _ = try? TileCollector.tiles(ofCSV: .bytes(bytes, name: "fuzz")) { _ in }
        }
    }
}
