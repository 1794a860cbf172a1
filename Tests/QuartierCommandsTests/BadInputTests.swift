import Foundation
import GeoPackage
import Reporting
import SQLiteStorage
import TestSupport
import Testing

/// What a user is told of a file that is wrong: where, what, and what to do about it.
@Suite struct BadInputTests {
    // MARK: Files that cannot be read at all

    @Test func aMissingFile() {
        quartiers("surface /nulle/part.geojson").expectRefusal(
            .noInput, saying: "quartiers: /nulle/part.geojson : fichier introuvable", "Vérifier le chemin")
        quartiers("surface /nulle/part.gpkg:couche").expectRefusal(.noInput, saying: "/nulle/part.gpkg:couche : fichier introuvable")
        quartiers("overlap /nulle/a.gpkg /nulle/b.gpkg").expectRefusal(.noInput, saying: "/nulle/a.gpkg")
        quartiers("import communes /nulle/part.geojson --store /nulle/s.gpkg").expectRefusal(.noInput, saying: "part.geojson")
        quartiers("import correspondence /nulle/part.csv --store /nulle/s.gpkg").expectRefusal(.noInput, saying: "/nulle/part.csv")
        quartiers("list --store /nulle/agglo.gpkg").expectRefusal(.noInput, saying: "/nulle/agglo.gpkg : fichier introuvable")
    }

    @Test func aFolderListsWhatItHolds() throws {
        try withTemporaryFolder { folder in
            quartiers(["surface", folder.path]).expectRefusal(.noInput, saying: "c'est un dossier", "Le dossier est vide.")
            _ = try folder.layer("qpv.geojson", Fixture.quartier("QP062005"))
            _ = try folder.write("", as: "liste.csv")
            quartiers(["surface", folder.path]).expectRefusal(
                .noInput, saying: "\(folder.path) : c'est un dossier", "liste.csv, qpv.geojson.")
            quartiers(["list", "--store", folder.path]).expectRefusal(.noInput, saying: "c'est un dossier")
            for kind in ["figures", "conventions", "correspondence"] {
                quartiers(["import", kind, folder.path, "--store", folder.path + "/s.gpkg"]).expectRefusal(
                    .noInput, saying: "c'est un dossier", "Nommer ses fichiers : \(folder.path)/*.")
            }
        }
    }

    @Test(arguments: ["vide.geojson", "vide.gpkg"]) func anEmptyFile(name: String) throws {
        try withTemporaryFolder { folder in
            let file = try folder.write("", as: name)
            quartiers(["surface", file]).expectRefusal(.badData, saying: "\(file) : le fichier est vide", "nouvelle copie")
            quartiers(["list", "--store", file]).expectRefusal(.badData, saying: "le fichier est vide")
        }
    }

    @Test func aFileOfNoFormatKnown() throws {
        try withTemporaryFolder { folder in
            let file = try folder.write("a;b\n1;2\n", as: "table.txt")
            quartiers(["surface", file]).expectRefusal(.badData, saying: "\(file) : format inconnu", "ogr2ogr -f GPKG")
        }
    }

    // MARK: GeoPackages

