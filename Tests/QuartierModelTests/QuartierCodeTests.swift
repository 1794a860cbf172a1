import QuartierModel
import Testing

@Suite struct QuartierCodeTests {
    @Test(arguments: ["QP 06 20 05", "qp062005", "QP\u{A0}06\u{202F}20\u{A0}05", "**QP 06 20 05**", "QP-062.005", " QP062005\n"])
    func readsTheFormsPeopleWrite(written: String) {
        #expect(QuartierCode(written)?.text == "QP062005")
        #expect(QuartierCode(written)?.generation == .of2015)
    }

    @Test func tellsTheGenerationsApart() {
        #expect(QuartierCode("QN04901M")?.state == .modified)
        #expect(QuartierCode("QN97414I")?.generation == .of2024)
        #expect(QuartierCode("QP02A001")?.status == .qpv)
        #expect(QuartierCode("QIC6205101")?.status == .qic)
        #expect(QuartierCode("QIC6205101")?.form == CommuneCode("62051").map { .qic($0) })
    }

    @Test(arguments: [
        "QN06205X", "QP06205", "QP0620055", "QP962005", "QN0620M", "QIC620510", "QIC6205A01", "062005", "", "Q", "QP٠٦٢٠٠٥", "QP02C001",
        "QN97901N",
    ])
    func refusesEveryOtherForm(written: String) { #expect(QuartierCode(written) == nil) }

    @Test func issuesLocalCodes() throws {
        let commune = try #require(CommuneCode("62051"))
        #expect(QuartierCode(qicOf: commune, number: 1)?.text == "QIC6205101")
        #expect(QuartierCode(qicOf: commune, number: 12)?.text == "QIC6205112")
        #expect(QuartierCode(qicOf: commune, number: 100) == nil)
    }

    @Test func readsTheWordsOfTheCorrespondence() {
        #expect(PerimeterState(word: "MODIFIE") == .modified)
        #expect(PerimeterState(word: "Modifié ") == .modified)
        #expect(PerimeterState(word: "NOUVEAU") == .new)
        #expect(PerimeterState(word: "autre") == nil)
    }
}

@Suite struct CommuneTests {
    @Test func readsInseeCodes() {
        #expect(CommuneCode(" 62048 ")?.text == "62048")
        #expect(CommuneCode("2a004")?.department == "2A")
        #expect(CommuneCode("97411")?.department == "974")
        for wrong in ["1004", "620480", "6204A", "A2048", "", "00100", "2C001"] { #expect(CommuneCode(wrong) == nil) }
    }

    @Test func splitsPackedCells() {
        #expect(
            CommuneList.split("Lille, Faches-Thumesnil, Loos,  Lezennes") == ["Lille", "Faches-Thumesnil", "Loos", "Lezennes"])
        #expect(CommuneList.split("62048;62194\n62555 ; 62048") == ["62048", "62194", "62555"])
        #expect(CommuneList.split(" , ").isEmpty)
        #expect(CommuneList.split("Bully\r\nBeuvry") == ["Bully", "Beuvry"])
    }

    @Test func comparesNamesWithoutAccentsCaseHyphensOrLigatures() {
        #expect(NameKey("Mons-en-Barœul") == NameKey("MONS EN BAROEUL"))
        #expect(NameKey("Villeneuve-d'Ascq") == NameKey("villeneuve d’ascq "))
        #expect(NameKey("E\u{301}pide\u{301}me") == NameKey("Épidéme"))
        #expect(NameKey("Auchy-les-Mines") != NameKey("Auchy-au-Bois"))
        #expect(NameKey("Haÿ-les-Roses, L'") == NameKey("hay les roses l"))
    }
}

@Suite struct GenerationTests {
    @Test func isAnOpenSetOfPlainNames() {
        #expect(Generation("2024") == .of2024)
        #expect(Generation("2031-projet")?.record == nil)
        #expect(Generation.of2015.record?.end == "2023-12-31")
        for wrong in ["", "2024; DROP TABLE", "généra", "a b"] { #expect(Generation(wrong) == nil) }
    }
}
