/// Why an outline cannot be densified as asked.
public enum DensifyError: Error, Hashable, Sendable {
    /// The step is not a positive finite number.
    case step(Double)
    /// The outline would need more positions than the limit: a step too short, or a position very far away.
    case tooManyPositions(limit: Int)
}

extension Ring {
    /// The ring with positions added along its edges so that none is longer than a step.
    ///
    /// An edge is straight **in the plane of these coordinates**: densify in the system in which the outline was drawn, then transform. Each
    /// edge is cut into equal parts, counted from its lesser end, so that neighbours which share an edge share the added positions bit for
    /// bit, whichever way each walks it. The positions given stay as they are.
    ///
    /// - Parameters:
    ///   - step: the longest edge allowed, in the unit of the plane: degrees in a geographic one.
    ///   - limit: the most positions that the result may hold.
    /// - Throws: `DensifyError`.
    public func densified(step: Double, limit: Int = 50_000_000) throws(DensifyError) -> Ring {
        guard step > 0, step.isFinite else { throw .step(step) }
        var dense = [coordinates[0]]
        dense.reserveCapacity(coordinates.count)
        for index in 1..<coordinates.count {
            let start = coordinates[index - 1]
            let end = coordinates[index]
            let parts = (start.distance(to: end) / step).rounded(.up)
            guard parts <= Double(limit - dense.count) else { throw .tooManyPositions(limit: limit) }
            if parts > 1 {
                let forward = (start.x, start.y) < (end.x, end.y)
                let (origin, target) = forward ? (start, end) : (end, start)
                let (spanX, spanY) = (target.x - origin.x, target.y - origin.y)
                for part in 1..<Int(parts) {
                    let share = (forward ? Double(part) : parts - Double(part)) / parts
                    dense.append(Coordinate(origin.x + share * spanX, origin.y + share * spanY))
                }
            }
            dense.append(end)
        }
        return Ring(unchecked: dense)
    }
}

extension MultiPolygon {
    /// The geometry with positions added along its edges so that none is longer than a step; see `Ring.densified(step:limit:)`.
    ///
    /// - Parameters:
    ///   - step: the longest edge allowed, in the unit of the plane.
    ///   - limit: the most positions that the result may hold, all rings together.
    /// - Throws: `DensifyError`.
    public func densified(step: Double, limit: Int = 50_000_000) throws(DensifyError) -> MultiPolygon {
        var remaining = limit
        func dense(_ ring: Ring) throws(DensifyError) -> Ring {
            do {
                let dense = try ring.densified(step: step, limit: remaining)
                remaining -= dense.coordinates.count
                return dense
            } catch .tooManyPositions { throw .tooManyPositions(limit: limit) }
        }
        var parts: [Polygon] = []
        parts.reserveCapacity(polygons.count)
        for polygon in polygons {
            let exterior = try dense(polygon.exterior)
            var holes: [Ring] = []
            for hole in polygon.holes { holes.append(try dense(hole)) }
            parts.append(Polygon(exterior: exterior, holes: holes))
        }
        return MultiPolygon(parts)
    }
}
