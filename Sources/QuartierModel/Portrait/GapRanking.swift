/// The gaps of one indicator over several quartiers, the worst first, QPV beside QIC only where one definition holds for both.
public struct GapRanking: Sendable, Hashable {
    /// What is ranked.
    public let indicator: Indicator
    /// The quartiers that it holds; nil when QPV and QIC stand in one ranking.
    public let status: QuartierStatus?
    /// The quartiers, the worst first; for an indicator without direction the highest first. Missing ones last.
    public let places: [RankedGap]

    /// A quartier in the ranking.
    public struct RankedGap: Sendable, Hashable {
        /// The quartier.
        public let quartier: String
        /// Its gap.
        public let gap: Gap
        /// The ranks it may have, from 1: one where values are known, several where a bound or an estimate leaves it open; nil when missing.
        public let ranks: ClosedRange<Int>?
    }

    /// Ranks the gaps of an indicator, in one ranking, or in one a status where the indicator does not allow both together.
    ///
    /// Gaps of other indicators are left out.
    public static func rankings(of indicator: Indicator, _ gaps: [(portrait: Portrait, gap: Gap)]) -> [GapRanking] {
        let concerned = gaps.filter { $0.gap.indicator == indicator }
        guard !concerned.isEmpty else { return [] }
        guard case .refused = indicator.comparability else { return [GapRanking(indicator, nil, concerned)] }
        let statuses: [QuartierStatus?] = [.qpv, .qic, nil]
        return statuses.compactMap { status in
            let group = concerned.filter { $0.portrait.status == status }
            return group.isEmpty ? nil : GapRanking(indicator, status, group)
        }
    }

    private init(_ indicator: Indicator, _ status: QuartierStatus?, _ gaps: [(portrait: Portrait, gap: Gap)]) {
        self.indicator = indicator
        self.status = status
        let lowFirst = indicator.direction == .higherIsBetter
        func isWorse(_ left: Reading, _ right: Reading) -> Bool? { lowFirst ? left.isBelow(right) : right.isBelow(left) }
        let known = gaps.filter { $0.gap.difference.interval != nil }
        places = gaps.map { entry in
            let difference = entry.gap.difference
            guard difference.interval != nil else { return RankedGap(quartier: entry.portrait.quartier, gap: entry.gap, ranks: nil) }
            let surelyWorse = known.count { isWorse($0.gap.difference, difference) == true }
            let surelyBetter = known.count { isWorse(difference, $0.gap.difference) == true }
            let equal = known.count { $0.gap.difference.interval?.isSingle == true && $0.gap.difference.interval == difference.interval }
            let last = difference.interval?.isSingle == true ? known.count - surelyBetter - max(0, equal - 1) : known.count - surelyBetter
            return RankedGap(quartier: entry.portrait.quartier, gap: entry.gap, ranks: (surelyWorse + 1)...max(surelyWorse + 1, last))
        }
        .sorted { left, right in
            let (first, second) = (left.gap.difference, right.gap.difference)
            if (first.interval == nil) != (second.interval == nil) { return second.interval == nil }
            if lowFirst ? Reading.inDisplayOrder(first, second) : Reading.inDisplayOrder(second, first) { return true }
            if lowFirst ? Reading.inDisplayOrder(second, first) : Reading.inDisplayOrder(first, second) { return false }
            return left.quartier < right.quartier
        }
    }
}
