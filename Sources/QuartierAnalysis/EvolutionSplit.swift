/// A count with what is known of its precision: people, households.
public struct BoundedCount: Sendable, Hashable {
    /// The count.
    public let value: Double
    /// Where the true count lies; the value alone when it is exact.
    public let bounds: ClosedRange<Double>

    /// Makes a count; an exact one without bounds.
    public init(_ value: Double, in bounds: ClosedRange<Double>? = nil) {
        self.value = value
        self.bounds = bounds ?? value...value
    }

    /// The difference of two counts, between the bounds that every pair of true counts respects.
    static func - (left: BoundedCount, right: BoundedCount) -> BoundedCount {
        BoundedCount(
            left.value - right.value,
            in: left.bounds.lowerBound - right.bounds.upperBound...left.bounds.upperBound - right.bounds.lowerBound)
    }
}

/// The change of a count between two generations, told apart: what the outline did, and what happened inside it.
///
/// Let `N(outline, vintage)` be the count inside an outline at a vintage. The change printed is `N(new, new) - N(old, old)`, and with one more
/// count it falls into two:
///
///     by the former vintage:  [N(new, old) - N(old, old)]  +  [N(new, new) - N(new, old)]
///     by the new vintage:     [N(new, new) - N(old, new)]  +  [N(old, new) - N(old, old)]
///                              boundary effect                 change at constant outline
///
/// The former vintage comes first where both can be had: people asked to judge a new outline compare what lived there before with what lives there
/// now. The other one is kept as a second opinion: they differ by what changed in the pieces gained and lost.
public struct EvolutionSplit: Sendable, Hashable {
    /// The two parts of a change.
    public struct Parts: Sendable, Hashable {
        /// What the move of the outline alone makes of the count.
        public let boundary: BoundedCount
        /// What changed inside one outline.
        public let constant: BoundedCount
    }

    /// The former outline at the former vintage.
    public let formerOutlineFormerVintage: BoundedCount?
    /// The new outline at the former vintage.
    public let newOutlineFormerVintage: BoundedCount?
    /// The former outline at the new vintage.
    public let formerOutlineNewVintage: BoundedCount?
    /// The new outline at the new vintage.
    public let newOutlineNewVintage: BoundedCount?

    /// Takes the counts that are known; one that is missing is nil, never 0.
    public init(
        formerOutlineFormerVintage: BoundedCount? = nil, newOutlineFormerVintage: BoundedCount? = nil,
        formerOutlineNewVintage: BoundedCount? = nil, newOutlineNewVintage: BoundedCount? = nil
    ) {
        self.formerOutlineFormerVintage = formerOutlineFormerVintage
        self.newOutlineFormerVintage = newOutlineFormerVintage
        self.formerOutlineNewVintage = formerOutlineNewVintage
        self.newOutlineNewVintage = newOutlineNewVintage
    }

    /// The whole change; nil unless both ends are known.
    public var total: BoundedCount? {
        newOutlineNewVintage.flatMap { end in formerOutlineFormerVintage.map { end - $0 } }
    }

    /// The parts by the former vintage; nil unless the three counts are known.
    public var byFormerVintage: Parts? {
        guard let start = formerOutlineFormerVintage, let middle = newOutlineFormerVintage, let end = newOutlineNewVintage else {
            return nil
        }
        return Parts(boundary: middle - start, constant: end - middle)
    }

    /// The parts by the new vintage; nil unless the three counts are known.
    public var byNewVintage: Parts? {
        guard let start = formerOutlineFormerVintage, let middle = formerOutlineNewVintage, let end = newOutlineNewVintage else {
            return nil
        }
        return Parts(boundary: end - middle, constant: middle - start)
    }

    /// The parts by the former vintage, else by the new one; nil when neither can be had, and then `suspectsBoundary` is all there is.
    public var parts: Parts? { byFormerVintage ?? byNewVintage }

    /// Whether a printed change is too large to be that of people alone, so that a move of the outline is suspected: control P05.
    ///
    /// - Parameters:
    ///   - count: the count printed.
    ///   - change: its printed change, in the same unit.
    ///   - threshold: the largest share of the implied start value, 0 to 1, that is believed.
    /// - Returns: nil when the implied start value is not above 0, and so is no count at all.
    public static func suspectsBoundary(count: Double, change: Double, threshold: Double = 0.3) -> Bool? {
        let start = count - change
        return start > 0 ? abs(change) / start > threshold : nil
    }
}
