import PROJTransforms
public import PlanarGeometry
public import QuartierModel
public import Reporting

/// Outlines in WGS 84 longitude and latitude, as RFC 7946 wants them.
public enum GeographicOutlines {
    /// The outlines of a layer taken to WGS 84, vertex by vertex.
    ///
    /// - Throws: `QuartiersError` when PROJ cannot transform one.
    public static func outlines(of layer: Layer<Perimeter>) throws(QuartiersError) -> [MultiPolygon?] {
        let transformer = try Projection.transformer(from: layer.crs, to: .wgs84)
        return try layer.elements.map { perimeter throws(QuartiersError) in
            guard let outline = perimeter.outline else { return nil }
            return try Projection.attempt { () throws(PROJError) in try transformer.transform(outline) }
        }
    }
}
