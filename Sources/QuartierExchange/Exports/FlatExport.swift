public import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierAnalysis
public import QuartierModel
public import Reporting

/// Writes flat layers in the formats that other GIS open.
public enum FlatExport {
    /// One GeoJSON collection of all layers (RFC 7946: WGS 84, no `crs`).
    ///
    /// - Parameter decimals: of degrees; 7 are about a centimetre.
    /// - Throws: `QuartiersError` when an outline cannot be taken to WGS 84 or the sink fails.
    public static func writeGeoJSON(_ layers: [FlatLayer], decimals: Int, language: Language, to sink: inout ByteSink) throws {
        var table = Table(schema(of: layers), sources: layers.flatMap(\.table.sources), notes: FlatLayer.notes(of: layers))
        var outlines: [MultiPolygon?] = []
        for layer in layers {
            for row in layer.table.rows { table.append(row) }
            outlines += try OutlineProjection.project(layer.layer.elements.map(\.outline), from: layer.layer.crs, to: .wgs84)
        }
        try TableGeoJSON.write(table, outlines: outlines, decimals: decimals, in: language, to: &sink)
    }

    /// The columns of layers: all are perimeters, or there is one.
    static func schema(of layers: [FlatLayer]) -> TableSchema { layers.first?.table.schema ?? FlatColumns.schema }

    /// One CSV of all layers.
    ///
    /// - Parameter withOutlines: whether a last column holds the outline as WKT, in the system of its layer.
    /// - Throws: `QuartiersError` when the sink fails.
    public static func writeCSV(_ layers: [FlatLayer], withOutlines: Bool, dialect: CSVDialect, to sink: inout ByteSink) throws {
        let outline = Column(
            "wkt", .text, Text(fr: "contour en WKT, dans le système de la couche", en: "outline as WKT, in the system of the layer"))
        let schema = schema(of: layers)
        var table = Table(
            withOutlines
                ? TableSchema(schema.name, version: schema.version, title: schema.title, columns: schema.columns + [outline]) : schema)
        for layer in layers {
            for (perimeter, row) in zip(layer.layer.elements, layer.table.rows) {
                table.append(withOutlines ? row + [.text(orNull: perimeter.outline.map(WKT.text))] : row)
            }
        }
        try TableCSV.write(table, dialect, to: &sink)
    }

    /// A GeoPackage with a layer for each generation, in its own system, and the communes.
    ///
    /// - Parameters:
    ///   - sources: where everything comes from, a row each in a table of their own.
    ///   - now: the date of the export, ISO 8601 in UTC.
    /// - Throws: `QuartiersError`; the target is then as it was.
    public static func writeGeoPackage(
        _ layers: [FlatLayer], communes: Layer<Commune>?, sources: [SourceRecord], to path: String, overwrite: Bool, language: Language,
        now: String
    ) throws {
        try GeoPackageFile.create(at: path, replacing: overwrite, stamp: now) { file in
            for layer in layers { try write(layer, to: file, language: language) }
            if let communes { try write(communes, to: file, language: language) }
            try write(sources, to: file, language: language)
            let project = project(layers, communes: communes, sources: sources, path: path, language: language)
            try Presentation(project: project).write(to: file, now: now)
        }
    }

    private static func write(_ sources: [SourceRecord], to file: GeoPackageFile, language: Language) throws {
        let table = StoreSchema.sources
        let columns = SourceRecord.columns
        try file.createTable(
            TableDefinition(
                table.name, columns: columns, key: table.primaryKey, summary: table.schema.title[language], language: language))
        try file.insert(into: table.name) { rows in
            for source in sources { try rows.append(source.values) }
        }
    }

    private static func project(
        _ layers: [FlatLayer], communes: Layer<Commune>?, sources: [SourceRecord], path: String, language: Language
    ) -> QGISProject {
        let current = layers.filter { $0.layerName != FlatLayer.evolutions }.compactMap(\.generation).current
        let portraits = layers.map { layer in
            let isEvolutions = layer.layerName == FlatLayer.evolutions
            let title =
                layer.generation.map { Text(fr: "Quartiers de la génération \($0)", en: "Quartiers of generation \($0)") }
                ?? layer.table.schema.title
            return QGISProject.Layer(
                table: layer.layerName, title: title[language], geometry: .multiPolygon, crs: layer.layer.crs,
                style: isEvolutions ? .evolutions : .portrait(of: layer),
                columns: layer.table.schema.columns, isVisible: !isEvolutions && layer.generation.map(current.contains) ?? true)
        }
        let background = communes.map { communes in
            let name = StoreSchema.communes.name
            return QGISProject.Layer(
                table: name, title: Text(fr: "Communes", en: "Communes")[language], geometry: .multiPolygon, crs: communes.crs,
                style: .communes, columns: FlatColumns.ofCommunes,
                isVisible: true)
        }
        return QGISProject(
            title: "Quartiers de la politique de la ville", credits: SourceRecord.credits(sources),
            notes: FlatLayer.notes(of: layers), file: path.split(separator: "/").last.map(String.init) ?? path,
            crs: layers.first?.layer.crs ?? .lambert93,
            extent: layers.filter { $0.layer.crs == layers[0].layer.crs }.reduce(Envelope.empty) { $0.union($1.layer.envelope) },
            groups: [
                QGISProject.Group(title: "Quartiers", layers: portraits.reversed()),
                QGISProject.Group(title: "Fond", layers: [background].compactMap(\.self)),
            ].filter { !$0.layers.isEmpty }, language: language)
    }

    private static func write(_ layer: FlatLayer, to file: GeoPackageFile, language: Language) throws {
        let name = layer.layerName
        try file.describe(try SpatialReference(storing: layer.layer.crs))
        try file.createTable(
            TableDefinition(
                name, columns: layer.table.schema.columns, geometry: GeometryColumn(crs: layer.layer.crs), identifier: name,
                summary: ([layer.table.schema.title] + layer.table.notes).map { $0[language] }.joined(separator: ". "), language: language))
        try file.insert(into: name) { rows in
            for (perimeter, row) in zip(layer.layer.elements, layer.table.rows) {
                try rows.append(row, geometry: perimeter.outline.map { .areal($0) } ?? .null)
            }
        }
    }

    private static func write(_ communes: Layer<Commune>, to file: GeoPackageFile, language: Language) throws {
        try file.describe(try SpatialReference(storing: communes.crs))
        try file.createTable(
            TableDefinition(
                "communes", columns: FlatColumns.ofCommunes, geometry: GeometryColumn(crs: communes.crs),
                summary: StoreSchema.communes.schema.title[language], language: language))
        try file.insert(into: "communes") { rows in
            for commune in communes.elements {
                try rows.append(FlatColumns.values(of: commune), geometry: .areal(commune.outline))
            }
        }
    }
}
