public import QuartierModel
import QuartierSources
import Reporting

/// One figure of an outline, worked out from the tiles it touches.
public struct Estimate: Sendable, Hashable {
    /// What is estimated.
    public let indicator: TileIndicator
    /// The sum of the tiles' figures, each in the share that lies inside; the ratio of two such sums for a rate.
    public internal(set) var value: Double?
    /// The least it can be: tiles wholly inside alone; for a rate the least ratio over all shares of edge tiles.
    public internal(set) var lower: Double?
    /// The most it can be; nil without a limit, as when the figure of a tile touched is missing.
    public internal(set) var upper: Double?
    /// Why there is no value; nil when there is one.
    public internal(set) var absence: Absence?
    /// The part of the outline's area on the tiles where the figures are known, 0 to 1; nil without any tile.
    public let knownShare: Double?

    /// The figure as a portrait holds it: an interval, a bound when nothing limits it above, or an absence.
    public var reading: Reading {
        if let absence { return .missing(absence) }
        guard let value, let lower else { return .missing(.unknown) }
        return upper.map { .estimated(value, in: lower...$0) } ?? .atLeast(lower)
    }

    /// The figure held back, its bounds as well: they would tell it.
    mutating func withhold() {
        (value, lower, upper) = (nil, nil, nil)
        absence = .secret
    }

    /// The figure times a number.
    mutating func scale(by factor: Double) {
        (value, lower, upper) = (value.map { $0 * factor }, lower.map { $0 * factor }, upper.map { $0 * factor })
    }
}

/// The estimates of an outline, and what all of them rest on.
public struct OutlineEstimates: Sendable, Hashable {
    /// The estimates, in the order of the indicators asked for.
    public internal(set) var estimates: [Estimate]
    /// How many tiles of the file the outline touches.
    public let tileCount: Int
    /// The part of the people who are in imputed tiles, 0 to 1; nil when the file does not say.
    public let imputedShare: Double?
    /// The part of the people who are in tiles partly inside, 0 to 1.
    public let edgeShare: Double?
    /// The households; nil when they are not known, or held back.
    public internal(set) var households: Double?
    /// Whether there are enough households to publish anything; nil when there is nothing to publish.
    public internal(set) var isPublishable: Bool?

    /// The estimate of an indicator; nil when it was not asked for.
    public subscript(indicator: TileIndicator) -> Estimate? { estimates.first { $0.indicator == indicator } }

    /// An outline of which nothing can be estimated, and why.
    static func missing(_ indicators: [TileIndicator], _ absence: Absence) -> OutlineEstimates {
        OutlineEstimates(
            estimates: indicators.map { Estimate(indicator: $0, absence: absence, knownShare: nil) }, tileCount: 0, imputedShare: nil,
            edgeShare: nil)
    }
}
