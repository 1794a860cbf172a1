import Foundation
import QuartierExchange
import QuartierModel
import Reporting
import TestSupport
import Testing

@Suite struct DemonstrationStoreTests {
    private func store() throws -> Store {
        try Store.demonstration(geodata: ProjectFiles.path("Geodata"), now: "2026-01-01T00:00:00Z")
    }

    @Test func holdsTheEightQuartiersWithTheirCodesAndCommunes() throws {
        let quartiers = try store().quartiers()
        #expect(quartiers.count == 8)
        #expect(quartiers.filter { $0.status == .qic }.count == 3)
        let cites = try #require(quartiers.first { $0.id == "QP062005" })
        #expect(cites.name == "Cités 5, de Marles et du Rond-Point")
        #expect(cites.codes == [.of2015: "QP062005", .of2024: "QN06205M"])
        #expect(cites.aliases == ["Quartier Des Cité 5 - Cité De Marles - Cité Du Rond-Point"])
        let shared = try store().perimeters(of: .of2024) { _ in }.elements.map(\.declaredCommunes.count)
        #expect(shared == [3, 2, 1, 2, 2])
    }

    @Test func everyOutlineIsFlaggedAsDrawn() throws {
        let store = try store()
        for generation in try store.generations() {
            #expect(try store.perimeters(of: generation) { _ in }.elements.allSatisfy(\.isSchematic))
        }
    }

    @Test func findsAQuartierByAnyOfItsCodesAndNames() throws {
        let store = try store()
        for text in ["QP 06 20 09", "qn06209m", "3 ilots", "Quartier de la rue de Lille", "QP062009"] {
            #expect(try store.quartiers(matching: text).map(\.id) == ["QP062009"])
        }
        for text in ["nulle part", "", "-", "3 Îl"] { #expect(try store.quartiers(matching: text).isEmpty, "\(text)") }
        // The first words of a name, which people stop at; of several names, all that begin so.
        #expect(try store.quartiers(matching: "Cités 5").map(\.id) == ["QP062005"])
        #expect(try store.quartiers(matching: "CITE").map(\.id) == ["QIC6205101", "QIC6255501"])
    }
}
