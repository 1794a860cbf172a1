import GEOSOverlay
public import PlanarGeometry
public import Reporting

/// How far two outlines of one plane are apart.
public enum OutlineChange {
    /// The area that belongs to just one of the two, in squared units of the plane; both are repaired first where they are not valid.
    ///
    /// - Throws: `QuartiersError` when GEOS fails.
    public static func area(_ first: MultiPolygon, _ second: MultiPolygon) throws(QuartiersError) -> Double {
        let (a, b) = (try Overlaying.repairIfNeeded(first)?.geometry ?? first, try Overlaying.repairIfNeeded(second)?.geometry ?? second)
        return try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            return try session.symmetricDifference(session.add(a), session.add(b)).geometry.area
        }
    }
}
