internal import PlanarGeometry
internal import SQLiteStorage

/// The R-tree over a geometry column, as the extension `gpkg_rtree_index` defines it (OGC 12-128r18, annex F.3).
struct SpatialIndex {
    let table: String
    let column: String
    let key: String

    /// The name of the index of a column.
    static func name(table: String, column: String) -> String { "rtree_\(table)_\(column)" }

    private var name: String { SpatialIndex.name(table: table, column: column) }

    private func quoted(_ suffix: String = "") -> String { SQLName.quoted(name + suffix) }

    // MARK: - Making it

    /// Makes the empty tree and says in `gpkg_extensions` that there is one.
    func create(on connection: Connection) throws {
        try connection.execute("CREATE VIRTUAL TABLE \(quoted()) USING rtree(id, minx, maxx, miny, maxy)")
        var register = try connection.prepare(
            "INSERT INTO gpkg_extensions VALUES (?1, ?2, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')"
        )
        try register.bind(table, at: 1)
        try register.bind(column, at: 2)
        try register.run()
    }

    /// The triggers that keep the tree up to date, by the end of their names.
    private var triggers: [(suffix: String, body: String)] {
        let key = SQLName.quoted(key)
        let column = SQLName.quoted(column)
        let insert = """
            INSERT OR REPLACE INTO \(quoted()) VALUES (NEW.\(key), ST_MinX(NEW.\(column)), ST_MaxX(NEW.\(column)), \
            ST_MinY(NEW.\(column)), ST_MaxY(NEW.\(column)));
            """
        let delete = "DELETE FROM \(quoted()) WHERE id = OLD.\(key);"
        let holds = "(NEW.\(column) NOTNULL AND NOT ST_IsEmpty(NEW.\(column)))"
        let lacks = "(NEW.\(column) ISNULL OR ST_IsEmpty(NEW.\(column)))"
        let on = "ON \(SQLName.quoted(table))"
        return [
            ("_insert", "AFTER INSERT \(on) WHEN \(holds) BEGIN \(insert) END"),
            ("_update1", "AFTER UPDATE OF \(column) \(on) WHEN OLD.\(key) = NEW.\(key) AND \(holds) BEGIN \(insert) END"),
            ("_update2", "AFTER UPDATE OF \(column) \(on) WHEN OLD.\(key) = NEW.\(key) AND \(lacks) BEGIN \(delete) END"),
            ("_update3", "AFTER UPDATE \(on) WHEN OLD.\(key) != NEW.\(key) AND \(holds) BEGIN \(delete) \(insert) END"),
            (
                "_update4",
                """
                AFTER UPDATE \(on) WHEN OLD.\(key) != NEW.\(key) AND \(lacks) \
                BEGIN DELETE FROM \(quoted()) WHERE id IN (OLD.\(key), NEW.\(key)); END
                """
            ),
            ("_delete", "AFTER DELETE \(on) WHEN OLD.\(column) NOT NULL BEGIN \(delete) END"),
        ]
    }

    func createTriggers(on connection: Connection) throws {
        for trigger in triggers { try connection.execute("CREATE TRIGGER \(quoted(trigger.suffix)) \(trigger.body)") }
    }

    /// Removes the triggers, those that later versions of the standard and other programs made included.
    func dropTriggers(on connection: Connection) throws {
        for suffix in ["_insert", "_delete"] + (1...7).map({ "_update\($0)" }) {
            try connection.execute("DROP TRIGGER IF EXISTS \(quoted(suffix))")
        }
    }

    // MARK: - Filling it

    /// Adds entries for rows that have none.
    func add(_ entries: [IndexEntry], on connection: Connection) throws {
        let count = try connection.count("\(quoted("_rowid"))")
        if count == 0 {
            try pack(entries, on: connection)
        } else if entries.count * 4 >= count {
            try pack(try self.entries(on: connection) + entries, on: connection)
        } else {
            // Few among many: packing anew would cost more than finding each its place.
            var insert = try connection.prepare("INSERT OR REPLACE INTO \(quoted()) VALUES (?1, ?2, ?3, ?4, ?5)")
            for entry in entries {
                try insert.bind(entry.id, at: 1)
                for (position, limit) in [entry.minX, entry.maxX, entry.minY, entry.maxY].enumerated() {
                    try insert.bind(Double(limit), at: position + 2)
                }
                try insert.run()
            }
        }
    }

