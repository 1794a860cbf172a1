/// The one areal type of the library: any number of polygons, possibly none.
public struct MultiPolygon: Hashable, Sendable {
    /// The parts.
    public let polygons: [Polygon]

    /// Makes an areal geometry of its parts.
    public init(_ polygons: [Polygon]) { self.polygons = polygons }

    /// The geometry without any part.
    public static let empty = MultiPolygon([])

    /// Whether it has no part.
    public var isEmpty: Bool { polygons.isEmpty }

    /// Every ring of every part, exterior first.
    public var rings: [Ring] { polygons.flatMap(\.rings) }

    /// The number of positions, closing ones included.
    public var positionCount: Int {
        polygons.reduce(0) { $0 + $1.exterior.coordinates.count + $1.holes.reduce(0) { $0 + $1.coordinates.count } }
    }

    /// The number of holes in all parts.
    public var holeCount: Int { polygons.reduce(0) { $0 + $1.holes.count } }

    /// The area in squared units of the plane: ring by ring, so that of an invalid geometry it is the raw shoelace figure.
    public var area: Double { polygons.reduce(0) { $0 + $1.area } }

    /// The length of all rings, in units of the plane.
    public var perimeter: Double { polygons.reduce(0) { $0 + $1.perimeter } }

    /// The smallest rectangle around all parts.
    public var envelope: Envelope { polygons.reduce(.empty) { $0.union($1.envelope) } }

    /// The centre of mass, nil when the area is zero.
    ///
    /// First moments of the shoelace terms, taken relative to the first position for precision.
    public var centroid: Coordinate? {
        guard let origin = polygons.first?.exterior.coordinates.first else { return nil }
        var doubledArea = 0.0
        var momentX = 0.0
        var momentY = 0.0
        for polygon in polygons.map(\.rightHanded) {
            for ring in polygon.rings {
                for (start, end) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                    let (startX, startY) = (start.x - origin.x, start.y - origin.y)
                    let (endX, endY) = (end.x - origin.x, end.y - origin.y)
                    let cross = startX * endY - endX * startY
                    doubledArea += cross
                    momentX += (startX + endX) * cross
                    momentY += (startY + endY) * cross
                }
            }
        }
        guard doubledArea != 0 else { return nil }
        return Coordinate(origin.x + momentX / (3 * doubledArea), origin.y + momentY / (3 * doubledArea))
    }

    /// The same parts with exteriors counter-clockwise and holes clockwise, as RFC 7946 asks.
    public var rightHanded: MultiPolygon { MultiPolygon(polygons.map(\.rightHanded)) }

    /// The geometry with every position replaced.
    ///
    /// - Throws: `RingError` when a replaced ring is none any more.
    public func mapPositions(_ transform: (Coordinate) -> Coordinate) throws(RingError) -> MultiPolygon {
        var mapped: [Polygon] = []
        mapped.reserveCapacity(polygons.count)
        for polygon in polygons {
            let exterior = try polygon.exterior.mapPositions(transform)
            var holes: [Ring] = []
            for hole in polygon.holes { holes.append(try hole.mapPositions(transform)) }
            mapped.append(Polygon(exterior: exterior, holes: holes))
        }
        return MultiPolygon(mapped)
    }
}
