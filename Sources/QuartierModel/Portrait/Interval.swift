/// What is known of a number: at least this, at most that; nil where nothing is known on that side.
public struct Interval: Sendable, Hashable {
    /// The lower end, itself included; nil when unbounded.
    public let lower: Double?
    /// The upper end, itself included; nil when unbounded.
    public let upper: Double?

    /// Makes an interval from its ends.
    ///
    /// - Precondition: the lower end is not above the upper.
    public init(lower: Double?, upper: Double?) {
        if let lower, let upper { precondition(lower <= upper, "an interval from \(lower) to \(upper)") }
        self.lower = lower
        self.upper = upper
    }

    /// The interval that holds one number alone.
    public init(_ value: Double) {
        lower = value
        upper = value
    }

    /// Whether it holds one number alone.
    public var isSingle: Bool { lower != nil && lower == upper }

    /// Whether every number of it is below every number of the other; nil when they overlap, so that nobody can say.
    public func isBelow(_ other: Interval) -> Bool? {
        if let upper, let otherLower = other.lower, upper < otherLower { return true }
        if let lower, let otherUpper = other.upper, lower >= otherUpper { return false }
        return nil
    }

    /// All the sums of a number of each.
    static func + (left: Interval, right: Interval) -> Interval {
        Interval(lower: both(left.lower, right.lower, +), upper: both(left.upper, right.upper, +))
    }

    /// All the differences of a number of each.
    static func - (left: Interval, right: Interval) -> Interval {
        Interval(lower: both(left.lower, right.upper, -), upper: both(left.upper, right.lower, -))
    }

    /// All the quotients of a number of each; nil unless the second is everywhere positive.
    func divided(by divisor: Interval) -> Interval? {
        guard let least = divisor.lower, least > 0 else { return nil }
        // Without an upper end of the divisor the quotient only tends to zero: zero is then the end on its side.
        func overGreatest(_ number: Double) -> Double { divisor.upper.map { number / $0 } ?? 0 }
        return Interval(
            lower: lower.map { $0 < 0 ? $0 / least : overGreatest($0) }, upper: upper.map { $0 < 0 ? overGreatest($0) : $0 / least })
    }

    private static func both(_ left: Double?, _ right: Double?, _ operation: (Double, Double) -> Double) -> Double? {
        guard let left, let right else { return nil }
        return operation(left, right)
    }
}
