import Foundation
import Reporting
import TestSupport
import Testing

/// What `import` makes of a store; the rows are looked at with SQL, as another program would.
@Suite struct ImportVerbTests {
    private static let communes = Fixture.Feature(
        properties: [("insee_com", "62119"), ("nom_com", "Béthune"), ("siren_epci", "200072460")],
        geometry: Fixture.square(2.6, 50.5, side: 0.1))

    @Test func makesAStoreInTheLegalSystemOfThePlace() throws {
        try withTemporaryFolder { folder in
            for (name, code, x, y, crs) in [
                ("metropole", "QP062005", 2.63, 50.525, "EPSG:2154"), ("reunion", "QP974001", 55.45, -20.9, "EPSG:2975"),
                ("antilles", "QP971001", -61.5, 16.2, "EPSG:5490"),
            ] {
                let store = folder.path + "/\(name).gpkg"
                let layer = try folder.layer("\(name).geojson", Fixture.quartier(code, "Un", Fixture.square(x, y)))
                let outcome = quartiers(["import", "perimeters", layer, "--store", store, "--format", "csv"])
                #expect(outcome.status == .success)
                let row = try #require(try outcome.rows.first)
                #expect([row["lus"], row["ajoutes"], row["inchanges"], row["remplaces"]] == ["1", "1", "0", "0"])
                #expect(outcome.errors.contains("couche en EPSG:4326, reprojetée en \(crs), le système du magasin"))
                let info = try quartiers(["info", "--store", store, "--format", "csv"]).rows
                #expect(info.first { $0["nom"] == "scr" }?["valeur"] == crs)
            }
        }
    }

