import GeoFormats
import PROJTransforms
import PlanarGeometry
import QuartierAnalysis
import Reporting

/// A script for `psql` that makes tables in a schema of PostgreSQL and fills them, in one transaction.
///
/// It may be run again: tables that are there keep their rights and the views that rest on them, get the columns they lack, and are filled
/// anew. Names stand between double quotes, texts between single ones, rows in the text form of COPY; no value becomes part of a statement.
/// Geometries are the extended well-known binary of PostGIS, in hexadecimal.
struct PostGISScript {
    private let schema: String
    private let tables: [StoreTable]
    /// The system of tables that name none.
    private let crs: CRS

    /// Prepares a script.
    ///
    /// - Parameters:
    ///   - schema: the schema of PostgreSQL to make the tables in.
    ///   - tables: those referred to before those that refer.
    ///   - crs: the system of tables that name none.
    /// - Throws: `QuartiersError` of status `usage` for a name that PostgreSQL would refuse or cut.
    init(schema: String, tables: [StoreTable], crs: CRS) throws(QuartiersError) {
        guard !schema.isEmpty, schema.utf8.count <= Self.longestName, !schema.utf8.contains(0), !schema.hasPrefix("pg_") else {
            throw QuartiersError(
                .usage,
                Text(
                    fr: "« \(schema) » ne peut pas nommer un schéma de PostgreSQL", en: "'\(schema)' cannot name a schema of PostgreSQL"),
                remedy: Text(
                    fr: "De 1 à \(Self.longestName) octets, sans pg_ au début.",
                    en: "1 to \(Self.longestName) bytes, not beginning with pg_."))
        }
        self.schema = schema
        self.tables = tables
        self.crs = crs
    }

    /// PostgreSQL cuts longer names without an error.
    private static let longestName = 63

    // MARK: - Before the rows

    /// Writes what makes the schema, the systems and the empty tables.
    ///
    /// - Parameter notes: what a reader must know; they stand at the head of the script and with the schema.
    func begin(notes: [Text], language: Language, to sink: inout ByteSink) throws {
        let title = Text(fr: "Quartiers de la politique de la ville", en: "Quartiers of the politique de la ville")
        let remarks = ([title] + notes).map { $0[language].split(whereSeparator: \.isNewline).joined(separator: " ") }
        for remark in remarks { try sink.write("-- \(remark)\n") }
        try sink.write(
            """
            -- psql --no-psqlrc --quiet --dbname=sig --file=quartiers.sql
            \\set ON_ERROR_STOP on
            BEGIN;
            SET LOCAL client_encoding = 'UTF8';
            SET LOCAL standard_conforming_strings = on;
            SET LOCAL client_min_messages = warning;
            CREATE EXTENSION IF NOT EXISTS postgis;
            CREATE SCHEMA IF NOT EXISTS \(schema.sqlName);
            COMMENT ON SCHEMA \(schema.sqlName) IS \(remarks.joined(separator: "\n").sqlText);
            SELECT set_config('search_path', \((schema.sqlName + ", ").sqlText) || current_setting('search_path'), true) AS quartiers_path \\gset

            """)
        for system in Set(tables.filter { $0.geometry != nil }.map { $0.crs ?? crs }).sorted(by: { $0.description < $1.description }) {
            try writeSystem(system, to: &sink)
        }
        for table in tables { try writeDefinition(of: table, language: language, to: &sink) }
        try sink.write("TRUNCATE \(tables.map(\.name.sqlName).joined(separator: ", "));\n")
    }

    /// Most servers know the system already; an older one learns it.
    private func writeSystem(_ system: CRS, to sink: inout ByteSink) throws {
        let definition = try Projection.definition(of: system)
        guard let number = system.number, let text = definition.geoPackageWKT else { return }
        try sink.write(
            """
            INSERT INTO spatial_ref_sys (srid, auth_name, auth_srid, srtext) \
            SELECT \(number), \(system.authority.sqlText), \(number), \(text.sqlText) \
            WHERE NOT EXISTS (SELECT FROM spatial_ref_sys WHERE srid = \(number));

            """)
    }

    private func writeDefinition(of table: StoreTable, language: Language, to sink: inout ByteSink) throws {
        let name = table.name.sqlName
        var columns = ["\(table.primaryKey.sqlName) bigint PRIMARY KEY"]
        if let type = geometryType(of: table) { columns.append("geom \(type)") }
        for column in table.schema.columns {
            columns.append("\(column.name.sqlName) \(column.type.postgreSQL) \(constraints(of: column, in: table))")
        }
        try sink.write("CREATE TABLE IF NOT EXISTS \(name) (\n  \((columns + table.tableConstraints).joined(separator: ",\n  "))\n);\n")
        for column in table.schema.columns {
            try sink.write("ALTER TABLE \(name) ADD COLUMN IF NOT EXISTS \(column.name.sqlName) \(column.type.postgreSQL);\n")
        }
        try sink.write("COMMENT ON TABLE \(name) IS \(table.schema.title[language].sqlText);\n")
        for column in table.schema.columns {
            let unit = column.unit.map { " (\($0))" } ?? ""
            try sink.write("COMMENT ON COLUMN \(name).\(column.name.sqlName) IS \((column.definition[language] + unit).sqlText);\n")
        }
        for column in table.indexedColumns {
            try sink.write("CREATE INDEX IF NOT EXISTS \("\(table.name)_\(column)".sqlName) ON \(name) (\(column.sqlName));\n")
        }
        if table.geometry != nil {
            try sink.write("CREATE INDEX IF NOT EXISTS \("\(table.name)_geom".sqlName) ON \(name) USING gist (geom);\n")
        }
    }

