import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ListShowInfoTests {
    @Test func listsARowAPerimeter() throws {
        let rows = try quartiers("list --demo --format csv").rows
        #expect(rows.count == 13)
        let ilots = rows.filter { $0["id_quartier"] == "QP062009" }
        #expect(ilots.map { $0["code_qp"] } == ["QP062009", "QN06209M"])
        #expect(ilots.map { $0["nom"] } == ["3 Îlots", "3 Îlots"])
        #expect(ilots.map { $0["communes"] } == ["Béthune, Verquin", "Béthune, Verquin"])
        #expect(try quartiers("list --demo --generation local --format csv").rows.map { $0["statut"] } == ["QIC", "QIC", "QIC"])
    }

    @Test(arguments: ["QP 06 20 09", "qn06209m", "**QP 06 20 09**", "3 ilots", "3 Îlots", "Quartier de la rue de Lille"])
    func showsAQuartierHoweverItIsNamed(name: String) throws {
        let rows = try quartiers(["show", name, "--demo", "--format", "csv"]).rows
        #expect(rows.allSatisfy { $0["id_quartier"] == "QP062009" })
        func values(_ section: String, _ field: String? = nil) -> [String?] {
            rows.filter { $0["rubrique"] == section && (field == nil || $0["champ"] == field) }.map { $0["valeur"] }
        }
        #expect(values("identite", "statut") == ["QPV"])
        #expect(values("identite", "alias") == ["Quartier De La Rue De Lille"])
        #expect(values("code") == ["QP062009", "QN06209M"])
        #expect(values("commune", "nom_com") == ["Béthune", "Verquin", "Béthune", "Verquin"])
        #expect(values("surface", "surf_imprimee_ha") == ["56"])
        #expect(values("surface", "surf_ell_m2").count == 2)
        #expect(values("source", "fichier") == ["perimetres-2015.geojson", "perimetres-2024.geojson"])
        #expect(rows.filter { $0["rubrique"] == "surface" }.allSatisfy { $0["generation"] != "" })
    }

    @Test func numbersAreWrittenForPeopleInATable() {
        #expect(quartiers(["show", "QP062009", "--demo"]).output.contains("560\u{202F}001,7665"))
        #expect(quartiers(["show", "QP062009", "--demo", "--lang", "en"]).output.contains("560,001.7665"))
    }

    @Test func aQuartierThatIsNotThereGivesThoseThatAre() {
        quartiers(["show", "Nulle part", "--demo"]).expectRefusal(.noInput, saying: "« Nulle part »", "QP062005 Cités 5")
        quartiers("show QP062005").expectRefusal(.noInput, saying: "quartiers show --demo")
    }

    @Test func aNameOfTwoQuartiersIsRefused() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/a.gpkg"
            let layer = try folder.layer(
                "l.geojson", Fixture.quartier("QP062004", "Centre Ville"),
                Fixture.quartier("QP059004", "CENTRE-VILLE", Fixture.square(2.7, 50.5)))
            #expect(quartiers(["import", "perimeters", layer, "--store", store]).status == .success)
            quartiers(["show", "centre ville", "--store", store]).expectRefusal(
                .usage, saying: "désigne plusieurs quartiers", "QP059004 CENTRE-VILLE", "QP062004 Centre Ville")
        }
    }

    @Test func informsAboutVersionsStoreAndSources() throws {
        let rows = try quartiers("info --demo --format csv").rows
        #expect(rows.first.map { [$0["rubrique"], $0["nom"]] } == ["programme", "quartiers"])
        for library in ["GEOS", "PROJ", "SQLite"] { #expect(rows.contains { $0["rubrique"] == "bibliotheque" && $0["nom"] == library }) }
        #expect(rows.first { $0["rubrique"] == "table" && $0["nom"] == "perimetres" }?["valeur"] == "13")
        #expect(rows.filter { $0["rubrique"] == "source" }.count == 6)
        #expect(try quartiers("info --format csv").rows.allSatisfy { ["programme", "bibliotheque"].contains($0["rubrique"]) })
    }

    @Test func everyIndicatorIsListedAndCanBeAskedFor() throws {
        let rows = try quartiers("info --show indicators --format csv").rows
        func keys(_ origin: String) -> [String] { rows.filter { $0["origine"] == origin }.compactMap { $0["cle"] } }
        #expect(keys("portraits").starts(with: ["pop", "surface", "tx_pauvrete"]))
        #expect(keys("carreaux").starts(with: ["ind", "men", "men_pauv"]))
        #expect(rows.count == keys("portraits").count + keys("carreaux").count)
        #expect(rows.allSatisfy { $0["libelle"] != "" && $0["definition"] != "" })
        let poverty = rows.first { $0["cle"] == "tx_pauvrete" }
        #expect(poverty.map { [$0["unite"], $0["nature"]] } == ["%", "taux"])
        let given = keys("carreaux").map { "--indicator=\($0)" }
        #expect(quartiers(["estimate", "2024", "--demo", "--format", "csv"] + given).status == .success)
        let asked = keys("portraits").map { "--indicator=\($0)" }
        #expect(quartiers(["portrait", "--demo", "--format", "csv"] + asked).status == .success)
        let json = try quartiers("info --show indicators --format json").json
        #expect(json["schema"] as? String == "quartiers.indicators/1")
        #expect((json["rows"] as? [[String: Any]])?.count == rows.count)
        #expect(rows.first.map { Set($0.keys) } == ["cle", "libelle", "unite", "nature", "origine", "definition"])
        #expect(quartiers("info --show indicators --lang en").output.contains("Poverty rate of households"))
    }

    @Test(arguments: [
        ("map foo --demo", "Voir « quartiers map --help »."),
        ("map pauvrete --demo", "Vouliez-vous dire « tx_pauvrete » ou « tx_pauvrete_menages » ?"),
        ("gap --demo --indicator tx_pauvrette", "Vouliez-vous dire « tx_pauvrete » ?"),
        ("portrait --demo --indicator chomprinc", "Vouliez-vous dire « part_chomprinc » ?"),
        (
            "estimate --demo --indicator men_pau",
            "indicateur des carreaux (quartiers info --show indicators les donne toutes)\nVouliez-vous dire « men_pauv » ?"
        ),
        ("atlas --demo --plate-tiles pauv", "« men_pauv »"),
    ])
    func anUnknownIndicatorGetsTheNearestAndWhereAllAre(line: String, saying: String) {
        let outcome = quartiers(line)
        outcome.expectRefusal(.usage, saying: saying, "quartiers info --show indicators")
        #expect(outcome.errors.count < 400)
    }
}
