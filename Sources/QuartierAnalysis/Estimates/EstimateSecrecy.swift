import QuartierModel
import QuartierSources

/// What is held back so that no figure tells of fewer households than a threshold.
///
/// Three rules. An outline of too few households, or of an unknown number, is held back whole. A count above 0 and under the threshold is held
/// back, whatever it counts: so few persons or dwellings are so few households or fewer; so is a share whose part, or what the part leaves, is
/// such a count. And where all but one of the counts that make up a total are shown beside it, the smallest of them is held back too: a
/// subtraction would tell the one that is missing. Two outlines that differ by a few houses are not compared with each other.
public struct EstimateSecrecy: Sendable, Hashable {
    /// The least number of households that a figure may tell of; 0 holds nothing back.
    public let threshold: Double

    /// The threshold of INSEE's rules for Filosofi.
    public static let households = 11.0

    /// Sets a threshold.
    public init(threshold: Double = EstimateSecrecy.households) { self.threshold = threshold }

    /// Counts that add up to another: what is shown, and the parts.
    ///
    /// Dwellings by date add up to the households, one dwelling each; the young to the numerator of their share.
    private static let totals: [(total: TileIndicator, parts: [TileField])] = [
        (.count(.households), [.householdsInCollectiveHousing, .householdsInHouses]),
        (.count(.households), TileField.dwellingsByAge),
        (.count(.individuals), TileField.ageBands),
        (.under25Share, TileField.under25),
    ]

    /// Holds back what the rules say.
    ///
    /// - Parameter estimates: of all indicators: one that is not there cannot be seen to tell another.
    public func applied(to estimates: OutlineEstimates) -> OutlineEstimates {
        var result = estimates
        guard result.estimates.contains(where: { $0.absence == nil }) else { return result }
        guard threshold <= 0 || result.households.map({ $0 >= threshold }) ?? false else {
            for index in result.estimates.indices where result.estimates[index].absence == nil { result.estimates[index].withhold() }
            (result.households, result.isPublishable) = (nil, false)
            return result
        }
        result.isPublishable = true
        guard threshold > 0 else { return result }
        var held = Set(estimates.estimates.filter(isSmall).map(\.indicator))
        // All but a few is told by the count as by the share.
        for share in estimates.estimates where tells(share, estimates) && share.indicator.counted.count == 1 {
            held.insert(.count(share.indicator.counted[0]))
        }
        // A part held back for one total may leave another total with a single one.
        while let next = Self.totals.lazy.compactMap({ complement($0.total, $0.parts, held, estimates) }).first { held.insert(next) }
        for ratio in estimates.estimates where !ratio.indicator.isCount && tells(ratio, estimates) { held.insert(ratio.indicator) }
        for index in result.estimates.indices
        where result.estimates[index].absence == nil && held.contains(result.estimates[index].indicator) {
            result.estimates[index].withhold()
        }
        return result
    }

    /// Whether a count is of a few, and not of none.
    private func isSmall(_ estimate: Estimate) -> Bool {
        guard estimate.indicator.isCount, estimate.indicator.counted.allSatisfy({ $0.measure.isOfUnits }), let value = estimate.value else {
            return false
        }
        return isSmall(value)
    }

    private func isSmall(_ value: Double) -> Bool { value > 0 && value < threshold }

    /// Whether a share tells of a few: of its part, or of those who are not of it.
    private func tells(_ ratio: Estimate, _ all: OutlineEstimates) -> Bool {
        guard ratio.indicator.isShare, let value = ratio.value, let whole = all.sum(ratio.indicator.among) else { return false }
        let part = value / ratio.indicator.scale * whole
        return isSmall(part) || isSmall(whole - part)
    }

    /// The part to hold back as well, where just one of a total's is and the total is shown.
    private func complement(
        _ total: TileIndicator, _ parts: [TileField], _ held: Set<TileIndicator>, _ all: OutlineEstimates
    ) -> TileIndicator? {
        let known = parts.map { TileIndicator.count($0) }.compactMap { all[$0] }.filter { $0.value != nil }
        guard all[total]?.value != nil, !held.contains(total), known.count == parts.count,
            known.count(where: { held.contains($0.indicator) }) == 1
        else { return nil }
        let shown = known.filter { !held.contains($0.indicator) }
        // A part that is 0 hides nothing: the smallest that is not, else any.
        let candidates = shown.filter { ($0.value ?? 0) > 0 }
        return (candidates.isEmpty ? shown : candidates).min { ($0.value ?? 0, $0.indicator.key) < ($1.value ?? 0, $1.indicator.key) }?
            .indicator
    }
}

extension OutlineEstimates {
    /// The sum of the counts of some fields; nil when one is not there.
    fileprivate func sum(_ fields: [TileField]) -> Double? {
        let values = fields.compactMap { self[.count($0)]?.value }
        return values.count == fields.count ? values.reduce(0, +) : nil
    }
}

extension TileMeasure {
    /// Whether it counts persons, households or dwellings, rather than money or floors.
    var isOfUnits: Bool {
        switch self {
        case .persons, .households, .dwellings: true
        case .euros, .squareMetres: false
        }
    }
}
