import GEOSOverlay
import PlanarGeometry
public import QuartierModel
import Reporting

/// How the communes share a quartier.
public struct Split: Sendable, Hashable {
    /// The piece of a quartier in one commune.
    public struct Piece: Sendable, Hashable {
        /// The rank of the commune in its layer.
        public let commune: Int
        /// Square metres, on the reference of the split.
        public let surface: Double
        /// The share of the quartier's surface, 0 to 1.
        public let share: Double
        /// Whether the source of the quartier declares the commune.
        public let isDeclared: Bool
        /// Whether the commune counts: it holds at least 0.5 % of the quartier or 1 000 m².
        public let counts: Bool
    }

    /// The rank of the quartier in its layer.
    public let quartier: Int
    /// The pieces, largest first.
    public let pieces: [Piece]
    /// The surface of the whole quartier, in square metres: that of its parts together.
    ///
    /// On the ellipsoid it is that of the outline up to the sides that communes cut: some square decimetres where sides are long.
    public let surface: Double
    /// What lies outside every commune, in square metres.
    public let remainder: Double
    /// What communes that overlap count twice, in square metres; 0 when they do not.
    public let countedTwice: Double
    /// The declared communes in which no piece counts, or which the layer does not hold.
    public let declaredElsewhere: [CommuneReference]

    /// Shares of all pieces and of the remainder, less what is counted twice: 1 up to rounding.
    public var shareTotal: Double { (pieces.reduce(0) { $0 + $1.surface } + remainder - countedTwice) / surface }
}

/// When a commune counts among those of a quartier.
public struct CommuneThreshold: Sendable, Hashable {
    /// The least share, 0 to 1.
    public var share: Double
    /// The least surface, in square metres; one of the two is enough.
    public var surface: Double

    /// Makes a threshold; by default 0.5 % or 1 000 m².
    public init(share: Double = 0.005, surface: Double = 1_000) {
        self.share = share
        self.surface = surface
    }

    /// Whether a piece is large enough.
    public func isMet(surface: Double, share: Double) -> Bool { share >= self.share || surface >= self.surface }
}
