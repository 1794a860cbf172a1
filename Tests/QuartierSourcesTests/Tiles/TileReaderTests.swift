import CellGrid
import Foundation
import PlanarGeometry
import QuartierModel
import Reporting
import TestSupport
import Testing

@testable import QuartierSources

@Suite struct TileReaderTests {
    private let tile = "CRS3035RES200mN3072600E3800000"

    private func read(_ cells: [Value], header: [String] = ["idcar_200m", "i_est_200", "lcog_geo", "ind", "men"]) throws -> (
        tile: TileRow?, findings: [Finding]
    ) {
        var findings: [Finding] = []
        let reader = TileReader(try TileLayout(header: header), place: Place(file: "carreaux.csv"))
        let row = try reader.tile(cells, line: 7) { findings.append($0) }
        return (row, findings)
    }

    private func read(
        texts: [String], header: [String] = ["idcar_200m", "i_est_200", "lcog_geo", "ind", "men"]
    ) throws -> (tile: TileRow?, findings: [Finding]) {
        try read(texts.map(Value.text), header: header)
    }

    @Test func readsTextsAndNumbersAlike() throws {
        let text = try read(texts: [tile, "1", "62119", "34.5", ""])
        let typed = try read([.text(tile), .integer(1), .text("62119"), .real(34.5), .null])
        #expect(text.tile == typed.tile && text.findings.isEmpty && typed.findings.isEmpty)
        #expect(text.tile?.values == [34.5, nil])
        #expect(text.tile?.imputation == .imputed)
        #expect(text.tile?.communes == "62119")
        #expect(text.tile.map { CellIdentifier($0.cell).description } == tile)
        // A row cut short lacks what it lacks.
        #expect(try read(texts: [tile, "0"]).tile?.values == [nil, nil])
    }

    @Test func leavesOutWhatIsNoTileAndSaysWhy() throws {
        let (row, findings) = try read(texts: ["CRS3035RES200mN3072700E3800000", "0", "", "1", "1"])
        #expect(row == nil)
        #expect(findings.map(\.kind) == [.tileIdentifier])
        #expect(
            findings[0].line(in: .french)
                == "bloquant TILE-ID: carreaux.csv, CRS3035RES200mN3072700E3800000, ligne 7: carreau « CRS3035RES200mN3072700E3800000 » : "
                + "N 3072700, E 3800000 n'est pas un coin de la grille de 200 m ; la ligne n'est pas retenue")
        #expect(try read(texts: ["CRS3035RES1000mN3072000E3800000", "0", "", "1", "1"]).findings.map(\.kind) == [.tileIdentifier])
        #expect(try read([.null, .null]).findings.map(\.kind) == [.tileIdentifier])
    }

    @Test(arguments: ["abc", "1 234", "12.", ".5", "1.2.3", "--1", "-", "+1", "nan", "inf", "0x10", "1e", "1e400"])
    func aFigureThatIsNoNumberIsMissing(text: String) throws {
        let (row, findings) = try read(texts: [tile, "0", "", text, "3"])
        #expect(row?.values == [nil, 3])
        #expect(findings.map(\.kind) == [.tileNumber])
        #expect(findings[0].place.field == "ind" && findings[0].found == .text(text))
    }

    @Test func aNegativeFigureIsMissing() throws {
        let (row, findings) = try read([.text(tile), .integer(0), .null, .text("-3.5"), .integer(-1)])
        #expect(row?.values == [nil, nil])
        #expect(findings.map(\.kind) == [.tileNegative, .tileNegative])
        #expect(try read([.text(tile), .integer(0), .null, .text("-0"), .real(.nan)]).findings.map(\.kind) == [.tileNumber])
    }

    @Test func aFlagIsZeroOrOne() throws {
        for (flag, imputation) in [("0", Imputation.observed), ("1.0", .imputed)] {
            #expect(try read(texts: [tile, flag, "", "1", "1"]).tile?.imputation == imputation)
        }
        for flag in ["", "2", "oui"] {
            let (row, findings) = try read(texts: [tile, flag, "", "1", "1"])
            #expect(row?.imputation == .unknown)
            #expect(findings.map(\.kind) == [.tileFlag])
        }
        let unflagged = try read(texts: [tile, "5"], header: ["idcar_200m", "ind"])
        #expect(unflagged.tile?.imputation == .unknown && unflagged.findings.isEmpty)
    }

    @Test func passesOverTilesThatNobodyWants() throws {
        let layout = try TileLayout(header: ["idcar_200m", "ind"])
        let square = try Ring([(0.0, 0.0), (300, 0), (300, 100), (0, 0)].map { Coordinate(3_800_000 + $0.0, 3_072_600 + $0.1) })
        let wanted = CellSet([try CellCoverage(of: MultiPolygon([Polygon(exterior: square)]))])
        let reader = TileReader(layout, wanted: wanted)
        #expect(try reader.tile([.text(tile), .text("x")], line: 2) { _ in } != nil)
        // Its figures are not even looked at.
        #expect(
            try reader.tile([.text("CRS3035RES200mN3072800E3800000"), .text("x")], line: 3) { _ in Issue.record("looked at") }
                == nil)
    }

    @Test func readsNumbersToTheNearestDouble() throws {
        for text in [
            "0", "0.1", "1637813.5", "123456789012345", "0.00000000000001", "16836242992.7", "12345678901234567890", "1e3", "1.5E-3",
        ] {
            #expect(TileNumber.parse(text.utf8.span) == Double(text), "\(text)")
        }
        #expect(TileNumber.parse("1637813,5".utf8.span) == 1_637_813.5)
        #expect(TileNumber.parse("12345678901234567,5".utf8.span) == 12_345_678_901_234_567.5)
        #expect(TileNumber.parse("".utf8.span) == nil && TileNumber.parse("1,234,567".utf8.span) == nil)
    }

    @Test func splitsCommunesEveryFiveCharacters() {
        #expect(TileCommunes.split("9200292019")?.map(\.text) == ["92002", "92019"])
        #expect(TileCommunes.split("9201992002")?.map(\.text) == ["92019", "92002"])
        #expect(TileCommunes.split("33192")?.map(\.text) == ["33192"])
        #expect(TileCommunes.split("2A0042B033")?.map(\.text) == ["2A004", "2B033"])
        #expect(TileCommunes.split("9200292002")?.map(\.text) == ["92002"])
        for text in ["", "1004", "920029201", "92002 9201", "abcde", "62119éééé"] { #expect(TileCommunes.split(text) == nil, "\(text)") }
    }
}

