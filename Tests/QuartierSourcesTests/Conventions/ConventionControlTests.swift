import QuartierModel
import QuartierSources
import Reporting
import Testing

@Suite struct ConventionControlTests {
    private func convention(_ document: String, _ quartiers: Int, _ qpv: Int, _ communes: Int, _ qic: Int) -> Convention {
        func quoted(_ value: Int) -> Quoted<Int> { Quoted(value, Citation(document: document, line: 27)) }
        return Convention(
            document: document,
            totals: StatedTotals(quartiers: quoted(quartiers), qpv: quoted(qpv), communes: quoted(communes), qic: quoted(qic)))
    }

    private func found(_ conventions: [Convention], _ qpv: Int, _ qic: Int, _ communes: Int) -> [String] {
        ConventionControls.totals(of: conventions.map(\.totals), loaded: .init(qpv: qpv, qic: qic, communes: communes)).map {
            "\($0.place.file ?? "") \($0.arguments["what"]?.exact ?? "") \($0.expected.exact) \($0.found.exact)"
        }
    }

    @Test func e01HoldsPreamblesAgainstTheWholeSetOnly() {
        let stated = [convention("a", 25, 16, 19, 9), convention("b", 25, 16, 19, 9)]
        #expect(found(stated, 16, 9, 19) == [])
        #expect(found(stated, 2, 2, 5) == [])
        #expect(found(stated, 17, 8, 20) == ["a QPV 17 16", "a communes 20 19", "a QIC 8 9"])
        #expect(found([], 17, 8, 20) == [])
    }

    @Test func e01HoldsPreamblesAgainstOneAnotherAndThemselves() {
        #expect(found([convention("a", 25, 16, 19, 9), convention("b", 25, 16, 18, 9)], 1, 1, 1) == ["b communes 19 18"])
        #expect(found([convention("a", 26, 16, 19, 9)], 1, 1, 1) == ["a quartiers 25 26"])
    }

    @Test func communesAreHeldAgainstTheListOfINSEE() {
        var declaration = Declaration(quartier: "Q", method: .printed, document: "a", communesLine: 4)
        func references(_ names: [String]) -> [CommuneReference] { names.map { CommuneReference(name: $0) } }
        let insee = references(["Béthune", "Verquin"])
        #expect(ConventionControls.communes(of: declaration, insee: insee) == nil)
        declaration.communes = references(["VERQUIN", "Bethune"])
        #expect(ConventionControls.communes(of: declaration, insee: insee) == nil)
        declaration.communes = references(["Béthune", "Verquigneul"])
        let finding = ConventionControls.communes(of: declaration, insee: insee)
        #expect(finding?.kind == .communesDiffer)
        #expect(finding?.place.line == 4)
    }
}
