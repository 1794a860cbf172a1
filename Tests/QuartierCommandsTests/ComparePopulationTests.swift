import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ComparePopulationTests {
    private func number(_ row: [String: String], _ column: String) throws -> Double { try #require(Double(row[column] ?? "")) }

    /// Tiles of one vintage give the boundary effect alone; the printed evolution is then shown with its suspicion.
    @Test func oneVintageOfTilesGivesTheBoundaryEffect() throws {
        let outcome = quartiers("compare --demo --show population --format csv")
        #expect(outcome.status == .success, "\(outcome.errors)")
        let rows = try outcome.rows
        let tiles = rows.filter { $0["methode"] == "carreaux" }
        #expect(tiles.map { $0["id_apres"] } == ["QP062005", "QP062007", "QP062008", "QP062009", "QP062010"])
        for row in tiles {
            #expect(try abs(number(row, "effectif_deplace") - number(row, "effectif_avant") - number(row, "effet_perimetre")) < 1e-6)
            #expect(row["evolution_constante"] == "")
            #expect(row["source"] == "schematique")
        }
        // Renaissance: environ 1 600, 600 more than in 2015, 60 % of the 1 000 that supposes.
        let printed = try #require(rows.first { $0["methode"] == "imprime" && $0["id_apres"] == "QP062010" })
        #expect(printed["effectif_avant"] == "1000")
        #expect(printed["evolution_totale"] == "600")
        #expect(printed["suspicion"] == "true")
        #expect(outcome.errors.contains("avertissement P05"))
        #expect(outcome.errors.contains("Carreaux schématiques"))
    }

    /// The effects are those of `transfer`, which cuts the same outlines.
    @Test func theBoundaryEffectIsThatOfTransfer() throws {
        let rows = try quartiers("compare --demo --show population --format csv").rows.filter { $0["methode"] == "carreaux" }
        let effects = try quartiers("transfer --demo --indicator ind --format csv").rows.filter { $0["nature"] == "effet_perimetre" }
        #expect(effects.count == rows.count)
        for effect in effects {
            let row = try #require(rows.first { $0["id_apres"] == effect["id_apres"] })
            #expect(try abs(number(row, "effet_perimetre") - number(effect, "valeur")) < 1e-6)
        }
    }

    /// Two vintages split the change; the same one twice changes nothing at constant outline.
    @Test func twoVintagesSplitTheChange() throws {
        let tiles = ProjectFiles.path("Geodata/carreaux-2021.csv")
        let rows = try quartiers([
            "compare", "--demo", "--show", "population", "--tiles", tiles, "--vintage", "2021", "--tiles-after", tiles, "--vintage-after",
            "2021",
            "--format", "csv",
        ]).rows
        #expect(rows.allSatisfy { $0["methode"] != "imprime" })
        for row in rows where row["methode"] == "carreaux" {
            #expect(try abs(number(row, "evolution_constante")) < 1e-9)
            #expect(try abs(number(row, "evolution_totale") - number(row, "effet_perimetre")) < 1e-6)
        }
    }

    @Test func withoutCountsThereIsARowThatSaysSo() throws {
        try withTemporaryFolder { folder in
            let square = Fixture.polygon(Fixture.ring(674_000, 7_048_000, side: 100))
            let before = try folder.layer("2015.geojson", Fixture.quartier("QP062005", "Un", square), crs: "EPSG:2154")
            let after = try folder.layer("2024.geojson", Fixture.quartier("QN06205I", "Un", square), crs: "EPSG:2154")
            let rows = try quartiers(["compare", before, after, "--show", "population", "--format", "csv"]).rows
            #expect(rows.count == 1)
            #expect(rows.first?["absence"] == "inconnu")
            #expect(rows.first?["effet_perimetre"] == "")
            quartiers(["compare", before, after, "--show", "population", "--vintage", "2021"]).expectRefusal(.noInput, saying: "carreaux")
        }
    }
}
