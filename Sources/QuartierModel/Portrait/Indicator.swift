public import Reporting

/// An indicator of the dictionary: what is measured, in what unit, how it may be computed with, and which way is better.
public struct Indicator: Sendable, Hashable, Identifiable {
    /// The key, a contract: `tx_pauvrete`.
    public let key: String
    /// The label, in French as the conventions or INSEE print it.
    public let label: Text
    /// The unit.
    public let unit: Unit
    /// What may be computed with it.
    public let nature: Nature
    /// Whether a higher value is better or worse for the quartier.
    public let direction: Direction
    /// What it measures, with the caution that its producer or its documents call for.
    public let definition: Text
    /// The values it can take; nil when nothing bounds them.
    public let validRange: ClosedRange<Double>?
    /// Whether the figures of a QPV and of a QIC measure the same thing.
    public let comparability: Comparability

    /// Declares an indicator.
    public init(
        _ key: String, label: Text, unit: Unit, nature: Nature, direction: Direction = .neutral, definition: Text,
        validRange: ClosedRange<Double>? = nil, comparability: Comparability = .established
    ) {
        self.key = key
        self.label = label
        self.unit = unit
        self.nature = nature
        self.direction = direction
        self.definition = definition
        self.validRange = validRange ?? nature.validRange
        self.comparability = comparability
    }

    /// The key.
    public var id: String { key }

    /// Two indicators are the same when their keys are.
    public static func == (left: Indicator, right: Indicator) -> Bool { left.key == right.key }

    /// Hashes the key.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension Indicator {
    /// The unit of an indicator.
    public enum Unit: Sendable, Hashable {
        /// Inhabitants.
        case inhabitants
        /// Hectares.
        case hectares
        /// Per cent.
        case percent
        /// Euros a year and consumption unit.
        case euros
        /// Things counted, by their name in the plural.
        case counted(Text)
        /// A pure number.
        case none

        /// How people write it; nil for a pure number.
        public var symbol: Text? {
            switch self {
            case .inhabitants: Text(fr: "hab.", en: "inh.")
            case .hectares: Text(verbatim: "ha")
            case .percent: Text(verbatim: "%")
            case .euros: Text(verbatim: "€")
            case .counted(let things): things
            case .none: nil
            }
        }
    }

    /// What may be computed with an indicator.
    public enum Nature: Sendable, Hashable {
        /// A number of things: it can be added, and spread over a new outline.
        case count
        /// A share: never added; rebuilt from the two counts behind it.
        case rate(of: Fraction)
        /// A score, a median, a ratio, an evolution: neither added nor rebuilt from counts.
        case index
        /// A surface.
        case area

        /// The word of the `nature` column.
        public var token: String {
            switch self {
            case .count: "effectif"
            case .rate: "taux"
            case .index: "indice"
            case .area: "surface"
            }
        }

        /// The values that any indicator of this nature can take.
        var validRange: ClosedRange<Double>? {
            switch self {
            case .count, .area: 0...Double.greatestFiniteMagnitude
            case .rate: 0...100
            case .index: nil
            }
        }
    }

    /// What a rate is the share of.
    public struct Fraction: Sendable, Hashable {
        /// What is counted above the line.
        public let part: Text
        /// What is counted below it.
        public let whole: Text
        /// What both count.
        public let base: Base

        /// Declares a fraction.
        public init(_ part: Text, of whole: Text, base: Base) {
            self.part = part
            self.whole = whole
            self.base = base
        }
    }

    /// What a rate counts. Two rates of unlike bases never share an axis or a map.
    public enum Base: String, Sendable, Hashable, CaseIterable {
        /// Persons.
        case persons = "personnes"
        /// Households.
        case households = "menages"
        /// Dwellings.
        case dwellings = "logements"
        /// Jobs.
        case jobs = "emplois"
        /// Its source does not say, or sources differ.
        case unstated = "non_precise"
    }

    /// Which way an indicator is better.
    public enum Direction: Int, Sendable, Hashable, CaseIterable {
        /// Higher is worse, as a poverty rate.
        case higherIsWorse = 1
        /// Neither is better.
        case neutral = 0
        /// Higher is better, as an employment rate.
        case higherIsBetter = -1
    }

    /// Whether a figure of a QPV may stand in one ranking with one of a QIC.
    public enum Comparability: Sendable, Hashable {
        /// One definition for both.
        case established
        /// Ranked together, under this note.
        case withCaution(Text)
        /// Ranked apart, for this reason.
        case refused(Text)

        /// What readers of a table that holds both must know; nil when nothing.
        public var note: Text? {
            switch self {
            case .established: nil
            case .withCaution(let note), .refused(let note): note
            }
        }
    }
}