    /// The demonstration as a GeoPackage, changed by SQL as another program might.
    private func withPackage(changedBy sql: [String] = [], _ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let file = folder.path + "/demo.gpkg"
            #expect(quartiers(["export", "gpkg", "--demo", "-o", file]).status == .success)
            try SQL.run(sql, on: file)
            try body(file)
        }
    }

    @Test func aTruncatedGeoPackage() throws {
        try withPackage { file in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
            try bytes.prefix(50_000).write(to: URL(fileURLWithPath: file))
            quartiers(["surface", file]).expectRefusal(
                .badData, saying: "\(file) : le fichier est coupé : 50000 octets sur \(bytes.count)", "nouvelle copie")
        }
    }

    @Test func aGeoPackageWithoutGeometryTables() throws {
        try withPackage(changedBy: ["DROP TABLE gpkg_geometry_columns"]) { file in
            quartiers(["surface", file]).expectRefusal(
                .badData, saying: "\(file) : le GeoPackage annonce des couches d'objets mais n'a pas de table gpkg_geometry_columns")
        }
    }

    @Test func aDatabaseThatIsNoGeoPackage() throws {
        try withTemporaryFolder { folder in
            let file = folder.path + "/base.db"
            try Connection(path: file, access: .create).execute("CREATE TABLE communes (insee TEXT)")
            quartiers(["surface", file]).expectRefusal(.badData, saying: "\(file) : ce n'est pas un GeoPackage", "ogr2ogr -f GPKG")
        }
    }

    @Test func aGeoPackageThatIsNoStore() throws {
        try withPackage { file in
            quartiers(["list", "--store", file]).expectRefusal(
                .badData, saying: "\(file) : ce GeoPackage n'est pas un magasin", "quartiers surface \(file)")
            let layer = try URL(fileURLWithPath: file).deletingLastPathComponent().layer("q.geojson", Fixture.quartier("QP062005"))
            let before = try Data(contentsOf: URL(fileURLWithPath: file))
            quartiers(["import", "perimeters", layer, "--store", file]).expectRefusal(.badData, saying: "n'est pas un magasin")
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
        }
    }

    @Test func severalLayersAndNoneNamed() throws {
        try withPackage { file in
            quartiers(["surface", file]).expectRefusal(
                .usage, saying: "\(file) : le fichier a 4 couches", "\(file):quartiers_2015", "\(file):communes")
        }
    }

    @Test func aLayerThatIsNotThere() throws {
        try withPackage { file in
            quartiers(["surface", file + ":iris"]).expectRefusal(
                .noInput, saying: "\(file) : la couche « iris » n'existe pas", "quartiers_2015, quartiers_2024, quartiers_local, communes")
        }
        try withTemporaryFolder { folder in
            let file = try folder.layer("qpv.geojson", Fixture.quartier("QP062005"))
            quartiers(["surface", file + ":iris"]).expectRefusal(
                .noInput, saying: "la couche « iris » n'existe pas", "Couche présente : qpv.")
            #expect(quartiers(["surface", file + ":QPV"]).status == .success)
        }
        quartiers("surface 2031 --demo").expectRefusal(.noInput, saying: "« 2031 »", "Il y a : 2015, 2024, local.")
        quartiers("surface --generation 2031 --demo").expectRefusal(.noInput, saying: "« 2031 »", "Il y a : 2015, 2024, local.")
        quartiers("surface 2024").expectRefusal(.noInput, saying: "« 2024 » n'est pas un fichier", "--store")
    }

    /// A polygon that says it has four thousand million rings, and a table of nothing but that.
    @Test func wkbWhoseCountsExceedItsBytes() throws {
        let header = "47500001" + "6A080000"
        let wkb = "01" + "03000000" + "FFFFFFFF"
        let sql = "UPDATE quartiers_2024 SET geom = x'\(header)\(wkb)' WHERE code_qp = 'QN06205M'"
        try withPackage(changedBy: [sql]) { file in
            let outcome = quartiers(["check", file + ":quartiers_2024", "--format", "csv"])
            #expect(outcome.status == .blockingFindings)
            let row = try #require(try outcome.rows.first { $0["code"] == "GPKG-GEOM" })
            #expect(row["id_objet"] == "QP062005")
            #expect(row["message"]?.contains("la géométrie est illisible") == true)
            // Why there is none is told; that there is none is not told again.
            #expect(try outcome.rows.filter { $0["code"] == "G01" }.isEmpty)
            let surfaces = quartiers(["surface", file + ":quartiers_2024", "--format", "csv"])
            #expect(surfaces.errors.contains("bloquant GPKG-GEOM : \(file), couche « quartiers_2024 », objet 1"))
            #expect(try surfaces.rows.map { $0["surf_ell_m2"] == "" } == [true, false, false, false, false])
        }
    }

    @Test func aSystemThatNobodyKnows() throws {
        let undefined = ["UPDATE gpkg_geometry_columns SET srs_id = -1", "UPDATE gpkg_contents SET srs_id = -1"]
        try withPackage(changedBy: undefined) { file in
            quartiers(["surface", file + ":quartiers_2024"]).expectRefusal(
                .badData, saying: "couche « quartiers_2024 »", "le système de coordonnées de la couche n'est pas connu", "--crs EPSG:2154")
            #expect(quartiers(["surface", file + ":quartiers_2024", "--crs", "2154"]).status == .success)
        }
        // A file whose register holds a code of nobody's.
        let invented = [
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('Inventé', 999999, 'EPSG', 999999, 'undefined', NULL)",
            "UPDATE gpkg_geometry_columns SET srs_id = 999999", "UPDATE gpkg_contents SET srs_id = 999999",
        ]
        try withPackage(changedBy: invented) { file in
            quartiers(["surface", file + ":quartiers_2024"]).expectRefusal(
                .badData, saying: "n'est pas connu (EPSG:999999)", "--crs EPSG:2154")
        }
        // A slip of the command line is told before anything is read.
        quartiers("surface /nulle/part.gpkg --crs EPSG:999999").expectRefusal(
            .usage, saying: "système de coordonnées inconnu : EPSG:999999")
        quartiers("surface --demo --crs Lambert").expectRefusal(.usage, saying: "« Lambert »", "EPSG:2154")
    }

    // MARK: GeoJSON

    @Test func jsonCutInTheMiddle() throws {
        try withTemporaryFolder { folder in
            let text = Fixture.layer([Fixture.quartier("QP062005"), Fixture.quartier("QP062007")])
            // The second feature stands on the third line.
            let second = try #require(text.range(of: "\"QP062007\""))
            let file = try folder.write(String(text[..<second.upperBound]), as: "coupe.geojson")
            let column = text[..<second.upperBound].split(separator: "\n").last?.count ?? 0
            quartiers(["surface", file]).expectRefusal(
                .badData, saying: "\(file), ligne 3, colonne \(column + 1) : le JSON s'arrête avant sa fin", "tronqué")
        }
    }

    @Test(arguments: [
        ("{\"type\":\"FeatureCollection\",\"features\":", "["), ("{\"type\":\"Polygon\",\"coordinates\":", "["), ("", "{\"a\":"),
        ("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":", "["),
    ]) func jsonNestedAHundredThousandDeep(start: String, level: String) {
        quartiers("surface -", input: start + String(repeating: level, count: 100_000)).expectRefusal(
            .badData, saying: "-, ligne 1, colonne", "JSON imbriqué sur plus de 256 niveaux", "Corriger le fichier")
    }

    @Test(arguments: ["NaN", "Infinity", "-Infinity"]) func aCoordinateThatIsNoNumber(word: String) {
        let input = Fixture.layer([
            Fixture.quartier("QP062005", "Un", Fixture.polygon("[[2.6,\(word)],[2.7,50.5],[2.7,50.6],[2.6,\(word)]]"))
        ])
        quartiers("surface -", input: input).expectRefusal(.badData, saying: "-, ligne 2, colonne", "NaN et Infinity", "null")
    }

    @Test func aCoordinateBeyondAllNumbers() throws {
        let input = Fixture.layer([Fixture.quartier("QP062005", "Un", Fixture.polygon("[[2.6,1e999],[2.7,50.5],[2.7,50.6],[2.6,1e999]]"))])
        let outcome = quartiers("surface - --format csv", input: input)
        #expect(outcome.errors.contains("bloquant JSON-POSITION : -, couche « - », objet 1, ligne 2"))
        #expect(try outcome.rows.map { $0["surf_ell_m2"] } == [""])
    }

    @Test func ringsWalkedTheWrongWayAreANote() throws {
        let input = Fixture.layer([
            Fixture.quartier("QP062005", "Un", Fixture.polygon("[[2.63,50.5],[2.63,50.51],[2.64,50.51],[2.63,50.5]]"))
        ])
        let outcome = quartiers("check - --format csv", input: input)
        #expect(outcome.status == .success)
        #expect(try outcome.rows.map { [$0["code"], $0["gravite"]] } == [["JSON-RING-ORDER", "info"]])
        #expect(try (Double(quartiers("surface - --format csv", input: input).rows.first?["surf_ell_m2"] ?? "") ?? 0) > 300_000)
    }

    @Test func aRingThatIsNotClosedIsClosedAndTold() throws {
        let closed = Fixture.layer([
            Fixture.quartier("QP062005", "Un", Fixture.polygon("[[2.63,50.5],[2.64,50.5],[2.64,50.51],[2.63,50.5]]"))
        ])
        let open = closed.replacingOccurrences(of: ",[2.63,50.5]]]", with: "]]").replacingOccurrences(
            of: "[2.64,50.51]]]", with: "[2.64,50.51],[2.635,50.505]]]")
        let outcome = quartiers("surface - --format csv", input: open)
        #expect(outcome.errors.contains("avertissement JSON-RING-OPEN : -, couche « - », objet 1, ligne 2, près de (2,63 ; 50,5)"))
        #expect(outcome.errors.contains("répéter le premier"))
        #expect(try outcome.rows.first?["valide"] == "true")
    }

    // MARK: Coordinates elsewhere than their system is

    private static let lambert = "urn:ogc:def:crs:EPSG::2154"

    @Test(arguments: [
        (Fixture.square(1_000, 2_000, side: 100), lambert, "coordonnées hors de l'emprise de EPSG:2154", "--crs EPSG:…"),
        (Fixture.square(2.63, 50.525), lambert, "ces coordonnées ont l'air de degrés, alors que EPSG:2154", "--crs EPSG:4326"),
        (Fixture.square(674_000, 7_048_000, side: 100), nil, "ces coordonnées ont l'air de mètres, alors que EPSG:4326", "--crs EPSG:2154"),
        (Fixture.square(50.525, 2.63), nil, "les axes semblent inversés", "longitude (ou X) en premier"),
        (Fixture.square(7_048_000, 674_000, side: 100), lambert, "les axes semblent inversés", "longitude (ou X) en premier"),
        (Fixture.square(-0.1, 52.5), nil, "aucune projection légale française n'est connue", "--crs"),
    ]) func aLayerElsewhere(geometry: String, crs: String?, words: String, remedy: String) throws {
        let wrong = Fixture.quartier("QP062005", "Ailleurs", geometry)
        let alone = Fixture.layer([wrong], crs: crs)
        // Every figure would be wrong: nothing is measured.
        for verb in ["surface", "split", "export geojson"] {
            quartiers("\(verb) -", input: alone).expectRefusal(
                .badData, saying: "-, couche « - », objet 1 (QP062005), près de (", words, "(G02)", remedy)
        }
        // `check` is there to tell it.
        let check = quartiers("check - --format csv", input: alone)
        #expect(check.status == .blockingFindings)
        #expect(try check.rows.map { [$0["code"], $0["id_objet"], $0["gravite"]] } == [["G02", "QP062005", "bloquant"]])
        // Among others it is told, and the others are measured.
        let right = crs == nil ? Fixture.square(2.63, 50.525) : Fixture.square(674_000, 7_048_000, side: 500)
        let both = Fixture.layer([wrong, Fixture.quartier("QP062007", "Ici", right)], crs: crs)
        let outcome = quartiers("surface - --format csv", input: both)
        #expect(outcome.errors.contains("bloquant G02 : -, couche « - », objet 1 (QP062005), près de ("))
        #expect(outcome.errors.contains(words))
        #expect(try outcome.rows.last?["surf_ell_m2"] != "")
    }

    @Test func theWordOfTheUserGoesBeforeThatOfTheFile() throws {
        let input = Fixture.layer([Fixture.quartier("QP062005", "Un", Fixture.square(674_000, 7_048_000, side: 100))], crs: "EPSG:3950")
        let outcome = quartiers("surface - --crs EPSG:2154 --format csv", input: input)
        #expect(outcome.errors.contains("le fichier déclare EPSG:3950, la couche est lue en EPSG:2154 comme demandé"))
        #expect(try outcome.rows.first?["surf_plane_m2"] == "10000")
    }

    // MARK: Features

    @Test func whatIsNoAreaIsToldAndKept() throws {
        let input = Fixture.layer([
            Fixture.quartier("QP062005", "Sans", "null"), Fixture.quartier("QP062007", "Vide", Fixture.polygon()),
            Fixture.quartier("QP062008", "Point", #"{"type":"Point","coordinates":[2.63,50.5]}"#),
            Fixture.quartier("QP062009", "Ligne", #"{"type":"LineString","coordinates":[[2.63,50.5],[2.7,50.5]]}"#),
            Fixture.quartier("QP062010"),
        ])
        let outcome = quartiers("surface - --format csv", input: input)
        for (rank, code, words) in [
            (1, "QP062005", "géométrie absente (null)"), (2, "QP062007", "géométrie vide, sans aucun sommet"),
            (3, "QP062008", "géométrie de type Point dans une couche de surfaces"), (4, "QP062009", "géométrie de type LineString"),
        ] { #expect(outcome.errors.contains("bloquant G01 : -, couche « - », objet \(rank) (\(code)) : \(words)"), "\(outcome.errors)") }
        #expect(try outcome.rows.map { $0["surf_ell_m2"] == "" } == [true, true, true, true, false])
        quartiers("surface - --strict", input: input).expectRefusal(.badData, saying: "objet 1 (QP062005)", "(G01)", "producteur")
    }

    @Test func aMalformedCodeIsToldAndTheFeatureKept() throws {
        let input = Fixture.layer([Fixture.quartier("QP62005")])
        let outcome = quartiers("surface - --format csv", input: input)
        #expect(outcome.errors.contains("avertissement C01 : -, couche « - », objet 1 (QP62005) : « QP62005 » n'a la forme d'aucun code"))
        #expect(outcome.errors.contains("--field code_qp=NOM"))
        let row = try #require(try outcome.rows.first)
        #expect([row["code_qp"], row["generation"], row["valide"]] == ["QP62005", "", "true"])
        // A store wants to know the generation, and keeps the code as it is.
        try withTemporaryFolder { folder in
            let (layer, store) = (try folder.write(input, as: "q.geojson"), folder.path + "/s.gpkg")
            quartiers(["import", "perimeters", layer, "--store", store, "--quiet"]).expectRefusal(
                .badData, saying: "objet 1 (QP62005)", "génération", "--generation 2024")
            #expect(folder.names == ["q.geojson"])
            #expect(quartiers(["import", "perimeters", layer, "--generation", "2015", "--store", store]).status == .success)
            #expect(try quartiers(["list", "--store", store, "--format", "csv"]).rows.map { $0["code_qp"] } == ["QP62005"])
            let check = quartiers(["check", "--store", store, "--control", "C01", "--format", "csv"])
            #expect(try check.rows.map { $0["id_objet"] } == ["QP62005"])
        }
    }

    @Test func duplicateCodesAreToldAndNotImported() throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer(
                "q.geojson", Fixture.quartier("QP062005", "Un"), Fixture.quartier("QP 06 20 05", "Deux", Fixture.square(2.7, 50.5)))
            let check = quartiers(["check", layer, "--format", "csv"])
            #expect(try check.rows.map { [$0["code"], $0["nom"]] } == [["C01", "Deux"]])
            #expect(try check.rows.first?["message"] == "le code QP062005 est déjà celui de l'objet 1")
            let store = folder.path + "/s.gpkg"
            quartiers(["import", "perimeters", layer, "--store", store]).expectRefusal(
                .badData, saying: "\(layer), couche « q », objet 2 (QP062005)", "deux objets, 1 et 2", "multipolygone")
            #expect(folder.names == ["q.geojson"])
        }
    }

    // MARK: Where results go

    @Test func aTargetThatExistsIsNotReplaced() throws {
        try withTemporaryFolder { folder in
            let target = try folder.write("à moi", as: "sortie.csv")
            for words in [
                ["list", "--demo", "--format", "csv"], ["export", "csv", "--demo"], ["export", "gpkg", "--demo"],
                ["export", "geojson", "--demo"],
            ] {
                quartiers(words + ["-o", target]).expectRefusal(
                    .cannotCreate, saying: "\(target) : le fichier ne peut pas être créé", "--overwrite")
                #expect(try String(contentsOfFile: target, encoding: .utf8) == "à moi")
            }
            #expect(quartiers(["list", "--demo", "--format", "csv", "-o", target, "--overwrite"]).status == .success)
            #expect(try Outcome.rows(csv: String(contentsOfFile: target, encoding: .utf8)).count == 13)
            #expect(folder.names == ["sortie.csv"])
        }
    }

    @Test func aFolderThatTakesNoFile() {
        for (words, name) in [
            (["list"], "/sys/sortie.csv"), (["export", "gpkg"], "/sys/sortie.gpkg"), (["list"], "/nulle/part/sortie.csv"),
        ] {
            quartiers(words + ["--demo", "-o", name]).expectRefusal(
                .cannotCreate, saying: "\(name) : le fichier ne peut pas être créé", "Vérifier que le dossier existe")
        }
    }

    @Test func aFullDisk() {
        for words in [["surface"], ["export", "geojson"], ["export", "csv"]] {
            quartiers(words + ["--demo", "-o", "/dev/full"]).expectRefusal(
                .inputOutput, saying: "/dev/full : l'écriture a échoué", "No space left on device", "Libérer de la place")
        }
    }

    @Test func aGeoPackageNeedsAFile() {
        quartiers("export gpkg --demo").expectRefusal(.usage, saying: "dans un fichier", "-o quartiers.gpkg")
        quartiers("export gpkg --demo -o -").expectRefusal(.usage, saying: "dans un fichier")
    }

    @Test func withNothingToRead() {
        for verb in ["surface", "split", "check", "list", "export geojson", "export csv"] {
            quartiers(verb).expectRefusal(.noInput, saying: "rien à lire", "quartiers \(verb) --demo")
        }
    }

    @Test func withoutTheEmbeddedDataset() {
        let outcome = quartiers(["surface", "--demo"], geodata: nil)
        outcome.expectRefusal(.noInput, saying: "introuvables", "QUARTIERS_GEODATA")
    }
}
