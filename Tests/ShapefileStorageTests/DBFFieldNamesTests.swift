import Reporting
import ShapefileStorage
import Testing

@Suite struct DBFFieldNamesTests {
    private func resolve(_ names: [String], preferred: [String: String] = [:]) throws -> (short: [String], findings: [Finding]) {
        var findings: [Finding] = []
        return (try DBFFieldNames.resolve(names, preferred: preferred, report: { findings.append($0) }), findings)
    }

    @Test func keepsShortNames() throws {
        let result = try resolve(["code_qp", "insee_coms", "POP"])
        #expect(result.short == ["code_qp", "insee_coms", "POP"])
        #expect(result.findings.isEmpty)
    }

    @Test func takesPreferredNames() throws {
        // Some of the flat export layer of the domain.
        let preferred = ["id_quartier": "id_quart", "surf_plane_ha": "surfpln_ha", "tx_pauvrete_min": "txpauv_min"]
        let result = try resolve(["id_quartier", "nom", "surf_plane_ha", "tx_pauvrete_min"], preferred: preferred)
        #expect(result.short == ["id_quart", "nom", "surfpln_ha", "txpauv_min"])
        #expect(result.findings.map(\.expected) == [.text("id_quartier"), .text("surf_plane_ha"), .text("tx_pauvrete_min")])
        #expect(result.findings.map(\.found) == [.text("id_quart"), .text("surfpln_ha"), .text("txpauv_min")])
    }

    @Test func cutsAndNumbersTheOthers() throws {
        let names = [
            "part_des_moins_de_25", "part_des_menages", "PART_DES_MONO", "part_des_m", "Libellé du quartier", "œuvre", "2024", "a-b c",
        ]
        #expect(
            try resolve(names).short == ["part_des_m", "part_des_1", "PART_DES_2", "part_des_3", "Libelle_du", "oeuvre", "f2024", "a_b_c"])
    }

    @Test func preferredNamesAreNotTakenByEarlierFields() throws {
        #expect(
            try resolve(["population", "population_municipale"], preferred: ["population_municipale": "population"]).short == [
                "populati_1", "population",
            ])
    }

    @Test func numbersBeyondNine() throws {
        let short = try resolve((0..<12).map { "indicateur_numero_\($0)" }).short
        #expect(short.first == "indicateur")
        #expect(short[9] == "indicate_9")
        #expect(short[11] == "indicat_11")
        #expect(Set(short).count == 12)
        #expect(short.allSatisfy { $0.utf8.count <= 10 })
    }

    @Test(arguments: ["trop_long_nom", "accentué", "", "deux mots"])
    func refusesAPreferredNameThatNoTableHolds(short: String) {
        #expect(throws: QuartiersError.self) { try resolve(["nom"], preferred: ["nom": short]) }
    }

    @Test func refusesAPreferredNameWantedTwice() {
        #expect(throws: QuartiersError.self) { try resolve(["a", "b"], preferred: ["a": "nom", "b": "NOM"]) }
    }
}
