import GEOSOverlay
public import PlanarGeometry
import Reporting

/// Outlines grown or shrunk by a few metres: how much an estimate depends on where exactly the line runs.
public enum OutlineShift {
    /// The outlines moved outwards by a distance, or inwards by a negative one, in metres; possibly to nothing. In the plane given.
    ///
    /// - Throws: `QuartiersError` when GEOS or PROJ fail.
    public static func shifted(
        _ outlines: [MultiPolygon?], from crs: CRS, in plane: WorkingPlane, by distance: Double, workers: Int = 1
    ) throws -> [MultiPolygon?] {
        let areas = try PreparedAreas(outlines, crs: crs, plane: plane.crs, workers: workers)
        return try concurrentMap(count: outlines.count, workers: workers) { index in
            guard outlines[index] != nil else { return nil }
            return try Overlaying.attempt { () throws(GEOSError) in
                var session = try Session()
                return try session.buffer(session.add(areas.outlines[index]), by: distance)
            }
        }
    }
}
