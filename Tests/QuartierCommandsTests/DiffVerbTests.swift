import Foundation
import GeoPackage
import Reporting
import TestSupport
import Testing

@Suite struct DiffVerbTests {
    /// A store that holds these features.
    private func store(_ name: String, in folder: URL, _ features: Fixture.Feature...) throws -> String {
        let layer = try folder.write(Fixture.layer(features), as: name + ".geojson")
        let store = folder.path + "/\(name).gpkg"
        #expect(quartiers(["import", "perimeters", layer, "--store", store, "--title", "Contours"]).status == .success)
        return store
    }

    @Test func saysWhatWasAddedRemovedAndChanged() throws {
        try withTemporaryFolder { folder in
            let a = try store(
                "a", in: folder, Fixture.quartier("QP062008", "Un"), Fixture.quartier("QP062009", "Deux", Fixture.square(2.65, 50.525)))
            let b = try store(
                "b", in: folder, Fixture.quartier("QP062008", "Un bis", Fixture.square(2.63, 50.525, side: 0.02)),
                Fixture.quartier("QP062010", "Trois", Fixture.square(2.67, 50.525)))
            let rows = try quartiers(["diff", a, b, "--format", "csv"]).rows
            func find(_ object: String, _ change: String) -> [[String: String]] {
                rows.filter { $0["objet"] == object && $0["changement"] == change }
            }
            #expect(find("quartier", "ajoute").map { $0["id_quartier"] } == ["QP062010"])
            #expect(find("quartier", "retire").map { $0["id_quartier"] } == ["QP062009"])
            #expect(find("quartier", "modifie").map { [$0["champ"], $0["avant"], $0["apres"]] } == [["nom", "Un", "Un bis"]])
            let moved = try #require(find("contour", "modifie").first)
            // The first square holds 788 736.31 m² (GeographicLib); the second, four times as wide and high, holds it.
            #expect(abs((Double(moved["avant"] ?? "") ?? 0) - 788_736.31) < 0.05)
            let (before, after) = (Double(moved["avant"] ?? "") ?? 0, Double(moved["apres"] ?? "") ?? 0)
            // In the plane of Lambert-93, which is 0.31 % wider here.
            #expect(abs((Double(moved["deplace_m2"] ?? "") ?? 0) / (after - before) - 1.00312) < 1e-4)
            #expect(find("source", "modifie").map { $0["champ"] } == ["sha256"])

            let geojson = try quartiers(["diff", a, b, "--format", "geojson"]).json
            let features = try #require(geojson["features"] as? [[String: Any]])
            #expect(features.count == rows.count)
            for feature in features {
                let isOutline = (feature["properties"] as? [String: Any])?["objet"] as? String == "contour"
                #expect((feature["geometry"] as? [String: Any] != nil) == isOutline)
            }
        }
    }

    @Test func nothingDiffersFromItself() throws {
        try withTemporaryFolder { folder in
            let a = try store("a", in: folder, Fixture.quartier("QP062008"))
            let outcome = quartiers(["diff", a, a, "--format", "json"])
            #expect(outcome.status == .success)
            #expect((try outcome.json["rows"] as? [Any])?.isEmpty == true)
            #expect(try outcome.json["notes"] as? [String] == ["Rien ne diffère."])
        }
    }

    @Test func aFigureThatChangedIsNamed() throws {
        try withTemporaryFolder { folder in
            let geodata = ProjectFiles.path("Geodata")
            let stores = ["a", "b"].map { name in
                let path = folder.path + "/\(name).gpkg"
                #expect(quartiers(["import", "figures", "\(geodata)/portraits.csv", "--store", path]).status == .success)
                #expect(quartiers(["import", "correspondence", "\(geodata)/correspondances.csv", "--store", path]).status == .success)
                #expect(
                    quartiers(["import", "perimeters", "\(geodata)/perimetres-local.geojson", "--schematic", "--store", path]).status
                        == .success)
                return path
            }
            try SQL.run(
                ["UPDATE portraits SET valeur = 34 WHERE cle = 'tx_pauvrete' AND id_quartier = 'QIC6205101' AND methode = 'imprime'"],
                on: stores[1])
            let rows = try quartiers(["diff", stores[0], stores[1], "--format", "csv"]).rows
            #expect(
                rows.map { [$0["id_quartier"], $0["objet"], $0["champ"], $0["avant"], $0["apres"]] } == [
                    ["QIC6205101", "chiffre", "tx_pauvrete valeur", "33", "34"]
                ])
        }
    }

    @Test func anExportIsComparedWithItsStore() throws {
        try withTemporaryFolder { folder in
            let a = try store("a", in: folder, Fixture.quartier("QP062008"))
            let export = folder.path + "/e.gpkg"
            #expect(quartiers(["export", "gpkg", "--store", a, "-o", export]).status == .success)
            let outcome = quartiers(["diff", a, export, "--format", "json"])
            #expect((try outcome.json["rows"] as? [Any])?.isEmpty == true, "\(outcome.output)")
            #expect((try outcome.json["notes"] as? [String])?.first?.hasPrefix("Chiffres et sources") == true)
        }
    }

    @Test func refusesWhatIsNeither() throws {
        try withTemporaryFolder { folder in
            let a = try store("a", in: folder, Fixture.quartier("QP062008"))
            quartiers(["diff", a, folder.path + "/absent.gpkg"]).expectRefusal(.noInput, saying: "absent.gpkg")
            quartiers(["diff", a, try folder.write("bonjour", as: "t.gpkg")]).expectRefusal(.badData, saying: "t.gpkg")
            let bare = folder.path + "/nu.gpkg"
            try GeoPackageFile.create(at: bare, stamp: "2026-01-02T03:04:05Z") { _ in }
            quartiers(["diff", a, bare]).expectRefusal(.badData, saying: "ni un magasin")
        }
    }
}
