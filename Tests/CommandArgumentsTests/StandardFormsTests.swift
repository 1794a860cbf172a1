import CommandArguments
import Reporting
import Testing

@Suite struct StandardFormsTests {
    @Test(arguments: [("5m", 5.0), ("5 m", 5), ("0.5km", 500), ("12", 12), (".5", 0.5), ("0", 0)])
    func readsLengthsInMetres(text: String, metres: Double) throws {
        let given = try #require(try Toy.arguments("surface"))
        #expect(given[Toy.minimumWidth] == nil)
        guard case .run(let arguments) = try CommandParser(Toy.program).parse(["surface", "--min-width", text]) else {
            Issue.record("no run")
            return
        }
        #expect(arguments[Toy.minimumWidth] == metres)
    }

    /// A decimal comma, another unit, a sign, a hexadecimal number and words that `Double` would take.
    @Test(arguments: ["0,5m", "5cm", "-5", "+5", "0x10", "nan", "inf", "1e3", "m", "", "5m5", "1.2.3", String(repeating: "9", count: 400)])
    func refusesWhatIsNoLength(text: String) {
        #expect(throws: QuartiersError.self) { try CommandParser(Toy.program).parse(["surface", "--min-width=" + text]) }
    }

    @Test(arguments: ["=x", "nom=", "nom", "", "="])
    func refusesHalfAPair(text: String) { #expect(KeyValue(text) == nil) }

    @Test func aPairIsCutAtItsFirstSign() throws {
        let pair = try #require(KeyValue("a=b=c"))
        #expect(pair.key == "a" && pair.value == "b=c")
    }
}

@Suite struct LanguagePreferenceTests {
    @Test(arguments: [
        ([:], Language.french), (["LANG": "en_GB.UTF-8"], .english), (["LANG": "fr_FR"], .french), (["LANG": "C.UTF-8"], .french),
        (["LANG": "de_DE.UTF-8"], .french), (["LANG": "en_US", "LC_ALL": "fr_FR"], .french),
        (["LANG": "fr", "LC_MESSAGES": "en"], .english),
        (["LANG": "en", "LC_ALL": ""], .english), (["LANG": "EN"], .english), (["LANG": "end"], .french),
    ])
    func followsTheLocaleAsPOSIXRanksIt(environment: [String: String], language: Language) {
        #expect(Language.preferred(option: nil, environment: environment) == language)
        #expect(Language.preferred(option: .english, environment: environment) == .english)
    }

    @Test(arguments: [
        ("surface --lang en", Language.english), ("--lang=en --bogus", .english), ("surface --bogus", .french), ("--lang xx", .french),
        ("surface --lang", .french), ("surface -- --lang en", .french), ("--lang en --lang", .english),
    ])
    func findsTheLanguageOfACommandLineThatMayBeWrong(line: String, language: Language) {
        #expect(Language.preferred(commandLine: line.split(separator: " ").map(String.init), environment: [:]) == language)
    }
}
