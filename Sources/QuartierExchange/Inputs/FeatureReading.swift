import GeoFormats
import GeoPackage
import Reporting
import ShapefileStorage

/// The readers of all formats behind one shape: a description, and its features one by one.
enum FeatureReading {
    typealias Body = (LayerDescription, Feature) throws -> Void

    static func geoJSON(
        _ source: ByteSource, layer: String?, readsGeometry: Bool, report: FindingSink, _ body: Body
    ) throws -> LayerDescription {
        var reader = try GeoJSONReader(source, readsGeometry: readsGeometry)
        try check(layer, against: reader.description, file: source.name)
        while let feature = try reader.next(report) { try body(reader.description, feature) }
        return reader.description
    }

    static func describe(_ source: ByteSource, layer: String?) throws -> LayerDescription {
        let reader = try GeoJSONReader(source, readsGeometry: false)
        try check(layer, against: reader.description, file: source.name)
        return reader.description
    }

    /// GeoJSON holds one layer: a user who asks for another is told its name.
    private static func check(_ asked: String?, against layer: LayerDescription, file: String) throws(QuartiersError) {
        guard let asked, asked.lowercased() != layer.name.lowercased() else { return }
        throw QuartiersError(
            .noInput, Text(fr: "la couche « \(asked) » n'existe pas", en: "there is no layer '\(asked)'"), place: Place(file: file),
            remedy: Text(fr: "Couche présente : \(layer.name).", en: "Layer there is: \(layer.name)."))
    }

    static func geoPackage(
        _ path: String, layer: String?, readsGeometry: Bool, report: FindingSink, _ body: Body
    ) throws -> LayerDescription {
        let reader = try GeoPackageReader(path, report: report)
        let description = try reader.layer(layer)
        try reader.forEachFeature(description.name, readsGeometry: readsGeometry, report: report) { try body(description, $0) }
        return description
    }

    static func shapefile(
        _ reader: ShapefileReader, readsGeometry: Bool, report: FindingSink, _ body: Body
    ) throws -> LayerDescription {
        try reader.forEachFeature(readsShapes: readsGeometry, report: report) { try body(reader.description, $0) }
        return reader.description
    }

    /// The rows of a CSV as features without geometry; every cell is text, so that `01004` stays a code.
    static func table(_ source: ByteSource, report: FindingSink, _ body: Body) throws -> LayerDescription {
        var reader = try CSVReader(source)
        let columns = reader.columns
        var description = LayerDescription(name: source.stem, fields: columns)
        var rank = 0
        while try reader.next(report) {
            rank += 1
            let attributes = columns.indices.map { column in
                Feature.Attribute(columns[column], reader.isBlank(column) ? .null : .text(reader.text(column)))
            }
            try body(description, Feature(rank: rank, geometry: .null, attributes: attributes))
        }
        description.featureCount = rank
        return description
    }
}
