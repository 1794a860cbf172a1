import Foundation
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite struct WriteBufferTests {
    private struct Undone: Error {}

    /// A file of some megabytes, made through a cache of ten pages so that nearly all of them leave it before the commit.
    private func contents(gathers: Bool, rows: Int) throws -> Data {
        try withTemporaryFolder { folder in
            let path = folder.path + "/a.db"
            let connection = try Connection(path: path, access: .create)
            try connection.execute(
                "PRAGMA page_size = 4096; PRAGMA cache_size = 10; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
            if gathers { try connection.gatherWrites(to: path) }
            try connection.transaction {
                try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, b BLOB); CREATE INDEX i ON t (name)")
                func insert(_ numbers: Range<Int>) throws {
                    var statement = try connection.prepare("INSERT INTO t VALUES (?1, ?2, ?3)")
                    for number in numbers {
                        try statement.bind(Int64(number), at: 1)
                        try statement.bind("\(number * 7919 % 1_000)", at: 2)
                        try statement.bind([UInt8](repeating: UInt8(number % 251), count: number * 37 % 9_000), at: 3)
                        try statement.run()
                    }
                }
                try insert(0..<rows)
                #expect(throws: Undone.self) {
                    try connection.transaction {
                        try insert(rows..<rows + 300)
                        try connection.execute("UPDATE t SET b = zeroblob(5000) WHERE id % 3 = 0")
                        throw Undone()
                    }
                }
                try connection.execute("DELETE FROM t WHERE id % 5 = 0; UPDATE t SET name = name || 'x' WHERE id % 7 = 0")
                var sum = try connection.prepare("SELECT count(*) FROM t WHERE length(b) = id * 37 % 9000")
                #expect(try sum.step())
                #expect(sum.integer(0) == Int64(rows - rows / 5))
            }
            // Another connection sees what was committed before the first is closed.
            let other = try Connection(path: path, access: .readUntrusted())
            var check = try other.prepare("PRAGMA integrity_check")
            #expect(try check.step())
            #expect(try check.text(0) == "ok")
            return try Data(contentsOf: URL(fileURLWithPath: path))
        }
    }

    @Test func theFileIsTheSameAsWithout() throws {
        let plain = try contents(gathers: false, rows: 2_000)
        #expect(plain.count > 5_000_000)
        #expect(try contents(gathers: true, rows: 2_000) == plain)
        #expect(try contents(gathers: true, rows: 5) == contents(gathers: false, rows: 5))
    }

    @Test func aConnectionThatIsNotCommittedClosesCleanly() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/a.db"
            let connection = try Connection(path: path, access: .create)
            try connection.gatherWrites(to: path)
            try connection.execute("PRAGMA cache_size = 1; BEGIN; CREATE TABLE t (b); INSERT INTO t VALUES (zeroblob(3000000))")
            connection.close()
            #expect(try Connection(path: path, access: .readWrite).isReadOnly == false)
        }
    }
}
