public import GeoFormats
public import PlanarGeometry
public import Reporting
internal import SQLiteStorage

/// A GeoPackage being read: any sound file, made by whatever program, without changing anything in it or beside it.
///
/// Not `Sendable`: parallel reading takes one reader per task.
public final class GeoPackageReader {
    /// The file, as the user named it.
    public let path: String
    /// The version that the file tells, nil when it names none.
    public let version: GeoPackageVersion?
    /// What the file wants people to see, in its order.
    public let contents: [GeoPackageContent]
    /// The extensions of the format that it uses, sorted by name.
    public let extensions: [String]

    private let connection: Connection
    private let context: FileContext
    private let tables: [TableLayout]

    /// Opens a file and reads what it says of itself.
    ///
    /// - Parameters:
    ///   - mappedBytes: how much of the file is read through memory mapping, 0 for none: faster, and only for files that nobody cuts meanwhile.
    ///   - busyTimeout: how long to wait for another program that is writing.
    ///   - report: gets layers that are left out and why, and versions that this reader does not know.
    /// - Throws: `QuartiersError` when there is no such file, it is no GeoPackage, damaged, or held by another program; what the sink throws.
    public convenience init(
        _ path: String, mappedBytes: Int = 0, busyTimeout: Duration = .seconds(5), report: FindingSink
    ) throws {
        let file = try SourceFile(path, for: .reading)
        try self.init(file.context, version: GeoPackageVersion(file.header), report: report) {
            try Connection(
                path: path, access: .readUntrusted(immutable: file.isSettled), busyTimeout: busyTimeout, mappedBytes: mappedBytes)
        }
    }

    init(_ context: FileContext, version: GeoPackageVersion?, report: FindingSink, open: () throws -> Connection) throws {
        path = context.path
        self.context = context
        self.version = version
        (connection, contents, extensions, tables) = try context.wrapping {
            let connection = try open()
            connection.stop(when: Interruption.condition)
            let catalog = try Catalog(connection, context: context, report: report)
            return (connection, catalog.contents, catalog.extensions, catalog.tables)
        }
        if version.map({ $0 > .newestKnown }) ?? true {
            try report(
                Finding(
                    .geoPackageVersion, place: Place(file: path), expected: .text("\(GeoPackageVersion.newestKnown)"),
                    found: .text(version?.description ?? "?")))
        }
    }

    /// The feature layers, views included.
    public var layers: [LayerDescription] { tables.filter { $0.geometry != nil }.map(\.description) }

    /// The tables without geometry.
    public var attributeTables: [LayerDescription] { tables.filter { $0.geometry == nil }.map(\.description) }

    /// The layer or attribute table of a name, without regard to case; without a name the only layer there is.
    ///
    /// - Throws: `QuartiersError` that lists what there is, or says that the file holds pictures only, or nothing.
    public func layer(_ name: String?) throws(QuartiersError) -> LayerDescription { try layout(name).description }

    /// The number of features of a layer, counted.
    public func featureCount(of layer: String) throws -> Int {
        let layout = try layout(layer)
        return try context.wrapping { try connection.count(SQLName.quoted(layout.name)) }
    }

    /// Whether a layer has an R-tree, without which a window of it is looked for row by row.
    public func hasSpatialIndex(_ layer: String?) throws(QuartiersError) -> Bool {
        let layout = try layout(layer)
        return layout.geometry?.index != nil && layout.key != nil && !layout.isView
    }

    /// Reads the features of a layer, in the order of their keys.
    ///
    /// - Parameters:
    ///   - layer: its name; nil for the only one.
    ///   - fields: the fields to read, without regard to case; nil for all.
    ///   - window: only features whose limits meet this rectangle, borders included, in the plane of the layer.
    ///   - values: only features that have these values, `null` for none, in fields found without regard to case.
    ///   - readsGeometry: whether geometries are wanted; without, and without a window, they are not even fetched.
    /// - Throws: `QuartiersError` for an unknown layer or field.
    public func cursor(
        _ layer: String?, fields: [String]? = nil, window: Envelope? = nil, where values: KeyValuePairs<String, Value> = [:],
        readsGeometry: Bool = true
    ) throws -> FeatureCursor {
        let layout = try layout(layer)
        let chosen = try fields?.map { try field($0, of: layout) } ?? layout.fields
        let wanted = try values.map { (try field($0.key, of: layout), $0.value) }
        let (sql, parameters) = layout.query(chosen, window: window, where: wanted, readsGeometry: readsGeometry || window != nil)
        let rows = try rows(sql, parameters)
        return FeatureCursor(rows, layout: layout, fields: chosen, window: layout.geometry == nil ? nil : window, context: context)
    }

