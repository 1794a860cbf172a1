import GeoPackage

/// What a store holds, read with SQL alone and without what depends on the order of imports and on the clock: row numbers, sources by number, dates.
struct StoreContent: Equatable {
    /// The rows of each table as `column=value|...`, sorted.
    let rows: [String: [String]]

    init(_ path: String) throws {
        let file = try GeoPackageReader(path) { _ in }
        var all: [String: [String]] = [:]
        let tables = "SELECT table_name FROM gpkg_contents JOIN sqlite_master ON name = table_name AND type = 'table'"
        for table in try file.column(tables) where !["sources", "magasin", "layer_styles"].contains(table) {
            let columns = try file.column("SELECT name FROM pragma_table_info('\(table)') ORDER BY name")
            var expression = columns.filter { !["fid", "source_id", "geom"].contains($0) }.map { "'\($0)=' || coalesce(\"\($0)\", '')" }
            if columns.contains("geom") { expression.append("'geom=' || coalesce(hex(geom), '')") }
            // The correspondence table's own rows always come from it, whose name tests choose.
            if columns.contains("source_id"), table != "correspondances" {
                expression.append("'source=' || coalesce((SELECT fichier FROM sources s WHERE s.source_id = t.source_id), '')")
            }
            all[table] = try file.column("SELECT \(expression.joined(separator: " || '|' || ")) FROM \"\(table)\" t ORDER BY 1")
        }
        rows = all
    }
}

extension GeoPackageReader {
    /// The first column of a query, as texts.
    func column(_ sql: String) throws -> [String] {
        var cursor = try rows(sql)
        var texts: [String] = []
        while try cursor.next() { texts.append(try cursor.text(0) ?? "") }
        return texts
    }
}
