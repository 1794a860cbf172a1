import Foundation
import TestSupport
import Testing

@testable import SQLiteStorage

/// Runs a closure on a database of its own, in a file that is removed afterwards.
func withDatabase<Result>(_ body: (Connection, String) throws -> Result) throws -> Result {
    try withTemporaryFolder { folder in
        let path = folder.appendingPathComponent("essai.db").path
        let connection = try Connection(path: path, access: .create)
        return try body(connection, path)
    }
}

@Suite struct ConnectionTests {
    @Test func runsAScriptOfSeveralStatements() throws {
        try withDatabase { connection, _ in
            try connection.execute("CREATE TABLE t (a); -- a comment\n INSERT INTO t VALUES (1), (2);\n\n")
            #expect(connection.changedRows == 2)
            #expect(connection.lastInsertedRow == 2)
            #expect(try integer("SELECT sum(a) FROM t", on: connection) == 3)
            let error = try #require(throws: SQLiteError.self) { try connection.execute("SELECT 1;\n DELETE FROM rien; SELECT 2") }
            #expect(error.sql?.hasPrefix("DELETE FROM rien;") == true)
        }
    }

    @Test func aStatementThatFailsCarriesItsTextAndTheReason() throws {
        try withDatabase { connection, _ in
            let error = try #require(throws: SQLiteError.self) { try connection.execute("SELECT rien FROM nulle_part") }
            #expect(error.code == .error)
            #expect(error.message == "no such table: nulle_part")
            #expect(error.sql == "SELECT rien FROM nulle_part")
            #expect(error.description == "SQLite 1: no such table: nulle_part (SELECT rien FROM nulle_part)")
        }
    }

