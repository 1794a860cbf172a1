import GeoFormats
import PROJTransforms
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
public import Reporting
import ShapefileStorage

/// Writes a flat layer as a shapefile, which partners still ask for.
public enum ShapefileExport {
    /// A layer, in its own system, with the names and widths of `ShapefileFields`.
    ///
    /// - Parameters:
    ///   - path: the `.shp`; `.shx`, `.dbf`, `.prj` and `.cpg` go beside it, all of them or none.
    ///   - date: the day of the export, ISO 8601.
    ///   - report: receives texts that are cut and numbers that do not fit.
    /// - Returns: the columns that go by a shorter name in the file.
    /// - Throws: `QuartiersError`; what was there before is there still.
    public static func write(
        _ layer: FlatLayer, to path: String, overwrite: Bool, date: String, report: FindingSink
    ) throws -> [(column: String, name: String)] {
        let text = try systemText(of: layer.layer.crs, for: path)
        let schema = layer.table.schema
        let fields = try ShapefileFields.fields(of: schema)
        try ShapefileWriter.write(
            to: path, fields: fields, crsText: text, date: String(date.prefix(10)), overwrite: overwrite, report: report
        ) { writer in
            for (perimeter, row) in zip(layer.layer.elements, layer.table.rows) { try writer.append(perimeter.outline, row) }
        }
        return zip(schema.columns, fields).filter { $0.name != $1.name }.map { ($0.name, $1.name) }
    }

    /// The style of a layer beside its shapefile, for QGIS (`.qml`) and for map servers (`.sld`).
    ///
    /// - Parameters:
    ///   - path: without ending.
    ///   - renamed: what `write` returned.
    /// - Throws: `QuartiersError` when a file cannot be written.
    public static func writeStyles(
        of layer: FlatLayer, renamed: [(column: String, name: String)], beside path: String
    ) throws(QuartiersError) {
        let names = Dictionary(renamed, uniquingKeysWith: { first, _ in first })
        let style = LayerStyle.portrait(of: layer).renaming { names[$0] ?? $0 }
        let columns = layer.table.schema.columns.map { column in
            Column(names[column.name] ?? column.name, column.type, unit: column.unit, column.definition)
        }
        let documents = [
            (".qml", QMLStyle.document(style, columns: columns, language: .french)),
            (".sld", SLDStyle.document(style, layer: layer.layerName)),
        ]
        for (ending, document) in documents {
            var sink = try ByteSink(path: path + ending)
            sink.pending += document
            try sink.finish()
        }
    }

    /// A system as the `.prj` of a file writes it.
    static func systemText(of crs: CRS, for path: String) throws(QuartiersError) -> String {
        if let text = try Projection.esriWKT(of: crs) { return text }
        throw QuartiersError(
            .badData,
            Text(fr: "le système \(crs) n'a pas d'écriture ESRI pour le .prj", en: "system \(crs) has no ESRI form for the .prj"),
            place: Place(file: path))
    }
}
