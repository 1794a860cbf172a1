import PlanarGeometry

/// Commune outlines that are drawn, not surveyed: the Voronoi cells of the chefs-lieux inside one rectangle, so that neighbours meet exactly.
struct SchematicCommunes {
    /// One cell a commune of `Facts`, in the local plane.
    let cells: [Ring]

    init(plane: LocalPlane) throws {
        let sites = Facts.communes.map { plane.position(longitude: $0.longitude, latitude: $0.latitude) }
        var frame = Envelope.empty
        for site in sites { frame.extend(to: site) }
        frame = frame.expanded(by: 2_500)
        cells = try sites.map { site in
            var corners = [
                Coordinate(frame.minX, frame.minY), Coordinate(frame.maxX, frame.minY), Coordinate(frame.maxX, frame.maxY),
                Coordinate(frame.minX, frame.maxY),
            ]
            for other in sites where other != site { corners = Self.clip(corners, nearerTo: site, than: other) }
            return try Ring(corners + corners.prefix(1))
        }
    }

    /// The part of a convex polygon nearer to one site than to another.
    private static func clip(_ corners: [Coordinate], nearerTo site: Coordinate, than other: Coordinate) -> [Coordinate] {
        // Positive on the site's side of the bisector.
        func side(_ point: Coordinate) -> Double {
            (site.x - other.x) * (point.x - (site.x + other.x) / 2) + (site.y - other.y) * (point.y - (site.y + other.y) / 2)
        }
        var kept: [Coordinate] = []
        for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
            let (from, to) = (side(start), side(end))
            if from >= 0 { kept.append(start) }
            if from * to < 0 {
                let ratio = from / (from - to)
                kept.append(Coordinate(start.x + ratio * (end.x - start.x), start.y + ratio * (end.y - start.y)))
            }
        }
        return kept
    }
}
