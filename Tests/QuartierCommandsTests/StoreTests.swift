import Foundation
import GeoPackage
import Reporting
import SQLiteStorage
import TestSupport
import Testing

/// The store among other programs, on disks and in folders as they are: it is read, changed wholly, or left as it was with a word about it.
@Suite struct StoreTests {
    /// A store with one quartier, in a folder with its layer and another one to import.
    private func withStore(_ body: (_ folder: URL, _ store: String, _ next: String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let store = folder.path + "/agglo.gpkg"
            let layer = try folder.layer("q.geojson", Fixture.quartier("QP062008", "Mont Liébaut"))
            #expect(quartiers(["import", "perimeters", layer, "--store", store]).status == .success)
            try body(folder, store, try folder.layer("suite.geojson", Fixture.quartier("QP062009", "Suite", Fixture.square(2.7, 50.525))))
        }
    }

    private func codes(_ store: String) throws -> [String?] {
        try quartiers(["list", "--store", store, "--format", "csv"]).rows.map { $0["code_qp"] }
    }

    @Test func ofANewerVersionIsRefusedAndNotTouched() throws {
        try withStore { folder, store, next in
            try SQL.run(["UPDATE magasin SET valeur = '99' WHERE cle = 'version'"], on: store)
            let before = try Data(contentsOf: URL(fileURLWithPath: store))
            for words in [["list"], ["info"], ["surface"], ["export", "geojson"], ["import", "perimeters", next]] {
                quartiers(words + ["--store", store]).expectRefusal(
                    .badData, saying: "\(store) : ce magasin a été fait par un quartiers plus récent", "version 99",
                    "Mettre à jour quartiers")
            }
            quartiers(["list", "--store", store, "--lang", "en"]).expectRefusal(.badData, saying: "newer quartiers", "Update quartiers")
            #expect(try Data(contentsOf: URL(fileURLWithPath: store)) == before)
        }
    }

    // MARK: Other programs

    /// Each refusal comes after the five seconds in which the other program might have ended.
    @Test(.timeLimit(.minutes(1))) func lockedByAnotherProgramIsBusy() throws {
        try withStore { folder, store, next in
            let other = try Connection(path: store, access: .readWrite)
            try other.execute("BEGIN IMMEDIATE")
            // Whoever only reads may.
            #expect(try codes(store) == ["QP062008"])
            quartiers(["import", "perimeters", next, "--store", store, "--quiet"]).expectRefusal(
                .busy, saying: "\(store) : le fichier est verrouillé par un autre programme", "Fermer QGIS")
            try other.execute("ROLLBACK; BEGIN EXCLUSIVE")
            quartiers(["list", "--store", store]).expectRefusal(
                .busy, saying: "\(store) : le fichier est verrouillé par un autre programme", "Fermer QGIS")
            try other.execute("ROLLBACK")
            other.close()
            #expect(quartiers(["import", "perimeters", next, "--store", store]).status == .success)
            #expect(try codes(store) == ["QP062008", "QP062009"])
            #expect(folder.names == ["agglo.gpkg", "q.geojson", "suite.geojson"])
        }
    }

    /// QGIS works in WAL mode as long as a layer is open; what it wrote may be in the file beside the store alone.
    @Test(.timeLimit(.minutes(1))) func openInQGISIsReadAndWrittenOnceClosed() throws {
        try withStore { folder, store, next in
            let other = try Connection(path: store, access: .readWrite)
            try other.execute("PRAGMA journal_mode = WAL; UPDATE quartiers SET nom = 'Renommé dans QGIS'")
            #expect(folder.names.contains("agglo.gpkg-wal"))
            #expect(try quartiers(["list", "--store", store, "--format", "csv"]).rows.map { $0["nom"] } == ["Renommé dans QGIS"])
            quartiers(["import", "perimeters", next, "--store", store, "--quiet"]).expectRefusal(.busy, saying: "Fermer QGIS")
            other.close()
            #expect(quartiers(["import", "perimeters", next, "--store", store]).status == .success)
            #expect(try codes(store) == ["QP062008", "QP062009"])
            // A store that QGIS has just closed is left as shared drives want it.
            #expect(folder.names == ["agglo.gpkg", "q.geojson", "suite.geojson"])
            #expect(try GeoPackageReader(store) { _ in }.column("PRAGMA journal_mode") == ["delete"])
        }
    }

