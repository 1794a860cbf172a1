import PlanarGeometry

/// The border of a polygon as circles inside touch it.
struct PolygonBorder {
    /// A circle inside the polygon, positions relative to the origin; without a centre it is only a radius that is known to fit.
    struct Circle {
        var center: Coordinate?
        var radius: Double
    }

    /// A stretch of the border where circles can touch: along an edge, where the normal stays, or at a vertex, where it turns.
    struct Contact {
        fileprivate let start, end: Touch
        /// The edges that a circle touching here never meets again.
        fileprivate let own: (Int, Int)

        fileprivate var isEdge: Bool { own.0 == own.1 }

        fileprivate func touch(at share: Double) -> Touch {
            guard !isEdge else {
                return Touch(position: start.position.towards(end.position, by: share), normal: start.normal)
            }
            return Touch(position: start.position, normal: start.normal.towards(end.normal, by: share).normalized)
        }
    }

    /// What positions are relative to, so that coordinates of several million metres keep their last digits.
    let origin: Coordinate
    private var edges: [Edge] = []

    /// Takes the edges of all rings, walked with the inside on the left.
    init(_ polygon: Polygon) {
        origin = polygon.exterior.coordinates[0]
        for ring in polygon.rightHanded.rings {
            let first = edges.count
            for (start, end) in zip(ring.coordinates, ring.coordinates.dropFirst()) where start != end {
                edges.append(Edge(from: start - origin, to: end - origin, next: edges.count + 1))
            }
            if edges.count > first { edges[edges.count - 1].next = first }
        }
    }

    /// Every place where a circle can touch: the edges, longest first since the widest place is mostly between long ones, then the vertices where
    /// the border bends away from the inside.
    var contacts: [Contact] {
        let longestFirst = edges.indices.sorted { (edges[$1].length, $0) < (edges[$0].length, $1) }
        let along = longestFirst.map { index in
            let edge = edges[index]
            return Contact(
                start: Touch(position: edge.start, normal: edge.inward), end: Touch(position: edge.end, normal: edge.inward),
                own: (index, index))
        }
        return along + edges.indices.flatMap(bend)
    }

    /// The contact at the end of an edge, in two halves so that normals never turn by more than a right angle; none where the border bends inwards.
    private func bend(after index: Int) -> [Contact] {
        let (edge, next) = (edges[index], edges[edges[index].next])
        guard edge.along.cross(next.along) < 0 else { return [] }
        // Where the border nearly turns back the normals cancel out; where it hardly bends the directions do.
        let half = edge.along.dot(next.along) > 0 ? edge.inward + next.inward : edge.along - next.along
        let touches = [edge.inward, half.normalized, next.inward].map { Touch(position: edge.end, normal: $0) }
        return zip(touches, touches.dropFirst()).map { Contact(start: $0, end: $1, own: (index, edge.next)) }
    }

    /// Looks along a contact for a circle larger than the best by more than the precision.
    ///
    /// The contact is cut until no stretch can hold such a circle. What bounds a stretch are the obstacles met at its ends: the radius of the
    /// circle that touches along it and passes through a fixed point, or is tangent to a fixed line, has no peak inside the stretch, and along an
    /// edge it is convex, so below its chord. Where two chords cross is the place to look next.
    func improve(_ best: inout Circle, along contact: Contact) {
        var stretches = [Stretch(from: 0, to: 1)]
        while let stretch = stretches.popLast() {
            let (limit, share) = bound(on: stretch, of: contact)
            let cut = stretch.from + share * (stretch.to - stretch.from)
            guard limit > best.radius * (1 + LargestCircle.precision), cut > stretch.from, cut < stretch.to else { continue }
            let touch = contact.touch(at: cut)
            guard let obstacle = firstObstacle(of: touch, own: contact.own, enough: best.radius) else { continue }
            if obstacle.radius > best.radius {
                best = Circle(center: touch.position + touch.normal.scaled(by: obstacle.radius), radius: obstacle.radius)
            }
            stretches.append(Stretch(from: cut, to: stretch.to, first: obstacle, last: stretch.last))
            stretches.append(Stretch(from: stretch.from, to: cut, first: stretch.first, last: obstacle))
        }
    }

    /// The greatest radius that obstacles leave on a stretch, and at which share of it to look next.
    private func bound(on stretch: Stretch, of contact: Contact) -> (radius: Double, share: Double) {
        let ends = (contact.touch(at: stretch.from), contact.touch(at: stretch.to))
        let first = stretch.first.map { radii(at: ends, before: $0) } ?? (.infinity, .infinity)
        let last = stretch.last.map { radii(at: ends, before: $0) } ?? (.infinity, .infinity)
        let byOne = min(max(first.0, first.1), max(last.0, last.1))
        let (start, end) = (first.0 - last.0, first.1 - last.1)
        // Chords that do not cross bound the stretch no better than the lower one does; at a vertex they are no bound.
        guard contact.isEdge, start.isFinite, end.isFinite, start * end < 0 else { return (byOne, 0.5) }
        let crossing = start / (start - end)
        let peak = max(min(first.0, last.0), min(first.1, last.1), first.0 + crossing * (first.1 - first.0))
        return (min(byOne, peak), crossing > 0.001 && crossing < 0.999 ? crossing : 0.5)
    }

