import Foundation
import PlanarGeometry
import Reporting
import SQLiteStorage
import TestSupport
import Testing

@testable import GeoPackage

/// Files that cannot be read, and what people are told.
@Suite struct BadFileTests {
    private func refusal(of path: String) throws -> QuartiersError {
        try #require(throws: QuartiersError.self) {
            let reader = try GeoPackageReader(path, busyTimeout: .milliseconds(20)) { _ in }
            try reader.forEachFeature(nil, report: { _ in }) { _ in }
        }
    }

    /// A sound file of 400 squares in a folder of its own.
    private func withFile(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/essai.gpkg"
            try writeSquares(400, to: path)
            try body(path)
        }
    }

    @Test func aMissingFile() throws {
        let error = try refusal(of: "/nulle/part.gpkg")
        #expect(error.status == .noInput)
        #expect(error.description(in: .french) == "/nulle/part.gpkg : fichier introuvable (No such file or directory)\nVérifier le chemin.")
    }

    @Test func aFolder() throws {
        let error = try refusal(of: "/tmp")
        #expect(error.status == .noInput)
        #expect(error.message[.english] == "this is a folder, not a GeoPackage file")
    }

    @Test func anEmptyFile() throws {
        try withFile { path in
            try Data().write(to: URL(fileURLWithPath: path))
            let error = try refusal(of: path)
            #expect(error.status == .badData)
            #expect(error.message[.english] == "the file is empty (0 bytes)")
        }
    }

    @Test(arguments: ["PK\u{3}\u{4} une archive", "{\"type\": \"FeatureCollection\"}", String(repeating: "SQLite", count: 50)])
    func anotherFormat(content: String) throws {
        try withFile { path in
            try Data(content.utf8).write(to: URL(fileURLWithPath: path))
            let error = try refusal(of: path)
            #expect(error.status == .badData)
            #expect(error.message[.english] == "not a GeoPackage: it is no SQLite file")
        }
    }

    @Test func aDatabaseThatIsNoGeoPackage() throws {
        try withFile { path in
            try FileManager.default.removeItem(atPath: path)
            try Connection(path: path, access: .create).execute("CREATE TABLE communes (insee TEXT)")
            let error = try refusal(of: path)
            #expect(error.status == .badData)
            #expect(error.message[.english] == "not a GeoPackage: this SQLite file has no table gpkg_contents")
        }
    }

    @Test(arguments: [1, 100, 4_096, 40_000])
    func aFileWithoutItsEnd(missing: Int) throws {
        try withFile { path in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            try bytes.dropLast(missing).write(to: URL(fileURLWithPath: path))
            let error = try refusal(of: path)
            #expect(error.status == .badData)
            #expect(error.message[.english] == "the file is cut: \(bytes.count - missing) bytes out of \(bytes.count)")
        }
    }

    @Test func aPageFullOfZeros() throws {
        try withFile { path in
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes.replaceSubrange(4_096..<bytes.count, with: Data(count: bytes.count - 4_096))
            try bytes.write(to: URL(fileURLWithPath: path))
            let error = try refusal(of: path)
            #expect(error.status == .badData)
            #expect(error.message[.english] == "the file is damaged or cut")
        }
    }

    @Test func noGeometryTables() throws {
        try withFile { path in
            try Connection(path: path, access: .readWrite).execute("DROP TABLE gpkg_geometry_columns")
            let error = try refusal(of: path)
            #expect(error.status == .badData)
            #expect(error.message[.english] == "the GeoPackage announces feature layers and has no table gpkg_geometry_columns")
        }
    }

    @Test func tablesThatAreNotThoseOfTheStandard() throws {
        try withFile { path in
            try Connection(path: path, access: .readWrite).execute("ALTER TABLE gpkg_contents RENAME COLUMN data_type TO type")
            let error = try refusal(of: path)
            #expect(error.status == .badData)
            #expect(error.cause == "no such column: data_type")
        }
    }

    @Test(arguments: [(10_500, "1.5"), (20_000, "2.0")])
    func aNewerVersionIsReadWithANote(number: Int, name: String) throws {
        try withFile { path in
            try Connection(path: path, access: .readWrite).execute("PRAGMA user_version = \(number)")
            var findings: [Finding] = []
            let reader = try GeoPackageReader(path) { findings.append($0) }
            #expect(findings.map(\.kind) == [.geoPackageVersion])
            #expect(findings.first?.found == .text(name))
            #expect(try reader.featureCount(of: "quartiers") == 400)
        }
    }

    @Test func aFileThatAnotherConnectionHolds() throws {
        try withFile { path in
            let other = try Connection(path: path, access: .readWrite)
            try other.execute("BEGIN EXCLUSIVE")
            let error = try refusal(of: path)
            #expect(error.status == .busy)
            #expect(error.message[.english] == "the file is locked by another program")
        }
    }

    @Test func aFileLeftInWALModeIsReadWithoutATrace() throws {
        try withFile { path in
            try Connection(path: path, access: .readWrite).execute("PRAGMA journal_mode = WAL")
            let reader = try GeoPackageReader(path) { _ in }
            #expect(try reader.featureCount(of: "quartiers") == 400)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path) == [
                    "essai.gpkg"
                ])
        }
    }

    /// What a program that was killed, or that has the file open, leaves beside it.
    private func leaveChangesInLog(_ path: String) throws {
        let live = path + ".vivant"
        try FileManager.default.copyItem(atPath: path, toPath: live)
        let other = try Connection(path: live, access: .readWrite)
        try other.registerGeometryFunctions()
        try other.execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; UPDATE quartiers SET nom = 'changé'")
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(atPath: live, toPath: path)
        try FileManager.default.copyItem(atPath: live + "-wal", toPath: path + "-wal")
    }

    @Test func changesThatWaitInAWriteAheadLogAreRead() throws {
        try withFile { path in
            try leaveChangesInLog(path)
            let reader = try GeoPackageReader(path) { _ in }
            var cursor = try reader.cursor(nil, fields: ["nom"])
            #expect(try cursor.next())
            #expect(try cursor.text(0) == "changé")
        }
    }

    @Test func changesThatWaitWhereTheyCannotBeReadAreToldOf() throws {
        try withFile { path in
            try leaveChangesInLog(path)
            // The file that SQLite needs beside the log cannot be made, as in a read-only folder.
            try FileManager.default.createSymbolicLink(atPath: path + "-shm", withDestinationPath: "/nulle/part")
            let error = try refusal(of: path)
            #expect(error.status == .noInput)
            #expect(error.message[.english] == "changes wait in \(path)-wal and cannot be read from here")
        }
    }

    @Test func anInterruptedWriteMustBeUndoneFirst() throws {
        try withFile { path in
            // A journal is "hot" when its header is whole and nobody holds the lock; one is taken from a transaction under way.
            let live = path + ".vivant"
            try FileManager.default.copyItem(atPath: path, toPath: live)
            let other = try Connection(path: live, access: .readWrite)
            try other.registerGeometryFunctions()
            try other.execute("PRAGMA cache_size = 1; BEGIN; UPDATE quartiers SET nom = 'à moitié'; UPDATE quartiers SET pop = pop + 1")
            try FileManager.default.copyItem(atPath: live + "-journal", toPath: path + "-journal")
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: live, toPath: path)
            try other.execute("ROLLBACK")
            let error = try refusal(of: path)
            #expect(error.status == .busy)
            #expect(error.message[.english] == "an interrupted write waits to be undone (file \(path)-journal)")
            // Writing undoes it.
            try GeoPackageFile.update(path, stamp: stamp) { _ in }
            let reader = try GeoPackageReader(path) { _ in }
            var cursor = try reader.cursor(nil, fields: ["nom"])
            #expect(try cursor.next())
            #expect(try cursor.text(0) == "Cité n°0")
        }
    }
}

