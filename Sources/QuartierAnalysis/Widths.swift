import GEOSOverlay
import PlanarGeometry

/// How wide an area is where it is widest.
enum Widths {
    /// The radius of the largest circle inside, in units of the plane; 0 for an empty area.
    ///
    /// To a hundredth of the mean half-width of the part, and never finer than a tenth of a millimetre.
    static func inscribedRadius(of area: MultiPolygon, in session: inout Session) throws(GEOSError) -> Double {
        var greatest = 0.0
        for part in area.polygons where part.perimeter > 0 {
            let tolerance = max(1e-4, part.area / part.perimeter / 100)
            // The radius of a circle inside is at most that of the circle of the same area: a part that cannot beat the greatest is not searched.
            guard (part.area / .pi).squareRoot() > greatest else { continue }
            let circle = try session.maximumInscribedCircle(of: session.add(MultiPolygon([part])), tolerance: tolerance)
            greatest = max(greatest, circle?.radius ?? 0)
        }
        return greatest
    }
}
