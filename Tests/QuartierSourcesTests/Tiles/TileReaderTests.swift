import CellGrid
import GeoFormats
import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting
import Testing

@Suite struct TileReaderTests {
    private let tile = "CRS3035RES200mN3072600E3800000"

    private func read(_ cells: [Value], header: [String] = ["idcar_200m", "i_est_200", "lcog_geo", "ind", "men"]) throws -> (
        tile: TileRow?, findings: [Finding]
    ) {
        var findings: [Finding] = []
        let reader = TileReader(try TileLayout(header: header), place: Place(file: "carreaux.csv"))
        let row = try reader.tile(cells, rank: 7) { findings.append($0) }
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
                == "bloquant TILE-ID : carreaux.csv, objet 7 (CRS3035RES200mN3072700E3800000) : carreau « CRS3035RES200mN3072700E3800000 » : "
                + "N 3072700, E 3800000 n'est pas un coin de la grille de 200 m ; la ligne n'est pas retenue")
        #expect(try read(texts: ["CRS3035RES1000mN3072000E3800000", "0", "", "1", "1"]).findings.map(\.kind) == [.tileIdentifier])
        #expect(try read([.null, .null]).findings.map(\.kind) == [.tileIdentifier])
    }

    @Test(arguments: ["abc", "12.", ".5", "1.2.3", "--1", "-", "nan", "inf", "0x10", "1e", "1e400"])
    func aFigureThatIsNoNumberIsMissing(text: String) throws {
        let (row, findings) = try read(texts: [tile, "0", "", text, "3"])
        #expect(row?.values == [nil, 3])
        #expect(findings.map(\.kind) == [.tileNumber])
        #expect(findings[0].place.field == "ind" && findings[0].found == .text(text))
    }

    @Test func aNumberMayHaveTheCommaOfSpreadsheets() throws {
        #expect(try read(texts: [tile, "0", "", "1637813,5", "1\u{202F}234"]).tile?.values == [1_637_813.5, 1234])
    }

    @Test func readsTheRowsOfACSVFileAsAnyOthers() throws {
        let text = "\u{FEFF}idcar_200m;i_est_200;ind;men;log_soc\r\n\"\(tile)\";1;34,5;\"3\";\r\n\(tile);0;abc;-1\r\n"
        var rows = try CSVReader(.bytes(Array(text.utf8), name: "carreaux.csv"))
        let reader = TileReader(try TileLayout(header: rows.columns), place: Place(file: "carreaux.csv"))
        var findings: [Finding] = []
        var values: [[Double?]?] = []
        while try rows.next({ _ in }) { values.append(try reader.tile(rows) { findings.append($0) }?.values) }
        #expect(values == [[34.5, 3, nil], [nil, nil, nil]])
        #expect(findings.map(\.kind) == [.tileNumber, .tileNegative])
        #expect(
            findings[1].line(in: .english)
                == "blocking TILE-NUMBER: carreaux.csv, \(tile), line 3, field 'men': -1 is negative, which no count is; the figure is taken as missing"
        )
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
        #expect(try reader.tile([.text(tile), .text("x")], rank: 2) { _ in } != nil)
        // Its figures are not even looked at.
        #expect(
            try reader.tile([.text("CRS3035RES200mN3072800E3800000"), .text("x")], rank: 3) { _ in Issue.record("looked at") }
                == nil)
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