    /// Reads some features of a layer, those of the keys in the order given; keys that are not there are passed over.
    ///
    /// - Parameters:
    ///   - keys: from `KeyLookup`, or any others.
    ///   - fields: the fields to read, without regard to case; nil for all.
    ///   - values: only features that have these values, `null` for none, in fields found without regard to case.
    ///   - readsGeometry: whether geometries are wanted; without, they are not even fetched.
    /// - Throws: `QuartiersError` for an unknown layer or field, or a layer without an integer key.
    public func cursor(
        _ layer: String?, keys: [Int], fields: [String]? = nil, where values: KeyValuePairs<String, Value> = [:], readsGeometry: Bool = true
    ) throws -> FeatureCursor {
        let layout = try layout(layer)
        guard layout.key != nil else {
            throw context.error(
                .badData, Text(fr: "la table n'a pas de clé primaire entière", en: "the table has no integer primary key"),
                layer: layout.name)
        }
        let chosen = try fields?.map { try field($0, of: layout) } ?? layout.fields
        let wanted = try values.map { (try field($0.key, of: layout), $0.value) }
        let (sql, parameters) = layout.query(chosen, where: wanted, byKeys: true, readsGeometry: readsGeometry)
        return FeatureCursor(
            try rows(sql, parameters), layout: layout, fields: chosen, window: nil, keys: (keys, wanted.count + 1), context: context)
    }

    /// Runs many short readings as one: the file is locked against writers once, and not for each of them.
    ///
    /// - Throws: `QuartiersError` when another program holds the file; what the body throws.
    public func reading<Result>(_ body: () throws -> Result) throws -> Result {
        try context.wrapping { try connection.execute("BEGIN") }
        // A transaction that only read has nothing to lose.
        defer { try? connection.execute("COMMIT") }
        return try body()
    }

    /// A way to find the features of a layer by their limits, in its R-tree; nil where it has none.
    ///
    /// - Throws: `QuartiersError` for an unknown layer.
    public func keyLookup(_ layer: String?) throws -> KeyLookup? {
        let layout = try layout(layer)
        guard let index = layout.geometry?.index, layout.key != nil, !layout.isView else { return nil }
        let sql = "SELECT id FROM \(SQLName.quoted(index)) WHERE maxx >= ?1 AND minx <= ?2 AND maxy >= ?3 AND miny <= ?4"
        return KeyLookup(try rows(sql))
    }

    /// Hands every feature of a layer to a closure, as `cursor` reads them, then reports what was counted on the way.
    ///
    /// - Parameter readsGeometry: whether geometries are read; without, features have none.
    public func forEachFeature(
        _ layer: String?, fields: [String]? = nil, window: Envelope? = nil, where values: KeyValuePairs<String, Value> = [:],
        readsGeometry: Bool = true, report: FindingSink, _ body: (Feature) throws -> Void
    ) throws {
        var cursor = try cursor(layer, fields: fields, window: window, where: values, readsGeometry: readsGeometry)
        while try cursor.next() { try body(try cursor.feature(readsGeometry: readsGeometry, report)) }
        try cursor.finish(report)
    }

    /// Runs a query over the file's tables.
    ///
    /// - Parameters:
    ///   - sql: one statement, with `?1`, `?2`... where values go.
    ///   - values: those values.
    public func rows(_ sql: String, _ values: [Value] = []) throws -> RowCursor {
        try context.wrapping {
            var statement = try connection.prepare(sql)
            try statement.bind(values)
            return RowCursor(statement, context: context)
        }
    }

    private func field(_ name: String, of layout: TableLayout) throws(QuartiersError) -> String {
        if let found = layout.fields.first(where: { $0 == name }) ?? layout.fields.first(where: { FieldName.matches($0, name) }) {
            return found
        }
        throw context.error(
            .badData, Text(fr: "le champ « \(name) » n'existe pas", en: "there is no field '\(name)'"),
            remedy: .choices(layout.fields, fr: "Champs présents", en: "Fields there are"), layer: layout.name)
    }

