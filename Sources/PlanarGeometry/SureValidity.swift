extension MultiPolygon {
    /// Whether the outline is surely valid in the sense of OGC Simple Features.
    ///
    /// False says nothing: an outline of which rings touch, that repeats a position, has a part inside a hole, or runs closer to itself than
    /// rounding lets tell has to be asked of GEOS. Of most outlines it is true, which is found out in a fifth of the time.
    public var isSurelyValid: Bool {
        !isEmpty && BorderEdges(self).areSurelyApart && polygons.allSatisfy(\.hasHolesSurelyInside) && hasPartsSurelyBesideEachOther
    }

    private var hasPartsSurelyBesideEachOther: Bool {
        if polygons.count == 1 { return true }
        let envelopes = polygons.map(\.envelope)
        let index = EnvelopeIndex(envelopes)
        return polygons.indices.allSatisfy { part in
            index.query(envelopes[part]).allSatisfy {
                $0 == part || polygons[part].exterior.surelyContains(polygons[$0].exterior.coordinates[0]) == false
            }
        }
    }
}

extension Polygon {
    /// Whether holes, no two of which meet each other or the exterior, lie inside it and beside each other.
    fileprivate var hasHolesSurelyInside: Bool {
        holes.indices.allSatisfy { hole in
            let position = holes[hole].coordinates[0]
            return exterior.surelyContains(position) == true
                && holes.indices.allSatisfy { $0 == hole || holes[$0].surelyContains(position) == false }
        }
    }
}

extension Ring {
    /// Whether a position lies inside the ring; nil where it lies too near to be told.
    fileprivate func surelyContains(_ position: Coordinate) -> Bool? {
        guard envelope.contains(position) else { return false }
        var isInside = false
        for (start, end) in zip(coordinates, coordinates.dropFirst()) where (start.y > position.y) != (end.y > position.y) {
            // Edges to the east of it count.
            switch Turn(start, end, position) {
            case .untold: return nil
            case .left: if end.y > start.y { isInside.toggle() }
            case .right: if end.y < start.y { isInside.toggle() }
            }
        }
        return isInside
    }
}

/// The edges of an outline, all rings together, under a tree of envelopes: those of runs of edges that follow each other, then of pairs of runs,
/// of pairs of these, and so on. Edges that follow each other lie close together, so nothing has to be sorted.
private struct BorderEdges {
    private static let runLength = 4

    private var edges: [BorderEdge] = []
    /// Level by level, each half as long as the one before, the last of one envelope.
    private var boxes: [Envelope] = []
    /// Where each level starts in `boxes`.
    private var starts = [0]

    init(_ outline: MultiPolygon) {
        edges.reserveCapacity(outline.positionCount)
        for ring in outline.rings {
            let first = edges.count
            let last = first + ring.coordinates.count - 2
            for (rank, (start, end)) in zip(first..., zip(ring.coordinates, ring.coordinates.dropFirst())) {
                edges.append(BorderEdge(from: start, to: end, rank: rank, next: rank == last ? first : rank + 1))
            }
        }
        for start in stride(from: 0, to: edges.count, by: Self.runLength) {
            boxes.append(edges[run(start / Self.runLength)].reduce(Envelope.empty) { $0.union($1.envelope) })
        }
        while boxes.count - starts[starts.count - 1] > 1 {
            let level = starts[starts.count - 1]..<boxes.count
            starts.append(level.upperBound)
            for first in stride(from: level.lowerBound, to: level.upperBound, by: 2) {
                boxes.append(first + 1 < level.upperBound ? boxes[first].union(boxes[first + 1]) : boxes[first])
            }
        }
    }

    private func run(_ number: Int) -> Range<Int> { number * Self.runLength..<min((number + 1) * Self.runLength, edges.count) }

    /// Whether no two edges surely share a position, but for the vertex between neighbours.
    var areSurelyApart: Bool {
        edges.allSatisfy { $0.surelyGoesOn(to: edges[$0.next]) } && areSurelyApart(inside: 0, level: starts.count - 1)
    }

    /// Whether no two edges under a node meet.
    private func areSurelyApart(inside node: Int, level: Int) -> Bool {
        if level == 0 {
            let run = run(node)
            return run.allSatisfy { first in (first + 1..<run.upperBound).allSatisfy { edges[first].isSurelyApart(from: edges[$0]) } }
        }
        let (first, second) = (2 * node, 2 * node + 1)
        guard areSurelyApart(inside: first, level: level - 1) else { return false }
        return second >= starts[level] - starts[level - 1]
            || areSurelyApart(inside: second, level: level - 1) && areSurelyApart(first, second, level: level - 1)
    }

    /// Whether no edge under one node meets one under another.
    private func areSurelyApart(_ one: Int, _ other: Int, level: Int) -> Bool {
        guard boxes[starts[level] + one].intersects(boxes[starts[level] + other]) else { return true }
        if level == 0 {
            let box = boxes[other]
            return run(one).allSatisfy { rank in
                !edges[rank].envelope.intersects(box) || run(other).allSatisfy { edges[rank].isSurelyApart(from: edges[$0]) }
            }
        }
        let count = starts[level] - starts[level - 1]
        return (2 * one..<min(2 * one + 2, count)).allSatisfy { first in
            (2 * other..<min(2 * other + 2, count)).allSatisfy { areSurelyApart(first, $0, level: level - 1) }
        }
    }
}

/// An edge of a ring.
private struct BorderEdge {
    private let start: Coordinate
    private let end: Coordinate
    let envelope: Envelope
    private let rank: Int
    /// The rank of the edge that follows.
    let next: Int

    init(from start: Coordinate, to end: Coordinate, rank: Int, next: Int) {
        (self.start, self.end, self.rank, self.next) = (start, end, rank, next)
        envelope = Envelope(minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }

    /// Whether the edge that follows shares no more with it than the vertex between them.
    func surelyGoesOn(to next: BorderEdge) -> Bool {
        let (alongX, alongY) = ((end.x - start.x) * (next.end.x - end.x), (end.y - start.y) * (next.end.y - end.y))
        // Onwards, or round a corner.
        return alongX + alongY > Turn.tolerance * (abs(alongX) + abs(alongY)) || Turn(start, end, next.end) != .untold
    }

    /// Whether it shares no position with another edge, or is its neighbour.
    func isSurelyApart(from other: BorderEdge) -> Bool {
        guard envelope.intersects(other.envelope), next != other.rank, other.next != rank else { return true }
        return isSurelyBesideLine(of: other) || other.isSurelyBesideLine(of: self)
    }

    private func isSurelyBesideLine(of other: BorderEdge) -> Bool {
        let turn = Turn(other.start, other.end, start)
        return turn != .untold && turn == Turn(other.start, other.end, end)
    }
}

/// To which side three positions turn.
private enum Turn {
    case left, right
    /// Straight on, or too little to be told from rounding.
    case untold

    /// How much of the terms of the determinant rounding may make: (3 + 16 ε) ε with ε = 2⁻⁵³ (J. R. Shewchuk, *Adaptive precision
    /// floating-point arithmetic and fast robust geometric predicates*, 1997).
    static let tolerance = (3 + 16 * 0x1p-53) * 0x1p-53

    init(_ start: Coordinate, _ middle: Coordinate, _ end: Coordinate) {
        let forth = (start.x - end.x) * (middle.y - end.y)
        let back = (start.y - end.y) * (middle.x - end.x)
        let bound = Turn.tolerance * (abs(forth) + abs(back))
        self = forth - back > bound ? .left : back - forth > bound ? .right : .untold
    }
}