    @Test func keepsEverythingThatTheSourceDeclares() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            let quartier = Fixture.Feature(
                properties: [
                    ("CODE_QP", "QP 06 20 08"), ("NOM_QP", " Mont  Liébaut "), ("COMMUNE_QP", "Béthune,  Verquin"), ("surface_ha", "70,5"),
                    ("SIREN_EPCI", "200072460"),
                ], geometry: Fixture.square(2.63, 50.525))
            let layer = try folder.layer("qpv.geojson", quartier)
            #expect(
                quartiers([
                    "import", "perimeters", layer, "--store", store, "--producer", "ANCT", "--licence", "LO 2.0", "--vintage", "2015",
                    "--title", "Livraison", "--url", "https://exemple.fr/qpv",
                ]).status == .success)
            let row = try #require(try quartiers(["surface", "2015", "--store", store, "--format", "csv"]).rows.first)
            #expect(row["code_qp"] == "QP062008")
            #expect(row["nom"] == " Mont  Liébaut ")
            #expect(row["surf_imprimee_ha"] == "70.5")
            let flat = try #require(try quartiers(["export", "csv", "--store", store]).rows.first)
            #expect(flat["noms_coms"] == "Béthune,Verquin")
            #expect(flat["siren_epci"] == "200072460")
            let sheet = try quartiers(["show", "mont liebaut", "--store", store, "--format", "csv"]).rows
            let facts = Dictionary(sheet.filter { $0["rubrique"] == "source" }.map { ($0["champ"], $0["valeur"]) }) { first, _ in first }
            #expect(facts["titre"] == "Livraison")
            #expect(facts["producteur"] == "ANCT")
            #expect(facts["licence"] == "LO 2.0")
            #expect(facts["millesime"] == "2015")
            #expect(facts["url"] == "https://exemple.fr/qpv")
            #expect(facts["obtenu_le"] == "2026-01-02T03:04:05Z")
        }
    }

    @Test func fieldsOfOtherNamesAreNamed() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            let quartier = Fixture.Feature(
                properties: [("c_nqpv", "QP062008"), ("appellation", "Mont Liébaut")], geometry: Fixture.square(2.63, 50.525))
            let layer = try folder.layer("qpv.geojson", quartier)
            quartiers(["import", "perimeters", layer, "--store", store]).expectRefusal(
                .badData, saying: "qpv.geojson, couche « qpv », objet 1", "--field code_qp=NOM", "--status QIC")
            quartiers(["import", "perimeters", layer, "--store", store, "--field", "code_qp=autre"]).expectRefusal(
                .usage, saying: "la couche n'a pas de champ « autre »", "Champs de la couche : c_nqpv, appellation.")
            quartiers(["import", "perimeters", layer, "--store", store, "--field", "rien=c_nqpv"]).expectRefusal(
                .usage, saying: "« rien=c_nqpv »", "code_qp")
            #expect(
                quartiers([
                    "import", "perimeters", layer, "--store", store, "--field", "code_qp=C_NQPV", "--field", "nom=appellation", "--quiet",
                ]).status == .success)
            #expect(try quartiers(["list", "--store", store, "--format", "csv"]).rows.map { $0["nom"] } == ["Mont Liébaut"])
        }
    }

    /// `--field` may speak of both layers of a command line.
    @Test func fieldsOfCommunesAndOfPerimetersAreToldApart() throws {
        try withTemporaryFolder { folder in
            let quartier = Fixture.Feature(properties: [("c_nqpv", "QP062008")], geometry: Fixture.square(2.63, 50.525))
            let commune = Fixture.Feature(
                properties: [("depcom", "62119"), ("nom", "Béthune")], geometry: Fixture.square(2.6, 50.5, side: 0.1))
            let (layer, communes) = (try folder.layer("qpv.geojson", quartier), try folder.layer("communes.geojson", commune))
            let rows = try quartiers([
                "split", layer, "--communes", communes, "--field", "code_qp=c_nqpv", "--field", "insee_com=depcom", "--format", "csv",
            ]).rows
            #expect(rows.map { [$0["code_qp"], $0["insee_com"]] } == [["QP062008", "62119"]])
        }
    }

    @Test func quartiersOfTheAgglomerationAreGivenLocalCodes() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            func local(_ name: String, _ x: Double, status: String = "QIC") -> Fixture.Feature {
                Fixture.Feature(properties: [("nom", name), ("statut", status)], geometry: Fixture.square(x, 50.525, side: 0.003))
            }
            let layer = try folder.layer("qic.geojson", local("Catorive", 2.63), local("Gare", 2.64))
            quartiers(["import", "perimeters", layer, "--store", store]).expectRefusal(
                .badData, saying: "objet 1 (Catorive)", "sa commune n'est pas connue", "import communes")
            let communes = try folder.layer("communes.geojson", Self.communes)
            #expect(quartiers(["import", "communes", communes, "--store", store, "--cog", "2024"]).status == .success)
            let outcome = quartiers(["import", "perimeters", layer, "--store", store])
            #expect(outcome.status == .success)
            #expect(outcome.errors.contains("code local attribué : QIC6211901"))
            let rows = try quartiers(["list", "--store", store, "--format", "csv"]).rows
            #expect(
                rows.map { [$0["code_qp"], $0["nom"], $0["statut"], $0["generation"], $0["communes"]] } == [
                    ["QIC6211901", "Catorive", "QIC", "local", "Béthune"], ["QIC6211902", "Gare", "QIC", "local", "Béthune"],
                ])
            // A quartier known under its name keeps its code.
            let again = try folder.layer("qic2.geojson", local("catorive", 2.65))
            #expect(quartiers(["import", "perimeters", again, "--store", store, "--replace"]).status == .success)
            #expect(
                try quartiers(["list", "--store", store, "--format", "csv"]).rows.map { $0["code_qp"] } == ["QIC6211901", "QIC6211902"])
        }
    }

    @Test func sharesFollowWhicheverOfBothComesLast() throws {
        try withTemporaryFolder { folder in
            let quartier = try folder.layer("qpv.geojson", Fixture.quartier("QP062008"))
            let communes = try folder.layer("communes.geojson", Self.communes)
            var sheets: [[[String: String]]] = []
            for (rank, order) in [["communes", "perimeters"], ["perimeters", "communes"]].enumerated() {
                let store = folder.path + "/\(rank).gpkg"
                for content in order {
                    #expect(
                        quartiers(["import", content, content == "communes" ? communes : quartier, "--store", store]).status == .success)
                }
                sheets.append(try quartiers(["show", "QP062008", "--store", store, "--format", "csv"]).rows)
            }
            #expect(sheets[0] == sheets[1])
            #expect(sheets[0].contains { $0["champ"] == "surf_m2 62119 Béthune" })
        }
    }

    @Test func severalFilesAreOneTransaction() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            let good = try folder.layer("bon.geojson", Fixture.quartier("QP062008"))
            let bad = try folder.layer(
                "mauvais.geojson", Fixture.quartier("QP062009", "Un"), Fixture.quartier("QP062009", "Deux", Fixture.square(2.7, 50.5)))
            quartiers(["import", "perimeters", good, bad, "--store", store]).expectRefusal(
                .badData, saying: "mauvais.geojson, couche « mauvais », objet 2 (QP062009)", "1 et 2", "rien n'a été importé")
            #expect(folder.names == ["bon.geojson", "mauvais.geojson"])
            #expect(quartiers(["import", "perimeters", good, "--store", store]).status == .success)
            #expect(quartiers(["import", "perimeters", bad, "--store", store]).status == .badData)
            #expect(try quartiers(["list", "--store", store, "--format", "csv"]).rows.map { $0["code_qp"] } == ["QP062008"])
        }
    }

    @Test func theStoreMustBeNamedAndIsNeverTheDemonstration() throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer("qpv.geojson", Fixture.quartier("QP062008"))
            quartiers(["import", "perimeters", layer]).expectRefusal(.usage, saying: "dans quel magasin", "--store agglo.gpkg")
            quartiers(["import", "perimeters", layer, "--demo"]).expectRefusal(.usage, saying: "démonstration")
            quartiers(["surface", "--demo", "--store", "a.gpkg"]).expectRefusal(.usage, saying: "--demo", "--store")
            let store = folder.path + "/agglo.gpkg"
            #expect(quartiers(["import", "perimeters", layer], variables: ["QUARTIERS_STORE": store]).status == .success)
            #expect(quartiers(["list"], variables: ["QUARTIERS_STORE": store]).status == .success)
        }
    }

    @Test func aStoreHoldsOneTerritory() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            let mainland = try folder.layer("m.geojson", Fixture.quartier("QP062008"))
            let overseas = try folder.layer("r.geojson", Fixture.quartier("QP974001", "Le Gol", Fixture.square(55.45, -20.9)))
            #expect(quartiers(["import", "perimeters", mainland, "--store", store]).status == .success)
            quartiers(["import", "perimeters", overseas, "--store", store, "--quiet"]).expectRefusal(
                .badData, saying: "objet 1 (QP974001)", "hors de l'emprise du système du magasin, EPSG:2154", "--store")
        }
    }

    @Test func communesWithoutACodeAreToldAndLeftOut() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            let postal = Fixture.Feature(properties: [("insee_com", "1004"), ("nom_com", "Ambérieu")], geometry: Fixture.square(5.3, 45.9))
            let layer = try folder.layer("communes.geojson", Self.communes, postal)
            let outcome = quartiers(["import", "communes", layer, "--store", store, "--format", "csv"])
            #expect(try outcome.rows.map { $0["ajoutes"] } == ["1"])
            #expect(
                outcome.errors.contains(
                    "avertissement COM-CODE : \(layer), couche « communes », objet 2 (1004) : « 1004 » n'est pas un code"))
            let nothing = try folder.layer("rien.geojson", postal)
            quartiers(["import", "communes", nothing, "--store", store, "--quiet"]).expectRefusal(
                .badData, saying: "aucune commune dans cette couche", "--field insee_com=NOM")
        }
    }

    @Test(.needsSharedData) func takesTheRealLayersOfTheAgglomeration() throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/lille.gpkg"
            let file = SharedData.path("data/lille/icu-mediapart-lille.gpkg")
            let communes = quartiers(["import", "communes", "\(file):cities", "--store", store, "--format", "csv"])
            #expect(try communes.rows.map { $0["ajoutes"] } == ["121"])
            let perimeters = quartiers(["import", "perimeters", "\(file):qpvs", "--store", store, "--format", "csv"])
            #expect(try perimeters.rows.map { $0["ajoutes"] } == ["26"])
            #expect(perimeters.errors == "")
            // What is stored measures as the file does.
            let stored = try quartiers(["surface", "--store", store, "--format", "csv"]).rows
            let direct = try quartiers(["surface", "\(file):qpvs", "--format", "csv"]).rows
            func byCode(_ rows: [[String: String]]) -> [String?: [String?]] {
                Dictionary(uniqueKeysWithValues: rows.map { ($0["code_qp"], [$0["surf_ell_m2"], $0["surf_plane_m2"], $0["valide"]]) })
            }
            #expect(byCode(stored) == byCode(direct))
            #expect(try quartiers(["split", "--store", store, "--format", "csv"]).rows.count == 45)
        }
    }
}
