internal import PlanarGeometry

/// Makes polygons of the rings of one shape, which the format gives in any order and without saying which hole is whose.
///
/// What counts is where rings lie: a ring inside none is an outline, one inside an outline is a hole, one inside a hole is the outline of an island. The
/// way in which rings are walked (outlines clockwise, holes the other way) has to agree, and only decides where rings overlap without one holding the
/// other, which is not valid anyway.
enum PolygonAssembler {
    /// Assembles the rings; and tells whether all of them are walked as the format asks.
    static func assemble(_ rings: [Ring]) -> (area: MultiPolygon, isWoundAsTheFormatAsks: Bool) {
        if rings.count == 1 { return (MultiPolygon([Polygon(exterior: rings[0])]), !rings[0].isCounterClockwise) }
        let order = Nest.outermostFirst(rings)
        var parents = [Int?](repeating: nil, count: order.count)
        var depths = [Int](repeating: 0, count: order.count)
        var isWound = true
        // Coasts have thousands of islands: those that cannot hold a ring are not looked at.
        let index = order.count > 32 ? EnvelopeIndex(order.map(\.envelope)) : nil
        for child in order.indices.dropFirst() {
            let start = order[child].ring.coordinates[0]
            let around = index?.query(Envelope(minX: start.x, minY: start.y, maxX: start.x, maxY: start.y)) ?? Array(0..<child)
            guard let parent = around.last(where: { $0 < child && order[child].lies(in: order[$0]) }) else { continue }
            let isHole = depths[parent].isMultiple(of: 2)
            if isHole, !order[child].isCounterClockwise, !order[child].isWholly(in: order[parent]) { continue }
            parents[child] = parent
            depths[child] = depths[parent] + 1
        }
        for index in order.indices where order[index].area > 0 {
            isWound = isWound && order[index].isCounterClockwise != depths[index].isMultiple(of: 2)
        }

        // Parts come out in the order of the file, and holes in that order within their part.
        var holes: [Int: [Nest]] = [:]
        for index in order.indices where !depths[index].isMultiple(of: 2) {
            if let parent = parents[index] { holes[parent, default: []].append(order[index]) }
        }
        let outlines = order.indices.filter { depths[$0].isMultiple(of: 2) }.sorted { order[$0].rank < order[$1].rank }
        let polygons = outlines.map { outline in
            Polygon(exterior: order[outline].ring, holes: (holes[outline] ?? []).sorted { $0.rank < $1.rank }.map(\.ring))
        }
        return (MultiPolygon(polygons), isWound)
    }

    /// A ring with what is asked of it again and again.
    private struct Nest {
        let ring: Ring
        let rank: Int
        let area: Double
        let isCounterClockwise: Bool
        let envelope: Envelope

        init(_ ring: Ring, rank: Int) {
            let area = ring.signedArea
            self.ring = ring
            self.rank = rank
            self.area = abs(area)
            isCounterClockwise = area > 0
            envelope = ring.envelope
        }

        /// The rings by decreasing area, so that what holds a ring comes before it; of two that coincide the hole first, since the other fills it.
        static func outermostFirst(_ rings: [Ring]) -> [Nest] {
            rings.enumerated().map { Nest($1, rank: $0) }.sorted { left, right in
                if left.area != right.area { return left.area > right.area }
                if left.isCounterClockwise != right.isCounterClockwise { return left.isCounterClockwise }
                return left.rank < right.rank
            }
        }

        /// Whether it lies in another, judged by its first position that is not on the other's line; along the whole line counts as inside.
        func lies(in other: Nest) -> Bool {
            guard other.envelope.contains(envelope), area < other.area || isCounterClockwise != other.isCounterClockwise else {
                return false
            }
            for position in ring.coordinates {
                switch other.side(of: position) {
                case .inside: return true
                case .outside: return false
                case .onLine: continue
                }
            }
            return middleOfAnEdgeIsInside(other)
        }

        /// Every vertex is on the other's line: the ring may still run across the other, or outside it between two of its arms.
        private func middleOfAnEdgeIsInside(_ other: Nest) -> Bool {
            for (start, end) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                switch other.side(of: Coordinate((start.x + end.x) / 2, (start.y + end.y) / 2)) {
                case .inside: return true
                case .outside: return false
                case .onLine: continue
                }
            }
            return true
        }

        /// Whether none of its positions is outside another.
        func isWholly(in other: Nest) -> Bool {
            ring.coordinates.allSatisfy { other.side(of: $0) != .outside }
        }

        private enum Side { case inside, outside, onLine }

        /// On which side of the ring a position is: the crossings of a line that leaves it eastwards, counted.
        private func side(of position: Coordinate) -> Side {
            guard envelope.contains(position) else { return .outside }
            var isInside = false
            var start = ring.coordinates[0]
            for end in ring.coordinates.dropFirst() {
                defer { start = end }
                if (start.y > position.y) == (end.y > position.y) {
                    // Level with the edge: on it when between its ends.
                    if start.y == position.y, end.y == position.y, min(start.x, end.x)...max(start.x, end.x) ~= position.x {
                        return .onLine
                    }
                    if position == start || position == end { return .onLine }
                    continue
                }
                let cross = (end.x - start.x) * (position.y - start.y) - (position.x - start.x) * (end.y - start.y)
                if cross == 0 { return .onLine }
                if (cross > 0) == (end.y > start.y) { isInside.toggle() }
            }
            return isInside ? .inside : .outside
        }
    }
}
