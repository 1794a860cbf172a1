public import GeoFormats
internal import PlanarGeometry
public import Reporting
internal import SQLiteStorage

/// A GeoPackage being written: a new one, which appears whole or not at all, or one of ours that is changed in place, in one transaction.
///
/// What a closure of `create` or `update` does is kept when it returns, and undone when it throws.
public final class GeoPackageFile {
    private let connection: Connection
    private let context: FileContext
    private let stamp: String
    /// The tables as they were last read, nil once a statement changed what there is.
    private var tables: [TableLayout]?
    /// Whether columns can be described.
    private var hasSchemaExtension = false
    /// Whether other programs will read it, who look for spatial indexes and for words on columns.
    public let isForOthers: Bool

    private init(_ connection: Connection, context: FileContext, stamp: String, isForOthers: Bool = true) {
        self.connection = connection
        self.context = context
        self.stamp = stamp
        self.isForOthers = isForOthers
    }

    /// Makes a file: beside its target, then renamed over it.
    ///
    /// - Parameters:
    ///   - path: where.
    ///   - replacing: whether a file that stands there may be replaced.
    ///   - stamp: the moment to note as last change, in UTC: `2025-06-30T12:00:00.000Z`.
    ///   - body: fills the file.
    /// - Throws: `QuartiersError`: `cannotCreate` when the target stands there already or its folder takes no file, `busy` when another program
    ///   works on the target, `inputOutput` when the disk is full; what the closure throws. Nothing is left behind.
    @discardableResult
    public static func create<Result>(
        at path: String, replacing: Bool = false, stamp: String, _ body: (GeoPackageFile) throws -> Result
    ) throws -> Result {
        let context = FileContext(path: path, purpose: .writing)
        if let pending = SourceFile.pendingChanges(beside: path) { throw context.pending(pending) }
        var file = try AtomicFile(path, overwrite: replacing)
        let result = try context.wrapping {
            let connection = try Connection(path: file.temporaryPath, access: .create)
            // Before the file takes its place.
            defer { connection.close() }
            // Nobody sees the file before it is whole: the journal stays in memory, and one sync at the end is enough.
            try connection.execute(
                """
                PRAGMA page_size = 4096; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = OFF;
                PRAGMA application_id = \(GeoPackageVersion.applicationID); PRAGMA user_version = \(GeoPackageVersion.written.userVersion)
                """)
            try connection.gatherWrites(to: file.temporaryPath)
            try connection.registerGeometryFunctions()
            return try connection.transaction {
                try connection.execute(StandardTables.script)
                let package = GeoPackageFile(connection, context: context, stamp: stamp)
                try package.describe(.wgs84)
                return try body(package)
            }
        }
        try file.commit()
        return result
    }

