import Foundation
import Reporting
import TestSupport
import Testing

/// Ctrl-C, full disks and closed pipes: whatever stops the work, nothing stays half done.
@Suite struct InterruptionTests {
    // MARK: Ctrl-C

    /// Interrupted as soon as the file under way is there, whatever its name will be.
    @Test(arguments: [
        (["export", "geojson"], "sortie.geojson"), (["export", "csv", "--geometry", "wkt"], "sortie.csv"),
        (["export", "gpkg"], "sortie.gpkg"),
        (["export", "shp"], "sortie.shp"), (["surface", "--format", "csv"], "sortie.csv"),
    ]) func anOutputUnderWayIsNotLeft(words: [String], name: String) throws {
        try withTemporaryFolder { folder in
            let layer = try folder.write(Fixture.manyCommunes(500), as: "communes.geojson")
            let options = [layer, "--quiet", "-o", folder.path + "/" + name]
            let outcome = quartiers(words + options, isInterrupted: { folder.names.count > 1 })
            #expect(outcome.status == .interrupted, "\(outcome.errors)")
            #expect(outcome.errors.contains("interrompu"))
            #expect(folder.names == ["communes.geojson"])
        }
    }

    @Test func anOutputToBeReplacedStays() throws {
        try withTemporaryFolder { folder in
            for name in ["sortie.geojson", "sortie.gpkg"] {
                let target = try folder.write("à moi", as: name)
                let form = String(name.split(separator: ".")[1])
                let outcome = quartiers(
                    ["export", form, "2015", "--demo", "--overwrite", "-o", target], isInterrupted: { folder.names.count > 1 })
                #expect(outcome.status == .interrupted)
                #expect(try String(contentsOfFile: target, encoding: .utf8) == "à moi")
                #expect(folder.names == [name])
                try FileManager.default.removeItem(atPath: target)
            }
        }
    }

    /// While the journal of the import is there, which is from its first row on.
    @Test func anImportUnderWayIsUndone() throws {
        try withTemporaryFolder { folder in
            let (layer, store) = (try folder.write(Fixture.manyCommunes(500), as: "communes.geojson"), folder.path + "/s.gpkg")
            let quartier = try folder.layer("q.geojson", Fixture.quartier("QP062008"))
            #expect(quartiers(["import", "perimeters", quartier, "--store", store]).status == .success)
            let before = try StoreContent(store)
            let outcome = quartiers(
                ["import", "communes", layer, "--store", store], isInterrupted: { folder.names.contains("s.gpkg-journal") })
            #expect(outcome.status == .interrupted, "\(outcome.errors)")
            #expect(try StoreContent(store) == before)
            #expect(folder.names == ["communes.geojson", "q.geojson", "s.gpkg"])
            // A store that was to be made is not there either.
            let new = quartiers(
                ["import", "communes", layer, "--store", folder.path + "/neuf.gpkg"], isInterrupted: { folder.names.count > 3 })
            #expect(new.status == .interrupted, "\(new.errors)")
            #expect(folder.names == ["communes.geojson", "q.geojson", "s.gpkg"])
        }
    }

    @Test(arguments: [["surface"], ["split", "--communes", "LAYER"], ["check"], ["export", "geojson"]])
    func workUnderWayEnds(words: [String]) throws {
        try withTemporaryFolder { folder in
            let layer = try folder.write(Fixture.manyCommunes(100), as: "communes.geojson")
            let words = words.map { $0 == "LAYER" ? layer : $0 } + [layer, "--quiet"]
            let outcome = quartiers(words, isInterrupted: { true })
            outcome.expectRefusal(.interrupted, saying: "interrompu")
        }
    }

    /// The program waits for its input, then for the reader of its output; both waits begin after it has taken in or given out something.
    @Test(.timeLimit(.minutes(1))) func theSignalEndsBothWaits() throws {
        try withTemporaryFolder { folder in
            _ = try folder.write(Fixture.manyCommunes(500), as: "communes.geojson")
            let script = """
                mkfifo entrée sortie
                "$quartiers" surface - < entrée & reading=$!
                exec 3> entrée; head -c 200000 communes.geojson >&3
                kill -INT $reading; wait $reading; echo "status $?"
                "$quartiers" export geojson communes.geojson --quiet > sortie & writing=$!
                exec 4< sortie; head -c 1 <&4 > lu
                kill -INT $writing; wait $writing; echo "status $?"
                """
            let ending = try BuiltProgram.bash(script, in: folder)
            #expect(ending.output == "status 130\nstatus 130\n", "\(ending)")
        }
    }

