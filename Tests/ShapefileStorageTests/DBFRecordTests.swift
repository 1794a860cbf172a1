import Reporting
import Testing

@testable import ShapefileStorage

@Suite struct DBFRecordTests {
    private func cell(_ field: DBFField, _ value: Value) throws -> (text: String, findings: [Finding]) {
        var record = DBFRecord(fields: [field])
        var tally = FindingTally()
        var findings: [Finding] = []
        try record.fill([value], feature: 1, tally: &tally)
        try tally.report(to: { findings.append($0) }, within: .unknown)
        return (String(decoding: record.bytes.dropFirst(), as: UTF8.self), findings)
    }

    @Test(arguments: [
        (Value.integer(2700), 0, "      2700"), (.integer(-12), 2, "    -12.00"), (.real(46.26), 2, "     46.26"),
        (.real(0.125), 2, "      0.13"),
        (.real(-0.004), 2, "      0.00"), (.real(-0.005), 2, "     -0.01"), (.real(9.999), 2, "     10.00"),
        (.real(999_999.999), 2, "1000000.00"),
        (.null, 2, "          "), (.real(1234567.0), 2, "1234567.00"), (.real(0), 4, "    0.0000"),
    ])
    func writesNumbers(value: Value, decimals: Int, expected: String) throws {
        let result = try cell(DBFField("n", .number(width: 10, decimals: decimals)), value)
        #expect(result.text == expected)
        #expect(result.findings.isEmpty)
    }

    @Test func keepsTheDigitsOfLargeNumbers() throws {
        let field = DBFField("n", .number(width: 20, decimals: 4))
        #expect(try cell(field, .real(788_736_123_456.3125)).text == "   788736123456.3125")
        #expect(try cell(DBFField("n", .number(width: 20, decimals: 0)), .integer(Int.min)).text == "-9223372036854775808")
    }

    @Test(arguments: [Value.real(10_000), .integer(-1000), .real(.nan), .real(.infinity), .real(1e300)])
    func leavesANumberThatIsTooWideEmptyAndSaysSo(value: Value) throws {
        let result = try cell(DBFField("n", .number(width: 6, decimals: 2)), value)
        #expect(result.text == "      ")
        #expect(result.findings.map(\.kind.code) == ["DBF-TOO-WIDE"])
        #expect(result.findings[0].place.field == "n")
    }

    @Test func cutsTextsBetweenCharacters() throws {
        let field = DBFField("t", .text(width: 5))
        #expect(try cell(field, .text("Cités")).text == "Cité")
        #expect(try cell(field, .text("Cités")).findings.map(\.kind.code) == ["DBF-TEXT-CUT"])
        #expect(try cell(field, .text("Cité")).findings.isEmpty)
        // An accent that follows its letter stays with it, and a family of emoji goes whole.
        #expect(try cell(field, .text("Cite\u{301}s")).text == "Cit  ")
        #expect(try cell(field, .text("a👨‍👩‍👧")).text == "a    ")
        #expect(try cell(field, .integer(-123456)).text == "-1234")
    }

    @Test func leavesACodeOutThatIsTooLong() throws {
        let field = DBFField("code_qp", .code(width: 8))
        #expect(try cell(field, .text("QN06205M")).text == "QN06205M")
        #expect(try cell(field, .text("QN06205M")).findings.isEmpty)
        // Two quartiers of one commune, which eight characters would not tell apart.
        for code in ["QIC6205101", "QIC6205102"] {
            let result = try cell(field, .text(code))
            #expect(result.text == "        ")
            #expect(result.findings.map(\.kind.code) == ["DBF-CODE"])
            #expect(result.findings[0].found == .text(code))
        }
    }

    @Test func writesDatesAndTruths() throws {
        #expect(try cell(DBFField("d", .date), .text("2024-02-29")).text == "20240229")
        #expect(try cell(DBFField("d", .date), .null).text == "        ")
        #expect(try cell(DBFField("l", .truth), .boolean(true)).text == "T")
        #expect(try cell(DBFField("l", .truth), .boolean(false)).text == "F")
        #expect(try cell(DBFField("l", .truth), .null).text == "?")
        for date in ["2023-02-29", "2024-13-01", "20240101", "2024-1-01", "1900-02-29", "2024-01-00", ""] {
            let result = try cell(DBFField("d", .date), .text(date))
            #expect(result.text == "        ")
            #expect(result.findings.map(\.kind.code) == ["DBF-DATE"])
        }
    }

    @Test func refusesValuesOfAnotherType() {
        #expect(throws: QuartiersError.self) { try cell(DBFField("n", .number(width: 9, decimals: 0)), .text("12")) }
        #expect(throws: QuartiersError.self) { try cell(DBFField("d", .date), .integer(20_240_101)) }
        #expect(throws: QuartiersError.self) { try cell(DBFField("l", .truth), .integer(1)) }
    }

    @Test(arguments: [
        DBFField("nom_trop_long", .date), DBFField("é", .date), DBFField("", .date), DBFField("t", .text(width: 0)),
        DBFField("t", .text(width: 255)),
        DBFField("n", .number(width: 21, decimals: 0)), DBFField("n", .number(width: 4, decimals: 3)),
        DBFField("n", .number(width: 1, decimals: 1)),
        DBFField("n", .number(width: 9, decimals: -1)), DBFField("n", .number(width: 0, decimals: 0)),
    ])
    func fieldsThatNoTableHolds(field: DBFField) { #expect(!field.isWritable) }

    @Test func fieldsThatATableHolds() {
        for format in [DBFField.Format.text(width: 254), .number(width: 20, decimals: 18), .number(width: 1, decimals: 0), .date, .truth] {
            #expect(DBFField("insee_coms", format).isWritable)
        }
    }
}