    @Test func refusesABlankStatementAndOneOnAClosedConnection() throws {
        try withDatabase { connection, _ in
            #expect(throws: SQLiteError(.misuse, message: "no statement", sql: " -- rien")) { _ = try connection.prepare(" -- rien") }
            connection.close()
            #expect(throws: SQLiteError(.misuse, message: "the connection is closed", sql: "SELECT 1")) {
                _ = try connection.prepare("SELECT 1")
            }
            #expect(!connection.isInTransaction)
        }
    }

    @Test func aStatementOutlivesItsClosedConnection() throws {
        try withDatabase { connection, _ in
            var statement = try connection.prepare("SELECT 42")
            connection.close()
            #expect(try statement.step())
            #expect(statement.integer(0) == 42)
        }
    }

    @Test func aTransactionIsKeptWholeOrUndoneWhole() throws {
        try withDatabase { connection, _ in
            try connection.execute("CREATE TABLE t (a)")
            try connection.transaction { try connection.execute("INSERT INTO t VALUES (1)") }
            struct Stop: Error {}
            #expect(throws: Stop.self) {
                try connection.transaction {
                    try connection.execute("INSERT INTO t VALUES (2)")
                    #expect(connection.isInTransaction)
                    throw Stop()
                }
            }
            #expect(!connection.isInTransaction)
            #expect(try integer("SELECT count(*) FROM t", on: connection) == 1)
        }
    }

    @Test func aFullDatabaseUndoesTheTransaction() throws {
        try withDatabase { connection, _ in
            try connection.execute("CREATE TABLE t (a); PRAGMA max_page_count = 4")
            let error = try #require(throws: SQLiteError.self) {
                try connection.transaction { try connection.execute("INSERT INTO t VALUES (zeroblob(100000))") }
            }
            #expect(error.code == .full)
            #expect(!connection.isInTransaction)
            #expect(try integer("SELECT count(*) FROM t", on: connection) == 0)
        }
    }

    @Test func aFailedCommitIsUndone() throws {
        try withDatabase { connection, path in
            try connection.execute("CREATE TABLE t (a)")
            let reader = try Connection(path: path, access: .readUntrusted())
            var reading = try reader.prepare("SELECT * FROM sqlite_schema")
            #expect(try reading.step())
            // The reader's lock lets the transaction begin, and not end.
            let writer = try Connection(path: path, access: .readWrite, busyTimeout: .zero)
            let error = try #require(throws: SQLiteError.self) {
                try writer.transaction { try writer.execute("INSERT INTO t VALUES (1)") }
            }
            #expect(error.code == .busy)
            #expect(!writer.isInTransaction)
        }
    }

    @Test func saysThatAnotherConnectionHoldsTheFile() throws {
        try withDatabase { connection, path in
            try connection.execute("CREATE TABLE t (a); BEGIN EXCLUSIVE")
            let other = try Connection(path: path, access: .readUntrusted(), busyTimeout: .milliseconds(20))
            let error = try #require(throws: SQLiteError.self) { try other.execute("SELECT * FROM t") }
            #expect(error.code == .busy)
        }
    }

    @Test func untrustedFilesAreOnlyRead() throws {
        try withDatabase { connection, path in
            try connection.execute("CREATE TABLE t (a)")
            let other = try Connection(path: path, access: .readUntrusted())
            let error = try #require(throws: SQLiteError.self) { try other.execute("INSERT INTO t VALUES (1)") }
            #expect(error.code == .readOnly)
        }
    }

    @Test func untrustedViewsCallNoFunctionOfOthers() throws {
        try withDatabase { connection, path in
            try connection.execute("CREATE VIEW v AS SELECT load_extension('x.so')")
            let other = try Connection(path: path, access: .readUntrusted())
            let error = try #require(throws: SQLiteError.self) { try other.execute("SELECT * FROM v") }
            #expect(error.message == "unsafe use of load_extension()")
        }
    }

    @Test func readsMappedToo() throws {
        try withDatabase { connection, path in
            try connection.execute("CREATE TABLE t (a); INSERT INTO t VALUES (7)")
            let other = try Connection(path: path, access: .readUntrusted(), mappedBytes: 1 << 20)
            #expect(try integer("PRAGMA mmap_size", on: other) == 1 << 20)
            #expect(try integer("SELECT a FROM t", on: other) == 7)
        }
    }

    @Test func stopsWhenTold() throws {
        try withDatabase { connection, _ in
            var asked = 0
            connection.stop {
                asked += 1
                return asked == 3
            }
            let error = try #require(throws: SQLiteError.self) {
                try connection.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
            }
            #expect(error.code == .interrupted)
            #expect(asked == 3)
        }
    }

    @Test(arguments: ["file:x?mode=memory", "a b%20c#?.db", ":memory:", "é « ».db"])
    func takesAnyFileNameAsItIs(name: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/" + name
            try Connection(path: path, access: .create).execute("CREATE TABLE t (a)")
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func aRelativePathIsNoOption() {
        #expect(Connection.uri(of: ":memory:", access: .create) == "file:./%3Amemory%3A")
        #expect(Connection.uri(of: "//h/é", access: .readUntrusted(immutable: true)) == "file:////h/%C3%A9?immutable=1")
    }

    @Test func aMissingFileCannotBeOpened() throws {
        try withTemporaryFolder { folder in
            let error = try #require(throws: SQLiteError.self) {
                _ = try Connection(path: folder.path + "/absent.db", access: .readUntrusted())
            }
            #expect(error == SQLiteError(.cannotOpen, message: "unable to open database file"))
        }
    }

    @Test func anotherFileIsNoDatabase() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/carte.png"
            try Data(repeating: 0x50, count: 4096).write(to: URL(fileURLWithPath: path))
            let connection = try Connection(path: path, access: .readUntrusted())
            let error = try #require(throws: SQLiteError.self) { try connection.execute("SELECT * FROM sqlite_schema") }
            #expect(error.code == .notADatabase)
        }
    }

    @Test func opensTheBytesOfAFile() throws {
        try withDatabase { connection, path in
            try connection.execute("CREATE TABLE t (a); INSERT INTO t VALUES ('Auchel')")
            let image = try Connection(image: Array(Data(contentsOf: URL(fileURLWithPath: path))))
            var statement = try image.prepare("SELECT a FROM t")
            #expect(try statement.step())
            #expect(try statement.text(0) == "Auchel")
            #expect(throws: SQLiteError.self) { try image.execute("DELETE FROM t") }
        }
    }

    private func integer(_ sql: String, on connection: Connection) throws -> Int64? {
        var statement = try connection.prepare(sql)
        return try statement.step() ? statement.integer(0) : nil
    }
}
