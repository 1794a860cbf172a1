import Digests
public import GeoFormats
import GeoPackage
import QuartierModel
public import Reporting
import ShapefileStorage

/// A layer of a file or stream that is about to be read, whatever its format.
public struct VectorSource: Sendable {
    private enum Format: Sendable {
        case geoJSON(ByteSource, layer: String?)
        case geoPackage(path: String, layer: String?)
        case shapefile(path: String)
        case table(ByteSource)
        case delivery(ZipDelivery)
    }

    private let format: Format
    /// The file as the user named it; `-` for standard input.
    public let name: String

    /// Opens what a user named, by content and not by name.
    ///
    /// - Parameters:
    ///   - reference: a file, perhaps with a layer, or standard input.
    ///   - input: what standard input is.
    /// - Throws: `QuartiersError`: of status `noInput` when it cannot be read, `badData` when it is in no format known here.
    public init(_ reference: LayerReference, input: ByteSource) throws(QuartiersError) {
        switch reference {
        case .standardInput:
            name = "-"
            format = .geoJSON(input, layer: nil)
        case .generation(let generation):
            name = generation.name
            format = .geoJSON(.file(generation.name), layer: nil)
        case .file(let path, let layer):
            name = path
            format =
                switch try FileContent(of: .file(path)) {
                case .sqlite: .geoPackage(path: path, layer: layer)
                case .json, .stream: .geoJSON(.file(path), layer: layer)
                case .shapefile: .shapefile(path: path)
                case .zip: .delivery(ZipDelivery(path: path, layer: layer))
                case .text: .table(.file(path))
                case .other:
                    throw Self.unknownFormat(path)
                }
        }
    }

    /// A file in none of the formats that are read.
    static func unknownFormat(_ path: String) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: "format inconnu : ni GeoJSON, ni GeoPackage, ni shapefile, ni zip, ni liste en CSV avec un champ de code",
                en: "unknown format: neither GeoJSON, GeoPackage, shapefile, zip nor a list in CSV with a field of codes"),
            place: Place(file: path),
            remedy: Text(
                fr: "D'un shapefile, nommer le .shp ; convertir le reste : ogr2ogr -f GPKG couche.gpkg \(path).",
                en: "Of a shapefile, name the .shp; convert the rest: ogr2ogr -f GPKG layer.gpkg \(path)."))
    }

    /// Whether its features have geometries: a list in CSV has none.
    public var hasGeometry: Bool {
        if case .table = format { false } else { true }
    }

    /// What the file says of the layer before its features are read.
    ///
    /// - Throws: `QuartiersError` where it cannot be read.
    func describe() throws -> LayerDescription {
        switch format {
        case .geoJSON(let source, let layer): try FeatureReading.describe(source, layer: layer)
        case .geoPackage(let path, let layer): try GeoPackageReader(path, report: { _ in }).layer(layer)
        case .shapefile(let path): try ShapefileReader(path: path).description
        // What is packed is only known once it is unpacked.
        case .table, .delivery: try forEachFeature(readsGeometry: false, report: { _ in }) { _, _ in }
        }
    }

    /// Hands every feature to a closure, in the order of the file.
    ///
    /// - Parameters:
    ///   - readsGeometry: whether geometries are read; without, every feature has none, and only its fields are worth looking at.
    ///   - report: receives what is wrong.
    ///   - body: receives the layer's description, which may learn fields on the way, and a feature.
    /// - Returns: the description of the layer; for GeoJSON with every field met.
    /// - Throws: `QuartiersError` where the file is damaged, what `report` and `body` throw.
    @discardableResult
    public func forEachFeature(
        readsGeometry: Bool = true, report: FindingSink, _ body: (LayerDescription, Feature) throws -> Void
    ) throws -> LayerDescription {
        switch format {
        case .geoJSON(let source, let layer):
            try FeatureReading.geoJSON(source, layer: layer, readsGeometry: readsGeometry, report: report, body)
        case .geoPackage(let path, let layer):
            try FeatureReading.geoPackage(path, layer: layer, readsGeometry: readsGeometry, report: report, body)
        case .shapefile(let path):
            try FeatureReading.shapefile(try ShapefileReader(path: path), readsGeometry: readsGeometry, report: report, body)
        case .table(let source): try FeatureReading.table(source, report: report, body)
        case .delivery(let delivery): try delivery.forEachFeature(readsGeometry: readsGeometry, report: report, body)
        }
    }

    /// The SHA-256 of the file; of a shapefile, that of its `.shp`, `.shx` and `.dbf` one after the other, so that a change of any is seen.
    public func sha256() throws(QuartiersError) -> String {
        switch format {
        case .geoJSON(let source, _), .table(let source): return try source.sha256()
        case .geoPackage(let path, _): return try ByteSource.file(path).sha256()
        case .delivery(let delivery): return try ByteSource.file(delivery.path).sha256()
        case .shapefile(let path):
            let digests = try ShapefileFiles(path: path).mainPaths.map { path throws(QuartiersError) in try ByteSource.file(path).sha256() }
            return SHA256.hexadecimal(of: Array(digests.joined().utf8))
        }
    }
}