    private func entries(on connection: Connection) throws -> [IndexEntry] {
        var entries: [IndexEntry] = []
        try connection.forEachRow("SELECT id, minx, maxx, miny, maxy FROM \(quoted())") { row in
            entries.append(
                IndexEntry(
                    id: row.integer(0) ?? 0, minX: Float(row.real(1) ?? 0), maxX: Float(row.real(2) ?? 0), minY: Float(row.real(3) ?? 0),
                    maxY: Float(row.real(4) ?? 0)))
        }
        return entries
    }

    /// Replaces the tree by one packed from these entries, written into the tables that SQLite keeps it in.
    ///
    /// Layout: https://www.sqlite.org/rtree.html, "Shadow Tables".
    func pack(_ entries: [IndexEntry], on connection: Connection) throws {
        let entries = entries.isSorted ? entries : entries.sorted { $0.id < $1.id }
        let nodeSize = try connection.integer("SELECT length(data) FROM \(quoted("_node")) WHERE nodeno = \(RTreePacking.root)")
        let capacity = (nodeSize - 4) / IndexEntry.byteCount
        for suffix in ["_node", "_rowid", "_parent"] { try connection.execute("DELETE FROM \(quoted(suffix))") }
        var insertNode = try connection.prepare("INSERT INTO \(quoted("_node")) VALUES (?1, ?2)")
        var bytes: [UInt8] = []
        for (depth, level) in RTreePacking.levels(of: entries, capacity: capacity).enumerated() {
            let isRoot = level.firstNode == RTreePacking.root
            for start in stride(from: 0, to: max(level.order.count, 1), by: capacity) {
                let members = level.order[start..<min(start + capacity, level.order.count)]
                bytes.removeAll(keepingCapacity: true)
                bytes.append(bigEndian: UInt16(isRoot ? depth : 0))
                bytes.append(bigEndian: UInt16(members.count))
                for rank in members { level.entries[Int(rank)].append(to: &bytes) }
                bytes.append(contentsOf: repeatElement(0, count: nodeSize - bytes.count))
                try insertNode.bind(level.firstNode + Int64(start / capacity), at: 1)
                try insertNode.run(lending: bytes, at: 2)
            }
            try insertOwners(of: level, capacity, into: quoted(depth == 0 ? "_rowid" : "_parent"), on: connection)
        }
    }

    /// Says of each entry of a level which node it is in, for many of them in a statement: starting one takes as long as a few entries.
    private func insertOwners(of level: RTreePacking.Level, _ capacity: Int, into table: String, on connection: Connection) throws {
        let owners = level.owners(capacity)
        func insert(_ ranks: Range<Int>, by count: Int) throws {
            let places = (0..<count).map { "(?\(2 * $0 + 1), ?\(2 * $0 + 2))" }.joined(separator: ", ")
            var statement = try connection.prepare("INSERT INTO \(table) VALUES \(places)")
            for start in stride(from: ranks.lowerBound, to: ranks.upperBound, by: count) {
                for place in 0..<count {
                    try statement.bind(level.entries[start + place].id, at: 2 * place + 1)
                    try statement.bind(owners[start + place], at: 2 * place + 2)
                }
                try statement.run()
            }
        }
        let many = 64
        let whole = owners.count / many * many
        try insert(0..<whole, by: many)
        try insert(whole..<owners.count, by: 1)
    }
}

extension [IndexEntry] {
    fileprivate var isSorted: Bool { zip(self, dropFirst()).allSatisfy { $0.id < $1.id } }
}

extension Connection {
    /// The whole number that a query gives in its first row, 0 without one.
    func integer(_ sql: String) throws(SQLiteError) -> Int {
        var statement = try prepare(sql)
        return try statement.step() ? Int(statement.integer(0) ?? 0) : 0
    }

    /// The number of rows of a table, by its quoted name.
    func count(_ table: String) throws(SQLiteError) -> Int { try integer("SELECT count(*) FROM \(table)") }
}
