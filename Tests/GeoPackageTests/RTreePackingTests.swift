import Foundation
import PlanarGeometry
import Reporting
import SQLiteStorage
import TestSupport
import Testing

@testable import GeoPackage

@Suite struct IndexEntryTests {
    @Test func roundsLimitsOutwards() {
        #expect(Float(roundedDown: 0.1) <= 0.1 && Float(roundedDown: 0.1) == Float(0.1).nextDown)
        #expect(Float(roundedUp: 0.1) == Float(0.1))
        #expect(Float(roundedDown: -0.1) == -Float(roundedUp: 0.1))
        #expect(Float(roundedDown: 7_048_140.5) == 7_048_140.5)
        #expect(Float(roundedUp: 1e300) == .infinity)
        #expect(Float(roundedDown: 1e300) == .greatestFiniteMagnitude)
    }
}

/// The tree is judged by SQLite itself: `rtreecheck` walks it, and window queries are compared with a plain scan.
@Suite struct RTreePackingTests {
    @Test(arguments: [0, 1, 51, 52, 102, 2_601, 2_602, 20_000])
    func aPackedTreeIsSoundAndMissesNothing(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let entries = (0..<count).map { number in
            let x = Double.random(in: -1e6...1e6, using: &generator)
            let y = Double.random(in: 6e6...7.2e6, using: &generator)
            let side = Double.random(in: 0...5_000, using: &generator)
            return IndexEntry(id: Int64(number * 3 + 1), Envelope(minX: x, minY: y, maxX: x + side, maxY: y + side))
        }
        try withIndex(of: entries.shuffled(using: &generator)) { connection in
            try expectSound(connection)
            for _ in 0..<20 {
                let x = Float.random(in: -1.1e6...1.1e6, using: &generator)
                let y = Float.random(in: 6e6...7.2e6, using: &generator)
                let expected = entries.filter { $0.minX <= x + 40_000 && $0.maxX >= x && $0.minY <= y + 40_000 && $0.maxY >= y }.map(\.id)
                var query = try connection.prepare(
                    "SELECT id FROM rtree_t_g WHERE minx <= ?1 + 40000 AND maxx >= ?1 AND miny <= ?2 + 40000 AND maxy >= ?2 ORDER BY id")
                try query.bind(Double(x), at: 1)
                try query.bind(Double(y), at: 2)
                var found: [Int64] = []
                while try query.step() { found.append(query.integer(0) ?? 0) }
                #expect(found == expected, "seed \(count)")
            }
        }
    }

    @Test func laterEditsThroughSQLiteKeepItSound() throws {
        let entries = (0..<3_000).map { IndexEntry(id: $0, minX: Float($0), maxX: Float($0 + 1), minY: 0, maxY: 1) }
        try withIndex(of: entries) { connection in
            try connection.execute("DELETE FROM rtree_t_g WHERE id % 7 = 0")
            try connection.execute("INSERT INTO rtree_t_g VALUES (90001, 5, 6, 7, 8), (90002, -4, -3, 7, 8)")
            try connection.execute("UPDATE rtree_t_g SET minx = 2000, maxx = 2001 WHERE id = 1")
            try expectSound(connection)
            #expect(try text("SELECT count(*) FROM rtree_t_g", on: connection) == "\(3_000 - 429 + 2)")
        }
    }

    @Test func packingAgainReplacesTheTree() throws {
        let entries = (0..<200).map { IndexEntry(id: $0, minX: Float($0), maxX: Float($0 + 1), minY: 0, maxY: 1) }
        try withIndex(of: entries) { connection in
            let index = SpatialIndex(table: "t", column: "g", key: "fid")
            try index.pack(Array(entries.prefix(3)), on: connection)
            try expectSound(connection)
            #expect(try text("SELECT group_concat(id) FROM rtree_t_g", on: connection) == "0,1,2")
            // Few among many are inserted one by one, many anew: both end in a sound tree.
            for more in [entries[3...150], entries[151...152]] {
                try index.add(Array(more), on: connection)
                try expectSound(connection)
            }
            #expect(try text("SELECT count(*) || ' ' || sum(id) FROM rtree_t_g", on: connection) == "153 \(152 * 153 / 2)")
        }
    }

    @Test func smallPagesHoldSmallerNodes() throws {
        let entries = (0..<1_000).map { IndexEntry(id: $0, minX: Float($0), maxX: Float($0 + 1), minY: 0, maxY: 1) }
        try withIndex(of: entries, pageSize: 512) { connection in
            try expectSound(connection)
            #expect(try text("SELECT length(data) FROM rtree_t_g_node WHERE nodeno = 1", on: connection) == "448")
        }
    }

    private func withIndex(of entries: [IndexEntry], pageSize: Int = 4_096, _ body: (Connection) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let connection = try Connection(path: folder.path + "/index.db", access: .create)
            try connection.execute("PRAGMA page_size = \(pageSize); CREATE TABLE gpkg_extensions (a, b, c, d, e); CREATE TABLE t (fid, g)")
            let index = SpatialIndex(table: "t", column: "g", key: "fid")
            try index.create(on: connection)
            try connection.transaction { try index.pack(entries, on: connection) }
            try body(connection)
        }
    }

    private func expectSound(_ connection: Connection) throws {
        #expect(try text("SELECT rtreecheck('rtree_t_g')", on: connection) == "ok")
    }

    private func text(_ sql: String, on connection: Connection) throws -> String? {
        var statement = try connection.prepare(sql)
        return try statement.step() ? try statement.text(0) : nil
    }
}
