import Foundation
import SQLiteStorage
import Testing

@Suite struct DatabaseHeaderTests {
    @Test func readsWhatTheFileSaysOfItself() throws {
        try withDatabase { connection, path in
            try connection.execute("PRAGMA page_size = 8192; PRAGMA application_id = 1196444487; PRAGMA user_version = 10300")
            try connection.execute("CREATE TABLE t (a)")
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            let header = try #require(DatabaseHeader(bytes))
            #expect(header.pageSize == 8_192)
            #expect(header.expectedSize == bytes.count)
            #expect(!header.usesWriteAheadLog)
            #expect(header.applicationID == 0x4750_4B47)
            #expect(header.userVersion == 10_300)
        }
    }

    @Test func seesTheWriteAheadLogAndTheLargestPages() throws {
        try withDatabase { connection, path in
            try connection.execute("PRAGMA page_size = 65536; PRAGMA journal_mode = WAL; CREATE TABLE t (a)")
            connection.close()
            let header = try #require(DatabaseHeader(Array(try Data(contentsOf: URL(fileURLWithPath: path)))))
            #expect(header.usesWriteAheadLog)
            #expect(header.pageSize == 65_536)
        }
    }

    @Test func aCountLeftByAnOlderWriterIsNotTrusted() throws {
        try withDatabase { connection, path in
            try connection.execute("CREATE TABLE t (a)")
            var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            bytes[27] ^= 1
            #expect(DatabaseHeader(bytes)?.expectedSize == nil)
        }
    }

    @Test func otherBytesAreNoDatabase() {
        #expect(DatabaseHeader([]) == nil)
        #expect(DatabaseHeader(Array("SQLite format 3\0".utf8)) == nil)
        #expect(DatabaseHeader([UInt8](repeating: 0x50, count: 100)) == nil)
    }
}
