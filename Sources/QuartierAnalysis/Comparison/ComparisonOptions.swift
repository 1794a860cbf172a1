/// The thresholds of a comparison of generations; every output echoes them.
public struct ComparisonOptions: Sendable, Hashable {
    /// The greatest width, in metres on the reference, up to which a gained or lost piece is a sliver: a difference of drawing, not of territory.
    public var tolerance: Double
    /// The least share, 0 to 1, of either outline that two quartiers have in common when one comes from the other.
    public var kinshipShare: Double
    /// The greatest share, 0 to 1, of the former surface by which an unchanged outline may grow or shrink.
    public var surfaceShare: Double

    /// What computing alone can make of an exact match, in metres: nothing narrower is a piece, even at tolerance 0. A thousand times the last
    /// digit of a Lambert-93 northing.
    public static let resolution = 1e-6

    /// Sets thresholds; by default 5 m, 10 % and 1 %.
    ///
    /// - Precondition: none is negative or not a number.
    public init(tolerance: Double = 5, kinshipShare: Double = 0.1, surfaceShare: Double = 0.01) {
        precondition(tolerance >= 0 && kinshipShare >= 0 && surfaceShare >= 0, "thresholds from 0")
        self.tolerance = tolerance
        self.kinshipShare = kinshipShare
        self.surfaceShare = surfaceShare
    }

    /// Whether a piece of a greatest width, in metres, is more than a sliver.
    public func isBeyondTolerance(_ width: Double) -> Bool { width > tolerance }
}
