public import PlanarGeometry
public import Reporting

/// A table with an outline a row as RFC 7946 GeoJSON, its sources and notes as members of the collection.
public enum TableGeoJSON {
    /// Writes a table with an outline a row.
    ///
    /// - Parameters:
    ///   - outlines: one a row, in WGS 84 longitude and latitude; nil for a row without.
    ///   - decimals: of degrees; 7 are about a centimetre.
    /// - Throws: `QuartiersError` for a position outside longitudes and latitudes, and what the sink throws.
    public static func write(
        _ table: Table, outlines: [MultiPolygon?], decimals: Int = 7, in language: Language, to sink: inout ByteSink
    ) throws(QuartiersError) {
        try write(table, geometries: outlines.map { $0.map { .areal($0) } ?? .null }, decimals: decimals, in: language, to: &sink)
    }

    /// Writes a table with an area or a point a row.
    ///
    /// - Parameters:
    ///   - geometries: one a row, in WGS 84 longitude and latitude; what is neither an area nor a point is written as none.
    ///   - decimals: of degrees; 7 are about a centimetre.
    /// - Throws: `QuartiersError` for a position outside longitudes and latitudes, and what the sink throws.
    public static func write(
        _ table: Table, geometries: [FeatureGeometry], decimals: Int = 7, in language: Language, to sink: inout ByteSink
    ) throws(QuartiersError) {
        precondition(geometries.count == table.rows.count, "\(geometries.count) geometries for \(table.rows.count) rows")
        var writer = try GeoJSONWriter(
            columns: table.schema.columns.map(\.name), name: table.schema.name, decimals: decimals,
            members: [("sources", TableJSON.sources(table.sources)), ("notes", TableJSON.notes(table.notes, in: language))])
        try writer.begin(&sink)
        for (geometry, row) in zip(geometries, table.rows) {
            if case .point(let position) = geometry {
                try writer.write(point: position, row, to: &sink)
            } else {
                try writer.write(geometry.areal, row, to: &sink)
            }
        }
        try writer.end(&sink)
    }
}
