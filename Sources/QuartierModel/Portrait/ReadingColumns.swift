/// The words of the `qualificatif` column: how a value is to be taken.
public enum Qualifier: String, Sendable, Hashable, CaseIterable {
    /// The value itself.
    case exact = "exact"
    /// « environ ».
    case about = "environ"
    /// « + de ».
    case atLeast = "plus_de"
    /// « moins de ».
    case atMost = "moins_de"
    /// Computed, with both bounds.
    case estimated = "estime"
}

/// A reading spread over the five columns that store, CSV and JSON have for it: `valeur`, `borne_min`, `borne_max`, `qualificatif`, `absence`.
public struct ReadingColumns: Sendable, Hashable {
    /// `valeur`: a plain value or the centre of an estimate; nil for a bound and a missing one.
    public var value: Double?
    /// `borne_min`: the lower end of a bound or an estimate.
    public var lower: Double?
    /// `borne_max`: the upper end of a bound or an estimate.
    public var upper: Double?
    /// `qualificatif`: nil when the value is missing.
    public var qualifier: Qualifier?
    /// `absence`: why it is missing; nil when it is not.
    public var absence: Absence?

    /// Makes the columns as a store holds them, sound or not.
    public init(value: Double?, lower: Double?, upper: Double?, qualifier: Qualifier?, absence: Absence?) {
        self.value = value
        self.lower = lower
        self.upper = upper
        self.qualifier = qualifier
        self.absence = absence
    }

    /// Spreads a reading.
    public init(_ reading: Reading) {
        switch reading {
        case .exact(let value): self.init(value: value, lower: nil, upper: nil, qualifier: .exact, absence: nil)
        case .about(let value): self.init(value: value, lower: nil, upper: nil, qualifier: .about, absence: nil)
        case .atLeast(let bound): self.init(value: nil, lower: bound, upper: nil, qualifier: .atLeast, absence: nil)
        case .atMost(let bound): self.init(value: nil, lower: nil, upper: bound, qualifier: .atMost, absence: nil)
        case .estimated(let value, let range):
            self.init(value: value, lower: range.lowerBound, upper: range.upperBound, qualifier: .estimated, absence: nil)
        case .missing(let absence): self.init(value: nil, lower: nil, upper: nil, qualifier: nil, absence: absence)
        }
    }

    /// The reading; nil when the columns contradict one another: a value beside an absence, a bound without its number, one that is no
    /// finite number.
    public var reading: Reading? {
        guard [value, lower, upper].allSatisfy({ $0?.isFinite ?? true }) else { return nil }
        switch (qualifier, value, lower, upper, absence) {
        case (.exact, let value?, nil, nil, nil): return .exact(value)
        case (.about, let value?, nil, nil, nil): return .about(value)
        case (.atLeast, nil, let bound?, nil, nil): return .atLeast(bound)
        case (.atMost, nil, nil, let bound?, nil): return .atMost(bound)
        case (.estimated, let value?, let lower?, let upper?, nil) where lower <= value && value <= upper:
            return .estimated(value, in: lower...upper)
        case (nil, nil, nil, nil, let absence?): return .missing(absence)
        default: return nil
        }
    }
}
