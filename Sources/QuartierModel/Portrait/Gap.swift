public import Reporting

/// How far a figure stands from that of a wider zone, and whether that is good for the quartier.
public struct Gap: Sendable, Hashable {
    /// The figure.
    public let figure: Figure
    /// What is measured.
    public let indicator: Indicator
    /// What it is held against.
    public let reference: Reading
    /// The zone of that.
    public let zone: Zone
    /// Figure less reference: points for a rate, the unit of the indicator else. A bound stays a bound.
    public let difference: Reading
    /// Figure over reference. A bound stays a bound.
    public let ratio: Reading
    /// What that means for the quartier.
    public let verdict: Verdict

    /// Measures the gap; nil for a key that the dictionary does not have, and for counts and surfaces: those of a quartier and of a wider zone
    /// differ by the size of the zones and nothing else.
    public init?(_ figure: Figure, to reference: Reading, of zone: Zone) {
        guard let indicator = figure.indicator else { return nil }
        switch indicator.nature {
        case .count, .area: return nil
        case .rate, .index: break
        }
        self.figure = figure
        self.indicator = indicator
        self.reference = reference
        self.zone = zone
        difference = figure.reading.minus(reference).cleared
        ratio = figure.reading.divided(by: reference)
        verdict = Verdict(of: figure.reading, against: reference, direction: indicator.direction)
    }

    /// What a gap means for the quartier.
    public enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// Surely better than the reference.
        case favourable = "favorable"
        /// Surely worse than the reference.
        case unfavourable = "defavorable"
        /// The same value.
        case equal = "egal"
        /// Higher or lower, and neither is better.
        case neutral = "neutre"
        /// What is known does not tell.
        case undetermined = "indetermine"

        init(of reading: Reading, against reference: Reading, direction: Indicator.Direction) {
            let below = reading.isBelow(reference)
            let above = reference.isBelow(reading)
            if reading.interval?.isSingle == true, reading.interval == reference.interval {
                self = .equal
            } else if below == true || above == true {
                switch direction {
                case .neutral: self = .neutral
                case .higherIsWorse: self = above == true ? .unfavourable : .favourable
                case .higherIsBetter: self = above == true ? .favourable : .unfavourable
                }
            } else {
                self = .undetermined
            }
        }

        /// The word for people.
        public var label: Text {
            switch self {
            case .favourable: Text(fr: "favorable", en: "favourable")
            case .unfavourable: Text(fr: "défavorable", en: "unfavourable")
            case .equal: Text(fr: "égal", en: "equal")
            case .neutral: Text(fr: "neutre", en: "neutral")
            case .undetermined: Text(fr: "indéterminé", en: "undetermined")
            }
        }
    }
}

extension Reading {
    /// The reading without the dust that subtraction leaves in binary: 40,2 − 18,8 is 21,4 and not 21,400000000000002.
    ///
    /// Nine decimals are far below what any source prints and far above that dust.
    var cleared: Reading {
        func clear(_ value: Double) -> Double { value.magnitude < 1e6 ? (value * 1e9).rounded() / 1e9 : value }
        switch self {
        case .exact(let value): return .exact(clear(value))
        case .about(let value): return .about(clear(value))
        case .atLeast(let bound): return .atLeast(clear(bound))
        case .atMost(let bound): return .atMost(clear(bound))
        case .estimated(let value, let range):
            return .estimated(clear(value), in: clear(range.lowerBound)...clear(range.upperBound))
        case .missing: return self
        }
    }
}
