import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct ImportCorrespondenceVerbTests {
    /// Wide, as ANCT delivers it: QN06299M comes from three quartiers, QP062010 became two, QN06208I is what QP062008 was, QN06298N is new.
    private static let wide = """
        QP2024;Label_QP2024;Statut ;QP2015_1;Label_QP2015_1;QP2015_2 ;Label_QP2015_2;QP2015_3;Label_QP2015_3
        QN06299M;Trois en un;MODIFIE;QP062005;Un;QP062006;Deux;QP062007;Trois
        QN06208I;Mont Liébaut;IDENTIQUE;QP062008;Quartier Du Mont Liébaut;;;;
        QN06210M;Nord;MODIFIE;QP062010;Renaissance;;;;
        QN06211M;Sud;MODIFIE;QP062010;Renaissance;;;;
        QN06298N;Neuf;NOUVEAU;;;;;;
        """

    private static func layer(_ folder: URL, _ name: String, _ codes: [(String, String)]) throws -> String {
        let features = codes.enumerated().map { rank, code in
            Fixture.quartier(code.0, code.1, Fixture.square(2.5 + 0.02 * Double(rank), 50.5))
        }
        return try folder.write(Fixture.layer(features), as: name)
    }

    private static func store(_ folder: URL, order: [String], named name: String) throws -> String {
        let files = [
            "correspondence": try folder.write(wide, as: "liste.csv"),
            "2015": try layer(
                folder, "2015.geojson",
                [
                    ("QP062005", "Un"), ("QP062006", "Deux"), ("QP062007", "Trois"), ("QP062008", "Quartier Du Mont Liébaut"),
                    ("QP062010", "Renaissance"),
                ]),
            "2024": try layer(
                folder, "2024.geojson",
                [
                    ("QN06299M", "Trois en un"), ("QN06208I", "Mont Liébaut"), ("QN06210M", "Nord"), ("QN06211M", "Sud"),
                    ("QN06298N", "Neuf"),
                ]),
        ]
        let store = folder.path + "/\(name).gpkg"
        for part in order {
            let content = part == "correspondence" ? part : "perimeters"
            let outcome = quartiers(["import", content, files[part] ?? "", "--store", store, "--quiet"])
            #expect(outcome.status == .success, "\(outcome.errors)")
        }
        return store
    }

    @Test func identifiersFollowSingleParentsAndMergersAreNewQuartiers() throws {
        try withTemporaryFolder { folder in
            let store = try Self.store(folder, order: ["correspondence", "2015", "2024"], named: "a")
            let rows = try quartiers(["list", "--store", store, "--format", "csv"]).rows
            #expect(
                rows.map { [$0["id_quartier"], $0["code_qp"]] } == [
                    ["QN06210M", "QN06210M"], ["QN06211M", "QN06211M"], ["QN06298N", "QN06298N"], ["QN06299M", "QN06299M"],
                    ["QP062005", "QP062005"], ["QP062006", "QP062006"], ["QP062007", "QP062007"], ["QP062008", "QP062008"],
                    ["QP062008", "QN06208I"], ["QP062010", "QP062010"],
                ])
            func parents(_ code: String) throws -> [String?] {
                try quartiers(["show", code, "--store", store, "--format", "csv"]).rows.filter { $0["rubrique"] == "parente" }.map {
                    $0["valeur"]
                }
            }
            #expect(try parents("QN06299M") == ["QP062005", "QP062006", "QP062007"])
            #expect(try parents("QN06210M") == ["QP062010"])
            #expect(try parents("QP062008").isEmpty)
            #expect(try parents("QN06298N").isEmpty)
        }
    }

    /// Names, codes, aliases and shares are the same whichever file comes first.
    @Test(arguments: [
        ["correspondence", "2024", "2015"], ["2015", "correspondence", "2024"], ["2015", "2024", "correspondence"],
        ["2024", "correspondence", "2015"], ["2024", "2015", "correspondence"],
    ]) func theOrderOfImportsIsOfNoConsequence(order: [String]) throws {
        try withTemporaryFolder { folder in
            let stores = [
                try Self.store(folder, order: ["correspondence", "2015", "2024"], named: "a"),
                try Self.store(folder, order: order, named: "b"),
            ]
            let tables = try stores.map(StoreContent.init)
            #expect(tables[0] == tables[1])
            #expect(tables[0].rows["alias"]?.contains { $0.contains("Quartier Du Mont Liébaut") } == true)
        }
    }

    @Test func aLineThatNamesNoCodeIsTold() throws {
        try withTemporaryFolder { folder in
            let table = try folder.write("code_qp_2024,code_qp_2015\nQN06208I,QP062008\nQP062009,QP062009\n", as: "t.csv")
            let store = folder.path + "/a.gpkg"
            let outcome = quartiers(["import", "correspondence", table, "--store", store, "--format", "csv"])
            #expect(try outcome.rows.map { [$0["lus"], $0["ajoutes"]] } == [["1", "1"]])
            #expect(
                outcome.errors.contains(
                    "avertissement COR-CODE : \(table), ligne 3 : « QP062009 » n'est pas un code de la génération attendue"))
            let other = try folder.write("a,b\n1,2\n", as: "autre.csv")
            quartiers(["import", "correspondence", other, "--store", store]).expectRefusal(
                .badData, saying: "autre.csv", "table de correspondance", "Colonnes lues : a, b.")
        }
    }

    /// QP062008 on a layer said to be of 2024 and its true code of 2024 cannot both be the outline of one quartier.
    @Test func aQuartierWithTwoOutlinesInAGenerationIsRefused() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/a.gpkg"
            let wrong = try Self.layer(folder, "w.geojson", [("QP062008", "Mont Liébaut")])
            let right = try Self.layer(folder, "r.geojson", [("QN06208I", "Mont Liébaut")])
            #expect(quartiers(["import", "perimeters", wrong, "--generation", "2024", "--store", store]).status == .success)
            #expect(quartiers(["import", "perimeters", right, "--store", store]).status == .success)
            let before = try StoreContent(store)
            let table = try folder.write(Self.wide, as: "t.csv")
            quartiers(["import", "correspondence", table, "--store", store]).expectRefusal(
                .badData, saying: "un seul quartier de QP062008 et de QN06208I", "rien n'a été importé")
            #expect(try StoreContent(store) == before)
        }
    }

    @Test func replacingTakesTheParentsOfTheNewTable() throws {
        try withTemporaryFolder { folder in
            let store = try Self.store(folder, order: ["correspondence", "2015", "2024"], named: "a")
            let corrected = try folder.write("QP2024;QP2015_1;QP2015_2\nQN06299M;QP062005;QP062006\n", as: "corrige.csv")
            let outcome = quartiers(["import", "correspondence", corrected, "--store", store, "--replace", "--format", "csv"])
            #expect(try outcome.rows.map { [$0["ajoutes"], $0["inchanges"], $0["remplaces"]] } == [["0", "2", "1"]])
            let parents = try quartiers(["show", "QN06299M", "--store", store, "--format", "csv"]).rows.filter {
                $0["rubrique"] == "parente"
            }
            #expect(parents.map { $0["valeur"] } == ["QP062005", "QP062006"])
        }
    }

    @Test func anOverseasTableMakesAnOverseasStore() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/a.gpkg"
            let table = try folder.write("QP2024;QP2015_1\nQN97401I;QP974001\n", as: "t.csv")
            #expect(quartiers(["import", "correspondence", table, "--store", store]).status == .success)
            let info = try quartiers(["info", "--store", store, "--format", "csv"]).rows
            #expect(info.first { $0["nom"] == "scr" }?["valeur"] == "EPSG:2975")
        }
    }

    @Test(.needsSharedData) func takesTheRealTableOfPasDeCalais() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/62.gpkg"
            let table = SharedData.path("data/qpv-tables/correspondance-qp2024-qp2015-dept62.csv")
            let outcome = quartiers(["import", "correspondence", table, "--store", store, "--format", "csv"])
            #expect(try outcome.rows.map { [$0["lus"], $0["ajoutes"]] } == [["64", "64"]])
            #expect(outcome.errors == "")
            let content = try StoreContent(store).rows["correspondances"] ?? []
            #expect(content.filter { $0.contains("QP062005") } == ["id_enfant=QN06205M|id_parent=QP062005|statut=M"])
            #expect(content.count { $0.hasSuffix("statut=N") } == 1)
        }
    }
}
