import PROJTransforms
public import PlanarGeometry
public import Reporting

/// Which projection the law prescribes where a layer lies.
public enum LegalSystem {
    /// The legal projection at the middle of some outlines: Lambert-93 on the mainland, the territory's own overseas; nil outside French territory.
    ///
    /// - Throws: `QuartiersError` when PROJ does not know the system of the outlines.
    public static func projection(around envelope: Envelope, in crs: CRS) throws(QuartiersError) -> CRS? {
        guard let centre = envelope.center else { return nil }
        let toGeographic = try Projection.transformer(from: crs, to: try Projection.geographic(of: crs))
        let position = try Projection.attempt { () throws(PROJError) in try toGeographic.transform(centre) }
        return LegalProjection(at: position)?.crs
    }
}
