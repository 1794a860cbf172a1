import GeoFormats
import GeoPackage
import PROJTransforms
public import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting

/// The GeoPackage that keeps quartiers, perimeters, communes and what was imported about them; QGIS opens it as it is.
///
/// Every import is one transaction. The tables are those of `StoreSchema`; one CRS holds for all of them but the tiles,
/// whose squares are those of EPSG:3035.
public final class Store {
    /// The system of every coordinate in it.
    public let crs: CRS
    /// Where it is; nil for one in memory.
    public let path: String?
    /// Whether it holds the embedded dataset.
    public let isDemonstration: Bool
    /// Whether opening it undid the unfinished work of a program that had been ended.
    public let undidInterruptedWrite: Bool
    /// The file of the demonstration's tiles, read when an estimate asks for them; nil for any other store.
    let demonstrationTiles: String?
    private var opened: GeoPackageReader?
    /// The transaction under way; for a store in memory, its file.
    private var writing: GeoPackageFile?

    /// Opens a store; a transaction that a program left unfinished in it, because it was killed or the machine stopped, is undone first.
    ///
    /// - Throws: `QuartiersError`: of status `noInput` when there is none, `badData` when it is no store or one of a newer version.
    public convenience init(opening path: String) throws {
        let undidInterruptedWrite = GeoPackageFile.undoInterruptedWrite(in: path)
        try self.init(reader: try GeoPackageReader(path) { _ in }, path: path, undidInterruptedWrite: undidInterruptedWrite)
    }

    /// Runs imports into a store as one transaction: all of them are kept when the body returns, none when it throws.
    ///
    /// A store that does not exist yet is made, and is not there either when the body throws.
    ///
    /// - Parameters:
    ///   - path: where it is, or is to be.
    ///   - crs: the system of a new one.
    ///   - now: the date, ISO 8601 in UTC.
    /// - Throws: as `init(opening:)`; status `cannotCreate` when its folder takes no file, `busy` when another program holds it; what the body throws.
    public static func importing<Result>(
        at path: String, crs: @autoclosure () throws -> CRS, now: String, _ body: (Store) throws -> Result
    ) throws -> Result {
        if FileContent.exists(path) {
            let store = try Store(opening: path)
            return try store.write(now: now) { _ in
                let result = try body(store)
                try store.refreshPresentation(now: now)
                return result
            }
        }
        let crs = try crs()
        return try GeoPackageFile.create(at: path, stamp: now) { file in
            try StoreSchema.create(in: file, crs: crs, now: now)
            let store = Store(writing: file, crs: crs, path: path)
            let result = try body(store)
            try store.refreshPresentation(now: now)
            return result
        }
    }

    /// Makes a store in memory, which goes with the value.
    convenience init(inMemory crs: CRS, now: String, demonstrationTiles: String?) throws {
        let file = try GeoPackageFile.inMemory(stamp: now)
        try StoreSchema.create(in: file, crs: crs, now: now)
        self.init(writing: file, crs: crs, path: nil, demonstrationTiles: demonstrationTiles)
    }

    private init(writing file: GeoPackageFile, crs: CRS, path: String?, demonstrationTiles: String? = nil) {
        self.crs = crs
        self.path = path
        self.demonstrationTiles = demonstrationTiles
        isDemonstration = demonstrationTiles != nil
        undidInterruptedWrite = false
        writing = file
    }

    private init(reader: GeoPackageReader, path: String, undidInterruptedWrite: Bool) throws {
        let place = Place(file: path)
        guard reader.attributeTables.contains(where: { $0.name == StoreSchema.store.name }) else {
            throw QuartiersError(
                .badData, Text(fr: "ce GeoPackage n'est pas un magasin de quartiers", en: "this GeoPackage is no store of quartiers"),
                place: place,
                remedy: Text(
                    fr: "Pour lire une de ses couches, la nommer sans --store : quartiers surface \(path).",
                    en: "To read one of its layers, name it without --store: quartiers surface \(path)."))
        }
        var settings: [String: String] = [:]
        var rows = try reader.rows("SELECT cle, valeur FROM \(StoreSchema.store.name)")
        while try rows.next() {
            if let key = try rows.text(0) { settings[key] = try rows.text(1) }
        }
        let version = settings["version"].flatMap { Int($0) } ?? 0
        guard version <= StoreSchema.version else {
            throw QuartiersError(
                .badData,
                Text(
                    fr:
                        "ce magasin a été fait par un quartiers plus récent : ses tables sont de la version \(version), et ce programme connaît la \(StoreSchema.version)",
                    en:
                        "this store was made by a newer quartiers: its tables are of version \(version), and this program knows version \(StoreSchema.version)"
                ),
                place: place,
                remedy: Text(
                    fr: "Mettre à jour quartiers (info dit sa version) ; le fichier n'a pas été touché.",
                    en: "Update quartiers (info tells its version); the file was not touched."))
        }
        guard let crs = settings["scr"].flatMap(CRS.init) else {
            throw QuartiersError(
                .badData, Text(fr: "ce magasin ne dit pas son système de coordonnées", en: "this store does not say its coordinate system"),
                place: place)
        }
        self.crs = crs
        self.path = path
        isDemonstration = false
        demonstrationTiles = nil
        self.undidInterruptedWrite = undidInterruptedWrite
        opened = reader
    }

