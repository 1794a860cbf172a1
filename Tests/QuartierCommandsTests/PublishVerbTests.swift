import Foundation
import FoundationXML
import GeoPackage
import Reporting
import SQLiteStorage
import Synchronization
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

    /// Gives both quartiers a poverty rate.
    private func importRates(in folder: URL, to store: String) throws {
        let table =
            "id_quartier,nom,cle,valeur,perimetre_stat,millesime\nQP062008,Un,tx_pauvrete,41.5,2015,2015\nQP062009,Deux,tx_pauvrete,28,2015,2015\n"
        let outcome = quartiers([
            "import", "figures", try folder.write(table, as: "chiffres.csv"), "--store", store, "--producer", "INSEE", "--licence",
            "Licence Ouverte 2.0", "--vintage", "2015",
        ])
        #expect(outcome.status == .success, "\(outcome.errors)")
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
                "csv/controles.csv", "metadonnees/iso19139.xml", "metadonnees/datagouv.json", "atlas/index.html", "atlas/atlas.css",
                "atlas/fiche-QP062008.html", "atlas/fiche-QP062009.html",
            ]
            #expect(Set(files.keys) == expected)
            #expect(try Set(outcome.rows.compactMap { $0["fichier"] }) == expected.subtracting(["SHA256SUMS"]))
            let readme = String(decoding: try #require(files["LISEZMOI.md"]), as: UTF8.self)
            for words in [
                "Périmètres, ANCT, 2015, Licence Ouverte 2.0", "`surf_ell_ha`", "sig@exemple.fr", "EPSG:2154", "`atlas/index.html`",
            ] {
                #expect(readme.contains(words), "\(words)")
            }
            let metadata = String(decoding: try #require(files["metadonnees/iso19139.xml"]), as: UTF8.self)
            #expect(try XMLParser.isSound(metadata))
            #expect(metadata.contains("<gco:Decimal>2.63</gco:Decimal>"))
            let catalogue = try Outcome.json(String(decoding: try #require(files["metadonnees/datagouv.json"]), as: UTF8.self))
            #expect(catalogue["license"] as? String == "lov2")
            #expect((catalogue["resources"] as? [[String: Any]])?.contains { $0["format"] as? String == "gpkg" } == true)
            let resources = try #require(catalogue["resources"] as? [[String: Any]])
            // A page of the atlas needs the others beside it: it is no resource of a catalogue.
            #expect(!resources.contains { ($0["title"] as? String)?.hasPrefix("atlas/") == true })
            #expect(outcome.errors.contains("rsvg-convert"))
            #expect(folder.names.filter { $0.hasPrefix("livraison") } == ["livraison"])
        }
    }

    @Test func theSameDataGiveTheSameBytesAtAnyHour() throws {
        try withStore { folder, store in
            try importRates(in: folder, to: store)
            let (first, second) = (folder.path + "/a", folder.path + "/b")
            #expect(quartiers(["publish", "--store", store, "-o", first, "--jobs", "1"]).status == .success)
            #expect(quartiers(["publish", "--store", store, "-o", second, "--jobs", "2"], now: "2031-12-24T18:00:00Z").status == .success)
            let (one, other) = (try content(first), try content(second))
            #expect(one == other)
            #expect(one["cartes/quartiers_2015-tx_pauvrete.svg"] != nil)
            // Who made the figures is credited beside who drew the outlines.
            let project = try PresentationTests.project(of: first + "/quartiers.gpkg")
            #expect(project.contains("ANCT 2015 (Licence Ouverte 2.0), INSEE"))
            let overview = String(decoding: try #require(one["atlas/index.html"]), as: UTF8.self)
            // The day of the import, which the data hold.
            #expect(overview.contains("Réalisation : ANCT, INSEE – 02/01/2026"))
            let third = folder.path + "/c"
            #expect(quartiers(["publish", "--store", store, "-o", third, "--date", "2024-06-30"]).status == .success)
            let dated = String(decoding: try #require(try content(third)["atlas/index.html"]), as: UTF8.self)
            #expect(dated.contains("30/06/2024") && !dated.contains("02/01/2026"))
        }
    }

    /// The PDF of the atlas goes along where the program that draws it is there; here one that writes what it was asked.
    @Test func theAtlasHasAPDFWhereItCanBeDrawn() throws {
        try withStore { folder, store in
            let tools = folder.appendingPathComponent("outils")
            try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: false)
            let program = try tools.write(
                "#!/bin/sh\nwhile [ \"$1\" != --output ]; do shift; done\necho PDF >\"$2\"\n", as: "rsvg-convert")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
            let path = ["PATH": tools.path]
            let (with, without) = (folder.path + "/a", folder.path + "/b")
            let drawn = quartiers(["publish", "--store", store, "-o", with], variables: path)
            #expect(drawn.status == .success, "\(drawn.errors)")
            #expect(try content(with)["atlas/atlas.pdf"] == Data("PDF\n".utf8))
            let spared = quartiers(["publish", "--store", store, "-o", without, "--no-pdf"], variables: path)
            #expect(try spared.status == .success && content(without)["atlas/atlas.pdf"] == nil)
            #expect(!spared.errors.contains("rsvg-convert"))
        }
    }

    @Test func aGenerationOfAStoreIsPublishedWithItsMapsAndAtlas() throws {
        try withStore { folder, store in
            try importRates(in: folder, to: store)
            let out = folder.path + "/livraison"
            let outcome = quartiers(["publish", "2015", "--store", store, "-o", out])
            #expect(outcome.status == .success, "\(outcome.errors)")
            let files = try content(out)
            #expect(files["cartes/quartiers_2015-tx_pauvrete.svg"] != nil && files["atlas/fiche-QP062009.html"] != nil)
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
            let nowhere = quartiers(["publish", "--store", store, "-o", folder.path + "/rien/ici"])
            nowhere.expectRefusal(.cannotCreate, saying: "dossier parent", "No such file or directory")
            #expect(!nowhere.errors.contains("CocoaError"))
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

    /// The program that draws the PDF does not outlive a Ctrl-C, and nothing is left.
    @Test func anInterruptionEndsTheProgramThatDraws() throws {
        try withStore { folder, store in
            let tools = folder.appendingPathComponent("outils")
            try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: false)
            let started = folder.path + "/commence"
            let program = try tools.write("#!/bin/sh\n: >'\(started)'\nexec sleep 300\n", as: "rsvg-convert")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
            let path = tools.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
            let outcome = quartiers(
                ["publish", "--store", store, "-o", folder.path + "/livraison"], variables: ["PATH": path],
                isInterrupted: { FileManager.default.fileExists(atPath: started) })
            #expect(outcome.status == .interrupted, "\(outcome.errors)")
            #expect(folder.names.filter { $0.hasPrefix("livraison") } == [])
        }
    }

    /// At whatever question the user has pressed Ctrl-C by then: the former delivery stands, whole, and nothing beside it.
    @Test func aReplacementInterruptedAnywhereLeavesTheFormerDelivery() throws {
        try withStore { folder, store in
            let out = folder.path + "/livraison"
            #expect(quartiers(["publish", "--store", store, "-o", out]).status == .success)
            let before = try content(out)
            let questions = Mutex(0)
            #expect(
                quartiers(
                    ["publish", "--store", store, "-o", out, "--overwrite", "--title", "Autre"],
                    isInterrupted: {
                        questions.withLock { $0 += 1 }
                        return false
                    }
                ).status == .success)
            let asked = questions.withLock(\.self)
            #expect(asked > 3)
            #expect(try content(out) != before)
            #expect(quartiers(["publish", "--store", store, "-o", out, "--overwrite"]).status == .success)
            for limit in stride(from: 0, to: asked, by: max(1, asked / 8)) {
                let count = Mutex(0)
                let outcome = quartiers(
                    ["publish", "--store", store, "-o", out, "--overwrite", "--title", "Autre", "--jobs", "1"],
                    isInterrupted: {
                        count.withLock { count in
                            count += 1
                            return count > limit
                        }
                    })
                guard outcome.status == .interrupted else { continue }
                #expect(try content(out) == before, "\(limit)")
                #expect(folder.names.filter { $0.hasPrefix("livraison") } == ["livraison"], "\(limit)")
            }
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
            let page = URL(fileURLWithPath: out + "/atlas/fiche-QP062008.html")
            var words = try Data(contentsOf: page)
            words[words.count - 1] ^= 1
            try words.write(to: page)
            let outcome = quartiers(["publish", "--verify", out, "--format", "csv"])
            #expect(outcome.status == .blockingFindings)
            let states = Dictionary(uniqueKeysWithValues: try outcome.rows.map { ($0["fichier"] ?? "", $0["etat"] ?? "") })
            #expect(
                states.filter { $0.value != "intact" } == [
                    "geojson/quartiers_2015.geojson": "modifie", "csv/quartiers.csv": "absent", "notes.txt": "inattendu",
                    "atlas/fiche-QP062008.html": "modifie",
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
            try importRates(in: folder, to: store)
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
