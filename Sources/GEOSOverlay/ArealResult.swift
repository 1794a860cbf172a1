public import PlanarGeometry

/// What an operation gave: its areas, and how much it gave that is no area.
public struct ArealResult: Hashable, Sendable {
    /// The areas; empty when there are none.
    public let geometry: MultiPolygon
    /// The points and lines that are not in `geometry`.
    public let dropped: DroppedPieces

    init(geometry: MultiPolygon, dropped: DroppedPieces = DroppedPieces()) {
        self.geometry = geometry
        self.dropped = dropped
    }
}

/// How many pieces without area an operation gave: two outlines that only touch share lines or points.
public struct DroppedPieces: Hashable, Sendable {
    /// The single points.
    public internal(set) var points = 0
    /// The lines, as the library cuts them: a shared border is one or several.
    public internal(set) var lines = 0

    /// Whether nothing was dropped.
    public var isEmpty: Bool { points == 0 && lines == 0 }
}