/// Every failure of SQLite has an exit status and words that say what to do.
@Suite struct GeoPackageErrorTests {
    @Test(arguments: [
        (ResultCode.busy, Reporting.ExitStatus.busy, Reporting.ExitStatus.busy), (.locked, .busy, .busy),
        (.notADatabase, .badData, .badData),
        (.corrupt, .badData, .badData), (.full, .inputOutput, .inputOutput), (.readOnly, .cannotCreate, .cannotCreate),
        (.readOnlyDirectory, .cannotCreate, .cannotCreate), (.readOnlyRollback, .busy, .busy), (.cannotOpen, .noInput, .cannotCreate),
        (.inputOutput, .inputOutput, .inputOutput), (.interrupted, .interrupted, .interrupted), (.constraint, .badData, .badData),
        (.error, .badData, .software), (.misuse, .software, .software),
    ])
    func hasAStatusAndAReason(code: ResultCode, reading: Reporting.ExitStatus, writing: Reporting.ExitStatus) {
        for (purpose, status) in [(FileContext.Purpose.reading, reading), (.writing, writing)] {
            let error = FileContext(path: "a.gpkg", purpose: purpose).error(SQLiteError(code, message: "cause"))
            #expect(error.status == status)
            #expect(error.place.file == "a.gpkg")
            #expect(error.message[.french] != error.message[.english])
        }
    }
}
