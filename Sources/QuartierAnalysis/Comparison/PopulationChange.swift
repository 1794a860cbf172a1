public import QuartierModel

/// How many people a family of quartiers had and has, and which part of the change its outlines made.
///
/// With the people of the former outlines at a first vintage, of the new ones at the same, and of the new ones at a second, the boundary effect and the
/// change at constant outline are told apart. Without those in the middle they are not, and a large change is suspected to be one of the outline.
public struct PopulationChange: Sendable, Hashable {
    /// In the former outlines, at the first vintage.
    public let start: Double?
    /// In the new outlines, at the first vintage.
    public let moved: Double?
    /// In the new outlines, at the second vintage.
    public let end: Double?
    /// The first vintage.
    public let firstVintage: String?
    /// The second vintage; nil where there is one only.
    public let secondVintage: String?
    /// Where the counts come from.
    public let method: Figure.Method
    /// Why counts are missing, where they are.
    public let absence: Absence?

    /// What the change of outlines does at the first vintage, people staying where they are.
    public var boundaryEffect: Double? { Self.difference(start, moved) }
    /// What changes inside the new outlines between the vintages.
    public var constantChange: Double? { Self.difference(moved, end) }
    /// Both together.
    public var total: Double? { Self.difference(start, end) }

    /// Whether a boundary effect is suspected, as control P05 does: the change cannot be split, and is too large to be one of people.
    public var isBoundarySuspected: Bool {
        guard moved == nil, let start, let total else { return false }
        return start <= 0 || abs(total / start) > PortraitControls.largestChange
    }

    private static func difference(_ from: Double?, _ to: Double?) -> Double? { from.flatMap { from in to.map { $0 - from } } }

    /// A change estimated from tiles, of one vintage or of two.
    public init(before: Estimate?, moved: Estimate?, after: Estimate?, vintages: (first: String?, second: String?)) {
        (start, self.moved, end) = (before?.value, moved?.value, after?.value)
        (firstVintage, secondVintage) = (vintages.first, vintages.second)
        method = .tiles
        absence = [before, moved, after].lazy.compactMap { $0?.absence }.first
    }

    /// A change between published counts; nil where former and new outlines do not both have one.
    ///
    /// - Parameters:
    ///   - former: for each former quartier, the counts of its former outline by vintage.
    ///   - new: for each new quartier, those of its new outline.
    public init?(published former: [[String: Double]], new: [[String: Double]]) {
        let (old, latest) = (Self.sums(former), Self.sums(new))
        guard let last = latest.keys.max(), let first = old.keys.min() else { return nil }
        let common = Set(old.keys).intersection(latest.keys).min()
        start = old[common ?? first]
        moved = common.flatMap { latest[$0] }
        let isLater = common.map { last > $0 } ?? true
        end = isLater ? latest[last] : nil
        (firstVintage, secondVintage) = (common ?? first, isLater ? last : nil)
        (method, absence) = (.insee, nil)
    }

    /// The evolution that a document prints beside a count: its start is implied, and nothing tells which outline it is of.
    public init?(printed figure: Figure) {
        guard let change = figure.change, let value = figure.reading.plain else { return nil }
        (start, moved, end) = (value - change.amount, nil, value)
        (firstVintage, secondVintage) = (String(change.since), figure.vintage)
        (method, absence) = (.printed, nil)
    }

    /// The counts of several quartiers together, of the vintages that all of them have.
    private static func sums(_ counts: [[String: Double]]) -> [String: Double] {
        guard let first = counts.first else { return [:] }
        return counts.dropFirst().reduce(first) { sums, own in
            Dictionary(uniqueKeysWithValues: sums.compactMap { vintage, sum in own[vintage].map { (vintage, sum + $0) } })
        }
    }
}
