import Foundation
import Reporting
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct CSVReaderTests {
    @Test func readsQuotedCellsAndEveryLineEnd() throws {
        let read = try ReadTable("a,b,c\r\n\"x, \"\"y\"\"\",\"deux\nlignes\",\r\n\n1,,\"\"\r2,é,z")
        #expect(read.columns == ["a", "b", "c"])
        #expect(read.rows == [["x, \"y\"", "deux\nlignes", ""], ["1", "", ""], ["2", "é", "z"]])
        #expect(read.lines == [2, 5, 6])
        #expect(read.findings == [])
    }

    @Test func takesTheSeparatorOfTheHeader() throws {
        for separator in [",", ";", "\t"] {
            let read = try ReadTable("a\(separator)\"b,;,;\"\n1\(separator)2\n")
            #expect(read.rows == [["1", "2"]])
            #expect(read.separator == Character(separator))
        }
        #expect(try ReadTable("a;b,c,d\n1;2,3,4", separator: ";").columns == ["a", "b,c,d"])
        #expect(try ReadTable("seul\nx\n").rows == [["x"]])
    }

    @Test func ignoresNamelessColumnsAtTheEndAsLongAsTheyAreEmpty() throws {
        let empty = String(repeating: ";", count: 500)
        let read = try ReadTable("\u{FEFF}CODGEO;POP;\(empty)\r\nQP001001;6\u{202F}490;\(empty)\r\nQP001002;1;\(empty)x\r\n")
        #expect(read.columns == ["CODGEO", "POP"])
        #expect(read.rows == [["QP001001", "6\u{202F}490"], ["QP001002", "1"]])
        #expect(read.codes == ["CSV-RAGGED"])
        #expect(read.findings.first?.place.line == 3)
        #expect(read.findings.first?.found == .integer(503))
        #expect(read.numbers == [[nil, 6490], [nil, 1]])
    }

    @Test func tellsShortAndLongRows() throws {
        let read = try ReadTable("a;b;c\n1;2\n1;2;3;4\n1;2;3;\n")
        #expect(read.codes == ["CSV-RAGGED", "CSV-RAGGED"])
        #expect(read.findings.map(\.place) == [Place(file: "a.csv", line: 2), Place(file: "a.csv", line: 3)])
        #expect(
            read.findings.first?.message(in: .french)
                == "la ligne a 2 cellules, l'en-tête 3 ; celles qui manquent sont vides, celles de trop laissées de côté")
        #expect(read.rows == [["1", "2", ""], ["1", "2", "3"], ["1", "2", "3"]])
    }

    @Test func readsWindows1252AndSaysSo() throws {
        let bytes =
            Array("nom;pop\nB".utf8) + [0xE9] + Array("thune;2".utf8) + [0xA0] + Array("224\nLi".utf8) + [0x80, 0x9C] + Array(";1\n".utf8)
        let read = try ReadTable(bytes)
        #expect(read.rows == [["Béthune", "2\u{A0}224"], ["Li€œ", "1"]])
        #expect(read.numbers == [[nil, 2224], [nil, 1]])
        #expect(read.codes == ["CSV-ENCODING"])
        #expect(read.findings.first?.place.line == 2)
        #expect(try ReadTable(bytes, encoding: .windows1252).findings == [])
        #expect(failure(bytes, encoding: .utf8)?.place.line == 2)
        #expect(try ReadTable(Array("é;b\n1;2".utf8), encoding: .windows1252).columns == ["Ã©", "b"])
    }

    @Test func findsColumnsWithoutRegardToCase() throws {
        let reader = try CSVReader(.bytes(Array("CodGeo;EVOL_CA_N_E ;codgeo\n".utf8), name: "a.csv"))
        let found = (reader.column("CODGEO"), reader.column("evol_ca_n_e"), reader.column("x"))
        #expect(found == (0, 1, nil))
        #expect(try ReadTable("CodGeo;codgeo\n").codes == ["CSV-HEADER"])
    }

    @Test func refusesAnOpenQuotationMark() throws {
        let error = try #require(failure(Array("a;b\n1;2\n3;\"ouvert\n4;5\n".utf8)))
        #expect(error.place == Place(file: "a.csv", line: 3, column: 2))
        #expect(error.status == .badData)
        #expect(failure([])?.message[.english] == "empty file")
        #expect(failure(Array("\n\n".utf8))?.message[.english] == "empty file")
        #expect(failure([0xFF, 0xFE, 0x61, 0])?.message[.english].contains("UTF-16") == true)
    }

    @Test func keepsTextBehindAClosingQuotationMark() throws {
        let read = try ReadTable("a;b\n\"x\"y;\"z\"\n5\" pipe;2\n")
        #expect(read.rows == [["\"x\"y", "z"], ["5\" pipe", "2"]])
        #expect(read.codes == ["CSV-QUOTE"])
    }

    @Test func aWindowMayEndAnywhere() throws {
        let empty = String(repeating: ";", count: 30)
        let text =
            "\u{FEFF}nom;pop;\"a \"\"b\"\"\"\r\n\"Cité; n°5\r\nAuchel\";2\u{202F}224,5;\(empty)\r\n\"\"\"\";;x\(empty)é\r\r\nB;1"
        let whole = try ReadTable(text)
        #expect(whole.rows.count == 3)
        for capacity in 3...60 {
            let pieces = try ReadTable(text, windowCapacity: capacity)
            #expect(pieces.rows == whole.rows)
            #expect(pieces.columns == whole.columns)
            #expect(pieces.lines == whole.lines)
            #expect(pieces.numbers == whole.numbers)
        }
    }

    @Test func noMutationCrashes() {
        let samples = ["a;b;c\n\"x \"\"y\"\"\";1 234,5;\n1;2;3\n", "a,b\r\n\"1\n2\",é\r\n"]
        expectNoCrash(on: samples.map { Array($0.utf8) }, rounds: 10_000, CSVReader.fuzz)
    }

    @Test(.needsSharedData) func readsTheTablesOfINSEE() throws {
        var reader = try CSVReader(.file(SharedData.path("data/insee-qpv/DEMO_2022.csv")))
        let places = ["codgeo", "POP_MUN", "TX_TOT_0A24", "LIB_COM"].map { reader.column($0) }
        #expect(places == [0, 2, 7, 5])
        var rows = 0
        var findings: [Finding] = []
        while try reader.next({ findings.append($0) }) {
            rows += 1
            guard reader.text(0) == "QP062005" else { continue }
            // Printed in INSEE's table: 2 224 inhabitants, 33,2 % under 25, three communes.
            let read = (reader.number(2), reader.number(7), reader.text(5))
            #expect(read == (2224, 33.2, "Auchel, Calonne-Ricouart, Marles-les-Mines"))
        }
        let count = reader.columns.count
        #expect(findings == [])
        // Non-blank lines behind the header, and header cells that are not empty: counted with awk.
        #expect(rows == 1400)
        #expect(count == 34)
    }
}

