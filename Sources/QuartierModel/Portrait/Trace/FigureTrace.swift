public import Reporting

/// Where a printed figure comes from: every vintage of INSEE's tables that holds its indicator for its quartier, and how far it agrees with each.
public struct FigureTrace: Sendable, Hashable {
    /// The printed figure.
    public let figure: Figure
    /// What is measured.
    public let indicator: Indicator
    /// What the vintages say of it together.
    public let status: Status
    /// The vintages, in the order they were given.
    public let vintages: [TracedVintage]

    /// The vintages that agree with the figure, to the digit or when rounded: all of them, since a value often stays the same for years.
    public var matches: [TracedVintage] { vintages.filter { $0.agreement != .none } }

    /// Looks a printed figure up.
    ///
    /// - Parameters:
    ///   - figure: the figure.
    ///   - published: figures of the same quartier from INSEE's tables; those of other indicators are passed over.
    /// - Returns: nil for a figure that is missing, and for a key that the dictionary does not have.
    public init?(_ figure: Figure, in published: [Figure]) {
        guard let indicator = figure.indicator, figure.reading.absence == nil else { return nil }
        self.figure = figure
        self.indicator = indicator
        let comparison = TraceComparison(figure, indicator)
        let vintages = published.filter { $0.key == figure.key }.map { other in
            TracedVintage(
                vintage: other.vintage ?? "", reading: other.reading, perimeter: other.perimeter, citation: other.citation,
                agreement: comparison.agreement(with: other.reading))
        }
        self.vintages = vintages
        let values = vintages.map(\.reading).filter { $0.absence == nil }
        if vintages.isEmpty {
            status = .noSource
        } else if vintages.contains(where: { $0.agreement == .exact }) {
            status = .confirmed
        } else if vintages.contains(where: { $0.agreement == .rounded }) {
            status = .confirmedRounded
        } else if !values.isEmpty, values.allSatisfy(comparison.isContradicted(by:)) {
            status = .contradicted
        } else {
            status = .notFound
        }
    }

    /// What vintages say of a printed figure.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// A vintage holds the very value.
        case confirmed = "confirme"
        /// A vintage holds a value that rounds to it.
        case confirmedRounded = "confirme_arrondi"
        /// None does, and one at least is near.
        case notFound = "non_retrouve"
        /// It is far from every vintage: a rate by more than 2 points, anything else by more than 5 %.
        case contradicted = "contredit"
        /// No imported table has a column for it.
        case noSource = "aucune_source"

        /// The words for people.
        public var label: Text {
            switch self {
            case .confirmed: Text(fr: "confirmé", en: "confirmed")
            case .confirmedRounded: Text(fr: "confirmé à l'arrondi", en: "confirmed when rounded")
            case .notFound: Text(fr: "non retrouvé", en: "not found")
            case .contradicted: Text(fr: "contredit", en: "contradicted")
            case .noSource: Text(fr: "aucune source importée", en: "no source imported")
            }
        }
    }
}

/// A vintage in which a printed figure was looked up.
public struct TracedVintage: Sendable, Hashable {
    /// The vintage: `IPRO 2022`.
    public let vintage: String
    /// What INSEE says.
    public let reading: Reading
    /// The generation of perimeter it describes.
    public let perimeter: Generation?
    /// Where it was read.
    public let citation: Citation
    /// How far the printed figure agrees with it.
    public let agreement: Agreement

    /// How far a printed figure agrees with a vintage.
    public enum Agreement: Sendable, Hashable {
        /// To the digit; for a bound, the published value is beyond it.
        case exact
        /// The published value, rounded as the printed one is, is the printed one.
        case rounded
        /// Not at all.
        case none
    }
}

/// How a printed figure is held against a published value.
struct TraceComparison {
    private let printed: Reading
    private let isRate: Bool
    /// What the printed value is a multiple of: 1, 0.1 for one decimal, 100 for « environ 2 700 ».
    private let step: Double

    /// A rate further from every vintage than this many points is contradicted.
    private static let farPoints = 2.0
    /// Anything else further than this share of every vintage is.
    private static let farShare = 0.05
    /// A population printed as « environ » is rounded to hundreds at most: 2 396 inhabitants are not « environ 2 000 ».
    private static let largestStep = 100.0

    init(_ figure: Figure, _ indicator: Indicator) {
        printed = figure.reading
        isRate = indicator.unit == .percent
        if case .about(let value) = printed, indicator.unit == .inhabitants, value != 0 {
            var step = 1.0
            while step < Self.largestStep, value.truncatingRemainder(dividingBy: step * 10) == 0 { step *= 10 }
            self.step = step
        } else {
            self.step = (0..<figure.printedDecimals).reduce(1.0) { step, _ in step / 10 }
        }
    }

    func agreement(with published: Reading) -> TracedVintage.Agreement {
        guard let value = published.plain else { return .none }
        switch printed {
        case .exact(let number), .about(let number):
            if number == value { return .exact }
            // A share of the step absorbs the dust of binary fractions, far below the digits of either.
            return abs(Self.rounded(value, to: step) - number) < step * 1e-6 ? .rounded : .none
        case .atLeast(let bound): return value >= bound ? .exact : .none
        case .atMost(let bound): return value <= bound ? .exact : .none
        case .estimated, .missing: return .none
        }
    }

    func isContradicted(by published: Reading) -> Bool {
        guard let value = published.plain, let interval = printed.interval else { return false }
        let margin = (isRate ? Self.farPoints : value.magnitude * Self.farShare) + 1e-9
        let isBelow = interval.upper.map { $0 < value - margin } ?? false
        let isAbove = interval.lower.map { $0 > value + margin } ?? false
        return isBelow || isAbove
    }

    /// The nearest multiple of a step, halves away from zero, as French tables round.
    private static func rounded(_ value: Double, to step: Double) -> Double {
        let steps = value / step
        return (steps + (steps < 0 ? -1e-9 : 1e-9)).rounded(.toNearestOrAwayFromZero) * step
    }
}

extension Figure {
    /// How many decimals its document prints: those of the quoted words, else those its value needs.
    public var printedDecimals: Int {
        guard let value = reading.interval?.lower ?? reading.interval?.upper else { return 0 }
        if let text = citation.text, let unit = indicator?.unit {
            let folded = FoldedText(text)
            for colon in folded.bytes.indices where folded.bytes[colon] == UInt8(ascii: ":") {
                if let printed = try? PrintedFigure(folded, from: colon + 1, unit: unit), printed.reading == reading {
                    return printed.decimals
                }
            }
        }
        let digits = value.description
        guard let point = digits.firstIndex(of: "."), !digits.contains("e") else { return 0 }
        let decimals = digits[digits.index(after: point)...]
        return decimals == "0" ? 0 : decimals.count
    }
}
