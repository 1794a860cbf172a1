import PlanarGeometry

/// The side of the tiles: INSEE publishes its grid at 200 m and at 1 km, both in EPSG:3035.
public enum CellResolution: Int, Sendable, Hashable, BitwiseCopyable, CaseIterable {
    /// Tiles of 200 m, 40 000 m².
    case metres200 = 200
    /// Tiles of 1 km, 1 000 000 m².
    case metres1000 = 1000

    /// The side, in metres.
    public var side: Double { Double(rawValue) }

    /// The area of a tile, in m²: the same everywhere, since the plane is equal-area.
    public var area: Double { side * side }

    /// One more than the greatest easting and northing that the seven digits of an identifier can say, in metres.
    static let limit = 10_000_000

    /// Whether identifiers can name the tile of a position.
    static func holds(_ position: Coordinate) -> Bool {
        0..<Double(limit) ~= position.x && 0..<Double(limit) ~= position.y
    }
}