@Suite struct TileCollectorTests {
    private func collect(_ rows: [[String]], header: [String] = ["idcar_200m", "i_est_200", "ind"]) throws -> (
        tiles: TileColumns, findings: [Finding]
    ) {
        var findings: [Finding] = []
        var collector = TileCollector(try TileLayout(header: header))
        for (index, row) in rows.enumerated() { try collector.take(row.map(Value.text), line: index + 2) { findings.append($0) } }
        let tiles = try collector.finish { findings.append($0) }
        return (tiles, findings)
    }

    @Test func aTileThatComesTwiceCountsOnce() throws {
        let row = ["CRS3035RES200mN3072600E3800000", "0", "12"]
        let (tiles, findings) = try collect([row, ["CRS3035RES200mN3072400E3800000", "0", "3"], row])
        #expect(tiles.cells.count == 2)
        #expect(findings.map(\.kind) == [.tileTwice])
        #expect(findings[0].message(in: .english) == "tile \(row[0]) is already at row 2, with the same figures; counted once")
        #expect(findings[0].place.line == 4)
    }

    @Test func twoFiguresForATileAreRefused() throws {
        let tile = "CRS3035RES200mN3072600E3800000"
        for other in [[tile, "0", "13"], [tile, "0", ""], [tile, "1", "12"]] {
            #expect(throws: QuartiersError.self) { try collect([[tile, "0", "12"], other]) }
        }
    }

    /// The cells of a plain CSV file, which INSEE's are: no quote, no comma inside a cell.
    private func cells(_ path: String) throws -> [[String]] {
        try String(contentsOfFile: SharedData.path(path), encoding: .utf8).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
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

    @Test(.needsSharedData) func bordeaux2015() throws {
        let file = try cells("data/filosofi/filosofi2015-200m-bordeaux-metropole.csv")
        #expect(file[0].count == 37)
        #expect(try TileLayout(header: file[0]).year == 2015)
        let (tiles, findings) = try collect(Array(file.dropFirst()), header: file[0])
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
        let file = try cells("data/filosofi/filosofi2021-200m-auchel-marles-bethune-extract.csv")
        var gaps: [Finding] = []
        let layout = try TileLayout(header: file[0])
        try layout.reportGaps { gaps.append($0) }
        #expect(gaps.map(\.kind) == [.tileFieldsMissing, .tileCommunesAbsent, .tileVintageOpen])
        #expect(layout.fields.count == 11 && layout.missingFields.count == 17)
        let (tiles, findings) = try collect(Array(file.dropFirst()), header: file[0])
        #expect(findings.isEmpty)
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
}
