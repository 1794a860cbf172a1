public import PlanarGeometry
internal import SystemGEOS

/// The largest circle inside an area, as far as it was sought: its diameter is the greatest width.
public struct InscribedCircle: Hashable, Sendable {
    /// The centre, inside the area.
    public let center: Coordinate
    /// The distance from the centre to the border, in units of the plane.
    public let radius: Double
    /// No circle inside the area has a radius greater by more than this.
    public let tolerance: Double

    /// The greatest width of the area, in units of the plane.
    public var diameter: Double { 2 * radius }
}

extension Session {
    /// The largest circle inside a geometry, over all its parts; nil for an empty one (`GEOSMaximumInscribedCircle_r`).
    ///
    /// A search by squares cut in four: along a strip of even width it takes time in proportion to length over tolerance (20 ms for
    /// 10 000), so a tolerance under a hundred-thousandth of the geometry's extent is raised to that, and the result says so.
    ///
    /// Where less is asked: area over perimeter is never above the radius, the root of area over pi never below; and whether an area is
    /// wider than a distance shows in what `buffer(_:by:quadrantSegments:)` by minus half that distance leaves, in a hundredth of the time.
    ///
    /// - Parameter tolerance: by how much the radius may be too small, in units of the plane; above 0.
    /// - Throws: `GEOSError`.
    public func maximumInscribedCircle(of geometry: Geometry, tolerance: Double) throws(GEOSError) -> InscribedCircle? {
        precondition(tolerance > 0, "a tolerance above 0")
        let (envelope, value) = (entry(geometry).envelope, self[geometry])
        let attained = max(tolerance, max(envelope.width, envelope.height) / 100_000)
        // The library starts with squares as wide as the envelope's short side: of a sliver along an axis, more than memory holds. There
        // any position inside will do: the sliver is no wider than the tolerance.
        guard min(envelope.width, envelope.height) > attained else {
            return try pointOnSurface(of: geometry).map { center in
                InscribedCircle(center: center, radius: value.distanceToBorder(from: center), tolerance: attained)
            }
        }
        let pointer = try unsafe pointer(geometry)
        let radius = try context.make("GEOSMaximumInscribedCircle_r") { unsafe GEOSMaximumInscribedCircle_r($0, pointer, attained) }
        let ends = try unsafe context.coordinates(of: radius.pointer)
        return InscribedCircle(center: ends[0], radius: ends[0].distance(to: ends[ends.count - 1]), tolerance: attained)
    }
}

extension MultiPolygon {
    fileprivate func distanceToBorder(from position: Coordinate) -> Double {
        var least = Double.infinity
        for ring in polygons.lazy.flatMap(\.rings) {
            for (start, end) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                let (dx, dy) = (end.x - start.x, end.y - start.y)
                let squaredLength = dx * dx + dy * dy
                let along = squaredLength > 0 ? ((position.x - start.x) * dx + (position.y - start.y) * dy) / squaredLength : 0
                let share = min(max(along, 0), 1)
                least = min(least, position.distance(to: Coordinate(start.x + share * dx, start.y + share * dy)))
            }
        }
        return least
    }
}
