import Foundation
import GeoPackage
import Reporting
import TestSupport
import Testing

@Suite struct CompareVerbTests {
    private static let former = "2015.geojson"
    private static let new = "2024.geojson"

    /// Squares of 100 m in Lambert-93, so many metres east of a place near Béthune.
    private func layer(_ name: String, _ squares: (code: String, east: Double, side: Double)..., in folder: URL) throws -> String {
        try layer(name, squares, in: folder)
    }

    private func layer(_ name: String, _ squares: [(code: String, east: Double, side: Double)], in folder: URL) throws -> String {
        let features = squares.map {
            Fixture.quartier($0.code, "Quartier \($0.code)", Fixture.polygon(Fixture.ring(674_000 + $0.east, 7_048_000, side: $0.side)))
        }
        return try folder.write(Fixture.layer(features, crs: "EPSG:2154"), as: name)
    }

    /// The two squares of the issue: shifted by a centimetre.
    private func shifted(_ folder: URL) throws -> [String] {
        [
            try layer(Self.former, ("QP062005", 0, 100), in: folder), try layer(Self.new, ("QN06205M", 0.01, 100), in: folder),
        ]
    }

    @Test func twoSquaresShiftedByACentimetre() throws {
        try withTemporaryFolder { folder in
            let files = try shifted(folder)
            let coarse = quartiers(["compare"] + files + ["--plane", "--format", "csv"])
            #expect(try coarse.rows.map { $0["classe"] } == ["inchange"])
            #expect(try coarse.rows.map { $0["tolerance_m"] } == ["5"])
            // The letter M says otherwise, and the tolerance is named beside it.
            #expect(try coarse.rows.map { $0["accord"] } == ["false"])
            #expect(coarse.errors.contains("avertissement C02"))
            #expect(coarse.errors.contains("à 5 m de tolérance"))
            let fine = try quartiers(["compare"] + files + ["--tolerance", "0", "--plane", "--format", "csv"]).rows
            #expect(fine.map { $0["classe"] } == ["deplacement"])
            #expect(fine.map { $0["accord"] } == ["true"])

            let pieces = try quartiers(["compare"] + files + ["--show", "pieces", "--plane", "--format", "csv"]).rows
            #expect(pieces.map { $0["nature"] } == ["commun", "perdu", "gagne"])
            #expect(pieces.map { $0["lamelle"] } == ["false", "true", "true"])
            for sliver in pieces.dropFirst() {
                // 1 cm by 100 m; coordinates of seven million metres keep nine digits behind the point.
                #expect(abs((Double(sliver["surf_m2"] ?? "") ?? 0) - 1) < 1e-6)
                #expect(abs((Double(sliver["largeur_max_m"] ?? "") ?? 0) - 0.01) < 1e-6)
                #expect(abs((Double(sliver["largeur_moy_m"] ?? "") ?? 0) - 2 / 200.02) < 1e-6)
            }
        }
    }

