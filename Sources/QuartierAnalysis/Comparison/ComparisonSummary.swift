/// A comparison in a few figures.
public struct ComparisonSummary: Sendable, Hashable {
    /// What changed in one way, or in all ways together.
    public struct Tally: Sendable, Hashable {
        /// The former quartiers.
        public var before = 0
        /// The new quartiers.
        public var after = 0
        /// Square metres kept.
        public var kept = 0.0
        /// Square metres gained.
        public var gained = 0.0
        /// Square metres lost.
        public var lost = 0.0

        /// Nothing yet.
        public init() {}
    }

    /// How many outlines are unchanged at a tolerance.
    public struct Unchanged: Sendable, Hashable {
        /// Metres.
        public let tolerance: Double
        /// Pairs of a parent and its only child.
        public let pairs: Int
    }

    /// The classes that occur. A parent that is split and part of a merger as well counts in both; what it lost counts as split.
    public let classes: [ChangeClass: Tally]
    /// Everything, each quartier and each piece once.
    public let total: Tally
    /// The pieces gained or lost that are slivers.
    public let slivers: Int
    /// The surface of these, in square metres.
    public let sliverSurface: Double
    /// New quartiers that share no surface at all with a former one; the others of class `new` have contacts.
    public let newWithoutContact: Int
    /// Former quartiers that share no surface at all with a new one.
    public let goneWithoutContact: Int
    /// Unchanged outlines at 0, 1, 2, 5, 10 and 20 m: each figure is right, at the tolerance it states.
    public let unchanged: [Unchanged]

    /// The tolerances at which unchanged outlines are counted, in metres.
    public static let tolerances: [Double] = [0, 1, 2, 5, 10, 20]

    /// Sums a comparison up.
    public init(_ comparison: GenerationComparison) {
        let rows = comparison.evolutions
        var classes: [ChangeClass: Tally] = [:]
        for (change, own) in Dictionary(grouping: rows, by: \.change) { classes[change] = Tally(own) }
        var total = Tally(rows)
        var (slivers, sliverSurface) = (0, 0.0)
        for row in rows {
            classes[row.change, default: Tally()].kept += row.common
            total.kept += row.common
        }
        for piece in comparison.pieces where piece.nature != .kept {
            classes[piece.change, default: Tally()].add(piece)
            total.add(piece)
            guard piece.isSliver else { continue }
            slivers += 1
            sliverSurface += piece.measure.surface
        }
        self.classes = classes
        self.total = total
        self.slivers = slivers
        self.sliverSurface = sliverSurface
        let (met, meeting) = (Set(comparison.links.map(\.after)), Set(comparison.links.map(\.before)))
        newWithoutContact = rows.count { $0.before == nil && $0.after.map { !met.contains($0) } ?? false }
        goneWithoutContact = rows.count { $0.after == nil && $0.before.map { !meeting.contains($0) } ?? false }
        unchanged = Self.tolerances.map { Unchanged(tolerance: $0, pairs: comparison.unchangedPairs(at: $0)) }
    }
}

extension ComparisonSummary.Tally {
    /// Counts the quartiers of some rows, each once.
    init(_ rows: [Evolution]) {
        before = Set(rows.compactMap(\.before)).count
        after = Set(rows.compactMap(\.after)).count
    }

    mutating func add(_ piece: ChangePiece) {
        switch piece.nature {
        // From the rows.
        case .kept: break
        case .gained: gained += piece.measure.surface
        case .lost: lost += piece.measure.surface
        }
    }
}

extension GenerationComparison {
    /// How many pairs of a parent and its only child have an unchanged outline at another tolerance, from the widest piece of each.
    public func unchangedPairs(at tolerance: Double) -> Int {
        var options = options
        options.tolerance = tolerance
        return evolutions.count { row in
            guard row.isPair, let before = row.surfaceBefore, let after = row.surfaceAfter else { return false }
            return ChangeClass(surfaces: (before, after), gain: row.widestGain, loss: row.widestLoss, options: options) == .unchanged
        }
    }
}

extension Evolution {
    /// Whether it is a parent with one child that has no other parent.
    public var isPair: Bool {
        switch change {
        case .unchanged, .extended, .reduced, .moved: true
        case .merged, .split, .new, .gone: false
        }
    }
}
