public import CellGrid
import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierModel
public import Reporting

/// A saved coverage table: a CSV, or a GeoPackage whose tiles are squares of EPSG:3035 that QGIS shows with their shares.
public enum CoverageFile {
    /// The name of the layer in a GeoPackage.
    static let layer = "couverture"

    /// Reads a saved coverage.
    ///
    /// - Throws: `QuartiersError`, at the row, for what is no coverage.
    public static func read(_ path: String, report: FindingSink) throws -> CoverageTable {
        let place = Place(file: path)
        if try FileContent(of: .file(path)) == .sqlite {
            let reader = try GeoPackageReader(path, report: report)
            var rows = try reader.cursor(layer)
            var table = try CoverageTableReader(header: rows.fields)
            while try rows.next() {
                try table.append(try rows.fields.indices.map { try rows.value($0) }, at: Place(feature: rows.id).within(place))
            }
            return try table.finish()
        }
        var rows = try CSVReader(.file(path))
        var table = try CoverageTableReader(header: rows.columns)
        while try rows.next(report) {
            try table.append(rows.columns.indices.map { .text(rows.text($0)) }, at: Place(line: rows.line).within(place))
        }
        return try table.finish()
    }

    /// Writes a coverage: a GeoPackage when the name ends in `.gpkg`, else a CSV; whole or not at all.
    ///
    /// - Parameter now: the moment, ISO 8601 in UTC.
    /// - Throws: `QuartiersError` of status `cannotCreate` when the file stands there already and may not be replaced.
    public static func write(_ coverage: CoverageTable, to path: String, overwrite: Bool, now: String) throws {
        guard path.lowercased().hasSuffix(".gpkg") else {
            var sink = try ByteSink(path: path, overwrite: overwrite)
            try TableCSV.write(coverage.table, .exact, to: &sink)
            return try sink.finish()
        }
        try GeoPackageFile.create(at: path, replacing: overwrite, stamp: now) { file in
            try file.describe(SpatialReference(storing: .laeaEurope))
            try file.createTable(
                TableDefinition(
                    layer, columns: CoverageTable.schema.columns, geometry: GeometryColumn("geom", .polygon, crs: .laeaEurope),
                    summary: CoverageTable.schema.title[.french]))
            try file.insert(into: layer) { rows in
                try coverage.forEachRow { row in
                    // An outline that touches no tile has a row without one.
                    if row[2].isNull { return _ = try rows.append(row) }
                    let tile = try CellIdentifier(row[2].exact)
                    try rows.append(row, rectangle: tile.cell.envelope(tile.resolution))
                }
            }
        }
    }
}