    private func layout(_ name: String?) throws(QuartiersError) -> TableLayout {
        let layers = tables.filter { $0.geometry != nil }
        if let name {
            let found = tables.first { $0.name == name } ?? tables.first { $0.name.lowercased() == name.lowercased() }
            if let found { return found }
            throw context.error(
                .noInput, Text(fr: "la couche « \(name) » n'existe pas", en: "there is no layer '\(name)'"),
                remedy: .choices(tables.map(\.name), fr: "Couches présentes", en: "Layers there are"))
        }
        if layers.count == 1 { return layers[0] }
        if layers.count > 1 {
            throw context.error(
                .usage,
                Text(fr: "le fichier a \(layers.count) couches : dire laquelle", en: "the file has \(layers.count) layers: say which"),
                remedy: .choices(layers.map { "\(path):\($0.name)" }, fr: "Par exemple", en: "For instance"))
        }
        throw context.error(
            .badData, emptiness,
            remedy: Text(
                fr: "Demander au producteur le fichier qui contient les contours.",
                en: "Ask the producer for the file that holds the outlines."))
    }

    /// Why there is no layer to read.
    private var emptiness: Text {
        if contents.isEmpty { return Text(fr: "le GeoPackage ne contient rien", en: "the GeoPackage holds nothing") }
        if contents.allSatisfy({ $0.kind == .tiles }) {
            return Text(
                fr: "le GeoPackage ne contient que des images (raster), aucune couche d'objets",
                en: "the GeoPackage holds pictures (rasters) only, no feature layer")
        }
        return Text(fr: "le GeoPackage n'a aucune couche d'objets lisible", en: "the GeoPackage has no feature layer that can be read")
    }
}

extension TableLayout {
    /// The query for some fields, after the key and the geometry, and its parameters.
    ///
    /// A window narrows it only where there is an index to look it up in; the cursor sees to the rest. By keys, it is for those from a first
    /// to a last one, which are parameters still to be bound.
    fileprivate func query(
        _ fields: [String], window: Envelope? = nil, where values: [(String, Value)], byKeys: Bool = false, readsGeometry: Bool = true
    ) -> (sql: String, parameters: [Value]) {
        let quotedKey = key.map(SQLName.quoted) ?? "NULL"
        let geometryColumn = readsGeometry ? geometry.map { SQLName.quoted($0.column) } ?? "NULL" : "NULL"
        var parameters = values.map(\.1)
        var conditions = values.enumerated().map { rank, value in "\(SQLName.quoted(value.0)) IS ?\(rank + 1)" }
        if let window, let index = geometry?.index, key != nil, !isView {
            let limits = zip(["maxx >=", "minx <=", "maxy >=", "miny <="], [window.minX, window.maxX, window.minY, window.maxY])
            let bounds = limits.map { comparison, limit in
                parameters.append(.real(limit))
                return "\(comparison) ?\(parameters.count)"
            }
            conditions.append("\(quotedKey) IN (SELECT id FROM \(SQLName.quoted(index)) WHERE \(bounds.joined(separator: " AND ")))")
        }
        if byKeys { conditions.append("\(quotedKey) BETWEEN ?\(parameters.count + 1) AND ?\(parameters.count + 2)") }
        var sql = "SELECT " + ([quotedKey, geometryColumn] + fields.map(SQLName.quoted)).joined(separator: ", ")
        sql += " FROM \(SQLName.quoted(name))"
        if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
        if byKeys || key != nil && !isView { sql += " ORDER BY \(quotedKey)" }
        return (sql, parameters)
    }
}

extension Text {
    /// A remedy that lists names, the first twenty of them.
    fileprivate static func choices(_ names: [String], fr: String, en: String) -> Text? {
        if names.isEmpty { return nil }
        let list = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", ..." : "")
        return Text(fr: "\(fr) : \(list).", en: "\(en): \(list).")
    }
}

extension Statement {
    /// Binds values to the parameters, from the first.
    mutating func bind(_ values: [Value], from first: Int = 1) throws(SQLiteError) {
        for (offset, value) in values.enumerated() { try bind(value, at: first + offset) }
    }

    /// Binds a value.
    mutating func bind(_ value: Value, at position: Int) throws(SQLiteError) {
        switch value {
        case .null: try bindNull(at: position)
        case .text(let text): try bind(text, at: position)
        case .integer(let number): try bind(Int64(number), at: position)
        case .real(let number): try bind(number, at: position)
        case .boolean(let truth): try bind(Int64(truth ? 1 : 0), at: position)
        }
    }
}
