extension MultiPolygon {
    /// The area that two outlines have in common, without the outline of what they have in common.
    ///
    /// An outline is what remains when the ground under each of its edges, down to a level line, is added where the walk goes west and taken
    /// away where it goes east. So what two outlines have in common is the sum, over all pairs of an edge of each, of the ground under both;
    /// how the outlines cross, touch or follow each other need not be known, and upsets nothing (W. R. Franklin, *Calculating map overlay
    /// polygons' areas without explicitly calculating the polygons*, 1990). Two outlines of 200 vertices take 20 µs, a tenth of an overlay.
    ///
    /// - Parameter other: in the same plane; valid, as this one, its rings walked whichever way.
    /// - Returns: in squared units of the plane, 0 where it cannot be told from rounding: under some 10⁻¹² of the rectangle around both.
    public func commonArea(with other: MultiPolygon) -> Double {
        let window = envelope.intersection(other.envelope)
        guard window.width > 0, window.height > 0 else { return 0 }
        if self == other { return area }
        return RaisedEdges(of: self, in: window).commonArea(with: RaisedEdges(of: other, in: window))
    }
}

/// The edges of an outline that have ground under them inside a window, measured from its south-west corner.
private struct RaisedEdges {
    private let width: Double
    private var edges: [RaisedEdge] = []

    init(of outline: MultiPolygon, in window: Envelope) {
        width = window.width
        edges.reserveCapacity(outline.positionCount)
        for polygon in outline.polygons {
            add(polygon.exterior, isHole: false, window)
            for hole in polygon.holes { add(hole, isHole: true, window) }
        }
    }

    private mutating func add(_ ring: Ring, isHole: Bool, _ window: Envelope) {
        let westward = ring.isCounterClockwise != isHole ? 1.0 : -1.0
        var start = ring.coordinates[0]
        for end in ring.coordinates.dropFirst() {
            let isWestward = end.x < start.x
            let (west, east) = isWestward ? (end, start) : (start, end)
            if let edge = RaisedEdge(from: west, to: east, weight: isWestward ? westward : -westward, in: window) { edges.append(edge) }
            start = end
        }
    }

    func commonArea(with other: RaisedEdges) -> Double {
        let strips = IntervalStrips(edges, extent: 0...width, limits: \.limits)
        var (sum, magnitude) = (0.0, 0.0)
        for edge in other.edges {
            let touched = strips.strips(of: edge.limits)
            for strip in touched {
                for own in strips[strip] {
                    let ground = edge.ground(sharedWith: own)
                    // A pair that shares several strips counts in the first of them.
                    guard ground > 0, strip == max(touched.lowerBound, strips.strip(at: own.limits.lower)) else { continue }
                    sum += ground * (edge.weight * own.weight)
                    magnitude += ground
                }
            }
        }
        return sum > magnitude * 0x1p-46 ? sum : 0
    }
}

/// An edge with ground under it, from its west to its east end.
private struct RaisedEdge {
    private var west: Double
    private var east: Double
    /// How high its west end lies.
    private var height: Double
    private let slope: Double
    /// 1 when the ground under it is added, -1 when it is taken away.
    let weight: Double

    /// The part of an edge inside a window and north of its south side, if any.
    init?(from start: Coordinate, to end: Coordinate, weight: Double, in window: Envelope) {
        guard start.x < end.x, start.x < window.maxX, end.x > window.minX, max(start.y, end.y) > window.minY else { return nil }
        (west, east, height) = (start.x - window.minX, end.x - window.minX, start.y - window.minY)
        slope = (end.y - start.y) / (end.x - start.x)
        self.weight = weight
        cut(from: 0, to: window.width)
        if height < 0 { cut(from: west - height / slope, to: east) }
        if height(at: east) < 0 { cut(from: west, to: west - height / slope) }
        guard west < east else { return nil }
    }

    var limits: (lower: Double, upper: Double) { (west, east) }

    private mutating func cut(from newWest: Double, to newEast: Double) {
        if newWest > west { (west, height) = (newWest, height(at: newWest)) }
        if newEast < east { east = newEast }
    }

    private func height(at position: Double) -> Double { height + (position - west) * slope }

    /// The area of the ground under both edges.
    func ground(sharedWith other: RaisedEdge) -> Double {
        let (west, east) = (max(west, other.west), min(east, other.east))
        guard west < east else { return 0 }
        let own = (atWest: height(at: west), atEast: height(at: east))
        let its = (atWest: other.height(at: west), atEast: other.height(at: east))
        let (riseAtWest, riseAtEast) = (own.atWest - its.atWest, own.atEast - its.atEast)
        let (most, least) = (max(riseAtWest, riseAtEast), min(riseAtWest, riseAtEast))
        if most <= 0 { return (east - west) * (own.atWest + own.atEast) / 2 }
        if least >= 0 { return (east - west) * (its.atWest + its.atEast) / 2 }
        // Under this edge, less the triangle by which it rises above the other.
        return (east - west) * (own.atWest + own.atEast - most * most / (most - least)) / 2
    }
}
