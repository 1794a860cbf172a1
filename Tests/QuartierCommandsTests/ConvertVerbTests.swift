import Foundation
import GeoFormats
import GeoPackage
import PlanarGeometry
import Reporting
import TestSupport
import Testing

/// `convert`: a layer in another format, with the same fields, values and outlines.
@Suite struct ConvertVerbTests {
    /// Objects whose fields are of every type, and not all there.
    private static let mixed = """
        {"type":"FeatureCollection","name":"divers","features":[
        {"type":"Feature","properties":{"insee":"62048","nom":"Nœux-les-Mines","rang":7,"part":0.125,"actif":true,"vide":null},"geometry":\(Fixture.square(2.63, 50.525))},
        {"type":"Feature","properties":{"insee":"01004","nom":null,"rang":-12,"part":3,"commentaire_long":"vu"},"geometry":null}
        ]}
        """

    /// The features of a file as GeoJSON gives them.
    private func features(_ file: String) throws -> [[String: Any]] {
        let outcome = quartiers(["convert", file, "-o", "-"])
        #expect(outcome.status == .success, "\(outcome.errors)")
        return try #require(try outcome.json["features"] as? [[String: Any]])
    }

    private func properties(_ file: String) throws -> [[String: Any]] {
        try features(file).map { try #require($0["properties"] as? [String: Any]) }
    }

    @Test func fieldsValuesAndOutlinesGoThroughEveryFormat() throws {
        try withTemporaryFolder { folder in
            let package = folder.path + "/demo.gpkg"
            #expect(quartiers(["export", "gpkg", "--demo", "-o", package]).status == .success)
            let source = package + ":quartiers_2024"
            let expected = try features(source)
            #expect(!expected.isEmpty)
            var file = source
            for name in ["a.shp", "b.gpkg", "c.shp", "d.gpkg"] {
                let target = folder.path + "/" + name
                let outcome = quartiers(["convert", file, "-o", target])
                #expect(outcome.status == .success, "\(outcome.errors)")
                #expect(outcome.errors.contains("\(expected.count) objets écrits."))
                file = target
            }
            let back = try features(file)
            #expect(back.count == expected.count)
            for (one, other) in zip(expected, back) {
                #expect(NSDictionary(dictionary: one["geometry"] as? [String: Any] ?? [:]) == other["geometry"] as? NSDictionary)
                let (before, after) = (
                    try #require(one["properties"] as? [String: Any]), try #require(other["properties"] as? [String: Any])
                )
                #expect(before["nom"] as? String == after["nom"] as? String)
                #expect(before["surf_ell_ha"] as? Double == after["surf_ell_h"] as? Double)
                // What is not known is neither 0 nor an empty text on the way back.
                #expect(before["pop"] is NSNull == after["pop"] is NSNull)
            }
        }
    }

    @Test func typesAreThoseOfTheValues() throws {
        try withTemporaryFolder { folder in
            let source = try folder.write(Self.mixed, as: "divers.geojson")
            let package = folder.path + "/divers.gpkg"
            #expect(quartiers(["convert", source, "-o", package]).status == .success)
            let layer = try GeoPackageReader(package) { Issue.record("\($0)") }.layer("divers")
            #expect(layer.fields == ["insee", "nom", "rang", "part", "actif", "vide", "commentaire_long"])
            #expect(layer.types == [.text, .text, .integer, .real, .boolean, .text, .text])

            let shapefile = folder.path + "/divers.shp"
            let outcome = quartiers(["convert", source, "-o", shapefile])
            #expect(outcome.errors.contains("Champs aux noms raccourcis : commentaire_long → commentair."))
            let rows = try properties(shapefile)
            #expect(rows[0]["insee"] as? String == "62048")
            #expect(rows[0]["nom"] as? String == "Nœux-les-Mines")
            #expect(rows[0]["part"] as? Double == 0.125)
            #expect(rows[0]["actif"] as? Bool == true)
            #expect(rows[1]["insee"] as? String == "01004")
            #expect(rows[1]["rang"] as? Int == -12)
            #expect(rows[1]["nom"] is NSNull)
            #expect(rows[1]["commentair"] as? String == "vu")
        }
    }

    @Test func valuesOfSeveralTypesInOneFieldBecomeTexts() throws {
        try withTemporaryFolder { folder in
            var objects = [Fixture.quartier("QP062005"), Fixture.quartier("QP062006")]
            let source = try folder.write(
                Fixture.layer(objects).replacing("\"QP062006\"", with: "62006.5"), as: "codes.geojson")
            objects.removeAll()
            let shapefile = folder.path + "/codes.shp"
            #expect(quartiers(["convert", source, "-o", shapefile]).status == .success)
            #expect(try properties(shapefile).map { $0["code_qp"] as? String } == ["QP062005", "62006.5"])
        }
    }

    @Test func numbersWiderThanATableAreRoundedAndThatIsSaid() throws {
        try withTemporaryFolder { folder in
            let source = try folder.write(
                Fixture.layer([Fixture.quartier("A")]).replacing("\"A\"", with: "1.2345678901234567e-9"), as: "n.geojson")
            let outcome = quartiers(["convert", source, "-o", folder.path + "/n.shp"])
            #expect(outcome.status == .success)
            #expect(outcome.errors.contains("SHP-DECIMALS"))
            #expect(outcome.errors.contains("Convertir en GeoPackage"))
        }
    }

    @Test func namesThatAFormatKeepsForItselfAreMadeDifferent() throws {
        try withTemporaryFolder { folder in
            let source = try folder.write(
                Fixture.layer(
                    [.init(properties: [("fid", "a"), ("GEOM", "b"), ("nom", "c"), ("Nom", "d")], geometry: Fixture.square(2.6, 50.5))],
                    name: "gpkg_contents"),
                as: "noms.geojson")
            let package = folder.path + "/noms.gpkg"
            let outcome = quartiers(["convert", source, "-o", package])
            #expect(outcome.status == .success, "\(outcome.errors)")
            let layer = try GeoPackageReader(package) { Issue.record("\($0)") }.layer(nil)
            #expect(layer.name == "couche_gpkg_contents")
            #expect(layer.fields == ["fid_2", "GEOM_2", "nom", "Nom_2"])
        }
    }

    @Test func coordinatesKeepTheirSystemButInGeoJSON() throws {
        try withTemporaryFolder { folder in
            let source = try folder.layer(
                "l93.geojson", Fixture.quartier("A", "Un", Fixture.square(674_000, 7_048_000, side: 100)), crs: "EPSG:2154")
            let package = folder.path + "/l93.gpkg"
            #expect(quartiers(["convert", source, "-o", package]).status == .success)
            #expect(try GeoPackageReader(package) { _ in }.layer(nil).crs == .lambert93)
            let outcome = quartiers(["convert", package])
            #expect(outcome.errors.contains("Coordonnées passées de EPSG:2154 en WGS 84"))
            // cs2cs -f %.7f EPSG:2154 EPSG:4326: 50.5296389 N, 2.6338652 E.
            #expect(outcome.output.contains("[[[[2.6338"))
        }
    }

    @Test func theSameBytesOnOneWorkerAndOnTwoAndFromAStream() throws {
        try withTemporaryFolder { folder in
            let objects = (0..<400).map {
                Fixture.quartier("Q\($0)", "n", Fixture.square(600_000 + 300 * Double($0), 7_000_000, side: 200))
            }
            let text = Fixture.layer(objects, crs: "EPSG:2154")
            let source = try folder.write(text, as: "s.geojson")
            let one = quartiers(["convert", source, "--jobs", "1"])
            #expect(try one.json["features"].map { ($0 as? [Any])?.count } == 400)
            #expect(quartiers(["convert", source, "--jobs", "2"]).output == one.output)
            let streamed = quartiers(["convert", "-"], input: text)
            #expect(streamed.output.replacing("\"name\":\"-\"", with: "\"name\":\"s\"") == one.output)
        }
    }

    @Test func whatCannotBeConvertedIsRefused() throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer("q.geojson", Fixture.quartier("QP062005"))
            quartiers(["convert", layer, "-o", folder.path + "/q.kml"]).expectRefusal(.usage, saying: "q.kml", ".gpkg, .shp ou .geojson")
            quartiers(["convert", folder.path + "/rien.shp", "-o", "-"]).expectRefusal(.noInput, saying: "rien.shp : fichier introuvable")
            let list = try folder.write("code_qp;nom\nQP062005;Un\n", as: "liste.csv")
            quartiers(["convert", list, "-o", folder.path + "/l.gpkg"]).expectRefusal(.badData, saying: "liste n'a pas de géométrie")
            let points = try folder.layer("p.geojson", Fixture.quartier("A", "Un", "{\"type\":\"Point\",\"coordinates\":[2,50]}"))
            quartiers(["convert", points, "-o", folder.path + "/p.gpkg"]).expectRefusal(
                .badData, saying: "p.geojson", "géométrie de type Point", "ogr2ogr")
            #expect(folder.names.filter { $0.hasPrefix("p.") } == ["p.geojson"])
            for name in ["q.gpkg", "q.shp"] {
                let target = folder.path + "/" + name
                #expect(quartiers(["convert", layer, "-o", target]).status == .success)
                quartiers(["convert", layer, "-o", target]).expectRefusal(.cannotCreate, saying: "/q.")
                #expect(quartiers(["convert", layer, "-o", target, "--overwrite"]).status == .success)
            }
            try FileManager.default.removeItem(atPath: folder.path + "/q.prj")
            quartiers(["convert", folder.path + "/q.shp", "-o", folder.path + "/r.gpkg"]).expectRefusal(.badData, saying: "--crs EPSG:2154")
            #expect(quartiers(["convert", folder.path + "/q.shp", "--crs", "EPSG:4326", "-o", folder.path + "/r.gpkg"]).status == .success)
        }
    }
}
