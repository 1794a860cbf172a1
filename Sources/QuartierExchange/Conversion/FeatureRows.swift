import GeoFormats
import PROJTransforms
import PlanarGeometry
import QuartierAnalysis
import Reporting

/// The features of a layer as rows of a table: an outline, nil where there is none, and a value for each column.
struct FeatureRows: Sendable {
    private let columns: [String]
    private let ranks: [String: Int]
    /// The file and the layer, for errors.
    private let place: Place

    init(columns: [String], place: Place) {
        self.columns = columns
        self.place = place
        ranks = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The text of some features of the layer in WGS 84, as a part of what a writer writes.
    ///
    /// - Parameters:
    ///   - transformer: the way to WGS 84; nil for features that are there already.
    ///   - writer: it has written no feature yet.
    func text(
        of batch: ReadBatch<Feature>, _ transformer: Transformer?, _ writer: GeoJSONWriter
    ) throws -> GeoJSONWriter.Part {
        var areas: [MultiPolygon?] = []
        var rows: [[Value]] = []
        for feature in batch.elements {
            areas.append(try outline(of: feature))
            rows.append(values(of: feature))
        }
        if let transformer { areas = try Projection.transform(areas, with: transformer) }
        return try writer.part(areas, rows, behind: batch.preceding)
    }

    /// The values of a feature in the order of the columns.
    func values(of feature: Feature) -> [Value] {
        if feature.attributes.names == columns { return feature.attributes.values }
        var values = [Value](repeating: .null, count: columns.count)
        for attribute in feature.attributes { if let rank = ranks[attribute.name] { values[rank] = attribute.value } }
        return values
    }

    /// The outline of a feature.
    ///
    /// - Throws: `QuartiersError` for a geometry that is none.
    func outline(of feature: Feature) throws(QuartiersError) -> MultiPolygon? {
        switch feature.geometry {
        case .areal(let area): return area
        // What cannot be used was reported where it was read.
        case .null, .empty, .unusable: return nil
        case .point: throw notAnArea(feature, .point)
        case .other(let kind): throw notAnArea(feature, kind)
        }
    }

    private func notAnArea(_ feature: Feature, _ kind: GeometryKind) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: "géométrie de type \(kind.geoJSONName) : seules les surfaces se convertissent ici",
                en: "geometry of type \(kind.geoJSONName): only areas are converted here"),
            place: Place(feature: feature.rank).within(place),
            remedy: Text(
                fr: "Convertir cette couche par ogr2ogr, ou n'en garder que les surfaces.",
                en: "Convert this layer with ogr2ogr, or keep its areas only."))
    }
}
