import Reporting
import Testing

@Suite struct TextTableTests {
    private static func column(_ name: String, _ type: ColumnType, _ unit: String? = nil) -> Column {
        Column(name, type, unit: unit, Text(verbatim: ""))
    }

    private func table(_ columns: [Column], _ rows: [[Value]]) -> Table {
        var table = Table(TableSchema("test", title: Text(verbatim: "test"), columns: columns))
        for row in rows { table.append(row) }
        return table
    }

    /// The cells of one column of numbers, without the spaces that align them.
    private func cells(_ type: ColumnType, _ values: [Value], _ language: Language = .french) -> [String] {
        let table = table([Self.column("n", type)], values.map { [$0] })
        return TextTable(table, language: language).lines.dropFirst(2).map { String($0.drop { $0 == " " }) }
    }

    private var split: Table {
        table(
            [
                Self.column("code_qp", .text), Self.column("nom_com", .text), Self.column("surf_m2", .real, "m²"),
                Self.column("part_surf", .real), Self.column("parties", .integer), Self.column("annonce", .boolean),
            ],
            [
                [.text("QP059074"), .text("Lille"), .real(3_970_300.25), .real(0.97375), .integer(1), .boolean(true)],
                [.text("QP059074"), .text("Faches-Thumesnil"), .real(76_200), .real(0.0187), .integer(2), .boolean(false)],
                [.text("QP059074"), .null, .real(77), .real(0.0000189), .null, .null],
            ])
    }

    @Test func alignsTextLeftAndNumbersRightInTheStyleOfTheLanguage() {
        #expect(
            TextTable(split, language: .french).text
                == """
                code_qp   nom_com           surf_m2 (m²)  part_surf  parties  annonce
                ────────  ────────────────  ────────────  ─────────  ───────  ───────
                QP059074  Lille                3'970'300    0,97375        1  oui
                QP059074  Faches-Thumesnil        76'200    0,01870        2  non
                QP059074  –                           77    0,00002        –  –

                """.replacing("'", with: "\u{202F}"))
        #expect(TextTable(split, language: .english).lines[2] == "QP059074  Lille                3,970,300    0.97375        1  yes")
    }

    @Test func numbersDownAColumnHaveTheSameDecimals() {
        #expect(cells(.real, [.real(46.2601), .real(51.7444), .real(58.5)]) == ["46,2601", "51,7444", "58,5000"])
        #expect(cells(.real, [.real(0.5), .real(12), .real(0)]) == ["0,5", "12,0", "0,0"])
        #expect(cells(.real, [.real(12), .real(-3)]) == ["12", "\u{2212}3"])
        #expect(cells(.real, [.real(123_456.789)]) == ["123\u{202F}456,8"])
        #expect(cells(.real, [.real(1.0 / 3)], .english) == ["0.3333"])
    }

    @Test func aSmallNumberIsNeverShownAsZero() {
        #expect(cells(.real, [.real(3_970_300.5), .real(0.4)]) == ["3\u{202F}970\u{202F}300,5", "0,4"])
        #expect(cells(.real, [.real(0.5), .real(1e-9), .real(0)]) == ["0,5", "≈0,0", "0,0"])
    }

    @Test func yearsAreNotGroupedAndPopulationsAre() {
        #expect(cells(.integer, [.integer(2015), .integer(2024)]) == ["2015", "2024"])
        #expect(cells(.integer, [.integer(2015), .integer(12_345), .integer(-5)]) == ["2\u{202F}015", "12\u{202F}345", "\u{2212}5"])
        #expect(cells(.integer, [.integer(-2015)]) == ["\u{2212}2015"])
        #expect(cells(.integer, [.integer(.min)], .english) == ["\u{2212}9,223,372,036,854,775,808"])
    }

    @Test func whatIsNoNumberIsADash() {
        #expect(cells(.real, [.real(.nan), .real(.infinity), .null]) == ["–", "–", "–"])
    }

    @Test func columnsThatDoNotFitFollowBelowWithTheirKeys() {
        let lines = TextTable(split, language: .english, width: 39).lines
        #expect(
            lines.filter { !$0.hasPrefix("QP") && !$0.hasPrefix("─") } == [
                "code_qp   nom_com", "", "code_qp   surf_m2 (m²)  part_surf", "", "code_qp   parties  annonce",
            ])
        #expect(lines.last == "QP059074        –  –")
        #expect(lines.count == 3 * 5 + 2)
        #expect(lines.allSatisfy { TerminalText.width($0) <= 39 })
        // A terminal too narrow for anything still shows every column.
        #expect(TextTable(split, language: .english, width: 1).lines.count == 5 * 5 + 4)
    }

    @Test func longTextsAreCutOnATerminalAlone() {
        let name = String(repeating: "Quartier ", count: 2_000)
        let long = table([Self.column("nom", .text)], [[.text(name)]])
        #expect(TextTable(long, language: .french, width: 80).lines[2] == "Quartier Quartier Quartier Quartier Qua…")
        #expect(TextTable(long, language: .french).lines[2] == name)
    }

    @Test func hostileTextsStayInTheirCell() {
        let hostile = table([Self.column("nom", .text), Self.column("x", .text)], [[.text("a\u{1B}[31m\nb"), .text("日本")]])
        #expect(TextTable(hostile, language: .french).lines[2] == "a\\u{1B}[31m\\nb  日本")
    }

    @Test func notesAndSourcesFollow() {
        var noted = table([Self.column("nom", .text)], [])
        noted.notes = [Text(fr: "Contours schématiques : ne pas publier.", en: "Schematic outlines: not to be published.")]
        let source = SourceRecord(title: "QPV 2024", producer: "ANCT", vintage: "2024")
        // Another file of the same source.
        noted.sources = [source, source, SourceRecord(title: "DEMO", vintage: "2022")]
        #expect(
            TextTable(noted, language: .french, width: 20).lines == [
                "nom", "───", "(aucune ligne)", "", "Contours", "schématiques : ne", "pas publier.", "Sources :",
                "- QPV 2024, ANCT,", "2024", "- DEMO, 2022",
            ])
    }

    @Test func aReferenceLeavesOutWhatATitleTellsAndNoYearOfAFileName() {
        let told = SourceRecord(title: "Quartiers prioritaires, DEMO 2017", producer: "INSEE, ANCT", vintage: "DEMO 2017")
        #expect(told.reference == "Quartiers prioritaires, DEMO 2017, INSEE, ANCT")
        let named = SourceRecord(title: "perimetres-2015.geojson", producer: "ANCT", vintage: "2015")
        #expect(named.reference == "perimetres-2015.geojson, ANCT, 2015")
    }
}
