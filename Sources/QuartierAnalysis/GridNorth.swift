import Glibc
import PROJTransforms
public import PlanarGeometry
public import Reporting

/// Where north is on a map: the meridians of a conformal projection lean away from upright, more the further from its own.
public enum GridNorth {
    /// How far the meridian leans from the upright of the plane at a position, in degrees, clockwise.
    ///
    /// - Throws: `QuartiersError` when the position has no image in longitude and latitude.
    public static func bearing(at position: Coordinate, in crs: CRS) throws(QuartiersError) -> Double {
        let geographic = try Projection.geographic(of: crs)
        guard geographic != crs else { return 0 }
        let (down, up) = (try Projection.transformer(from: crs, to: geographic), try Projection.transformer(from: geographic, to: crs))
        return try Projection.attempt { () throws(PROJError) in
            let place = try down.transform(position)
            // A hundredth of a degree is about a kilometre: far above rounding, and far too short to bend.
            let ends = try up.transform([place, Coordinate(place.x, place.y + 0.01)])
            return atan2(ends[1].x - ends[0].x, ends[1].y - ends[0].y) * 180 / .pi
        }
    }
}