    @Test func classesComeInFixedTokens() throws {
        try withTemporaryFolder { folder in
            let before = try layer(
                Self.former, ("QP062001", 0, 100), ("QP062002", 100, 100), ("QP062003", 1_000, 100), ("QP062004", 2_000, 100),
                ("QP062005", 3_000, 100), ("QP062006", 4_000, 100), ("QP062007", 5_000, 100), in: folder)
            var after = [("QN06203M", 1_000.0, 60.0), ("QN06208N", 1_060, 39), ("QN06209N", 6_000, 100), ("QN06205M", 3_000, 120)]
            after += [("QN06206M", 4_000, 80), ("QN06207M", 5_020, 100)]
            let features = after.map { Fixture.quartier($0.0, $0.0, Fixture.polygon(Fixture.ring(674_000 + $0.1, 7_048_000, side: $0.2))) }
            let whole = Fixture.quartier(
                "QN06201M", "Un et deux",
                Fixture.polygon("[[674000,7048000],[674200,7048000],[674200,7048100],[674000,7048100],[674000,7048000]]"))
            let new = try folder.write(Fixture.layer(features + [whole], crs: "EPSG:2154"), as: Self.new)
            let rows = try quartiers(["compare", before, new, "--plane", "--format", "csv"]).rows
            let classes = Dictionary(grouping: rows, by: { $0["classe"] ?? "" }).mapValues { rows in
                rows.map { "\($0["id_avant"] ?? "")-\($0["id_apres"] ?? "")" }
            }
            #expect(
                classes == [
                    "fusion": ["QP062001-QN06201M", "QP062002-QN06201M"], "scission": ["QP062003-QN06203M", "QP062003-QN06208N"],
                    "nouveau": ["-QN06209N"], "sorti": ["QP062004-"], "extension": ["QP062005-QN06205M"],
                    "reduction": ["QP062006-QN06206M"], "deplacement": ["QP062007-QN06207M"],
                ])
            let summary = try quartiers(["compare", before, new, "--plane", "--show", "summary", "--format", "csv"]).rows
            #expect(
                summary.map { $0["classe"] } == ["fusion", "scission", "nouveau", "sorti", "extension", "reduction", "deplacement", ""])
            #expect(summary.last?["n_avant"] == "7")
            #expect(summary.last?["n_apres"] == "7")
            #expect(summary.last?["gagne_m2"] == "16400")
        }
    }

    @Test func thresholdsAreOptionsAndEchoed() throws {
        try withTemporaryFolder { folder in
            let files = [
                try layer(Self.former, ("QP062005", 0, 100), in: folder), try layer(Self.new, ("QN06205M", 91, 100), in: folder),
            ]
            // 9 % in common.
            let usual = try quartiers(["compare"] + files + ["--format", "csv"]).rows
            #expect(usual.map { $0["classe"] } == ["sorti", "nouveau"])
            let outcome = quartiers(
                ["compare"] + files + ["--share", "8.5%", "--tolerance", "2.5m", "--surface-share", "0.5", "--format", "json"])
            let rows = try #require(try outcome.json["rows"] as? [[String: Any]])
            #expect(rows.map { $0["classe"] as? String } == ["deplacement"])
            #expect(rows.map { $0["tolerance_m"] as? Double } == [2.5])
            let notes = try #require(try outcome.json["notes"] as? [String])
            #expect(
                notes.first
                    == "Tolérance : 2,5 m. Parenté : au moins 8,5 % de l'un ou de l'autre en commun. Inchangé : aucune pièce plus large que la "
                    + "tolérance et surface à 0,5 % près.")
        }
    }

    @Test func tellsHowManyAreUnchangedAtWhichTolerance() throws {
        try withTemporaryFolder { folder in
            let shifts = [0, 0.5, 1.5, 3, 8, 15, 40]
            let before = try layer(
                Self.former, shifts.enumerated().map { ("QP06200\($0.offset + 1)", Double($0.offset) * 2_000, 1_000) }, in: folder)
            let after = try layer(
                Self.new, shifts.enumerated().map { ("QN0620\($0.offset + 1)M", Double($0.offset) * 2_000 + $0.element, 1_000) }, in: folder
            )
            let rows = try quartiers(["compare", before, after, "--show", "tolerances", "--format", "csv"]).rows
            #expect(rows.map { $0["tolerance_m"] } == ["0", "1", "2", "5", "10", "20"])
            #expect(rows.map { $0["n_inchange"] } == ["1", "2", "3", "4", "5", "6"])
            #expect(rows.allSatisfy { $0["n_avant"] == "7" })
        }
    }

    @Test func theTableForPeopleEndsWithBothAccounts() {
        let text = quartiers("compare --from 2015 --to 2024 --tolerance 5m --demo --lang en").output
        #expect(text.contains("Changes by class\n\nclasse"))
        #expect(text.contains("Unchanged outlines by tolerance\n\ntolerance_m (m)"))
        #expect(text.contains("Tolerance: 5 m."))
        #expect(text.contains("Slivers among the pieces gained or lost: 0"))
        // What holds for all three is said once.
        #expect(text.components(separatedBy: "Tolerance: 5 m.").count == 2)
        #expect(text.components(separatedBy: "Sources:").count == 2)
    }

    @Test func piecesAndChangesHaveOutlines() throws {
        let pieces = try quartiers("compare --demo --show pieces --format geojson").json
        let features = try #require(pieces["features"] as? [[String: Any]])
        #expect(features.count == 15)
        let changes = try #require(try quartiers("compare --demo --format geojson").json["features"] as? [[String: Any]])
        #expect(changes.count == 5)
        for feature in features + changes {
            let geometry = try #require(feature["geometry"] as? [String: Any])
            #expect(["Polygon", "MultiPolygon"].contains(geometry["type"] as? String))
        }
        quartiers("compare --demo --show summary --format geojson").expectRefusal(.usage, saying: "table, csv, json")
    }

    // MARK: The table of ANCT

    private static let heading = "QP2024;Label_QP2024;Statut;QP2015_1;Label_QP2015_1;QP2015_2;Label_QP2015_2\n"

    @Test func disagreementsWithTheTableAreFindings() throws {
        try withTemporaryFolder { folder in
            let before = try layer(Self.former, ("QP062005", 0, 100), ("QP062006", 1_000, 100), in: folder)
            let after = try layer(Self.new, ("QN06205I", 0, 100), ("QN06206I", 1_000, 100.01), in: folder)
            let table = try folder.write(
                Self.heading + "QN06205I;Un;Identique;QP062006;Deux;;\nQN06206I;Deux;Identique;QP062005;Un;;\n", as: "table.csv")
            let outcome = quartiers(["compare", before, after, "--correspondence", table, "--lang", "en"])
            #expect(outcome.status == .success)
            #expect(outcome.errors.contains("comes from QP062005 by the outlines (100% of the one, 100% of the other), not by the table"))
            #expect(outcome.errors.contains("comes from QP062006 by the table; in common: 0% of the one and 0% of the other"))
            // Under --strict the first of them ends the work.
            quartiers(["compare", before, after, "--correspondence", table, "--strict"]).expectRefusal(.badData, saying: "C03")
        }
    }

    @Test func unknownCodesInTheTableAreFindings() throws {
        try withTemporaryFolder { folder in
            let before = try layer(Self.former, ("QP062005", 0, 100), in: folder)
            let after = try layer(Self.new, ("QN06205I", 0, 100), in: folder)
            let rows = "QN06205I;Un;Identique;QP062005;Un;QP062099;Inconnu\nQN06205I;Un;Identique;QN06205I;Un;;\n"
            let table = try folder.write(Self.heading + rows, as: "table.csv")
            let outcome = quartiers(["compare", before, after, "--correspondence", table, "--lang", "en"])
            #expect(outcome.status == .success)
            #expect(outcome.errors.contains("the table links it to QP062099, which neither generation holds"))
            // What is no former code cannot be a parent: no file makes a circle.
            #expect(outcome.errors.contains("'QN06205I' is no code of the expected generation; the kinship is left out"))
        }
    }

    /// Two generations and ANCT's table in a store.
    private func store(_ folder: URL) throws -> String {
        let path = folder.path + "/agglo.gpkg"
        let before = try layer(Self.former, ("QP062005", 0, 100), ("QP062006", 1_000, 100), in: folder)
        let after = try layer(Self.new, ("QN06205M", 0, 120), ("QN06206M", 1_000.01, 100), in: folder)
        let table = try folder.write(
            Self.heading + "QN06205M;Un;Modifie;QP062005;Un;;\nQN06206M;Deux;Modifie;QP062006;Deux;;\n", as: "table.csv")
        for (kind, file) in [("perimeters", before), ("perimeters", after), ("correspondence", table)] {
            let outcome = quartiers(["import", kind, file, "--store", path])
            #expect(outcome.status == .success, "\(outcome.errors)")
        }
        return path
    }

    @Test func theTableOfTheStoreIsLookedAtAndMayGoRoundInACircle() throws {
        try withTemporaryFolder { folder in
            let path = try store(folder)
            let calm = quartiers(["compare", "--store", path, "--tolerance", "0"])
            #expect(!calm.errors.contains("C03"), "\(calm.errors)")
            try SQL.run(
                ["INSERT INTO correspondances (id_parent, id_enfant) VALUES ('QN06205M', 'QN06206M'), ('QN06206M', 'QN06205M')"], on: path)
            let outcome = quartiers(["compare", "--store", path, "--lang", "en"])
            #expect(outcome.status == .success)
            #expect(outcome.errors.contains("the table goes round in a circle: QN06205M → QN06206M → QN06205M"), "\(outcome.errors)")
        }
    }

    // MARK: The layer of the store

    @Test func savedPiecesAreALayerOfTheStoreAndOfExports() throws {
        try withTemporaryFolder { folder in
            let path = try store(folder)
            quartiers(["export", "geojson", "evolutions", "--store", path]).expectRefusal(.noInput, saying: "compare", "--save")
            let saved = quartiers(["compare", "--store", path, "--save", "--tolerance", "2m", "--format", "csv", "--show", "pieces"])
            #expect(saved.status == .success)
            #expect(saved.errors.contains("Pièces gardées dans la couche « evolutions » du magasin : 5."), "\(saved.errors)")
            let file = try GeoPackageReader(path) { _ in }
            #expect(
                try file.column("SELECT nature || ' ' || classe || ' ' || lamelle || ' ' || tolerance_m FROM evolutions ORDER BY fid") == [
                    "commun extension 0 2.0", "commun inchange 0 2.0", "perdu inchange 1 2.0", "gagne extension 0 2.0",
                    "gagne inchange 1 2.0",
                ])
            #expect(try file.column("SELECT min_x FROM gpkg_contents WHERE table_name = 'evolutions'") == ["674000.0"])
            #expect(try file.column("SELECT rtreecheck('rtree_evolutions_geom')") == ["ok"])

            // Saved again, they take the place of the former ones.
            #expect(quartiers(["compare", "--store", path, "--save"]).status == .success)
            let again = try GeoPackageReader(path) { _ in }
            #expect(try again.column("SELECT DISTINCT tolerance_m FROM evolutions") == ["5.0"])
            #expect(try again.column("SELECT count(*) FROM evolutions") == ["5"])

            let csv = try quartiers(["export", "csv", "evolutions", "--store", path, "--geometry", "wkt"]).rows
            #expect(csv.count == 5)
            #expect(csv.allSatisfy { $0["wkt"]?.hasPrefix("MULTIPOLYGON") == true && $0["generation_apres"] == "2024" })
            // The same rows as `compare` gives, in the order of the layer.
            let shown = try Outcome.rows(csv: saved.output)
            #expect(Set(csv.map { $0["surf_m2"] }) == Set(shown.map { $0["surf_m2"] }))
            let one = try quartiers(["export", "csv", "evolutions", "--store", path, "--code", "QN06206M"]).rows
            #expect(one.map { $0["nature"] } == ["commun", "perdu", "gagne"])

            let geojson = try quartiers(["export", "geojson", "evolutions", "--store", path]).json
            #expect((geojson["features"] as? [Any])?.count == 5)
            let shapes = folder.path + "/evolutions.shp"
            let shp = quartiers(["export", "shp", "evolutions", "--store", path, "-o", shapes])
            #expect(shp.status == .success, "\(shp.errors)")
            #expect(try quartiers(["overlap", shapes, shapes, "--field", "code_qp=id_avant", "--format", "csv"]).rows.isEmpty)
            let package = folder.path + "/export.gpkg"
            #expect(quartiers(["export", "gpkg", "--store", path, "-o", package]).status == .success)
            let exported = try GeoPackageReader(package) { _ in }
            #expect(try exported.column("SELECT count(*) FROM evolutions") == ["5"])
            #expect(try exported.column("SELECT count(*) FROM quartiers_2024") == ["2"])
        }
    }

    @Test func piecesGoWhenAnOutlineIsReplaced() throws {
        try withTemporaryFolder { folder in
            let path = try store(folder)
            #expect(quartiers(["compare", "--store", path, "--save"]).status == .success)
            let other = try layer("bis.geojson", ("QN06205M", 0, 130), in: folder)
            #expect(quartiers(["import", "perimeters", other, "--store", path, "--replace"]).status == .success)
            #expect(try GeoPackageReader(path) { _ in }.column("SELECT count(*) FROM evolutions") == ["0"])
        }
    }

    @Test func aStoreOfAnEarlierVersionIsGivenTheLayer() throws {
        try withTemporaryFolder { folder in
            let path = try store(folder)
            try SQL.run(
                [
                    "DROP TABLE evolutions", "DROP TABLE rtree_evolutions_geom",
                    "DELETE FROM gpkg_extensions WHERE table_name = 'evolutions'",
                    "DELETE FROM gpkg_geometry_columns WHERE table_name = 'evolutions'",
                    "DELETE FROM gpkg_contents WHERE table_name = 'evolutions'",
                ], on: path)
            quartiers(["export", "csv", "evolutions", "--store", path]).expectRefusal(.noInput, saying: "--save")
            let saved = quartiers(["compare", "--store", path, "--save"])
            #expect(saved.status == .success, "\(saved.errors)")
            #expect(try quartiers(["export", "csv", "evolutions", "--store", path]).rows.count == 5)
        }
    }

    @Test func piecesOfFilesAreNotSaved() throws {
        try withTemporaryFolder { folder in
            let files = try shifted(folder)
            quartiers(["compare"] + files + ["--save"]).expectRefusal(.usage, saying: "--save", "--store")
            let path = try store(folder)
            quartiers(["compare", "2015", files[1], "--save", "--store", path]).expectRefusal(
                .usage, saying: "est un fichier", "import perimeters")
            quartiers(["compare", "--demo", "--save"]).expectRefusal(.usage, saying: "--save")
        }
    }

    // MARK: Bad input

    @Test func aGenerationIsMissing() throws {
        quartiers("compare").expectRefusal(.noInput, saying: "rien à lire", "compare --demo")
        quartiers("compare 2015").expectRefusal(.usage, saying: "« 2015 » est seul", "--from et --to")
        quartiers("compare 2015 2024 --to 2024 --demo").expectRefusal(.usage, saying: "nommées deux fois")
        quartiers("compare --from 2015 --to 2030 --demo").expectRefusal(.noInput, saying: "2030")
        quartiers("compare --from 2015 --to 2024").expectRefusal(.noInput, saying: "aucun magasin")
        quartiers("compare --demo --tolerance -1").expectRefusal(.usage, saying: "--tolerance")
        quartiers("compare --demo --tolerance 5furlongs").expectRefusal(.usage, saying: "--tolerance", "m")
        quartiers("compare --demo --show piece").expectRefusal(.usage, saying: "pieces")
    }

    @Test func generationsWithoutACommonSystem() throws {
        try withTemporaryFolder { folder in
            let before = try folder.layer(
                Self.former, Fixture.quartier("QP062005", "Un", Fixture.polygon(Fixture.ring(0, 0, side: 100))), crs: "EPSG:999999")
            let after = try layer(Self.new, ("QN06205I", 0, 100), in: folder)
            quartiers(["compare", before, after]).expectRefusal(.badData, saying: "999999")
        }
    }

    @Test func anEmptyGeneration() throws {
        try withTemporaryFolder { folder in
            let before = try layer(Self.former, ("QP062005", 0, 100), in: folder)
            let empty = try folder.write(Fixture.layer([], crs: "EPSG:2154"), as: Self.new)
            quartiers(["compare", before, empty]).expectRefusal(.badData, saying: "aucun contour à comparer", "import perimeters")
            quartiers(["compare", empty, before]).expectRefusal(.badData, saying: "aucun contour à comparer")
        }
    }

    @Test func aGenerationComparedWithItself() throws {
        let outcome = quartiers("compare 2024 2024 --demo --format csv")
        #expect(outcome.status == .success)
        #expect(outcome.errors.contains("CMP-SAME"))
        #expect(try outcome.rows.allSatisfy { $0["classe"] == "inchange" })
    }

    @Test func anOutlineThatRepairEmpties() throws {
        try withTemporaryFolder { folder in
            let line = "[[674000,7048000],[674100,7048000],[674200,7048000],[674100,7048000],[674000,7048000]]"
            let before = try folder.layer(
                Self.former, Fixture.quartier("QP062005", "Plat", Fixture.polygon(line)),
                Fixture.quartier("QP062006", "Deux", Fixture.polygon(Fixture.ring(675_000, 7_048_000, side: 100))), crs: "EPSG:2154")
            let after = try layer(Self.new, ("QN06206I", 1_000, 100), in: folder)
            let outcome = quartiers(["compare", before, after, "--format", "csv"])
            #expect(outcome.status == .success)
            #expect(try outcome.rows.map { $0["id_avant"] } == ["QP062006"])
            #expect(outcome.errors.contains("CMP-OUTLINE"))
        }
    }
}
