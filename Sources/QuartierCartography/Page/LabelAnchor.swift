public import PlanarGeometry

extension MultiPolygon {
    /// Where a label or a symbol of the area stands: inside it, where it is wide; nil for no positions at all.
    ///
    /// The middle of the widest piece of horizontal lines through the largest part; the centre of mass where that is as good, since the eye looks for it
    /// there; any position of an area without extent.
    public var labelAnchor: Coordinate? {
        let largest = polygons.max { $0.area < $1.area }
        guard let largest, largest.area > 0 else { return envelope.center }
        let envelope = largest.envelope
        var best: (width: Double, point: Coordinate)?
        for step in 1..<16 {
            let y = envelope.minY + envelope.height * Double(step) / 16
            for (left, right) in largest.spans(atHeight: y) where right - left > best?.width ?? 0 {
                best = (right - left, Coordinate((left + right) / 2, y))
            }
        }
        if let centroid = MultiPolygon([largest]).centroid,
            let around = largest.spans(atHeight: centroid.y).first(where: { $0.0 < centroid.x && centroid.x < $0.1 }),
            min(centroid.x - around.0, around.1 - centroid.x) > 0.25 * (best?.width ?? 0)
        {
            return centroid
        }
        return best?.point ?? envelope.center
    }
}

extension MultiPolygon {
    /// Other places inside the largest part where a name may stand, the widest first.
    var otherAnchors: [Coordinate] {
        guard let largest = polygons.max(by: { $0.area < $1.area }) else { return [] }
        let envelope = largest.envelope
        let places = (1..<12).flatMap { step -> [(width: Double, point: Coordinate)] in
            let y = envelope.minY + envelope.height * Double(step) / 12
            return largest.spans(atHeight: y).flatMap { left, right in
                [0.5, 0.3, 0.7].map { (right - left, Coordinate(left + (right - left) * $0, y)) }
            }
        }
        return places.sorted { ($0.width, $0.point.x, $0.point.y) > ($1.width, $1.point.x, $1.point.y) }.map(\.point)
    }
}

extension Polygon {
    /// The pieces of a horizontal line inside, by the even-odd rule.
    fileprivate func spans(atHeight y: Double) -> [(Double, Double)] {
        var crossings: [Double] = []
        for ring in rings {
            for (start, end) in zip(ring.coordinates, ring.coordinates.dropFirst()) where (start.y > y) != (end.y > y) {
                crossings.append(start.x + (end.x - start.x) * (y - start.y) / (end.y - start.y))
            }
        }
        crossings.sort()
        return stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
    }
}
