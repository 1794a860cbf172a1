public import PlanarGeometry

/// What two areas have in common.
public struct Overlap: Sendable, Hashable {
    /// The rank of the first in its layer.
    public let first: Int
    /// The rank of the second in its layer.
    public let second: Int
    /// The surface of the common piece, in square metres.
    public let surface: Double
    /// Its share of the first one's surface, 0 to 1.
    public let shareOfFirst: Double
    /// Its share of the second one's surface, 0 to 1.
    public let shareOfSecond: Double
    /// Jaccard index: the common surface over that of the union, 0 to 1.
    public let jaccard: Double
    /// Mean width, in metres: twice the area over the perimeter of the piece, exact for a long strip.
    public let meanWidth: Double
    /// Greatest width, in metres: the diameter of the largest circle inside the piece.
    public let greatestWidth: Double
    /// The centre of that circle, in the coordinates of the first layer.
    public internal(set) var widestPlace: Coordinate
}
