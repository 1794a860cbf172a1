/// A count of tiles carried to an outline: the share of each tile times its figure, summed, with what the sum rests on.
///
/// Figures are taken to be counts: never negative, and spread evenly over their tile.
public struct WeightedSum: Sendable, Hashable {
    /// The sum over the tiles whose figure is known; nil when there is none.
    public let value: Double?
    /// The sum over the tiles wholly inside: no less can be there.
    public let lower: Double?
    /// The sum over the tiles touched: no more can be there; nil as soon as one of their figures is missing, since that one has no limit.
    public let upper: Double?
    /// The number of tiles touched that the file has.
    public let tileCount: Int
    /// How many of them have a figure.
    public let knownTileCount: Int
    /// The part of the area of the tiles touched, inside the outline, whose figure is known, from 0 to 1; nil without any tile.
    public let knownShare: Double?
    /// The part of the value that comes from tiles partly inside, from 0 to 1; nil when the value is nil or 0.
    public let edgeShare: Double?
    /// The part of the value that comes from imputed tiles, from 0 to 1; nil when the value is nil or 0, or a tile does not say.
    public let imputedShare: Double?
}

extension TileColumns {
    /// Sums columns over the tiles that an outline touches.
    ///
    /// Sums are compensated and run in the order of tiles: the same figures give the same bits, however the work is divided.
    ///
    /// - Parameters:
    ///   - columns: the ranks of the columns whose figures add up to the one wanted: one for a column, five for the under-25. A tile that
    ///     misses one of them misses the whole.
    ///   - covered: from `tiles(in:)` of these same columns.
    public func sum(of columns: [Int], over covered: CoveredTiles) -> WeightedSum {
        var value = CompensatedSum()
        var whole = CompensatedSum()
        var touched = CompensatedSum()
        var imputed = CompensatedSum()
        var area = CompensatedSum()
        var knownArea = CompensatedSum()
        var knownCount = 0
        var isFlagged = true
        for (index, fraction) in zip(covered.indices, covered.fractions) {
            area.add(fraction)
            guard let figure = figure(of: index, in: columns) else { continue }
            knownArea.add(fraction)
            knownCount += 1
            value.add(fraction * figure)
            touched.add(figure)
            if fraction == 1 { whole.add(figure) }
            switch imputation[index] {
            case .observed: break
            case .imputed: imputed.add(fraction * figure)
            case .unknown: isFlagged = false
            }
        }
        let isKnown = knownCount > 0
        func share(_ part: Double) -> Double? { value.value > 0 ? min(1, max(0, part / value.value)) : nil }
        return WeightedSum(
            value: isKnown ? value.value : nil, lower: isKnown ? whole.value : nil,
            upper: isKnown && knownCount == covered.indices.count ? touched.value : nil,
            tileCount: covered.indices.count, knownTileCount: knownCount,
            knownShare: covered.isEmpty ? nil : knownArea.value / area.value,
            edgeShare: share(value.value - whole.value), imputedShare: isFlagged ? share(imputed.value) : nil)
    }
}
