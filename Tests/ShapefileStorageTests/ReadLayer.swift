import GeoFormats
import PlanarGeometry
import Reporting
import ShapefileStorage

/// A layer read whole, with what was reported on the way.
struct ReadLayer {
    var description: LayerDescription
    var features: [Feature] = []
    var findings: [Finding] = []

    init(_ reader: ShapefileReader) throws {
        description = reader.description
        try reader.forEachFeature(report: { findings.append($0) }, body: { features.append($0) })
    }

    init(_ contents: [ShapefileFiles.Part: [UInt8]], encoding: DBFEncoding? = nil) throws {
        try self.init(try ShapefileReader(try ShapefileFiles(name: "couche", file: "couche.shp", contents: contents), encoding: encoding))
    }

    init(_ raw: RawShapefile, encoding: DBFEncoding? = nil) throws { try self.init(raw.contents, encoding: encoding) }

    var codes: [String] { findings.map(\.kind.code) }

    func finding(_ code: String) -> Finding? { findings.first { $0.kind.code == code } }

    /// The values of a field, feature by feature.
    func values(_ field: String) -> [Value] { features.map { $0.value(field) } }
}
