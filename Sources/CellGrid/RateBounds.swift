/// The least and greatest that a ratio of two sums can be when some terms count for anything between nothing and wholly.
public struct RateBounds: Sendable, Hashable {
    /// The least ratio.
    public let lower: Double
    /// The greatest ratio; nil when there is no limit to it, the denominator being able to vanish before the numerator.
    public let upper: Double?

    /// A numerator and its denominator, both at least 0.
    public struct Term: Sendable, Hashable {
        /// What is counted: poor households.
        public let numerator: Double
        /// Among what: households.
        public let denominator: Double

        /// Makes a term.
        public init(_ numerator: Double, over denominator: Double) {
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    /// Finds the extremes of `(fixed numerator + sum of w * numerators) / (fixed denominator + sum of w * denominators)` over all weights `w`
    /// from 0 to 1, one for each free term.
    ///
    /// A linear fractional function on a box is extreme where every weight is 0 or 1, and there a term counts exactly when its own ratio is
    /// beyond the extreme (Dinkelbach 1967). So the terms are taken from the most extreme ratio on, while they still move the whole.
    /// Low over low and high over high would be neither extreme nor always attainable.
    ///
    /// Nil when no denominator is above 0: there is no ratio then.
    public init?(fixed: Term, free: [Term]) {
        let ordered = free.filter { $0.denominator > 0 }.map { (ratio: $0.numerator / $0.denominator, term: $0) }
            .sorted { ($0.ratio, $0.term.denominator) < ($1.ratio, $1.term.denominator) }
        guard fixed.denominator > 0 || !ordered.isEmpty, let lower = Self.extreme(fixed, ordered, isBeyond: <) else { return nil }
        self.lower = lower
        // A term without denominator only ever raises the ratio, so that the greatest one takes all of them.
        var raised = CompensatedSum()
        raised.add(fixed.numerator)
        for term in free where term.denominator == 0 { raised.add(term.numerator) }
        upper = Self.extreme(Term(raised.value, over: fixed.denominator), ordered.reversed(), isBeyond: >)
    }

    /// Takes terms in order as long as their ratio is beyond that of the sum; nil when that has no denominator and none makes it finite.
    private static func extreme(
        _ fixed: Term, _ ordered: some Sequence<(ratio: Double, term: Term)>, isBeyond: (Double, Double) -> Bool
    ) -> Double? {
        var numerator = CompensatedSum()
        var denominator = CompensatedSum()
        numerator.add(fixed.numerator)
        denominator.add(fixed.denominator)
        // 0 over 0 takes the first term that comes; a numerator over 0 is infinite, which only a lower ratio leaves.
        var ratio: Double? = fixed.denominator > 0 || fixed.numerator > 0 ? fixed.numerator / fixed.denominator : nil
        for (termRatio, term) in ordered {
            if let current = ratio, !isBeyond(termRatio, current) { break }
            numerator.add(term.numerator)
            denominator.add(term.denominator)
            ratio = numerator.value / denominator.value
        }
        return ratio.flatMap { $0.isFinite ? $0 : nil }
    }
}