/// A whole table, read from a text.
private struct ReadTable {
    var columns: [String]
    var separator: Character
    var rows: [[String]] = []
    var numbers: [[Double?]] = []
    var lines: [Int] = []
    var findings: [Finding] = []

    init(_ text: String, separator: Character? = nil, windowCapacity: Int = 1 << 18) throws {
        try self.init(Array(text.utf8), separator: separator, windowCapacity: windowCapacity)
    }

    init(_ bytes: [UInt8], separator: Character? = nil, encoding: CSVReader.Encoding = .automatic, windowCapacity: Int = 1 << 18) throws {
        var reader = try CSVReader(
            .bytes(bytes, name: "a.csv"), separator: separator, encoding: encoding, windowCapacity: windowCapacity)
        columns = reader.columns
        self.separator = reader.separator
        var found: [Finding] = []
        while try reader.next({ found.append($0) }) {
            var row: [String] = []
            var values: [Double?] = []
            for column in reader.columns.indices {
                row.append(reader.text(column))
                values.append(reader.number(column))
            }
            rows.append(row)
            numbers.append(values)
            lines.append(reader.line)
        }
        findings = found
    }

    var codes: [String] { findings.map(\.kind.code) }
}

private func failure(_ bytes: [UInt8], encoding: CSVReader.Encoding = .automatic) -> QuartiersError? {
    do {
        _ = try ReadTable(bytes, encoding: encoding)
        return nil
    } catch {
        return error as? QuartiersError
    }
}
