/// A rate rebuilt from the sums of its numerator and its denominator over the tiles that an outline touches; rates themselves are never summed.
public struct TileRate: Sendable, Hashable {
    /// The ratio of the two sums; nil when the denominator is 0 or unknown.
    public let value: Double?
    /// The extremes when every tile partly inside counts for anything between nothing and wholly; nil when there is no ratio, or as soon as
    /// a tile touched misses a figure, since that one has no limit.
    public let bounds: RateBounds?
    /// The number of tiles that have both figures.
    public let knownTileCount: Int
    /// The part of the area of the tiles touched, inside the outline, where both figures are known, from 0 to 1; nil without any tile.
    public let knownShare: Double?
}

extension TileColumns {
    /// Rebuilds a rate over the tiles that an outline touches.
    ///
    /// A tile counts when both its figures are known, else in neither sum. Sums are compensated and run in the order of tiles.
    ///
    /// - Parameters:
    ///   - numerator: the ranks of the columns that add up to what is counted.
    ///   - denominator: the ranks of the columns that add up to what it is counted among.
    ///   - covered: from `tiles(in:)` of these same columns.
    public func rate(of numerator: [Int], over denominator: [Int], in covered: CoveredTiles) -> TileRate {
        var above = CompensatedSum()
        var below = CompensatedSum()
        var wholeAbove = CompensatedSum()
        var wholeBelow = CompensatedSum()
        var area = CompensatedSum()
        var knownArea = CompensatedSum()
        var edges: [RateBounds.Term] = []
        var knownCount = 0
        for (index, fraction) in zip(covered.indices, covered.fractions) {
            area.add(fraction)
            guard let counted = figure(of: index, in: numerator), let among = figure(of: index, in: denominator) else { continue }
            knownCount += 1
            knownArea.add(fraction)
            above.add(fraction * counted)
            below.add(fraction * among)
            if fraction == 1 {
                wholeAbove.add(counted)
                wholeBelow.add(among)
            } else {
                edges.append(RateBounds.Term(counted, over: among))
            }
        }
        let fixed = RateBounds.Term(wholeAbove.value, over: wholeBelow.value)
        return TileRate(
            value: below.value > 0 ? above.value / below.value : nil,
            bounds: knownCount == covered.indices.count ? RateBounds(fixed: fixed, free: edges) : nil, knownTileCount: knownCount,
            knownShare: covered.isEmpty ? nil : knownArea.value / area.value)
    }
}
