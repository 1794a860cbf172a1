public import PlanarGeometry

/// The part of a plane that is seen through a rectangle of the page.
public struct MapWindow: Sendable, Hashable {
    /// The rectangle of the page.
    public let box: Box
    /// Points of the page for a metre of the plane.
    public let pointsPerMetre: Double
    /// The middle of what is seen, in the plane.
    public let centre: Coordinate

    /// Fits an area of the plane, in metres, into a rectangle, with a margin around it.
    ///
    /// - Parameter leastSide: how many metres are seen at least, so that a single small area does not fill the page.
    public init(showing area: Envelope, in box: Box, margin: Double = 0.06, leastSide: Double = 400) {
        self.box = box
        centre = area.center ?? Coordinate(0, 0)
        let (width, height) = (max(area.width, leastSide), max(area.height, leastSide))
        pointsPerMetre = (1 - 2 * margin) * min(box.width / width, box.height / height)
    }

    /// What is seen of the plane.
    public var area: Envelope {
        let (halfWidth, halfHeight) = (box.width / pointsPerMetre / 2, box.height / pointsPerMetre / 2)
        return Envelope(
            minX: centre.x - halfWidth, minY: centre.y - halfHeight, maxX: centre.x + halfWidth, maxY: centre.y + halfHeight)
    }

    /// Where a position of the plane is on the page.
    public func point(_ position: Coordinate) -> Coordinate {
        Coordinate(box.middleX + (position.x - centre.x) * pointsPerMetre, box.middleY - (position.y - centre.y) * pointsPerMetre)
    }

    /// The outline on the page, what is far outside left out.
    ///
    /// - Returns: the path, empty when nothing of the outline has room on the page.
    public func path(_ outline: MultiPolygon, decimals: Int = 1) -> PathData {
        var path = PathData(decimals: decimals)
        let seen = area.expanded(by: 12 / pointsPerMetre)
        for ring in outline.rings {
            let envelope = ring.envelope
            guard envelope.intersects(seen) else { continue }
            let positions = seen.contains(envelope) ? ring.coordinates : RingClipping.clipped(ring.coordinates, to: seen)
            path.addRing(positions.map(point))
        }
        return path
    }
}

/// Rings cut at the sides of a rectangle (Sutherland and Hodgman 1974): edges along the rectangle may stand for what was outside.
enum RingClipping {
    static func clipped(_ ring: [Coordinate], to box: Envelope) -> [Coordinate] {
        var points = ring
        func cut(_ isInside: (Coordinate) -> Bool, _ crossing: (Coordinate, Coordinate) -> Coordinate) {
            guard var previous = points.last else { return }
            var kept: [Coordinate] = []
            kept.reserveCapacity(points.count)
            for point in points {
                if isInside(point) != isInside(previous) { kept.append(crossing(previous, point)) }
                if isInside(point) { kept.append(point) }
                previous = point
            }
            points = kept
        }
        func atX(_ x: Double) -> (Coordinate, Coordinate) -> Coordinate {
            { Coordinate(x, $0.y + ($1.y - $0.y) * (x - $0.x) / ($1.x - $0.x)) }
        }
        func atY(_ y: Double) -> (Coordinate, Coordinate) -> Coordinate {
            { Coordinate($0.x + ($1.x - $0.x) * (y - $0.y) / ($1.y - $0.y), y) }
        }
        cut({ $0.x >= box.minX }, atX(box.minX))
        cut({ $0.x <= box.maxX }, atX(box.maxX))
        cut({ $0.y >= box.minY }, atY(box.minY))
        cut({ $0.y <= box.maxY }, atY(box.maxY))
        return points
    }
}
