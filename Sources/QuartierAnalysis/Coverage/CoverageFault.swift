import PlanarGeometry

/// A place where outlines and limits that should meet do not: a piece that is covered twice, or by nothing, or lies on the wrong side.
public struct CoverageFault: Sendable, Hashable {
    /// What is wrong, by the word of the column `nature`.
    public enum Nature: String, Sendable, Hashable, CaseIterable {
        /// Two neighbours cover it.
        case overlap = "recouvrement"
        /// A void narrower than the tolerance, between neighbours.
        case gap = "jour"
        /// A sliver of a quartier on the other side of a commune's limit.
        case overhang = "debord"
        /// A void narrower than the tolerance, between a quartier and a commune's limit.
        case setback = "retrait"
        /// A part of an outline that is no wider than the tolerance and touches no other part.
        case sliver = "lamelle"
    }

    /// What is wrong.
    public let nature: Nature
    /// The ranks in their layer of the outlines concerned, ascending: two or more for an overlap or a gap, else one.
    public let outlines: [Int]
    /// The rank of the commune in its layer, for an overhang and a setback.
    public let commune: Int?
    /// The piece and its measures.
    public let piece: PieceMeasure

    /// By outlines, then by nature, then from west to east.
    static func precedes(_ left: CoverageFault, _ right: CoverageFault) -> Bool {
        guard left.outlines == right.outlines else { return left.outlines.lexicographicallyPrecedes(right.outlines) }
        let (here, there) = (left.piece.polygon.envelope, right.piece.polygon.envelope)
        return (left.nature.rawValue, left.commune ?? -1, here.minX, here.minY)
            < (right.nature.rawValue, right.commune ?? -1, there.minX, there.minY)
    }
}
