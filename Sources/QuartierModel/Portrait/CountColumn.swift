/// An indicator that can be added up and spread over a new outline: a count. Rates, indices, medians and surfaces have none.
///
/// The only thing that sums and estimates accept, so that adding two rates cannot be written.
public struct CountColumn: Sendable, Hashable {
    /// The indicator.
    public let indicator: Indicator

    /// The column of a count; nil for an indicator of any other nature.
    public init?(_ indicator: Indicator) {
        guard indicator.nature == .count else { return nil }
        self.indicator = indicator
    }

    /// The sum of readings of this column: `exact` if all are, `about` if one is; a bound or an interval as soon as one is not known.
    ///
    /// A count is never negative, so a missing one still leaves a sum that is at least the others'. With none known, the sum is missing for
    /// the reason of the first.
    public func sum(_ readings: some Sequence<Reading>) -> Reading {
        var total = Interval(0)
        var center: Double? = 0
        var approximate = false
        var known = false
        var firstAbsence: Absence?
        for reading in readings {
            known = known || reading.absence == nil
            firstAbsence = firstAbsence ?? reading.absence
            let interval = reading.interval ?? Interval(lower: nil, upper: nil)
            total = total + Interval(lower: interval.lower ?? 0, upper: interval.upper)
            switch reading {
            case .exact(let value): center = center.map { $0 + value }
            case .about(let value):
                center = center.map { $0 + value }
                approximate = true
            case .estimated(let value, _): center = center.map { $0 + value }
            case .atLeast, .atMost, .missing: center = nil
            }
        }
        guard known else { return .missing(firstAbsence ?? .unknown) }
        guard let center else { return total.upper == nil ? Reading.atLeast(total.lower ?? 0) : Reading.bound(of: total) }
        if total.isSingle { return approximate ? .about(center) : .exact(center) }
        return .estimated(center, in: (total.lower ?? 0)...(total.upper ?? center))
    }

    /// The rate, in per cent, that a count makes of another: the only way to a rate over several zones.
    public func rate(_ part: Reading, of whole: Reading) -> Reading {
        part.divided(by: whole).scaled(by: 100)
    }
}
