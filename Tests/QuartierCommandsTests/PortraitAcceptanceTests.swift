import Foundation
import Reporting
import TestSupport
import Testing

/// The documents and tables of the agglomeration, through the command.
@Suite(.needsSharedData) struct PortraitAcceptanceTests {
    private static let documents = ["auchy-les-mines", "labourse", "marles-les-mines"].map { SharedData.path("conventions/\($0).txt") }

    private static func tables(_ names: [String]) -> [String] { names.map { SharedData.path("data/insee-qpv/\($0).csv") } }

    /// The tables of the agglomeration for every year held.
    private static let local = tables(
        ["DEMO_2017", "DEMO_2018", "DEMO_2019", "data_DEMO_2020_V1_QP", "DEMO_2021", "DEMO_2022"].map { "cabbalr-\($0)" }
            + (2017...2022).map { "cabbalr-IPRO_\($0)" } + [2017, 2018, 2019, 2021, 2022].map { "cabbalr-REVN_\($0)" })

    private func withStore(_ imports: [[String]], _ body: (String, URL) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let store = folder.appendingPathComponent("agglo.gpkg").path
            for words in imports {
                let outcome = quartiers(["import"] + words + ["--store", store, "--format", "csv", "--quiet"])
                #expect(outcome.status == .success, "\(outcome.errors)")
            }
            try body(store, folder)
        }
    }

    @Test func theThreeDocumentsGiveTheirQuartiersFiguresAndLists() throws {
        try withStore([["conventions"] + Self.documents]) { store, _ in
            let listed = try quartiers(["list", "--store", store, "--format", "csv"]).rows
            #expect(listed.count == 4)
            #expect(listed.count { $0["statut"] == "QPV" } == 2)
            let rows = try quartiers(["portrait", "--store", store, "--format", "csv"]).rows
            #expect(rows.count == 25)
            #expect(rows.count { $0["evolution"] != "" } == 2)
            #expect(rows.count { $0["reference"] != "" } == 19)
            #expect(rows.count { $0["qualificatif"] == "environ" } == 4)
            let bound = try #require(rows.first { $0["qualificatif"] == "plus_de" })
            #expect(bound["valeur"] == "" && bound["borne_min"] == "30" && bound["ligne"] == "184")
            #expect(bound["citation"]?.hasPrefix("Taux de pauvreté: + de 30%") == true)
            #expect(rows.allSatisfy { $0["document"] != "" && $0["ligne"] != "" && $0["citation"] != "" && $0["millesime"] != "" })

            let texts = try quartiers(["portrait", "--store", store, "--texts", "--format", "csv"]).rows
            func lists(_ name: String) -> [Int] {
                ["irritants", "opportunites", "enjeux"].map { section in texts.count { $0["nom"] == name && $0["rubrique"] == section } }
            }
            #expect(lists("Cité Madagascar") == [4, 3, 3])
            #expect(lists("Cités 5, de Marles et du Rond-Point") == [10, 7, 5])
            #expect(lists("Cité de Marles - Gambetta") == [5, 6, 5])
            #expect(lists("Renaissance") == [10, 6, 12])
            let objectives = texts.filter { $0["rubrique"] == "objectif" }
            #expect(objectives.allSatisfy { $0["enjeu"] != "" && $0["objectif_strategique"] != "" && $0["ligne"] != "" })
            // Operational objectives of Auchy: 4, 3 and 3 under the three stakes.
            let auchy = objectives.filter { $0["nom"] == "Cité Madagascar" && $0["objectif_operationnel"] != "" }
            #expect(["1", "2", "3"].map { stake in auchy.count { $0["enjeu"] == stake } } == [4, 3, 3])
        }
    }

    @Test func traceFindsTheVintagesOfThePrintedFigures() throws {
        let demo = ProjectFiles.path("Geodata/portraits.csv")
        // Béthune's and Barlin's conventions are not held: their printed figures come from the embedded dataset.
        try withStore([["conventions"] + Self.documents, ["figures"] + Self.local, ["figures", demo]]) { store, _ in
            let rows = try quartiers(["trace", "--store", store, "--format", "csv"]).rows
            func traces(_ id: String, _ key: String) -> [String] {
                var seen: Set<String> = []
                return rows.filter { $0["id_quartier"] == id && $0["cle"] == key }
                    .map { "\($0["trace"] ?? "") \($0["millesime_insee"] ?? "") \($0["valeur_insee"] ?? "")" }.filter {
                        seen.insert($0).inserted
                    }
            }
            #expect(traces("QP062005", "tx_emploi_15_64") == ["confirme IPRO 2022 40.4"])
            #expect(
                traces("QP062008", "tx_emploi_15_64") == ["confirme IPRO 2017 34.9", "confirme IPRO 2018 34.9", "confirme IPRO 2022 34.9"])
            #expect(traces("QP062009", "tx_emploi_15_64") == ["confirme IPRO 2022 48.5"])
            #expect(traces("QP062010", "tx_emploi_15_64") == ["confirme_arrondi IPRO 2017 45.9", "confirme_arrondi IPRO 2018 45.9"])
            #expect(traces("QP062005", "pt_moins_25").allSatisfy { $0.hasPrefix("confirme_arrondi DEMO") })
            #expect(traces("QP062007", "tx_emploi_15_64").allSatisfy { $0.hasPrefix("contredit IPRO") })
            #expect(traces("QP062007", "tx_pauvrete").count == 5)
            #expect(traces("QP062007", "tx_pauvrete").allSatisfy { $0.hasPrefix("contredit REVN") })
            for key in ["surface", "ips", "pt_neet_16_25", "pt_parc_social"] { #expect(traces("QP062005", key) == ["aucune_source  "]) }
        }
    }

    @Test(arguments: [("DEMO_2017", 1346), ("DEMO_2022", 1400), ("IPRO_2022", 1345), ("REVN_2022", 1352)])
    func nationalTablesAreImportedWhole(name: String, count: Int) throws {
        try withTemporaryFolder { folder in
            let store = folder.appendingPathComponent("france.gpkg").path
            let words = ["import", "figures"] + Self.tables([name]) + ["--store", store, "--format", "csv"]
            let first = try quartiers(words).rows
            #expect(first.first?["lus"] == String(count) && first.first?["ajoutes"] == String(count))
            let again = try quartiers(words).rows
            #expect(again.first?["ajoutes"] == "0" && again.first?["inchanges"] == String(count))
        }
    }

    @Test func qp062005HasItsPeopleAndTheAllQuartiersRowIsAZone() throws {
        try withStore([["figures"] + Self.tables(["DEMO_2017", "DEMO_2022", "REVN_2022"])]) { store, _ in
            let people = try quartiers(["portrait", "QP 06 20 05", "--store", store, "--indicator", "pop", "--format", "csv"]).rows
            #expect(people.map { $0["valeur"] } == ["2365", "2224"])
            #expect(people.last?["document"] == "DEMO_2022.csv" && people.last?["citation"] == "POP_MUN")
            let all = try quartiers(["portrait", "QP062005", "--all", "--store", store, "--format", "csv"]).rows
            let secret = try #require(all.first { $0["cle"] == "tx_tot_men6" && $0["millesime"] == "DEMO 2022" })
            #expect(secret["absence"] == "secret" && secret["valeur"] == "" && secret["qualificatif"] == "")
            let gaps = try quartiers(
                ["gap", "QP062005", "--store", store, "--zone", "ensemble_qpv", "--indicator", "pt_moins_25", "--format", "csv"]
            ).rows
            #expect(gaps.map { $0["millesime"] } == ["DEMO 2017"])
            #expect(gaps.first?["reference_zone"] == "ensemble_qpv")
            let missing = quartiers(["gap", "--store", store, "--zone", "epci:200072460"])
            missing.expectRefusal(.noInput, saying: "ensemble_qpv")
        }
    }

    @Test func theSameVintageFromTwoFilesIsHeldOnce() throws {
        try withStore([["figures"] + Self.tables(["IPRO_2022"])]) { store, _ in
            let again = try quartiers(
                ["import", "figures"] + Self.tables(["cabbalr-IPRO_2022"]) + ["--store", store, "--format", "csv"]
            ).rows
            #expect(again.first?["lus"] == "16" && again.first?["inchanges"] == "16")
            let rows = try quartiers(["portrait", "QP062005", "--indicator", "tx_emploi_15_64", "--store", store, "--format", "csv"]).rows
            #expect(rows.count == 1)
        }
    }

    @Test func aFigureGoesFromTextToStoreToJSONToStoreWithoutLoss() throws {
        try withStore([["conventions"] + Self.documents, ["figures"] + Self.tables(["cabbalr-DEMO_2022"])]) { store, folder in
            for format in ["json", "csv"] {
                let file = folder.appendingPathComponent("portraits.\(format)").path
                let written = quartiers(["portrait", "--all", "--store", store, "--format", format, "-o", file])
                #expect(written.status == .success, "\(written.errors)")
                let other = folder.appendingPathComponent("\(format).gpkg").path
                let imported = quartiers(["import", "figures", file, "--store", other, "--format", "csv"])
                #expect(imported.status == .success, "\(imported.errors)")
                func figures(_ store: String) throws -> [[String: String]] {
                    try quartiers(["portrait", "--all", "--store", store, "--format", "csv"]).rows.map { row in
                        row.filter { $0.key != "source" }
                    }
                }
                let original = try figures(store)
                #expect(original.count > 80)
                #expect(try figures(other) == original)
            }
        }
    }

    @Test func communesOfDocumentsAreHeldAgainstINSEE() throws {
        try withStore([["conventions"] + Self.documents, ["figures"] + Self.tables(["cabbalr-DEMO_2022"])]) { store, _ in
            let outcome = quartiers(["check", "--store", store, "--control", "COM-INSEE", "--format", "csv"])
            #expect(outcome.status == .success)
            #expect(try outcome.rows.isEmpty)
            // A document that declares another commune is found, with its line.
            let document = try String(contentsOfFile: Self.documents[1], encoding: .utf8).replacing(
                "Beuvry, Labourse", with: "Beuvry, Verquin")
            let changed = URL(fileURLWithPath: store).deletingLastPathComponent().appendingPathComponent("autre.txt")
            try document.write(to: changed, atomically: true, encoding: .utf8)
            #expect(quartiers(["import", "conventions", changed.path, "--store", store, "--quiet"]).status == .success)
            let found = try quartiers(["check", "--store", store, "--control", "COM-INSEE", "--format", "csv"]).rows
            #expect(found.map { $0["trouve"] } == ["Beuvry, Verquin"])
            #expect(found.first?["source"]?.hasPrefix("autre.txt:") == true)
        }
    }
}