    /// The radii that an obstacle leaves circles touching at the ends of a stretch: those through its position or, where its edge is tangent to
    /// both, those up to that edge.
    private func radii(at ends: (Touch, Touch), before obstacle: Obstacle) -> (Double, Double) {
        if let edge = obstacle.edge.map({ edges[$0] }), let first = ends.0.tangentRadius(edge), let last = ends.1.tangentRadius(edge) {
            return (first, last)
        }
        return (ends.0.radius(through: obstacle.position), ends.1.radius(through: obstacle.position))
    }

    /// The obstacle that stops a circle growing from a touch; any obstacle that keeps it from becoming larger than `enough`, if there is one.
    private func firstObstacle(of touch: Touch, own: (Int, Int), enough: Double) -> Obstacle? {
        var first: Obstacle?
        var least = Double.infinity
        // What is near stops most circles: from the touch outwards, a step forth and a step back.
        var (forth, back) = (own.0, own.0)
        for step in 1..<max(edges.count, 2) {
            let index: Int
            if step.isMultiple(of: 2) {
                back = back == 0 ? edges.count - 1 : back - 1
                index = back
            } else {
                forth = forth == edges.count - 1 ? 0 : forth + 1
                index = forth
            }
            guard index != own.1 else { continue }
            // A circle meets an edge from the edge's inner side only, and never before it meets the edge's line.
            let edge = edges[index]
            let height = (touch.position - edge.start).dot(edge.inward)
            let slope = 1 - touch.normal.dot(edge.inward)
            guard height > 0, height < least * slope else { continue }
            guard let obstacle = touch.obstacle(edge, index: index, tangentRadius: height / slope), obstacle.radius < least else {
                continue
            }
            first = obstacle
            least = obstacle.radius
            if least <= enough { break }
        }
        return first
    }
}

/// A stretch of a contact, by shares of it, and the obstacles met at its ends where they have been looked for.
private struct Stretch {
    let from, to: Double
    var first, last: Obstacle?
}

private struct Edge {
    let start, end: Coordinate
    /// The direction from start to end.
    let along: Coordinate
    let length: Double
    /// The edge after it in its ring.
    var next: Int

    init(from start: Coordinate, to end: Coordinate, next: Int) {
        (self.start, self.end, self.next) = (start, end, next)
        length = start.distance(to: end)
        along = (end - start).normalized
    }

    /// Towards the inside, across the edge.
    var inward: Coordinate { Coordinate(-along.y, along.x) }
}

/// Where a circle touches the border, and the direction from there to its centre.
private struct Touch {
    let position: Coordinate
    let normal: Coordinate

    /// The radius of the circle that passes through a point; infinite when none does.
    func radius(through point: Coordinate) -> Double {
        let chord = point - position
        let depth = chord.dot(normal)
        return depth > 0 ? chord.dot(chord) / (2 * depth) : .infinity
    }

    /// The radius of the circle that is tangent to an edge between its ends; nil when none is.
    func tangentRadius(_ edge: Edge) -> Double? {
        // At a vertex that the edge begins or ends at, the radius is 0 up to rounding.
        let slack = 1e-9 * edge.length
        let radius = (position - edge.start).dot(edge.inward) / (1 - normal.dot(edge.inward))
        guard radius > -slack, radius.isFinite, case let reach = reach(edge, radius), reach > -slack, reach < edge.length + slack else {
            return nil
        }
        return max(radius, 0)
    }

    /// Where an edge stops a growing circle: where its line is tangent if that is between its ends, else at the end nearest to there.
    func obstacle(_ edge: Edge, index: Int, tangentRadius: Double) -> Obstacle? {
        let reach = reach(edge, tangentRadius)
        if reach >= 0, reach <= edge.length {
            return Obstacle(position: edge.start + edge.along.scaled(by: reach), radius: tangentRadius, edge: index)
        }
        let end = reach < 0 ? edge.start : edge.end
        let radius = radius(through: end)
        return radius.isFinite ? Obstacle(position: end, radius: radius, edge: nil) : nil
    }

    /// How far along an edge's line the circle of a radius is tangent to it.
    private func reach(_ edge: Edge, _ radius: Double) -> Double {
        (position - edge.start).dot(edge.along) + radius * normal.dot(edge.along)
    }
}

/// What stops a growing circle: a position of the border, and the edge when it is met between its ends.
private struct Obstacle {
    let position: Coordinate
    let radius: Double
    let edge: Int?
}

extension Coordinate {
    fileprivate static func + (left: Coordinate, right: Coordinate) -> Coordinate { Coordinate(left.x + right.x, left.y + right.y) }
    fileprivate static func - (left: Coordinate, right: Coordinate) -> Coordinate { Coordinate(left.x - right.x, left.y - right.y) }
    fileprivate func dot(_ other: Coordinate) -> Double { x * other.x + y * other.y }
    fileprivate func cross(_ other: Coordinate) -> Double { x * other.y - y * other.x }
    fileprivate func scaled(by factor: Double) -> Coordinate { Coordinate(x * factor, y * factor) }
    fileprivate var normalized: Coordinate { scaled(by: 1 / dot(self).squareRoot()) }
    fileprivate func towards(_ other: Coordinate, by share: Double) -> Coordinate { self + (other - self).scaled(by: share) }
}
