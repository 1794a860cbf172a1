import PlanarGeometry

/// The outline of areas that share their borders, drawn as one: of a border that two of them share, nothing is left.
///
/// Positions are taken to the grid of the page, and exteriors turned one way. An edge that is then met as often in one direction as in
/// the other lies inside, and goes; what is left closes in rings, as the sum of rings always does. An overlap stays filled under the rule `nonzero`.
struct JoinedOutline {
    private let window: MapWindow
    private let seen: Envelope
    /// Each edge by its two ends, the lesser first, and a bit for its direction.
    private var edges: [UInt64] = []

    private let decimals: Int
    private let scale: Double
    /// How far what is seen reaches on both sides of zero, on the grid.
    private static let offset = 10_000.0
    /// Bits of a number of the grid.
    private static let bits: UInt64 = 15

    /// Starts with nothing.
    ///
    /// - Parameters:
    ///   - seen: where areas are cut, in the plane.
    ///   - decimals: those of a point that the grid has: one for paper, none for the units of a page on screen.
    init(in window: MapWindow, seen: Envelope, decimals: Int) {
        self.window = window
        self.seen = seen
        self.decimals = decimals
        scale = Numeric.power(10, Double(decimals))
    }

    /// Adds an area.
    mutating func add(_ outline: MultiPolygon) {
        for polygon in outline.polygons {
            add(polygon.exterior, turning: 1)
            for hole in polygon.holes { add(hole, turning: -1) }
        }
    }

    private mutating func add(_ ring: Ring, turning: Double) {
        let envelope = ring.envelope
        guard envelope.intersects(seen) else { return }
        let positions = seen.contains(envelope) ? ring.coordinates : RingClipping.clipped(ring.coordinates, to: seen)
        guard let last = positions.last else { return }
        var area = 0.0
        var previous = last
        for position in positions {
            area += (position.x - previous.x) * (position.y + previous.y)
            previous = position
        }
        let isForward = area * turning >= 0
        var from = node(last)
        for position in positions {
            let to = node(position)
            if to == from { continue }
            let isRising = from < to
            let key = isRising ? from << (2 * Self.bits) | to : to << (2 * Self.bits) | from
            edges.append(key << 1 | (isRising == isForward ? 1 : 0))
            from = to
        }
    }

    /// Its rings as a path, to be filled by the rule `nonzero`.
    var path: PathData {
        var next = outer()
        var path = PathData(decimals: decimals)
        for start in next.keys.sorted() {
            while var node = next[start]?.popLast() {
                var ring = [start]
                while node != start {
                    ring.append(node)
                    guard let step = next[node]?.popLast() else { break }
                    node = step
                }
                path.addRing(ring.map(point))
            }
        }
        return path
    }

    /// From each node the ends of the edges that are met more often in one direction than in the other.
    private func outer() -> [UInt64: [UInt64]] {
        var next: [UInt64: [UInt64]] = [:]
        let sorted = edges.sorted()
        let mask = (1 as UInt64) << (2 * Self.bits) - 1
        var index = 0
        while index < sorted.count {
            let key = sorted[index] >> 1
            var surplus = 0
            while index < sorted.count, sorted[index] >> 1 == key {
                surplus += sorted[index] & 1 == 1 ? 1 : -1
                index += 1
            }
            let (low, high) = (key >> (2 * Self.bits), key & mask)
            for _ in 0..<surplus.magnitude { next[surplus > 0 ? low : high, default: []].append(surplus > 0 ? high : low) }
        }
        return next
    }

    // MARK: The grid

    private func node(_ position: Coordinate) -> UInt64 {
        let point = window.point(position)
        return number(point.x) << Self.bits | number(point.y)
    }

    private func number(_ value: Double) -> UInt64 {
        UInt64(min(max((value * scale + Self.offset).rounded(), 0), Double((1 as UInt64) << Self.bits - 1)))
    }

    private func point(_ node: UInt64) -> Coordinate {
        let mask = (1 as UInt64) << Self.bits - 1
        return Coordinate(
            (Double(node >> Self.bits) - Self.offset) / scale, (Double(node & mask) - Self.offset) / scale)
    }
}
