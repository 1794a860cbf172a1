public import PlanarGeometry
public import Reporting

/// A table with an outline a row as RFC 7946 GeoJSON, its sources and notes as members of the collection.
public enum TableGeoJSON {
    /// Writes a table.
    ///
    /// - Parameters:
    ///   - outlines: one a row, in WGS 84 longitude and latitude; nil for a row without.
    ///   - decimals: of degrees; 7 are about a centimetre.
    /// - Throws: `QuartiersError` for a position outside longitudes and latitudes, and what the sink throws.
    public static func write(
        _ table: Table, outlines: [MultiPolygon?], decimals: Int = 7, in language: Language, to sink: inout ByteSink
    ) throws(QuartiersError) {
        precondition(outlines.count == table.rows.count, "\(outlines.count) outlines for \(table.rows.count) rows")
        var writer = try GeoJSONWriter(
            columns: table.schema.columns.map(\.name), name: table.schema.name, decimals: decimals,
            members: [("sources", TableJSON.sources(table.sources)), ("notes", TableJSON.notes(table.notes, in: language))])
        try writer.begin(&sink)
        for (outline, row) in zip(outlines, table.rows) { try writer.write(outline, row, to: &sink) }
        try writer.end(&sink)
    }
}
