/// What a source says of a figure: a value, a bound, an estimate, or why there is none.
///
/// Only `exact` and `about` have a plain value. A bound (« + de 30 % ») stays a bound through every difference, ratio, comparison and sort.
public enum Reading: Sendable, Hashable {
    /// The value, as its source gives it.
    case exact(Double)
    /// A value that its source calls approximate (« environ »), without saying by how much.
    case about(Double)
    /// More than this (« + de 30 % »).
    case atLeast(Double)
    /// Less than this (« moins de 11 »).
    case atMost(Double)
    /// A computed value and the interval that surely holds the true one.
    case estimated(Double, in: ClosedRange<Double>)
    /// No value, and why.
    case missing(Absence)

    /// The value, for `exact` and `about` alone.
    public var plain: Double? {
        switch self {
        case .exact(let value), .about(let value): value
        case .atLeast, .atMost, .estimated, .missing: nil
        }
    }

    /// What is known of the number; nil when it is missing. An `about` counts as its value, since nobody says how wide it is.
    public var interval: Interval? {
        switch self {
        case .exact(let value), .about(let value): Interval(value)
        case .atLeast(let bound): Interval(lower: bound, upper: nil)
        case .atMost(let bound): Interval(lower: nil, upper: bound)
        case .estimated(_, let range): Interval(lower: range.lowerBound, upper: range.upperBound)
        case .missing: nil
        }
    }

    /// Why there is no value; nil when there is one, or a bound.
    public var absence: Absence? {
        if case .missing(let absence) = self { absence } else { nil }
    }

    /// Whether it is a bound and nothing more.
    public var isBound: Bool {
        switch self {
        case .atLeast, .atMost: true
        case .exact, .about, .estimated, .missing: false
        }
    }

    /// The number that stands for it in a computation: the value, or the centre of an estimate.
    private var central: Double? {
        if case .estimated(let value, _) = self { value } else { plain }
    }

    /// This number less another, with what is known of both: `+ de 30` less `18,8` is `+ de 11,2`; two bounds the same way say nothing.
    public func minus(_ other: Reading) -> Reading {
        combined(with: other, values: -) { $0 - $1 }
    }

    /// This number over another; missing, as not applicable, unless the other is surely positive.
    public func divided(by other: Reading) -> Reading {
        combined(with: other, values: /) { $0.divided(by: $1) }
    }

    /// This number times a positive one: a change of unit.
    ///
    /// - Precondition: the factor is positive.
    public func scaled(by factor: Double) -> Reading {
        precondition(factor > 0, "a change of unit by \(factor)")
        switch self {
        case .exact(let value): return .exact(value * factor)
        case .about(let value): return .about(value * factor)
        case .atLeast(let bound): return .atLeast(bound * factor)
        case .atMost(let bound): return .atMost(bound * factor)
        case .estimated(let value, let range):
            return .estimated(value * factor, in: (range.lowerBound * factor)...(range.upperBound * factor))
        case .missing: return self
        }
    }

    /// Whether the number is surely below another; nil when what is known of them does not say, or one is missing.
    public func isBelow(_ other: Reading) -> Bool? {
        guard let interval, let otherInterval = other.interval else { return nil }
        return interval.isBelow(otherInterval)
    }

    /// An order for lists: by value or bound, a bound beside its number on its side, missing ones last.
    ///
    /// For display alone: whether one number is below another is what ``isBelow(_:)`` says, and it may say that nobody knows.
    public static func inDisplayOrder(_ left: Reading, _ right: Reading) -> Bool {
        left.displayRank < right.displayRank
    }

    private var displayRank: (Int, Double, Int) {
        switch self {
        case .atMost(let bound): (0, bound, -1)
        case .exact(let value), .about(let value): (0, value, 0)
        case .estimated(let value, _): (0, value, 0)
        case .atLeast(let bound): (0, bound, 1)
        case .missing: (1, 0, 0)
        }
    }

    /// The result of an operation on two numbers: as precise as the less precise of them, and no more.
    private func combined(
        with other: Reading, values: (Double, Double) -> Double, intervals: (Interval, Interval) -> Interval?
    ) -> Reading {
        guard let interval, let otherInterval = other.interval else { return .missing(absence ?? other.absence ?? .unknown) }
        guard let result = intervals(interval, otherInterval) else { return .missing(.notApplicable) }
        if let left = central, let right = other.central {
            if result.isSingle { return Reading.of(values(left, right), approximate: isAbout || other.isAbout) }
            guard let lower = result.lower, let upper = result.upper else { return .missing(.unknown) }
            let value = values(left, right)
            return .estimated(value, in: min(lower, value)...max(upper, value))
        }
        return Reading.bound(of: result)
    }

    /// The bound that an interval open on one side is; missing when it is open on both.
    static func bound(of interval: Interval) -> Reading {
        switch (interval.lower, interval.upper) {
        case (let lower?, nil): .atLeast(lower)
        case (nil, let upper?): .atMost(upper)
        // Two ends without a centre come from a quotient by a bound, whose lower end is the zero it only tends to.
        case (_?, let upper?): .atMost(upper)
        case (nil, nil): .missing(.unknown)
        }
    }

    private var isAbout: Bool {
        if case .about = self { true } else { false }
    }

    private static func of(_ value: Double, approximate: Bool) -> Reading {
        guard value.isFinite else { return .missing(.notApplicable) }
        return approximate ? .about(value) : .exact(value)
    }
}
