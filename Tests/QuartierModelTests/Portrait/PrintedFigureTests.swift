import QuartierModel
import Testing

@Suite struct PrintedNumberTests {
    @Test(arguments: [
        ("2 700", 2700, 0), ("2\u{00A0}700", 2700, 0), ("2\u{202F}224", 2224, 0), ("40,2", 40.2, 1), ("104", 104, 0), ("33,0", 33, 1),
        ("1 346 012", 1_346_012, 0), ("12345", 12345, 0), ("40.2", 40.2, 1), (" 7 ", 7, 0), ("2 224,50", 2224.5, 2),
    ])
    func readsFrenchNumbers(text: String, value: Double, decimals: Int) throws {
        let number = try #require(PrintedNumber(text))
        #expect(number.value == value)
        #expect(number.decimals == decimals)
    }

    @Test(arguments: [
        "2 7OO", "4O,2", "40, 2", "2 70", "1 6000", "2.700", "", "abc", "40,2,1", "l04", "4 0,2", "27 00", "2  700", "12 % 3",
    ])
    func refusesWhatAPersonWouldHaveToGuess(text: String) { #expect(PrintedNumber(text) == nil) }
}

@Suite struct PrintedFigureTests {
    @Test func readsAPopulationWithItsEvolution() throws {
        let figure = try PrintedFigure("environ 2 700 habitants (+500 par rapport à 2015).", unit: .inhabitants)
        #expect(figure.reading == .about(2700))
        #expect(figure.change == Figure.Change(amount: 500, since: 2015))
        #expect(figure.reference == nil)
        #expect(figure.unread.isEmpty)
    }

    @Test func readsARateWithTheValueOfTheAgglomeration() throws {
        let figure = try PrintedFigure("40,2 % (18,8% sur l'ensemble de l'agglomération).", unit: .percent)
        #expect(figure.reading == .exact(40.2))
        #expect(figure.decimals == 1)
        #expect(figure.reference == Reference(zone: .agglomeration, value: 18.8))
        #expect(figure.unread.isEmpty)
    }

    @Test(arguments: [
        ("+ de 30%", Reading.atLeast(30)), ("+ de 30 %", .atLeast(30)), ("> 30 %", .atLeast(30)), ("plus de 30 %", .atLeast(30)),
        ("30 % et plus", .atLeast(30)), ("au moins 30%", .atLeast(30)), ("≥ 30 %", .atLeast(30)), ("moins de 10 %", .atMost(10)),
        ("- de 10 %", .atMost(10)), ("33 % environ", .about(33)), ("env. 33 %", .about(33)), ("près de 33 %", .about(33)),
        ("- 3 %", .exact(-3)), ("33", .exact(33)), ("non communiqué", .missing(.notPublished)),
        ("secret statistique", .missing(.secret)), ("sans objet", .missing(.notApplicable)), ("nc", .missing(.notPublished)),
    ])
    func readsWhatQualifiesAValue(text: String, reading: Reading) throws {
        let figure = try PrintedFigure(text, unit: .percent)
        #expect(figure.reading == reading)
        #expect(figure.unread.isEmpty)
    }

    @Test(arguments: [
        ("(18,8 % sur l'ensemble de l'agglomération)", Reference(zone: .agglomeration, value: 18.8)),
        ("(contre 18,8 % à l'échelle de la CABBALR)", Reference(zone: .agglomeration, value: 18.8)),
        ("(agglomération : 18,8 %)", Reference(zone: .agglomeration, value: 18.8)),
        ("(18,8% pour le département en 2021)", Reference(zone: Zone(.department), value: 18.8)),
        ("(18,8% sur la commune)", Reference(zone: Zone(.commune), value: 18.8)),
        ("(18,8% sur l'ensemble\nde l'agglomération", Reference(zone: .agglomeration, value: 18.8)),
    ])
    func readsReferencesInTheirSeveralWords(text: String, reference: Reference) throws {
        let figure = try PrintedFigure("33% " + text, unit: .percent)
        #expect(figure.reference == reference)
        #expect(figure.unread.isEmpty)
    }

    @Test(arguments: [
        "(18,8 sur l'ensemble de l'agglomération)", "(l8,8% sur l'ensemble de l'agglomération)", "(18,8 % sur on ne sait quoi)",
        "(18,8 % et 20 % sur l'agglomération)", "(+4 % par rapport à 2015, 2018)",
    ])
    func leavesWhatItDoesNotUnderstandUnread(text: String) throws {
        let figure = try PrintedFigure("33% " + text, unit: .percent)
        #expect(figure.reading == .exact(33))
        #expect(figure.reference == nil)
        #expect(figure.change == nil)
        #expect(figure.unread.count == 1)
    }

    @Test func wordsBetweenTheValueAndItsReferenceAreUnread() throws {
        let text = FoldedText("33 % des ménages (18,8% sur l'ensemble de l'agglomération)")
        #expect(throws: PrintedProblem.self) { try PrintedFigure("33 ménages", unit: .percent) }
        let figure = try PrintedFigure(text, unit: .percent)
        #expect(figure.reference?.value == 18.8)
        #expect(figure.unread.map { String(text.original($0)) } == ["des ménages "])
    }

    @Test(arguments: [
        ("2 7OO habitants", PrintedProblem.malformedNumber), ("840 ménages", .otherUnit), ("beaucoup", .noNumber), ("", .noNumber),
    ])
    func refusesWhatIsNoValue(text: String, problem: PrintedProblem) {
        #expect(throws: problem) { try PrintedFigure(text, unit: .inhabitants) }
    }

    @Test func saysWhenTheUnitIsNotPrinted() throws {
        #expect(try PrintedFigure("33 (18,8% sur l'ensemble de l'agglomération)", unit: .percent).lacksUnit)
        #expect(try !PrintedFigure("86 (104 sur l'ensemble des établissements de l'agglomération)", unit: .none).lacksUnit)
        #expect(try PrintedFigure("86 (104 sur l'ensemble des établissements de l'agglomération)", unit: .none).reference?.value == 104)
        #expect(try PrintedFigure("52ha", unit: .hectares).reading == .exact(52))
    }
}
