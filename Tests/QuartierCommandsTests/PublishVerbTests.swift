import Foundation
import FoundationXML
import GeoPackage
import Reporting
import SQLiteStorage
import TestSupport
import Testing

@Suite struct PublishVerbTests {
    /// A folder with a store that is fit to publish, two quartiers of the same generation.
    private func withStore(_ names: [String] = ["Cité n° 5 « Îlot »", "Œuvre à part"], _ body: (URL, String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer(
                "qpv.geojson", Fixture.quartier("QP062008", names[0]), Fixture.quartier("QP062009", names[1], Fixture.square(2.65, 50.525)))
            let store = folder.path + "/s.gpkg"
            let outcome = quartiers([
                "import", "perimeters", layer, "--store", store, "--producer", "ANCT", "--licence", "Licence Ouverte 2.0", "--vintage",
                "2015",
                "--title", "Périmètres",
            ])
            #expect(outcome.status == .success, "\(outcome.errors)")
            try body(folder, store)
        }
    }

    /// The files in a folder, with their bytes.
    private func content(_ folder: String) throws -> [String: Data] {
        let root = URL(fileURLWithPath: folder)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
            try root.appendingPathComponent(name).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
        }
        return try Dictionary(uniqueKeysWithValues: files.map { ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) })
    }

    @Test func writesEverythingAndTheListOfIt() throws {
        try withStore { folder, store in
            let out = folder.path + "/livraison"
            let outcome = quartiers(["publish", "--store", store, "-o", out, "--format", "csv", "--contact", "sig@exemple.fr"])
            #expect(outcome.status == .success, "\(outcome.errors)")
            let files = try content(out)
            let expected: Set = [
                "LISEZMOI.md", "SHA256SUMS", "quartiers.gpkg", "geojson/quartiers_2015.geojson", "shapefile/quartiers_2015.shp",
                "shapefile/quartiers_2015.shx", "shapefile/quartiers_2015.dbf", "shapefile/quartiers_2015.prj",
                "shapefile/quartiers_2015.cpg",
                "shapefile/quartiers_2015.qml", "shapefile/quartiers_2015.sld", "csv/quartiers.csv", "csv/quartiers-tableur.csv",
                "csv/controles.csv", "metadonnees/iso19139.xml", "metadonnees/datagouv.json",
            ]
            #expect(Set(files.keys) == expected)
            #expect(try Set(outcome.rows.compactMap { $0["fichier"] }) == expected.subtracting(["SHA256SUMS"]))
            let readme = String(decoding: try #require(files["LISEZMOI.md"]), as: UTF8.self)
            for words in ["Périmètres, ANCT, 2015, Licence Ouverte 2.0", "`surf_ell_ha`", "sig@exemple.fr", "EPSG:2154"] {
                #expect(readme.contains(words), "\(words)")
            }
            let metadata = String(decoding: try #require(files["metadonnees/iso19139.xml"]), as: UTF8.self)
            #expect(try XMLParser.isSound(metadata))
            #expect(metadata.contains("<gco:Decimal>2.63</gco:Decimal>"))
            let catalogue = try Outcome.json(String(decoding: try #require(files["metadonnees/datagouv.json"]), as: UTF8.self))
            #expect(catalogue["license"] as? String == "lov2")
            #expect((catalogue["resources"] as? [[String: Any]])?.contains { $0["format"] as? String == "gpkg" } == true)
            #expect(folder.names.filter { $0.hasPrefix("livraison") } == ["livraison"])
        }
    }

    @Test func theSameDataGiveTheSameBytesAtAnyHour() throws {
        try withStore { folder, store in
            let (first, second) = (folder.path + "/a", folder.path + "/b")
            #expect(quartiers(["publish", "--store", store, "-o", first, "--jobs", "1"]).status == .success)
            #expect(quartiers(["publish", "--store", store, "-o", second, "--jobs", "2"], now: "2031-12-24T18:00:00Z").status == .success)
            let (one, other) = (try content(first), try content(second))
            #expect(one == other)
        }
    }

    @Test func anInvalidOutlineBlocksAndNothingIsWritten() throws {
        try withTemporaryFolder { folder in
            let bowTie = Fixture.polygon("[[2.63,50.525],[2.64,50.535],[2.64,50.525],[2.63,50.535],[2.63,50.525]]")
            let layer = try folder.layer("qpv.geojson", Fixture.quartier("QP062008", "Un", bowTie))
            let store = folder.path + "/s.gpkg"
            _ = quartiers(["import", "perimeters", layer, "--store", store, "--producer", "A", "--licence", "B", "--vintage", "C"])
            let outcome = quartiers(["publish", "--store", store, "-o", folder.path + "/livraison"])
            outcome.expectRefusal(.blockingFindings, saying: "bloquant G01", "non publiable", "Rien n'a été écrit", "quartiers repair")
            #expect(folder.names == ["qpv.geojson", "s.gpkg"])
        }
    }

    @Test func theDemonstrationIsNeverPublished() throws {
        try withTemporaryFolder { folder in
            quartiers(["publish", "--demo", "-o", folder.path + "/livraison"]).expectRefusal(.blockingFindings, saying: "bloquant M02")
            #expect(folder.names.isEmpty)
        }
    }

    // MARK: - The folder

    @Test func whatStandsThereIsReplacedWholeOrNotAtAll() throws {
        try withStore { folder, store in
            let out = folder.path + "/livraison"
            #expect(quartiers(["publish", "--store", store, "-o", out]).status == .success)
            let before = try content(out)
            quartiers(["publish", "--store", store, "-o", out]).expectRefusal(.cannotCreate, saying: "--overwrite")
            #expect(try content(out) == before)
            // What was in the former delivery alone goes with it.
            _ = try URL(fileURLWithPath: out).write("vieux", as: "vieux.txt")
            #expect(quartiers(["publish", "--store", store, "-o", out + "/", "--overwrite"]).status == .success)
            #expect(try content(out) == before)
            #expect(folder.names == ["livraison", "qpv.geojson", "s.gpkg"])
        }
    }

    @Test func aFolderThatIsNoDeliveryIsNeverReplaced() throws {
        try withStore { folder, store in
            let other = folder.appendingPathComponent("photos")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: false)
            _ = try other.write("à garder", as: "vacances.jpg")
            quartiers(["publish", "--store", store, "-o", other.path, "--overwrite"]).expectRefusal(
                .cannotCreate, saying: "n'est pas une livraison")
            quartiers(["publish", "--store", store, "-o", store, "--overwrite"]).expectRefusal(.cannotCreate, saying: "fichier")
            quartiers(["publish", "--store", store, "-o", folder.path + "/rien/ici"]).expectRefusal(.cannotCreate, saying: "dossier parent")
            #expect(other.names == ["vacances.jpg"])
        }
    }

    @Test func anInterruptedPublishLeavesNothing() throws {
        try withStore { folder, store in
            let outcome = quartiers(["publish", "--store", store, "-o", folder.path + "/livraison"], isInterrupted: { true })
            #expect(outcome.status == .interrupted)
            #expect(folder.names == ["qpv.geojson", "s.gpkg"])
        }
    }

    @Test func aStoreThatAnotherProgramWritesToIsBusy() throws {
        try withStore { folder, store in
            let other = try Connection(path: store, access: .readWrite)
            defer { other.close() }
            try other.execute("BEGIN EXCLUSIVE")
            quartiers(["publish", "--store", store, "-o", folder.path + "/livraison"]).expectRefusal(.busy, saying: "QGIS")
            #expect(folder.names.filter { $0.hasPrefix("livraison") } == [])
        }
    }

    /// QGIS works in WAL mode: what it has not saved is not in the delivery.
    @Test func aStoreOpenInQGISIsPublishedAsItWasLastSaved() throws {
        try withStore { folder, store in
            let qgis = try Connection(path: store, access: .readWrite)
            defer { qgis.close() }
            try qgis.execute("PRAGMA journal_mode = WAL")
            try qgis.execute("BEGIN")
            try qgis.execute("UPDATE quartiers SET nom = 'pas encore'")
            let out = folder.path + "/livraison"
            let outcome = quartiers(["publish", "--store", store, "-o", out])
            #expect(outcome.status == .success, "\(outcome.errors)")
            let csv = String(decoding: try Data(contentsOf: URL(fileURLWithPath: out + "/csv/quartiers.csv")), as: UTF8.self)
            #expect(csv.contains("Œuvre à part"))
            #expect(!csv.contains("pas encore"))
        }
    }

    // MARK: - Verifying

    @Test func aDeliveryWithOneByteChangedIsNamed() throws {
        try withStore { folder, store in
            let out = folder.path + "/livraison"
            #expect(quartiers(["publish", "--store", store, "-o", out]).status == .success)
            let intact = quartiers(["publish", "--verify", out, "--format", "csv"])
            #expect(intact.status == .success, "\(intact.errors)")
            #expect(try intact.rows.allSatisfy { $0["etat"] == "intact" })

            let file = URL(fileURLWithPath: out + "/geojson/quartiers_2015.geojson")
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
            try FileManager.default.removeItem(atPath: out + "/csv/quartiers.csv")
            _ = try URL(fileURLWithPath: out).write("?", as: "notes.txt")
            let outcome = quartiers(["publish", "--verify", out, "--format", "csv"])
            #expect(outcome.status == .blockingFindings)
            let states = Dictionary(uniqueKeysWithValues: try outcome.rows.map { ($0["fichier"] ?? "", $0["etat"] ?? "") })
            #expect(
                states.filter { $0.value != "intact" } == [
                    "geojson/quartiers_2015.geojson": "modifie", "csv/quartiers.csv": "absent", "notes.txt": "inattendu",
                ])
            for code in ["PUB-MODIFIE", "PUB-ABSENT", "PUB-INATTENDU"] { #expect(outcome.errors.contains(code)) }
        }
    }

    @Test func aListThatLeavesTheFolderIsNone() throws {
        try withTemporaryFolder { folder in
            let digest = String(repeating: "a", count: 64)
            for line in ["\(digest)  ../secret", "\(digest)  /etc/passwd", "court  a", "\(digest) a", digest.uppercased() + "  a"] {
                _ = try folder.write(line + "\n", as: "SHA256SUMS")
                quartiers(["publish", "--verify", folder.path]).expectRefusal(.badData, saying: "ligne 1")
            }
            try FileManager.default.removeItem(atPath: folder.path + "/SHA256SUMS")
            quartiers(["publish", "--verify", folder.path]).expectRefusal(.noInput, saying: "SHA256SUMS")
        }
    }

    @Test func twoDeliveriesAreCompared() throws {
        try withStore { folder, store in
            let (before, after) = (folder.path + "/avant", folder.path + "/apres")
            #expect(quartiers(["publish", "--store", store, "-o", before]).status == .success)
            try SQL.run(["UPDATE quartiers SET nom = 'Autre' WHERE id_quartier = 'QP062009'"], on: store)
            #expect(quartiers(["publish", "--store", store, "-o", after]).status == .success)
            let same = try quartiers(["diff", before, before, "--format", "csv"]).rows
            #expect(same.isEmpty)
            let rows = try quartiers(["diff", before, after, "--format", "csv"]).rows
            #expect(rows.map { [$0["id_quartier"], $0["objet"], $0["champ"], $0["apres"]] } == [["QP062009", "quartier", "nom", "Autre"]])
        }
    }

    // MARK: - X01

    @Test func aNameThatAFormatCannotHoldBlocks() throws {
        // 79 characters, of two bytes each: a shapefile's field holds 80 bytes.
        try withStore([String(repeating: "é", count: 79), "Deux"]) { folder, store in
            let outcome = quartiers(["publish", "--store", store, "-o", folder.path + "/livraison"])
            outcome.expectRefusal(.blockingFindings, saying: "bloquant X01", "shapefile/quartiers_2015.shp")
            #expect(folder.names == ["qpv.geojson", "s.gpkg"])
        }
    }

    /// Real outlines with figures beside them: the maps go with the layers.
    @Test func figuresAreMapped() throws {
        try withStore { folder, store in
            let table =
                "id_quartier,nom,cle,valeur,perimetre_stat,millesime\nQP062008,Un,tx_pauvrete,41.5,2015,2015\nQP062009,Deux,tx_pauvrete,28,2015,2015\n"
            let outcome = quartiers([
                "import", "figures", try folder.write(table, as: "chiffres.csv"), "--store", store, "--producer", "INSEE", "--licence",
                "Licence Ouverte 2.0", "--vintage", "2015",
            ])
            #expect(outcome.status == .success, "\(outcome.errors)")
            let published = quartiers(["publish", "--store", store, "-o", folder.path + "/livraison"])
            #expect(published.status == .success, "\(published.errors)")
            let map = try #require(try content(folder.path + "/livraison")["cartes/quartiers_2015-tx_pauvrete.svg"])
            #expect(try XMLParser.isSound(String(decoding: map, as: UTF8.self)))
        }
    }

    @Test(.needsSharedData) func realFilesPassAfterRepair() throws {
        try withTemporaryFolder { folder in
            let lille = SharedData.path("data/lille/icu-mediapart-lille.gpkg")
            let (store, out) = (folder.path + "/lille.gpkg", folder.path + "/livraison")
            let facts = ["--producer", "ANCT", "--licence", "Licence Ouverte 2.0", "--vintage", "2015"]
            #expect(quartiers(["import", "communes", "\(lille):cities", "--store", store] + facts).status == .success)
            #expect(quartiers(["import", "perimeters", "\(lille):qpvs", "--store", store] + facts).status == .success)
            quartiers(["publish", "--store", store, "-o", out]).expectRefusal(.blockingFindings, saying: "QP059067")
            #expect(quartiers(["repair", "--store", store]).status == .success)
            let outcome = quartiers(["publish", "--store", store, "-o", out])
            #expect(outcome.status == .success, "\(outcome.errors)")
            #expect(quartiers(["publish", "--verify", out]).status == .success)
            let rows = try quartiers(["surface", "\(out)/quartiers.gpkg:quartiers_2015", "--format", "csv"]).rows
            #expect(rows.count == 26)
        }
    }
}
