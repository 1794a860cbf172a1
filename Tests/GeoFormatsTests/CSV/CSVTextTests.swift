import GeoFormats
import Reporting
import TestSupport
import Testing

@Suite struct CSVTextTests {
    @Test func writesExactValues() {
        #expect(
            row([.text("Cité, n°5"), .real(46.5), .integer(-3), .boolean(false), .null, .text(""), .real(.infinity)], .exact)
                == "\"Cité, n°5\",46.5,-3,false,,\"\",\n")
        #expect(
            row([.text("a \"b\""), .text("x\ny"), .text("plain;"), .text(" bord")], .exact) == "\"a \"\"b\"\"\",\"x\ny\",plain;,\" bord\"\n"
        )
    }

    @Test func writesForASpreadsheet() {
        #expect(row([.text("a;b"), .real(-46.5), .text("x,y"), .integer(12)], .spreadsheet) == "\"a;b\";-46,5;x,y;12\r\n")
    }

    @Test(arguments: [
        "=HYPERLINK(\"http://x\";\"y\")", "+33 1", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=1+1;2", "＝1", "-5 - 3",
    ])
    func aSpreadsheetRunsNoFormula(text: String) throws {
        let written = row([.text(text)], .spreadsheet)
        var reader = try CSVReader(.bytes(Array("a;b\r\n".utf8) + Array(written.utf8.dropLast(2)) + Array(";\r\n".utf8), name: "a.csv"))
        let isRow = try reader.next { _ in }
        let read = reader.text(0)
        #expect(isRow)
        #expect(read == "'" + text)
    }

    @Test(arguments: ["-12,5", "+500", "-1 234", "a=b", "'=1", "12", ""])
    func aSpreadsheetKeepsNumbersAndPlainTexts(text: String) {
        #expect(row([.text(text)], .spreadsheet) == (text.isEmpty ? "\"\"\r\n" : text + "\r\n"))
    }

    @Test func hostileTextsPassThroughByteForByte() throws {
        for hostile in HostileTexts.all {
            let text = row([.text("a"), .text("b")], .exact) + row([.text(hostile), .text(hostile)], .exact)
            var reader = try CSVReader(.bytes(Array(text.utf8), name: "a.csv"))
            var findings: [Finding] = []
            let isRow = try reader.next { findings.append($0) }
            let read = [reader.text(0), reader.text(1)]
            #expect(isRow)
            #expect(findings == [])
            #expect(read.map { Array($0.utf8) } == [Array(hostile.utf8), Array(hostile.utf8)])
        }
    }

    @Test func writesATableUnderItsColumnNames() throws {
        var table = Table(
            TableSchema(
                "a", title: Text(verbatim: ""),
                columns: [Column("nom", .text, Text(verbatim: "")), Column("surf", .real, Text(verbatim: ""))]))
        table.append([.text("Cité"), .real(1.5)])
        for (dialect, expected) in [(CSVDialect.exact, "nom,surf\nCité,1.5\n"), (.spreadsheet, "\u{FEFF}nom;surf\r\nCité;1,5\r\n")] {
            var sink = ByteSink()
            try TableCSV.write(table, dialect, to: &sink)
            let bytes = sink.pending
            #expect(bytes == Array(expected.utf8))
        }
    }

    private func row(_ values: [Value], _ dialect: CSVDialect) -> String {
        var bytes: [UInt8] = []
        CSVText.append(values, dialect, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
