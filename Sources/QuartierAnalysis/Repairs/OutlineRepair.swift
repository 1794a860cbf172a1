public import GEOSOverlay
public import PlanarGeometry

/// The account of an outline made valid: what it was, what it became, and where it was wrong. Nothing is decided here: the outline received is kept
/// beside the repaired one.
public struct OutlineRepair: Sendable, Hashable {
    /// An outline in three numbers.
    public struct Measure: Sendable, Hashable {
        /// Square metres of the plane, ring by ring as drawn: of a bow-tie, the difference of its loops.
        public let area: Double
        /// The number of parts.
        public let parts: Int
        /// The number of holes in all of them.
        public let holes: Int

        init(_ outline: MultiPolygon, inPlane: MultiPolygon) {
            area = inPlane.area
            parts = outline.polygons.count
            holes = outline.holeCount
        }
    }

    /// The rank of the perimeter in its layer.
    public let perimeter: Int
    /// The outline received, in the coordinates of its layer.
    public let original: MultiPolygon
    /// The valid outline, in the same coordinates; empty when the repair left no area.
    public let repaired: MultiPolygon
    /// How it was made valid: by structure, which keeps what rings mean; by linework only where that left no area.
    public let method: RepairMethod
    /// What was wrong, and where in the coordinates of the layer.
    public let invalidities: [Invalidity]
    /// The outline received.
    public let before: Measure
    /// The valid outline.
    public let after: Measure

    /// The area won, or lost when negative, in square metres of the plane.
    public var areaChange: Double { after.area - before.area }

    /// By which share of itself the area changed, either way; infinite where there was none and now is.
    public var relativeChange: Double { before.area > 0 ? abs(areaChange) / before.area : areaChange == 0 ? 0 : .infinity }

    /// Whether nothing is left of the outline: such a repair is never to be taken.
    public var isEmptied: Bool { repaired.isEmpty }

    /// Whether the repair leaves an outline and changes the area no more than it may; one that does not is refused unless forced.
    public func isWithin(_ tolerance: RepairTolerance) -> Bool {
        guard !isEmptied else { return false }
        switch tolerance {
        case .share(let share): return relativeChange <= share
        case .surface(let surface): return abs(areaChange) <= surface
        }
    }
}
