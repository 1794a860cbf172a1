import PlanarGeometry

/// What one outline has and another has not, and the other way round, from what belongs to just one of the two.
///
/// One overlay then serves for both, where each costs as much.
struct OutlineExchange {
    let lost: MultiPolygon
    let gained: MultiPolygon

    init(lost: MultiPolygon, gained: MultiPolygon) { (self.lost, self.gained) = (lost, gained) }

    /// Sorts the parts of a symmetric difference by the outline they belong to.
    ///
    /// Two outlines that run along one line, each on its side of it, have parts that meet there and are given as one: then the account does not
    /// balance, and the two must be computed one by one.
    ///
    /// - Returns: nil when both outlines do not keep the same area.
    init?(_ difference: MultiPolygon, from before: MultiPolygon, to after: MultiPolygon) {
        var (lost, gained): ([Polygon], [Polygon]) = ([], [])
        for part in difference.polygons {
            if before.encloses(part.interiorPosition) { lost.append(part) } else { gained.append(part) }
        }
        (self.lost, self.gained) = (MultiPolygon(lost), MultiPolygon(gained))
        let kept = (before.area - self.lost.area, after.area - self.gained.area)
        guard abs(kept.0 - kept.1) <= ComparisonOptions.resolution * (before.perimeter + after.perimeter) else { return nil }
    }
}

extension MultiPolygon {
    /// Whether a position is inside: a line from there to the east crosses the border an odd number of times.
    fileprivate func encloses(_ position: Coordinate) -> Bool {
        polygons.contains { part in
            part.envelope.contains(position) && !part.crossings(at: position.y).count { $0 > position.x }.isMultiple(of: 2)
        }
    }
}

extension Polygon {
    /// A position inside: halfway across where a line, level with the middle of its vertices, is inside for longest.
    fileprivate var interiorPosition: Coordinate {
        let levels = Set(exterior.coordinates.map(\.y)).sorted()
        let middle = levels.count / 2
        // Between two vertices, so that the line passes through none.
        let level = levels.count > 1 ? (levels[middle - 1] + levels[middle]) / 2 : levels[0]
        let crossings = crossings(at: level).sorted()
        let stretches = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
        guard let longest = stretches.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return exterior.coordinates[0] }
        return Coordinate((longest.0 + longest.1) / 2, level)
    }

    /// Where a level line crosses the rings; of an edge the lower end counts.
    fileprivate func crossings(at level: Double) -> [Double] {
        var crossings: [Double] = []
        for ring in rings {
            var start = ring.coordinates[0]
            for end in ring.coordinates.dropFirst() {
                if (start.y > level) != (end.y > level) {
                    crossings.append(start.x + (level - start.y) / (end.y - start.y) * (end.x - start.x))
                }
                start = end
            }
        }
        return crossings
    }
}