    private func constraints(of column: Column, in table: StoreTable) -> String {
        let own = table.columnConstraints[column.name] ?? ""
        let refersToSource = column == StoreSchema.sourceIdentifier && tables.contains { $0.name == StoreSchema.sources.name }
        return refersToSource ? own + " REFERENCES sources (source_id)" : own
    }

    private func geometryType(of table: StoreTable) -> String? {
        table.geometry.map { "geometry(\($0.geoJSONName), \((table.crs ?? crs).number ?? 0))" }
    }

    // MARK: - Rows

    /// Writes the rows of a table that a closure hands over: key, geometry, and a value for each column.
    func copy(
        _ table: StoreTable, to sink: inout ByteSink, _ rows: (_ row: (Int, FeatureGeometry, [Value]) throws -> Void) throws -> Void
    ) throws {
        let hasGeometry = table.geometry != nil
        let srid = Int32((table.crs ?? crs).number ?? 0)
        let columns = [table.primaryKey] + (hasGeometry ? ["geom"] : []) + table.schema.columns.map(\.name)
        try sink.write("COPY \(table.name.sqlName) (\(columns.map(\.sqlName).joined(separator: ", "))) FROM stdin;\n")
        try rows { key, geometry, values in
            sink.pending += String(key).utf8
            if let kind = table.geometry { PostGISText.append(geometry, as: kind, srid: srid, to: &sink.pending) }
            for (column, value) in zip(table.schema.columns, values) {
                sink.pending.append(UInt8(ascii: "\t"))
                do throws(PostGISText.NoPlaceForNUL) {
                    try PostGISText.append(value, to: &sink.pending)
                } catch {
                    throw QuartiersError(
                        .badData,
                        Text(fr: "PostgreSQL n'a pas de place pour le caractère nul", en: "PostgreSQL has no place for the NUL character"),
                        place: Place(layer: table.name, feature: key, field: column.name),
                        remedy: Text(fr: "Corriger ce texte à sa source.", en: "Correct this text at its source."))
                }
            }
            sink.pending.append(UInt8(ascii: "\n"))
            try sink.drain()
        }
        try sink.write("\\.\n")
    }

    // MARK: - After the rows

    /// Writes a view.
    func view(_ name: String, _ query: String, comment: String, to sink: inout ByteSink) throws {
        try sink.write("CREATE OR REPLACE VIEW \(name.sqlName) AS \(query);\nCOMMENT ON VIEW \(name.sqlName) IS \(comment.sqlText);\n")
    }

    /// Writes what stands behind the rows.
    func end(_ sink: inout ByteSink) throws {
        try sink.write("COMMIT;\n")
        for table in tables { try sink.write("ANALYZE \(schema.sqlName).\(table.name.sqlName);\n") }
    }
}

/// Values as COPY reads them in its text form (https://www.postgresql.org/docs/15/sql-copy.html).
enum PostGISText {
    struct NoPlaceForNUL: Error {}

    static func append(_ value: Value, to bytes: inout [UInt8]) throws(NoPlaceForNUL) {
        switch value {
        case .null: bytes += "\\N".utf8
        case .text(let text):
            for byte in text.utf8 {
                switch byte {
                case 0: throw NoPlaceForNUL()
                case UInt8(ascii: "\\"): bytes += "\\\\".utf8
                case UInt8(ascii: "\t"): bytes += "\\t".utf8
                case UInt8(ascii: "\n"): bytes += "\\n".utf8
                case UInt8(ascii: "\r"): bytes += "\\r".utf8
                default: bytes.append(byte)
                }
            }
        case .integer, .real, .boolean: bytes += value.exact.utf8
        }
    }

    /// Adds a tabulation and a geometry; one that the kind of the column cannot hold is absent.
    static func append(_ geometry: FeatureGeometry, as kind: GeometryKind, srid: Int32, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\t"))
        var wkb: [UInt8] = []
        switch (geometry, kind) {
        case (.areal(let area), .multiPolygon): WKB.append(area, to: &wkb)
        case (.areal(let area), .polygon) where area.polygons.count == 1: WKB.append(area.polygons[0], to: &wkb)
        case (.point(let point), .point): WKB.append(point, to: &wkb)
        case (.empty, .multiPolygon): WKB.append(MultiPolygon.empty, to: &wkb)
        default: break
        }
        guard !wkb.isEmpty else { return bytes += "\\N".utf8 }
        for byte in WKB.extended(wkb, srid: srid) {
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}

extension String {
    /// The text as a name of SQL.
    fileprivate var sqlName: String { doubling("\"") }

    /// The text as a text of SQL, where backslashes mean nothing; PostgreSQL has no place for NUL.
    fileprivate var sqlText: String { doubling("'") }

    /// The text between marks, its own doubled: scalar by scalar, since a mark that bears an accent is another character and a mark all the same.
    private func doubling(_ mark: Unicode.Scalar) -> String {
        var result = String(mark)
        for scalar in unicodeScalars {
            result.unicodeScalars.append(scalar == "\0" ? "\u{FFFD}" : scalar)
            if scalar == mark { result.unicodeScalars.append(mark) }
        }
        result.unicodeScalars.append(mark)
        return result
    }
}

extension ColumnType {
    /// The type that PostgreSQL gives to a column.
    fileprivate var postgreSQL: String {
        switch self {
        case .text: "text"
        case .integer: "bigint"
        case .real: "double precision"
        case .boolean: "boolean"
        case .date: "date"
        }
    }
}
