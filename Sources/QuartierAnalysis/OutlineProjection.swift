import PROJTransforms
public import PlanarGeometry
public import Reporting

/// Outlines taken from one system to another, vertex by vertex.
public enum OutlineProjection {
    /// The outlines in the target system, in their order; nil stays nil.
    ///
    /// - Throws: `QuartiersError` when PROJ does not know a system or cannot transform an outline.
    public static func project(_ outlines: [MultiPolygon?], from source: CRS, to target: CRS) throws(QuartiersError) -> [MultiPolygon?] {
        guard source != target else { return outlines }
        let transformer = try Projection.transformer(from: source, to: target)
        return try outlines.map { outline throws(QuartiersError) in
            guard let outline else { return nil }
            return try Projection.attempt { () throws(PROJError) in try transformer.transform(outline) }
        }
    }

    /// A position in the target system.
    ///
    /// - Throws: `QuartiersError` when PROJ does not know a system or cannot transform the position.
    public static func project(_ position: Coordinate, from source: CRS, to target: CRS) throws(QuartiersError) -> Coordinate {
        guard source != target else { return position }
        let transformer = try Projection.transformer(from: source, to: target)
        return try Projection.attempt { () throws(PROJError) in try transformer.transform(position) }
    }
}
