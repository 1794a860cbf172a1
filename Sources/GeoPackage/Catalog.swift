internal import GeoFormats
internal import PlanarGeometry
internal import Reporting
internal import SQLiteStorage

/// What the `gpkg_*` tables say, read once.
struct Catalog {
    private(set) var contents: [GeoPackageContent] = []
    private(set) var extensions: [String] = []
    private(set) var tables: [TableLayout] = []

    /// Reads the tables of a file; what does not hold together is a finding, and its layer left out.
    ///
    /// - Throws: `QuartiersError` when there is no `gpkg_contents`, or feature layers without `gpkg_geometry_columns`.
    init(_ connection: Connection, context: FileContext, report: FindingSink) throws {
        let schema = try Schema(connection)
        guard schema.has("gpkg_contents") else { throw context.noContents }
        try connection.forEachRow("SELECT table_name, data_type, identifier, description FROM gpkg_contents") { row in
            guard let name = try row.text(0) else { return }
            contents.append(
                GeoPackageContent(name: name, kind: .init(try row.text(1) ?? ""), identifier: try row.text(2), summary: try row.text(3)))
        }
        // A table that GDAL leaves behind so that older readers find at least one layer.
        contents.removeAll { $0.name == "ogr_empty_table" }
        if schema.has("gpkg_extensions") {
            try connection.forEachRow("SELECT DISTINCT extension_name FROM gpkg_extensions ORDER BY 1") { row in
                if let name = try row.text(0) { extensions.append(name) }
            }
        }
        let systems = schema.has("gpkg_spatial_ref_sys") ? try ReferenceSystems(connection) : ReferenceSystems()
        var geometries: [String: GeometryRow] = [:]
        if schema.has("gpkg_geometry_columns") {
            geometries = try GeometryRow.all(connection)
        } else if contents.contains(where: { $0.kind == .features }) {
            throw context.noGeometryColumns
        }
        for content in contents where content.kind == .features || content.kind == .attributes {
            let place = Place(file: context.path, layer: content.name)
            do {
                let geometry = content.kind == .features ? geometries[content.name.lowercased()] : nil
                if content.kind == .features && geometry == nil { throw Schema.Unusable.noGeometryColumn }
                var layout = try schema.layout(of: content.name, geometryColumn: geometry?.column, on: connection)
                layout.geometry = geometry?.geometry(in: layout.name, systems: systems, schema: schema)
                tables.append(layout)
            } catch let unusable as Schema.Unusable {
                try report(Finding(.geoPackageContents, place: place, reason: unusable.text))
                continue
            }
            guard let layout = tables.last else { continue }
            if layout.key == nil { try report(Finding(.geoPackageKey, place: place)) }
            if let identifier = layout.geometry?.srsID, systems[identifier] == nil {
                try report(Finding(.geoPackageUnknownSystem, place: place, found: .text("\(identifier)")))
            }
        }
    }
}

extension Catalog {
    /// A row of `gpkg_geometry_columns`.
    private struct GeometryRow {
        var column: String
        var type: String
        var srsID: Int64

        /// Every row, by the name of its table in lower case.
        static func all(_ connection: Connection) throws -> [String: GeometryRow] {
            var all: [String: GeometryRow] = [:]
            try connection.forEachRow("SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns") { row in
                guard let table = try row.text(0), let column = try row.text(1) else { return }
                all[table.lowercased()] = GeometryRow(column: column, type: try row.text(2) ?? "", srsID: row.integer(3) ?? 0)
            }
            return all
        }

        func geometry(in table: String, systems: ReferenceSystems, schema: Schema) -> TableLayout.Geometry {
            let kind = GeometryKind.allCases.first { $0.geoJSONName.uppercased() == type.uppercased() }
            let index = SpatialIndex.name(table: table, column: column)
            let system = systems[srsID]
            return TableLayout.Geometry(
                column: column, kind: kind, srsID: srsID, crs: system?.crs, crsText: system == nil ? "srs_id \(srsID)" : system?.text,
                index: schema.hasIndex(index) ? index : nil)
        }
    }

    /// The rows of `gpkg_spatial_ref_sys`.
    private struct ReferenceSystems {
        private var systems: [Int64: (crs: CRS?, text: String?)] = [:]

        init() {}

        init(_ connection: Connection) throws {
            let sql = "SELECT srs_id, organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys"
            try connection.forEachRow(sql) { row in
                guard let identifier = row.integer(0) else { return }
                let definition = try row.text(3)
                if try row.text(1)?.uppercased() == "EPSG", let code = row.integer(2), code > 0 {
                    systems[identifier] = (CRS(epsg: Int(code)), nil)
                } else {
                    systems[identifier] = (nil, definition == "undefined" ? nil : definition)
                }
            }
        }

        /// What an identifier means: nothing for -1 and 0, which the standard leaves undefined; nil for one that is not listed.
        subscript(identifier: Int64) -> (crs: CRS?, text: String?)? {
            identifier == -1 || identifier == 0 ? (nil, nil) : systems[identifier]
        }
    }
}

extension FileContext {
    fileprivate var noContents: QuartiersError {
        error(
            .badData,
            Text(
                fr: "ce n'est pas un GeoPackage : ce fichier SQLite n'a pas de table gpkg_contents",
                en: "not a GeoPackage: this SQLite file has no table gpkg_contents"),
            remedy: Text(
                fr: "Une base SpatiaLite ou MBTiles se convertit par ogr2ogr -f GPKG.",
                en: "A SpatiaLite or MBTiles database is converted with ogr2ogr -f GPKG."))
    }

    fileprivate var noGeometryColumns: QuartiersError {
        error(
            .badData,
            Text(
                fr: "le GeoPackage annonce des couches d'objets mais n'a pas de table gpkg_geometry_columns",
                en: "the GeoPackage announces feature layers and has no table gpkg_geometry_columns"),
            remedy: .askAgain)
    }
}