    /// Changes a file of ours in place, in one transaction.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - stamp: the moment to note as last change, in UTC: `2025-06-30T12:00:00.000Z`.
    ///   - busyTimeout: how long to wait for another program to let go of it.
    ///   - body: changes the file.
    /// - Throws: `QuartiersError`: as `GeoPackageReader`, `cannotCreate` when the file or its folder is read-only, `busy` when another program
    ///   holds it, QGIS for instance; what the closure throws. The file is then as it was.
    @discardableResult
    public static func update<Result>(
        _ path: String, stamp: String, busyTimeout: Duration = .seconds(5), _ body: (GeoPackageFile) throws -> Result
    ) throws -> Result {
        let source = try SourceFile(path, for: .writing)
        return try source.context.wrapping {
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: busyTimeout)
            defer { connection.close() }
            if connection.isReadOnly { throw source.context.readOnly() }
            // QGIS works in WAL mode, which shared drives do not bear, and leaves it when the last layer is closed; while another program
            // has the file open this fails as busy.
            if source.header.usesWriteAheadLog { try connection.execute("PRAGMA journal_mode = DELETE") }
            try connection.registerGeometryFunctions()
            return try connection.transaction {
                // What is no GeoPackage is refused before anything is done to it.
                _ = try Catalog(connection, context: source.context) { _ in }
                return try body(GeoPackageFile(connection, context: source.context, stamp: stamp))
            }
        }
    }

    /// Undoes what a program that was ended in the middle of its work left half done in a file of ours: the journal beside it holds the pages as
    /// they were. A program still at work is left to it.
    ///
    /// - Returns: whether something was undone; where it could not be, in a read-only folder for instance, whoever reads the file is told.
    public static func undoInterruptedWrite(in path: String) -> Bool {
        func isPending() -> Bool { SourceFile.pendingChanges(beside: path) == path + "-journal" }
        guard isPending(), let connection = try? Connection(path: path, access: .readWrite) else { return false }
        defer { connection.close() }
        // SQLite plays the journal back before the first reading of whoever may write.
        try? connection.execute("SELECT 1 FROM sqlite_master")
        return !isPending()
    }

    /// Makes a GeoPackage in memory, which goes with the value; it has neither spatial indexes nor words on columns, which are for other programs.
    ///
    /// - Parameter stamp: the moment to note as last change, in UTC.
    public static func inMemory(stamp: String) throws -> GeoPackageFile {
        let context = FileContext(path: ":memory:", purpose: .writing)
        return try context.wrapping {
            let connection = try Connection.inMemory()
            try connection.registerGeometryFunctions()
            try connection.execute(StandardTables.script)
            let package = GeoPackageFile(connection, context: context, stamp: stamp, isForOthers: false)
            try package.describe(.wgs84)
            return package
        }
    }

    /// The version of SQLite that is linked.
    public static var sqliteVersion: String { Connection.libraryVersion }

    // MARK: - Tables

    /// Describes a coordinate reference system, so that tables may use it; one already described stays as it is.
    ///
    /// - Throws: `QuartiersError` when its code is no number, which the format asks for.
    public func describe(_ system: SpatialReference) throws {
        let identifier = try self.identifier(of: system.crs)
        try execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?2, ?4, NULL) ON CONFLICT DO NOTHING",
            [.text(system.name), .integer(identifier), .text(system.crs.authority), .text(system.definition)])
    }

    /// Makes a table and presents it, with a spatial index when it has a geometry and other programs will read it.
    public func createTable(_ table: TableDefinition) throws {
        var columns = ["\(SQLName.quoted(table.key)) INTEGER PRIMARY KEY"]
        if let geometry = table.geometry { columns.append("\(SQLName.quoted(geometry.name)) \(geometry.kind.sqlName)") }
        for column in table.columns {
            let constraint = table.columnConstraints[column.name].map { " " + $0 } ?? ""
            columns.append("\(SQLName.quoted(column.name)) \(column.type.sql)\(constraint)")
        }
        try execute("CREATE TABLE \(SQLName.quoted(table.name)) (\((columns + table.constraints).joined(separator: ", ")))")
        try present(table.name, table.geometry, identifier: table.identifier, summary: table.summary)
        try describe(table.columns, of: table.name, in: table.language)
        guard let geometry = table.geometry, isForOthers else { return }
        try context.wrapping {
            let index = SpatialIndex(table: table.name, column: geometry.name, key: table.key)
            try index.create(on: connection)
            try index.createTriggers(on: connection)
        }
    }

    /// Makes a view and presents it, in place of one of the same name.
    public func createView(_ view: ViewDefinition) throws {
        try execute("DROP VIEW IF EXISTS \(SQLName.quoted(view.name))")
        for table in ["gpkg_geometry_columns", "gpkg_contents"] {
            try execute("DELETE FROM \(table) WHERE table_name = ?1", [.text(view.name)])
        }
        try execute("CREATE VIEW \(SQLName.quoted(view.name)) AS \(view.query)")
        try present(view.name, view.geometry, identifier: view.identifier, summary: view.summary)
        try describe(view.columns, of: view.name, in: view.language)
    }

    /// Presents a table that the program made by SQL and that has no geometry; one already presented stays as it is.
    public func presentTable(_ name: String, summary: String) throws {
        try execute("DELETE FROM gpkg_contents WHERE table_name = ?1", [.text(name)])
        try present(name, nil, identifier: name, summary: summary)
    }

    /// Says what the columns of a table hold, as the extension `gpkg_schema` has it: a short name, which QGIS shows as alias, and the definition.
    private func describe(_ columns: [Column], of table: String, in language: Language) throws {
        guard !columns.isEmpty, isForOthers else { return }
        try context.wrapping {
            if !hasSchemaExtension { try connection.execute(StandardTables.schemaExtension) }
            hasSchemaExtension = true
            try execute("DELETE FROM gpkg_data_columns WHERE table_name = ?1", [.text(table)])
            var insert = try connection.prepare(
                "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description) VALUES (?1, ?2, ?3, ?3, ?4)")
            var names: Set<String> = []
            for column in columns {
                var name = column.shortName[language]
                // The standard wants names that differ.
                if !names.insert(name).inserted { name += " (\(column.name))" }
                try insert.bind([.text(table), .text(column.name), .text(name), .text(column.definition[language])])
                try insert.run()
            }
        }
    }

    private func present(_ name: String, _ geometry: GeometryColumn?, identifier: String, summary: String) throws {
        // -1 is the undefined plane.
        let system: Value = .integer(try geometry?.crs.map(self.identifier(of:)) ?? -1)
        try execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            [
                .text(name), .text(geometry == nil ? "attributes" : "features"), .text(identifier), .text(summary), .text(stamp),
                geometry == nil ? .null : system,
            ])
        guard let geometry else { return }
        try execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?1, ?2, ?3, ?4, 0, 0)",
            [.text(name), .text(geometry.name), .text(geometry.kind.sqlName), system])
    }

    private func identifier(of crs: CRS) throws(QuartiersError) -> Int {
        if let number = crs.number { return number }
        throw context.error(
            .software,
            Text(fr: "le système \(crs) n'a pas de code numérique", en: "system \(crs) has no numeric code"),
            remedy: Text(fr: "Choisir un système du registre EPSG.", en: "Choose a system of the EPSG register."))
    }

    // MARK: - Rows

    /// Adds rows to a table, then brings its spatial index and its extent up to date: packed at once for many rows, so that no row pays for
    /// finding its place.
    ///
    /// - Parameters:
    ///   - table: its name.
    ///   - columns: the columns that get values, key and geometry left out; nil for all, in the order of the table.
    ///   - unique: columns of a unique constraint: a row whose values are those of another in these columns is passed over.
    ///   - body: adds the rows. When it throws, none of them stays.
    public func insert(
        into table: String, columns: [String]? = nil, passingOverHeld unique: [String] = [], _ body: (inout RowWriter) throws -> Void
    ) throws {
        let layout = try layout(of: table)
        guard let key = layout.key else {
            throw context.error(
                .badData, Text(fr: "la table n'a pas de clé primaire entière", en: "the table has no integer primary key"), layer: table)
        }
        try context.wrapping {
            try connection.transaction {
                let index = layout.spatialIndex
                try index?.dropTriggers(on: connection)
                var writer = try RowWriter(
                    layout, key: key, columns: columns ?? layout.fields, unique: unique, on: connection, context: context)
                try body(&writer)
                try index?.add(writer.entries, on: connection)
                try index?.createTriggers(on: connection)
                try noteChange(of: table, extent: writer.extent)
            }
        }
    }

    /// Gives the rows in which a column has a value another geometry; triggers keep the spatial index.
    ///
    /// - Returns: how many rows there are.
    @discardableResult
    public func setGeometry(_ geometry: FeatureGeometry, in table: String, where column: String, is value: Value) throws -> Int {
        let layout = try layout(of: table)
        var bytes: [UInt8] = []
        let limits = try layout.encode(geometry, to: &bytes, context: context)
        return try context.wrapping {
            let geometryColumn = SQLName.quoted(layout.geometry?.column ?? "geom")
            var statement = try connection.prepare(
                "UPDATE \(SQLName.quoted(table)) SET \(geometryColumn) = ?1 WHERE \(SQLName.quoted(column)) IS ?2")
            try statement.bind([value], from: 2)
            if limits == nil { try statement.run() } else { try statement.run(lending: bytes, at: 1) }
            let count = connection.changedRows
            try noteChange(of: table, extent: limits ?? .empty)
            return count
        }
    }

    /// Makes the spatial index and the extent of a table anew from its geometries.
    public func rebuildSpatialIndex(of table: String) throws {
        let layout = try layout(of: table)
        guard let index = layout.spatialIndex, let column = layout.geometry?.column else { return }
        try context.wrapping {
            var entries: [IndexEntry] = []
            var extent = Envelope.empty
            let key = SQLName.quoted(index.key)
            try connection.forEachRow("SELECT \(key), \(SQLName.quoted(column)) FROM \(SQLName.quoted(table)) ORDER BY \(key)") { row in
                guard let limits = try row.withBlob(1, { GeometryBlob.envelope(of: $0) }) ?? nil, !limits.isEmpty else { return }
                entries.append(IndexEntry(id: row.integer(0) ?? 0, limits))
                extent = extent.union(limits)
            }
            try index.pack(entries, on: connection)
            try index.dropTriggers(on: connection)
            try index.createTriggers(on: connection)
            try execute(
                "UPDATE gpkg_contents SET min_x = NULL, min_y = NULL, max_x = NULL, max_y = NULL WHERE table_name = ?1", [.text(table)])
            try noteChange(of: table, extent: extent)
        }
    }

    private func noteChange(of table: String, extent: Envelope) throws {
        try execute("UPDATE gpkg_contents SET last_change = ?2 WHERE table_name = ?1", [.text(table), .text(stamp)])
        if extent.isEmpty { return }
        try execute(
            """
            UPDATE gpkg_contents SET min_x = min(coalesce(min_x, ?2), ?2), min_y = min(coalesce(min_y, ?3), ?3), \
            max_x = max(coalesce(max_x, ?4), ?4), max_y = max(coalesce(max_y, ?5), ?5) WHERE table_name = ?1
            """,
            [.text(table), .real(extent.minX), .real(extent.minY), .real(extent.maxX), .real(extent.maxY)])
    }

    // MARK: - SQL

    /// Runs one statement that gives no rows.
    ///
    /// - Parameters:
    ///   - sql: the statement, with `?1`, `?2`... where values go.
    ///   - values: those values.
    /// - Returns: how many rows it inserted, changed or removed.
    @discardableResult
    public func execute(_ sql: String, _ values: [Value] = []) throws -> Int {
        if ["CREATE", "ALTER", "DROP"].contains(where: sql.hasPrefix) { tables = nil }
        return try context.wrapping {
            var statement = try connection.prepare(sql)
            try statement.bind(values)
            try statement.run()
            return connection.changedRows
        }
    }

    /// Reads the file as it stands in the middle of the work.
    public func reader(report: FindingSink) throws -> GeoPackageReader {
        try GeoPackageReader(context, version: .written, report: report) { connection }
    }

    private func layout(of table: String) throws -> TableLayout {
        let known = try tables ?? context.wrapping { try Catalog(connection, context: context) { _ in } }.tables
        tables = known
        if let found = known.first(where: { $0.name == table }) { return found }
        throw context.error(.software, Text(fr: "table « \(table) » absente", en: "no table '\(table)'"), layer: table)
    }
}

extension TableLayout {
    /// Its spatial index, nil when it has none.
    fileprivate var spatialIndex: SpatialIndex? {
        guard let geometry, geometry.index != nil, let key, !isView else { return nil }
        return SpatialIndex(table: name, column: geometry.column, key: key)
    }
}

extension GeometryKind {
    /// The type that GeoPackage gives to a column.
    fileprivate var sqlName: String { geoJSONName.uppercased() }
}

extension FileContext {
    /// Another program's unfinished work beside the target.
    fileprivate func pending(_ name: String) -> QuartiersError {
        error(
            .busy,
            Text(
                fr: "un autre programme travaille sur ce fichier, ou s'y est interrompu : \(name) existe",
                en: "another program works on this file, or was interrupted there: \(name) exists"),
            remedy: Text(
                fr: "Fermer QGIS ; si le fichier reste, l'ouvrir et le refermer dans QGIS, ou choisir un autre nom.",
                en: "Close QGIS; if the file stays, open and close it in QGIS, or choose another name."))
    }
}