    // MARK: Reading and writing

    /// Reads the store, as it stands in the middle of a transaction under way.
    func read<Result>(_ body: (GeoPackageReader) throws -> Result) throws -> Result {
        // What the file says of its tables is what `StoreSchema` wrote, so that there is nothing to report.
        let reader = try opened ?? writing?.reader { _ in } ?? GeoPackageReader(path ?? "") { _ in }
        opened = reader
        return try body(reader)
    }

    /// Changes the store, wholly or not at all; as a part of the transaction under way, when there is one.
    ///
    /// - Parameter now: the date to note, ISO 8601 in UTC.
    func write<Result>(now: String, _ body: (GeoPackageFile) throws -> Result) throws -> Result {
        if let writing { return try body(writing) }
        // A reader sees the file as it was when it opened it.
        opened = nil
        defer { (opened, writing) = (nil, nil) }
        return try GeoPackageFile.update(path ?? "", stamp: now) { file in
            writing = file
            try addMissingTables(to: file)
            return try body(file)
        }
    }

    /// Adds what a store of an earlier version of the program does not have.
    private func addMissingTables(to file: GeoPackageFile) throws {
        let held = Set(try rows("SELECT table_name FROM gpkg_contents", columns: 1).map { $0[0].exact })
        for table in StoreSchema.tables where !held.contains(table.name) { try StoreSchema.create(table, in: file, crs: crs) }
        // A reader knows the tables that were there when it opened the file.
        opened = nil
    }

    /// The rows of a query as values.
    func rows(_ sql: String, _ values: [Value] = [], columns: Int) throws -> [[Value]] {
        try read { reader in
            var cursor = try reader.rows(sql, values)
            var rows: [[Value]] = []
            while try cursor.next() {
                var row: [Value] = []
                for column in 0..<columns { row.append(try cursor.value(column)) }
                rows.append(row)
            }
            return rows
        }
    }
}

extension StoreSchema {
    /// Makes the tables of a new store, and the generations of the State.
    static func create(in file: GeoPackageFile, crs: CRS, now: String) throws {
        for crs in Set([crs] + tables.compactMap(\.crs)).sorted(by: { $0.description < $1.description }) {
            // What a system means takes PROJ milliseconds to look up.
            try file.describe(file.isForOthers ? SpatialReference(storing: crs) : SpatialReference(undefined: crs))
        }
        for table in tables { try create(table, in: file, crs: crs) }
        try file.insert(into: store.name) { rows in
            for (key, value) in [("version", String(version)), ("scr", crs.description), ("cree_le", now)] {
                try rows.append([.text(key), .text(value)])
            }
        }
        try file.insert(into: generations.name) { rows in
            for record in GenerationRecord.known { try rows.append(record.values) }
        }
        try file.insert(into: indicators.name) { rows in
            for indicator in Indicator.all { try rows.append(indicator.storedValues) }
        }
    }

    /// Makes a table.
    static func create(_ table: StoreTable, in file: GeoPackageFile, crs: CRS) throws {
        try file.createTable(
            TableDefinition(
                table.name, columns: table.schema.columns, key: table.primaryKey,
                geometry: table.geometry.map { GeometryColumn("geom", $0, crs: table.crs ?? crs) },
                columnConstraints: table.columnConstraints,
                constraints: table.tableConstraints, identifier: table.name, summary: table.schema.title[.french]))
        for column in table.indexedColumns { try file.execute("CREATE INDEX \(table.name)_\(column) ON \(table.name) (\(column))") }
    }
}

extension GenerationRecord {
    /// The record as a row of the table `generations`.
    var values: [Value] { [.text(generation.name), .text(orNull: start), .text(orNull: end), .text(orNull: legalText)] }
}

extension SpatialReference {
    /// A system as a GeoPackage describes it, from PROJ's register.
    init(storing crs: CRS) throws(QuartiersError) {
        let definition = try Projection.definition(of: crs)
        self.init(crs, name: definition.name, definition: definition.geoPackageWKT ?? "undefined")
    }
}
