import PlanarGeometry

extension MultiPolygon {
    /// Whether both are made of the same vertices, whatever the order of parts and holes, and wherever and whichever way rings are walked.
    func isSameOutline(as other: MultiPolygon) -> Bool {
        if self == other { return true }
        guard polygons.count == other.polygons.count, positionCount == other.positionCount, envelope == other.envelope else { return false }
        return canonicalParts == other.canonicalParts
    }

    /// The rings of each part, exterior first, in an order that depends on the outline alone.
    private var canonicalParts: [[[Coordinate]]] {
        polygons
            .map { part in [part.exterior.canonical] + part.holes.map(\.canonical).sorted(by: Self.precedes) }
            .sorted { Self.precedes($0[0], $1[0]) }
    }

    private static func precedes(_ left: [Coordinate], _ right: [Coordinate]) -> Bool {
        left.lexicographicallyPrecedes(right) { ($0.x, $0.y) < ($1.x, $1.y) }
    }
}

extension Ring {
    /// The positions counter-clockwise from the westernmost, southernmost one, the closing one left out.
    fileprivate var canonical: [Coordinate] {
        let positions = (isCounterClockwise ? self : reversed).coordinates.dropLast()
        guard let first = positions.indices.min(by: { (positions[$0].x, positions[$0].y) < (positions[$1].x, positions[$1].y) }) else {
            return []
        }
        return Array(positions[first...] + positions[..<first])
    }
}
