internal import Reporting
internal import SQLiteStorage

/// The tables and views that a database has.
struct Schema {
    /// Why a layer that the contents announce is not read.
    enum Unusable: Error {
        case noTable
        case noGeometryColumn
        case missingColumn(String)
        case sqlite(String)
    }

    private var types: [String: String] = [:]
    private var indexes: Set<String> = []

    init(_ connection: Connection) throws {
        try connection.forEachRow("SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view')") { row in
            guard let name = try row.text(0)?.lowercased(), let type = try row.text(1) else { return }
            types[name] = type
            let sql = try row.text(2)?.uppercased() ?? ""
            if sql.hasPrefix("CREATE VIRTUAL TABLE"), sql.contains("USING RTREE") { indexes.insert(name) }
        }
    }

    func has(_ name: String) -> Bool { types[name.lowercased()] != nil }

    func hasIndex(_ name: String) -> Bool { indexes.contains(name.lowercased()) }

    /// The columns of a table or view, told apart.
    ///
    /// - Throws: `Unusable`, and `SQLiteError` when the file fails.
    func layout(of name: String, geometryColumn: String?, on connection: Connection) throws -> TableLayout {
        guard let type = types[name.lowercased()] else { throw Unusable.noTable }
        var columns: [(name: String, type: String, isKey: Bool)] = []
        do {
            // Hidden columns of virtual tables are left out, generated ones are not.
            let sql = "SELECT name, upper(type), pk FROM pragma_table_xinfo(\(SQLName.literal(name))) WHERE hidden <> 1"
            try connection.forEachRow(sql) { row in
                if let name = try row.text(0) { columns.append((name, try row.text(1) ?? "", row.integer(2) ?? 0 > 0)) }
            }
        } catch let error as SQLiteError where error.code == .error {
            // A view over a table that is gone, a virtual table of an unknown module; a damaged or locked file is no such case.
            throw Unusable.sqlite(error.message)
        }
        let isView = type == "view"
        let keys = isView ? columns.prefix(1) : columns.filter(\.isKey)[...]
        let key = keys.count == 1 && keys.first?.type == "INTEGER" ? keys.first?.name : nil
        if let wanted = geometryColumn, !columns.contains(where: { $0.name.lowercased() == wanted.lowercased() }) {
            throw Unusable.missingColumn(wanted)
        }
        let fields = columns.filter { $0.name.lowercased() != geometryColumn?.lowercased() && (isView || $0.name != key) }
        return TableLayout(
            name: name, key: key, isView: isView, geometry: nil, fields: fields.map(\.name), types: fields.map { ColumnType(sql: $0.type) })
    }
}

extension Schema.Unusable {
    /// Why, in words.
    var text: Text {
        switch self {
        case .noTable: Text(fr: "sa table n'existe pas", en: "its table does not exist")
        case .noGeometryColumn:
            Text(fr: "elle n'a pas de ligne dans gpkg_geometry_columns", en: "it has no row in gpkg_geometry_columns")
        case .missingColumn(let name):
            Text(fr: "sa colonne de géométrie « \(name) » n'existe pas", en: "its geometry column '\(name)' does not exist")
        case .sqlite(let message): Text(fr: "SQLite la refuse : \(message)", en: "SQLite refuses it: \(message)")
        }
    }
}

extension Connection {
    /// Runs a query and lends each row.
    func forEachRow(_ sql: String, _ body: (borrowing Statement) throws -> Void) throws {
        var statement = try prepare(sql)
        while try statement.step() { try body(statement) }
    }
}
