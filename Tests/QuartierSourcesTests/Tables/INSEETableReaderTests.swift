import GeoFormats
import QuartierModel
import Reporting
import TestSupport
import Testing

@testable import QuartierSources

/// Reads a table written by the test, and gives what its reading found as `CODE line field`.
private func read(_ text: String, name: String = "DEMO_2022.csv", year: Int? = nil) throws -> (table: INSEETable, found: [String]) {
    var findings: [Finding] = []
    let table = try INSEETableReader.read(.bytes(Array(text.utf8), name: name), year: year) { findings.append($0) }
    return (table, findings.map { "\($0.kind.id) \($0.place.line ?? 0)\($0.place.field.map { " \($0)" } ?? "")" })
}

@Suite struct INSEETableReaderTests {
    private let header = "CODGEO;LIBGEO;POP_MUN;LIB_COM;TX_TOT_0A24;NOTE_RP;A;NOTE_CNAF;;;"

    @Test func emptyCellsSayWhyTheyAreEmpty() throws {
        let (table, found) = try read(
            "\u{FEFF}\(header)\r\nEnsemble;Ensemble des QPV;5 019 573;;;;;;;;\r\nQP062005;Un;2\u{202F}224;Auchel, Barlin;33,2;0;746;0;;;\r\n"
                + "QP062006;Deux;;Auchel;;0;;5;;;\r\nQP062007;Trois;12;Auchel;1,5;1;;;;;\r\n")
        #expect(found == [])
        let keys = ["pop", "pt_moins_25", "cnaf_a"]
        func row(_ index: Int) -> [Reading?] { keys.map { table.reading(row: index, key: $0) } }
        #expect(row(0) == [.exact(5_019_573), .missing(.notPublished), .missing(.notPublished)])
        #expect(row(1) == [.exact(2224), .exact(33.2), .exact(746)])
        #expect(row(2) == [.missing(.secret), .missing(.secret), .missing(.notPublished)])
        #expect(row(3) == [.exact(12), .exact(1.5), .missing(.notPublished)])
        #expect(table.rows.map(\.line) == [2, 3, 4, 5])
    }

    @Test func codesTellQuartiersFromTheZonesTheyAreHeldAgainst() throws {
        let (table, found) = try read(
            "codgeo;LibGeo;Pop_Mun ;TX_TOT_0A24;LIB_COM\nQN06205M;A;1;2;\nqp 06 20 05;B;1;2;\n62048;Auchel;1;2;\n200072460;CABBALR;1;2;\n62;PdC;1;2;\n2A;C;1;2;\nX1;D;1;2;\n"
        )
        let quartiers = try [#require(QuartierCode("QN06205M")), #require(QuartierCode("QP062005"))]
        #expect(
            table.rows.map(\.subject) == [
                .quartier(quartiers[0]), .quartier(quartiers[1]),
                .zone(Zone(.commune, code: "62048")), .zone(Zone(.epci, code: "200072460")), .zone(Zone(.department, code: "62")),
                .zone(Zone(.department, code: "2A")),
            ])
        #expect(found == ["TAB-CODE 8"])
        #expect(table.portraits.map { $0.figures[0].perimeter } == [.of2024, .of2015])
        #expect(table.references.map(\.zone.level) == [.commune, .epci, .department, .department])
    }

    @Test func whatIsWrongIsFoundAndTheRestIsRead() throws {
        let (table, found) = try read(
            "CODGEO;POP_MUN;TX_TOT_0A24;NOUVEAU\nQP062005;-4;140;1\nQP062006;douze;s;\nQP062007;1 2;nd\nQP062005;5;5;5\n")
        #expect(
            found == [
                "TAB-UNKNOWN 1 NOUVEAU", "TAB-COLUMN 1 LIB_COM", "P02 2 POP_MUN", "P02 2 TX_TOT_0A24", "TAB-VALUE 3 POP_MUN",
                "CSV-RAGGED 4",
                "TAB-VALUE 4 POP_MUN", "TAB-TWICE 5",
            ])
        #expect(table.reading(row: 0, key: "pt_moins_25") == .exact(140))
        #expect(table.reading(row: 1, key: "pt_moins_25") == .missing(.secret))
        #expect(table.reading(row: 1, key: "pop") == .missing(.unknown))
        #expect(table.reading(row: 2, key: "pt_moins_25") == .missing(.notPublished))
        #expect(table.rows.count == 3)
    }

    @Test func themeComesFromColumnsAndYearFromTheName() throws {
        let income = "CODGEO;TP60;DISP_Q2\nQP062005;40,8;14120\n"
        #expect(try read(income, name: "a/b/cabbalr-REVN_2022.csv").table.vintage == INSEEVintage(.income, 2022))
        #expect(try read(income, name: "revenus.csv").found == ["TAB-YEAR 0"])
        #expect(try read(income, name: "revenus.csv", year: 2021).table.vintage?.label == "REVN 2021")
        #expect(try read(income, name: "DEMO_2022.csv").found == ["TAB-THEME 0"])
        #expect(try read(income, name: "DEMO_2022.csv").table.vintage == INSEEVintage(.income, 2022))
        #expect(INSEEVintage("REVN 2022") == INSEEVintage(.income, 2022))
        #expect(INSEEVintage("2022") == nil)
    }

    @Test func theYearOfTheDataIsNotThatOfTheFile() throws {
        func year(_ column: String, _ theme: INSEETheme, _ file: Int) throws -> INSEEVintage.DataYear? {
            let column = try #require(INSEEColumn.all.first { $0.name == column && $0.theme == theme })
            return INSEEVintage(theme, file).dataYear(of: column)
        }
        #expect(try year("POP_MUN", .population, 2020)?.year == 2013)
        #expect(try year("POP_MUN", .population, 2022)?.year == 2018)
        #expect(try year("TX_TOT_0A24", .population, 2023) == INSEEVintage.DataYear(year: 2019, isInferred: false))
        #expect(try year("TX_TOT_EMPL", .integration, 2022) == INSEEVintage.DataYear(year: 2018, isInferred: true))
        #expect(try year("A", .integration, 2022) == nil)
    }

    @Test func otherTablesAreRefused() {
        for text in ["a;b\n1;2\n", "CODGEO;x;y\nQP062005;1;2\n", "POP_MUN;TX_TOT_0A24\n1;2\n"] {
            #expect(throws: QuartiersError.self) { try read(text) }
        }
    }

    @Test func noBytesBringItDown() {
        var generator = SeededGenerator(seed: 62_005)
        let original = Array("\(header)\nQP062005;Un;2\u{202F}224;Auchel, Barlin;33,2;0;746;0;;;\nEnsemble;;;;;;;;;;\n".utf8)
        for _ in 0..<1000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            INSEETableReader.fuzz(bytes)
        }
    }
}
