import PlanarGeometry

/// The largest circle inside a polygon: its diameter is how wide the polygon is where it is widest.
///
/// A circle that cannot grow any more touches the border, either along an edge or at a vertex where the polygon bends outwards. So every
/// place of the border where one can touch is walked, and at each the greatest circle touching there is bounded by all other edges: a search
/// in one dimension, whose cost does not depend on how long and thin the polygon is, as a search by squares does.
struct LargestCircle: Hashable {
    /// The centre, inside the polygon.
    let center: Coordinate
    /// The distance from the centre to the border, in units of the plane; no circle inside is larger by more than `precision` of it.
    let radius: Double

    /// By which share of it the radius may be too small.
    static let precision = 1e-4

    /// Where the polygon is widest.
    var diameter: Double { 2 * radius }

    /// Finds the circle; nil when the polygon encloses nothing, or none larger than asked for.
    ///
    /// - Parameter least: a radius that is of no interest yet; a search for more ends the sooner the larger it is.
    init?(in polygon: Polygon, largerThan least: Double = 0) {
        let (area, perimeter) = (polygon.area, polygon.perimeter)
        guard area > 0, perimeter > 0 else { return nil }
        if polygon.holes.isEmpty, polygon.exterior.coordinates.count == 4 {
            guard 2 * area / perimeter > least else { return nil }
            self.init(inTriangle: polygon.exterior.coordinates, radius: 2 * area / perimeter)
            return
        }
        let border = PolygonBorder(polygon)
        // The radius is never under area over perimeter, so nothing under that is worth a search.
        var best = PolygonBorder.Circle(center: nil, radius: max(area / perimeter * (1 - 10 * Self.precision), least))
        for contact in border.contacts { border.improve(&best, along: contact) }
        guard let center = best.center else { return nil }
        self.init(center: Coordinate(border.origin.x + center.x, border.origin.y + center.y), radius: best.radius)
    }

    private init(center: Coordinate, radius: Double) {
        self.center = center
        self.radius = radius
    }

    /// The circle inside a triangle: its centre is the mean of the vertices, each weighted by the length of the side across from it.
    private init(inTriangle ring: [Coordinate], radius: Double) {
        let origin = ring[0]
        let (second, third) = (ring[2].distance(to: origin), origin.distance(to: ring[1]))
        let sum = ring[1].distance(to: ring[2]) + second + third
        self.init(
            center: Coordinate(
                origin.x + (second * (ring[1].x - origin.x) + third * (ring[2].x - origin.x)) / sum,
                origin.y + (second * (ring[1].y - origin.y) + third * (ring[2].y - origin.y)) / sum),
            radius: radius)
    }
}

extension LargestCircle {
    /// The largest circle inside any part of an area; nil when it encloses nothing.
    static func largest(in area: MultiPolygon) -> LargestCircle? {
        var greatest: LargestCircle?
        for part in area.polygons {
            // No circle inside is larger than the one of the same area: a part that cannot beat the greatest is not searched.
            let least = greatest?.radius ?? 0
            guard (part.area / .pi).squareRoot() > least, let circle = LargestCircle(in: part, largerThan: least) else { continue }
            greatest = circle
        }
        return greatest
    }
}
