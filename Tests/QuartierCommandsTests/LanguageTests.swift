import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        ([:], "Périmètres, surfaces"), (["LANG": "fr_FR.UTF-8"], "Périmètres, surfaces"), (["LANG": "en_GB.UTF-8"], "Perimeters, surfaces"),
        (["LANG": "en_GB.UTF-8", "LC_ALL": "fr_FR"], "Périmètres, surfaces"), (["LANG": "de_DE.UTF-8"], "Périmètres, surfaces"),
        (["LC_ALL": "C.UTF-8"], "Périmètres, surfaces"),
    ]) func theLocaleDecides(variables: [String: String], start: String) {
        #expect(quartiers(["--help"], variables: variables).output.hasPrefix(start))
    }

    @Test func theOptionGoesBeforeTheLocale() {
        #expect(quartiers(["--help", "--lang", "fr"], variables: ["LC_ALL": "en_GB"]).output.hasPrefix("Périmètres"))
        quartiers(["surface", "--lang", "en"]).expectRefusal(.noInput, saying: "nothing to read", "quartiers surface --demo")
        quartiers(["surface", "--lang", "de"]).expectRefusal(.usage, saying: "« de »", "fr", "en")
    }

    /// Findings, notes, numbers and errors all follow the language.
    @Test func everythingThatIsSaidFollowsIt() {
        let input = Fixture.layer([
            Fixture.quartier("QP62005", "Un", Fixture.polygon("[[2.65,50.5],[2.66,50.5],[2.66,50.51],[2.65,50.51]]"))
        ])
        let french = quartiers("surface - --lang fr", input: input)
        let english = quartiers("surface - --lang en", input: input)
        #expect(french.errors.contains("avertissement C01 : -, couche « - », objet 1 (QP62005) : « QP62005 » n'a la forme d'aucun code"))
        #expect(english.errors.contains("warning C01: -, layer '-', feature 1 (QP62005): 'QP62005' has the form of no code"))
        #expect(french.errors.contains("près de (2,65 ; 50,5)"))
        #expect(english.errors.contains("near (2.65, 50.5)"))
        #expect(french.output.contains("789\u{202F}1"))
        #expect(english.output.contains("789,1"))
    }

    /// What scripts read does not depend on the language, save the sentences meant for people.
    @Test func figuresDoNotFollowIt() throws {
        let french = quartiers("surface --demo --format csv --lang fr")
        let english = quartiers("surface --demo --format csv --lang en")
        #expect(french.output == english.output)
    }

    @Test func quietLeavesWarningsAndData() {
        let input = Fixture.layer([
            Fixture.quartier("QP62005", "Un", Fixture.polygon("[[2.65,50.5],[2.65,50.51],[2.66,50.51],[2.65,50.5]]"))
        ])
        let loud = quartiers("surface - --format csv", input: input)
        let quiet = quartiers("surface - --format csv --quiet", input: input)
        #expect(loud.errors.contains("info JSON-RING-ORDER"))
        #expect(!quiet.errors.contains("JSON-RING-ORDER"))
        #expect(!quiet.errors.contains("Surface de référence"))
        #expect(quiet.errors.contains("avertissement C01"))
        #expect(loud.output == quiet.output)
    }

    /// A thousand slips of one kind would hide everything else.
    @Test func manyFindingsOfAKindAreCounted() {
        let input = Fixture.layer((0..<25).map { Fixture.quartier("X\($0)", "Un", Fixture.square(2.4 + 0.02 * Double($0), 50.5)) })
        let errors = quartiers("surface - --format csv", input: input).errors
        #expect(errors.components(separatedBy: "avertissement C01").count - 1 == 10)
        #expect(errors.contains("… et 15 autres constats C01 du même genre."))
    }
}