    @Test func aWALFileLeftBesideIsReadAndSettled() throws {
        try withStore { folder, store, next in
            let other = try Connection(path: store, access: .readWrite)
            try other.execute("PRAGMA journal_mode = WAL; UPDATE quartiers SET nom = 'Renommé avant la panne'")
            // What a program leaves that has been ended: both files, and no lock.
            let left = folder.path + "/panne.gpkg"
            for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: store + end, toPath: left + end) }
            other.close()
            #expect(try quartiers(["list", "--store", left, "--format", "csv"]).rows.map { $0["nom"] } == ["Renommé avant la panne"])
            #expect(quartiers(["import", "perimeters", next, "--store", left]).status == .success)
            #expect(
                try quartiers(["list", "--store", left, "--format", "csv"]).rows.map { $0["nom"] } == ["Renommé avant la panne", "Suite"])
            #expect(folder.names == ["agglo.gpkg", "panne.gpkg", "q.geojson", "suite.geojson"])
        }
    }

    // MARK: Rights

    @Test func inAReadOnlyFolderIsReadAndNotWritten() throws {
        try withStore { folder, _, _ in
            let script = """
                mkdir partage && cp agglo.gpkg partage && chmod 555 partage
                "$quartiers" list --store partage/agglo.gpkg --format csv
                "$quartiers" import perimeters suite.geojson --store partage/agglo.gpkg --quiet; echo "status $?"
                "$quartiers" import perimeters suite.geojson --store partage/nouveau.gpkg --quiet; echo "status $?"
                chmod 755 partage; ls partage; cmp agglo.gpkg partage/agglo.gpkg
                """
            let ending = try BuiltProgram.bash(script, in: folder, under: BuiltProgram.withoutPrivileges)
            #expect(ending.output.hasSuffix("status 73\nstatus 73\nagglo.gpkg\n"), "\(ending)")
            #expect(ending.output.contains("QP062008,Mont Liébaut"))
            #expect(
                ending.errors.contains("quartiers: partage/agglo.gpkg : le fichier ou son dossier est en lecture seule"), "\(ending.errors)"
            )
            #expect(ending.errors.contains("Demander le droit d'y écrire, ou travailler sur une copie."))
            #expect(ending.errors.contains("quartiers: partage/nouveau.gpkg : le fichier ne peut pas être créé"))
        }
    }

    @Test func asAReadOnlyFileIsReadAndNotWritten() throws {
        try withStore { folder, _, _ in
            let script = """
                cp agglo.gpkg copie.gpkg; chmod 444 agglo.gpkg
                "$quartiers" list --store agglo.gpkg --format csv
                "$quartiers" import perimeters suite.geojson --store agglo.gpkg --quiet; echo "status $?"
                chmod 000 agglo.gpkg; "$quartiers" list --store agglo.gpkg; echo "status $?"
                chmod 644 agglo.gpkg; cmp agglo.gpkg copie.gpkg
                """
            let ending = try BuiltProgram.bash(script, in: folder, under: BuiltProgram.withoutPrivileges)
            #expect(ending.output.hasSuffix("status 73\nstatus 66\n"), "\(ending)")
            #expect(ending.output.contains("QP062008,Mont Liébaut"))
            #expect(ending.errors.contains("agglo.gpkg : le fichier ou son dossier est en lecture seule"), "\(ending.errors)")
            #expect(ending.errors.contains("agglo.gpkg : le fichier ne peut pas être lu"))
        }
    }

    // MARK: Imports

    @Test func takesAFileOnce() throws {
        try withStore { folder, store, _ in
            let before = try StoreContent(store)
            let received = folder.appendingPathComponent("reçu une autre fois")
            try FileManager.default.createDirectory(at: received, withIntermediateDirectories: false)
            let copy = received.appendingPathComponent("q.geojson").path
            try FileManager.default.copyItem(atPath: folder.path + "/q.geojson", toPath: copy)
            for file in [folder.path + "/q.geojson", copy] {
                let again = quartiers(["import", "perimeters", file, "--store", store, "--format", "csv"])
                #expect(again.status == .success)
                #expect(again.errors == "q.geojson : tout est déjà dans le magasin, rien n'a changé.\n")
                let row = try #require(try again.rows.first)
                #expect([row["lus"], row["ajoutes"], row["inchanges"], row["remplaces"]] == ["1", "0", "1", "0"])
            }
            #expect(try StoreContent(store) == before)
            #expect(try quartiers(["info", "--store", store, "--format", "csv"]).rows.filter { $0["rubrique"] == "source" }.count == 1)
        }
    }

    /// The square grows to the north; areas by pyproj and shapely: 791 199.74 m² and 949 422.20 m² in Lambert-93.
    @Test func refusesAnotherOutlineWithTheDifferenceUnlessToldToReplace() throws {
        try withStore { folder, store, _ in
            let before = try StoreContent(store)
            let grown = Fixture.polygon("[[2.63,50.525],[2.64,50.525],[2.64,50.537],[2.63,50.537],[2.63,50.525]]")
            let layer = try folder.layer("autre.geojson", Fixture.quartier("QP062008", "Mont Liébaut", grown))
            let words = ["import", "perimeters", layer, "--store", store]
            quartiers(words + ["--quiet"]).expectRefusal(
                .badData, saying: "\(layer), couche « autre », objet 1 ",
                "(QP062008 Mont Liébaut) : déjà dans le magasin avec un autre contour : 79,12 ha ; celui-ci en a 94,9422, et 15,8222 ha",
                "(EPSG:2154) ; rien n'a été importé", "--replace", "--generation")
            quartiers(words + ["--quiet", "--lang", "en"]).expectRefusal(
                .badData, saying: "in the store already with another outline: 79.12 ha; this one has 94.9422, and 15.8222 ha",
                "--replace")
            #expect(try StoreContent(store) == before)
            let replaced = quartiers(words + ["--replace", "--format", "csv"])
            #expect(replaced.status == .success)
            #expect(try replaced.rows.map { [$0["ajoutes"], $0["remplaces"]] } == [["0", "1"]])
            let surfaces = try quartiers(["surface", "--store", store, "--format", "csv"]).rows
            #expect(surfaces.map { $0["surf_plane_m2"]?.prefix(6) } == ["949422"])
            // In another generation it is another perimeter of the same quartier.
            let other = try folder.layer("qn.geojson", Fixture.quartier("QP062008", "Mont Liébaut"))
            #expect(quartiers(["import", "perimeters", other, "--generation", "local", "--store", store]).status == .success)
        }
    }

    /// Past its limit a file makes the system end the program at once, in the middle of the transaction: the pages changed until then are in the
    /// store, and those before them in the journal beside it.
    @Test(.timeLimit(.minutes(2))) func undoesAnImportThatWasKilled() throws {
        try withStore { folder, store, _ in
            let before = try StoreContent(store)
            _ = try folder.write(Fixture.manyCommunes(3_000), as: "communes.geojson")
            let kilobytes = try Data(contentsOf: URL(fileURLWithPath: store)).count / 1_024 + 200
            let killed = try BuiltProgram.bash(
                """
                ulimit -c 0; ulimit -f \(kilobytes); "$quartiers" import communes communes.geojson --store agglo.gpkg --quiet
                """, in: folder)
            #expect(killed.status == 128 + SIGXFSZ, "\(killed)")
            #expect(killed.output == "")
            #expect(folder.names.contains("agglo.gpkg-journal"))
            let list = quartiers(["list", "--store", store, "--format", "csv"])
            #expect(list.status == .success, "\(list.errors)")
            #expect(list.errors == "\(store) : une écriture interrompue a été annulée ; le magasin est comme avant elle.\n")
            #expect(try StoreContent(store) == before)
            #expect(folder.names == ["agglo.gpkg", "communes.geojson", "q.geojson", "suite.geojson"])
        }
    }
}

extension Fixture {
    /// A layer of round communes near Béthune, large enough that a store takes them in several writes.
    static func manyCommunes(_ count: Int) -> String {
        layer(
            (0..<count).map { number in
                let (x, y) = (2.0 + 0.02 * Double(number % 50), 50.0 + 0.01 * Double(number / 50))
                let corners = (0...60).map { step in
                    let angle = 2 * Double.pi * Double(step % 60) / 60
                    return "[\(x + 0.004 * cos(angle)),\(y + 0.004 * sin(angle))]"
                }
                return Feature(
                    properties: [("insee_com", String(10_000 + number)), ("nom_com", "Commune \(number)")],
                    geometry: polygon("[\(corners.joined(separator: ","))]"))
            })
    }
}
