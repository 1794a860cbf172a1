public import GeoFormats
import GeoPackage
import PlanarGeometry
public import QuartierModel
public import Reporting

/// Writes scripts that make and fill tables of PostGIS.
public enum PostGISExport {
    /// The schema where tables are made when none is named.
    public static let schema = "quartiers"

    /// All tables of a store, with their keys, and a view for each generation.
    ///
    /// - Parameter report: receives what is wrong with a geometry, which another program may have changed.
    /// - Throws: `QuartiersError` for a schema that PostgreSQL cannot have, a text that it cannot hold, and what the sink throws.
    public static func write(
        _ store: Store, schema: String, language: Language, report: FindingSink, to sink: inout ByteSink
    ) throws {
        // The settings are those of the file, and mean nothing elsewhere.
        let tables = try StoreSchema.tables.filter { try $0 != StoreSchema.store && store.hasTable($0) }
        let script = try PostGISScript(schema: schema, tables: tables, crs: store.crs)
        let isSchematic = try !store.rows("SELECT 1 FROM perimetres WHERE schematique LIMIT 1", columns: 1).isEmpty
        try script.begin(notes: isSchematic ? [SchematicNote.text] : [], language: language, to: &sink)
        try store.read { reader in
            for table in tables {
                try script.copy(table, to: &sink) { row in
                    try reader.forEachRow(of: table, report: report, row)
                }
            }
        }
        for generation in try store.generations() {
            let view = GenerationView(generation)
            try script.view(view.name, view.query(key: "fid"), comment: view.title[language], to: &sink)
        }
        try script.end(&sink)
    }

    /// Flat layers, a table each, and the communes.
    ///
    /// - Throws: as `write` of a store.
    public static func write(
        _ layers: [FlatLayer], communes: Layer<Commune>?, schema: String, language: Language, to sink: inout ByteSink
    ) throws {
        var tables = layers.map { layer in
            StoreTable(
                layer.layerName, title: layer.table.schema.title, geometry: .multiPolygon, crs: layer.layer.crs,
                columns: layer.table.schema.columns)
        }
        if let communes {
            tables.append(
                StoreTable(
                    StoreSchema.communes.name, title: StoreSchema.communes.schema.title, geometry: .multiPolygon, crs: communes.crs,
                    columns: FlatColumns.ofCommunes))
        }
        let script = try PostGISScript(schema: schema, tables: tables, crs: .wgs84)
        try script.begin(notes: FlatLayer.notes(of: layers), language: language, to: &sink)
        for (layer, table) in zip(layers, tables) {
            try script.copy(table, to: &sink) { row in
                for (index, perimeter) in layer.layer.elements.enumerated() {
                    try row(index + 1, perimeter.outline.map(FeatureGeometry.areal) ?? .null, layer.table.rows[index])
                }
            }
        }
        if let communes, let table = tables.last {
            try script.copy(table, to: &sink) { row in
                for (index, commune) in communes.elements.enumerated() {
                    try row(index + 1, .areal(commune.outline), FlatColumns.values(of: commune))
                }
            }
        }
        try script.end(&sink)
    }
}

extension GeoPackageReader {
    /// Hands over every row of a table of the store, by its key.
    fileprivate func forEachRow(
        of table: StoreTable, report: FindingSink, _ body: (Int, FeatureGeometry, [Value]) throws -> Void
    ) throws {
        let names = table.schema.columns.map(\.name)
        guard table.geometry == nil else {
            try forEachFeature(table.name, fields: names, report: report) { feature in
                try body(feature.rank, feature.geometry, feature.attributes.values)
            }
            return
        }
        // A table without geometry may have its key among its fields' names: it is read by SQL.
        var cursor = try rows("SELECT \(([table.primaryKey] + names).joined(separator: ", ")) FROM \(table.name) ORDER BY 1")
        while try cursor.next() {
            var values: [Value] = []
            for column in names.indices { values.append(try cursor.value(column + 1)) }
            try body(cursor.integer(0) ?? 0, .null, values)
        }
    }
}
