public import GeoFormats
import GeoPackage
import QuartierModel
public import Reporting

/// A layer of a file or stream that is about to be read, whatever its format.
public struct VectorSource: Sendable {
    private enum Format: Sendable {
        case geoJSON(ByteSource)
        case geoPackage(path: String, layer: String?)
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
            format = .geoJSON(input)
        case .generation(let generation):
            name = generation.name
            format = .geoJSON(.file(generation.name))
        case .file(let path, let layer):
            name = path
            switch try FileContent(of: .file(path)) {
            case .sqlite: format = .geoPackage(path: path, layer: layer)
            case .json: format = .geoJSON(.file(path))
            case .other:
                throw QuartiersError(
                    .badData, Text(fr: "format inconnu : ni GeoJSON, ni GeoPackage", en: "unknown format: neither GeoJSON nor GeoPackage"),
                    place: Place(file: path),
                    remedy: Text(
                        fr: "Convertir la couche : ogr2ogr -f GPKG couche.gpkg \(path).",
                        en: "Convert the layer: ogr2ogr -f GPKG layer.gpkg \(path)."))
            }
        }
    }

    /// Hands every feature to a closure, in the order of the file.
    ///
    /// - Parameters:
    ///   - report: receives what is wrong.
    ///   - body: receives the layer's description, which may learn fields on the way, and a feature.
    /// - Returns: the description of the layer; for GeoJSON with every field met.
    /// - Throws: `QuartiersError` where the file is damaged, what `report` and `body` throw.
    @discardableResult
    public func forEachFeature(report: FindingSink, _ body: (LayerDescription, Feature) throws -> Void) throws -> LayerDescription {
        switch format {
        case .geoJSON(let source):
            var reader = try GeoJSONReader(source)
            while let feature = try reader.next(report) { try body(reader.description, feature) }
            return reader.description
        case .geoPackage(let path, let layer):
            let reader = try GeoPackageReader(path, report: report)
            let description = try reader.layer(layer)
            try reader.forEachFeature(description.name, report: report) { try body(description, $0) }
            return description
        }
    }

    /// The bytes of the file, for its digest.
    public func sha256() throws(QuartiersError) -> String {
        switch format {
        case .geoJSON(let source): try source.sha256()
        case .geoPackage(let path, _): try ByteSource.file(path).sha256()
        }
    }
}