    // MARK: Closed pipes

    @Test func aReaderThatStopsEndsTheProgramQuietly() throws {
        try withTemporaryFolder { folder in
            _ = try folder.write(Fixture.manyCommunes(500), as: "communes.geojson")
            let script = """
                "$quartiers" list --demo | head -n 1; echo "status ${PIPESTATUS[0]}"
                "$quartiers" export geojson communes.geojson --quiet | head -c 1; echo " status ${PIPESTATUS[0]}"
                "$quartiers" --help | true; echo "status ${PIPESTATUS[0]}"
                """
            let ending = try BuiltProgram.bash(script, in: folder)
            let lines = ending.output.split(separator: "\n")
            #expect(lines.first?.hasPrefix("id_quartier") == true, "\(ending)")
            #expect(lines.dropFirst() == ["status 0", "{ status 0", "status 0"])
            #expect(ending.errors == "")
        }
    }

    // MARK: Full disks

    private static let outputs = [
        "export geojson communes.geojson", "export csv communes.geojson --geometry wkt", "export gpkg communes.geojson",
        "export shp communes.geojson", "surface communes.geojson --format csv",
    ]

    /// A disk of 64 kB, on which stands a file that is to be replaced.
    @Test(.needsMounts, arguments: outputs) func aFullDiskTakesNothing(command: String) throws {
        try withTemporaryFolder { folder in
            _ = try folder.write(Fixture.manyCommunes(500), as: "communes.geojson")
            let target = "disque/sortie." + (["geojson", "gpkg", "shp"].first { command.contains("export \($0)") } ?? "csv")
            let script = """
                mkdir disque; mount -t tmpfs -o size=64k tmpfs disque; echo "à moi" > \(target)
                "$quartiers" \(command) --quiet --overwrite -o \(target); echo "status $?"
                ls disque; cat \(target)
                """
            let ending = try BuiltProgram.bash(script, in: folder, under: BuiltProgram.withOwnMounts)
            #expect(ending.output == "status 74\n\(target.dropFirst(7))\nà moi\n", "\(ending)")
            #expect(ending.errors.contains("quartiers: \(target) : "), "\(ending.errors)")
            #expect(ending.errors.contains("place"), "\(ending.errors)")
        }
    }

    @Test(.needsMounts) func aFullDiskLeavesTheStoreAsItWas() throws {
        try withTemporaryFolder { folder in
            _ = try folder.write(Fixture.manyCommunes(500), as: "communes.geojson")
            let layer = try folder.layer("q.geojson", Fixture.quartier("QP062008"))
            #expect(quartiers(["import", "perimeters", layer, "--store", folder.path + "/s.gpkg"]).status == .success)
            let script = """
                mkdir disque; mount -t tmpfs -o size=$(($(stat -c %s s.gpkg) / 1024 + 100))k tmpfs disque; cp s.gpkg disque
                "$quartiers" import communes communes.geojson --store disque/s.gpkg --quiet; echo "status $?"
                ls disque; cmp s.gpkg disque/s.gpkg; "$quartiers" list --store disque/s.gpkg --format csv | wc -l
                rm disque/s.gpkg; "$quartiers" import communes communes.geojson --store disque/neuf.gpkg --quiet; echo "status $?"
                ls disque
                """
            let ending = try BuiltProgram.bash(script, in: folder, under: BuiltProgram.withOwnMounts)
            #expect(ending.output == "status 74\ns.gpkg\n2\nstatus 74\n", "\(ending)")
            #expect(ending.errors.contains("quartiers: disque/s.gpkg : le disque est plein"), "\(ending.errors)")
            #expect(ending.errors.contains("quartiers: disque/neuf.gpkg : le disque est plein"), "\(ending.errors)")
        }
    }

    /// The same where nothing can be mounted: a limit on the size of files, which answers another error.
    @Test(arguments: outputs + ["import communes communes.geojson --store neuf.gpkg"]) func aLimitOfTheSystemLeavesNothing(command: String)
        throws
    {
        try withTemporaryFolder { folder in
            _ = try folder.write(Fixture.manyCommunes(500), as: "communes.geojson")
            let options = command.hasPrefix("import") ? "" : "-o sortie"
            let ending = try BuiltProgram.bash(
                """
                trap '' XFSZ; ulimit -f 40; "$quartiers" \(command) --quiet \(options); echo "status $?"; ls
                """, in: folder)
            #expect(ending.output == "status 74\ncommunes.geojson\n", "\(ending)")
            #expect(ending.errors.hasPrefix("quartiers: "), "\(ending.errors)")
        }
    }
}
