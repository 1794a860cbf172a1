public import CellGrid
import GEOSOverlay
public import PlanarGeometry
public import QuartierModel
public import Reporting

/// How an old outline is shared out among new ones, tile by tile.
public struct TransferFlow: Sendable, Hashable {
    /// The rank of the old outline.
    public let source: Int
    /// The old outline's own tiles.
    public let whole: CellCoverage
    /// The tiles of what it has in common with each new outline it meets, by the rank of that one.
    public let parts: [Part]
    /// The tiles of what lies in no new outline.
    public let outside: CellCoverage

    /// A piece of an old outline in a new one.
    public struct Part: Sendable, Hashable {
        /// The rank of the new outline.
        public let target: Int
        /// The tiles of the piece.
        public let coverage: CellCoverage
    }
}

/// Carries what is known of old outlines to new ones through the tiles.
public enum TransferAnalysis {
    /// How much the parts of an old outline may differ from the whole, relative to it (control D03).
    public static let balanceTolerance = 1e-9

    /// Cuts each old outline by the new ones, and crosses the pieces with the grid.
    ///
    /// What is left over is cut out on its own and not taken as a difference of sums, so that the balance of masses checks the cuts.
    ///
    /// - Parameters:
    ///   - old: outlines in the coordinates of `crs`; those that are nil give no flow.
    ///   - new: outlines in the same.
    ///   - plane: where to cut.
    /// - Throws: `QuartiersError` when PROJ or GEOS fail.
    public static func flows(
        from old: [MultiPolygon?], crs: CRS, to new: [MultiPolygon?], crs newCRS: CRS, in plane: WorkingPlane,
        resolution: CellResolution = .metres200, step: Double? = nil, workers: Int = 1
    ) throws -> [TransferFlow] {
        let sources = try PreparedAreas(old, crs: crs, plane: plane.crs, workers: workers)
        let targets = try PreparedAreas(new, crs: newCRS, plane: plane.crs, workers: workers)
        let gridding = try OutlineGridding(from: plane.crs, step: step)
        return try concurrentMap(count: old.count, workers: workers) { source in
            let outline = sources.outlines[source]
            guard !outline.isEmpty else { return nil }
            let near = targets.index.query(outline.envelope)
            let (pieces, rest) = try Overlaying.attempt { () throws(GEOSError) in
                var session = try Session()
                let whole = session.add(outline)
                var rest = outline
                var pieces: [MultiPolygon] = []
                for target in near {
                    let cutter = session.add(targets.outlines[target])
                    pieces.append(try session.intersection(whole, cutter).geometry)
                    rest = try session.difference(session.add(rest), minus: cutter).geometry
                }
                return (pieces, rest)
            }
            let parts = try zip(near, pieces).compactMap { target, piece in
                piece.isEmpty ? nil : TransferFlow.Part(target: target, coverage: try gridding.coverage(of: piece, resolution))
            }
            return TransferFlow(
                source: source, whole: try gridding.coverage(of: outline, resolution), parts: parts,
                outside: try gridding.coverage(of: rest, resolution))
        }.compactMap(\.self)
    }
}

/// A count of an old outline and where it goes.
public struct TransferredCount: Sendable, Hashable {
    /// What goes somewhere.
    public struct Share: Sendable, Hashable {
        /// The rank of the new outline in the flow's parts; nil for what goes to none.
        public let part: Int?
        /// How much of the count.
        public let value: Double
        /// Whether secrecy holds it back.
        public internal(set) var isHeld: Bool
    }

    /// What is counted.
    public let indicator: TileIndicator
    /// The count of the old outline.
    public let source: Double
    /// Whether secrecy holds that one back.
    public let isSourceHeld: Bool
    /// What goes to each new outline, in the order of the flow's parts, then what goes to none.
    public let shares: [Share]

    /// What the shares hold more than the source, relative to it; 0 when nothing is lost on the way.
    public var imbalance: Double {
        guard source != 0 else { return 0 }
        return (total - source) / source
    }

    /// What the shares hold.
    public var total: Double { shares.reduce(0) { $0 + $1.value } }

    /// Whether the balance holds (control D03).
    public var isBalanced: Bool { abs(imbalance) <= TransferAnalysis.balanceTolerance }
}

extension TransferFlow {
    /// The counts of the old outline, shared out; nothing for an indicator whose figures are missing.
    ///
    /// - Parameters:
    ///   - known: counts of the old outline that are known from elsewhere, by key of the indicator; the tiles then say the shares alone.
    ///   - secrecy: what to mark as held back; where all shares but one are shown beside the source, the smallest is held back too.
    public func counts(
        by estimator: Estimator, known: [String: Double] = [:], secrecy: EstimateSecrecy = EstimateSecrecy()
    ) throws(QuartiersError) -> [TransferredCount] {
        let wholes = try estimator.estimates(of: TileIndicator.all, over: whole)
        let published = secrecy.applied(to: wholes)
        var pieces: [(part: Int?, raw: OutlineEstimates, published: OutlineEstimates)] = []
        for (part, coverage) in parts.enumerated().map({ (Int?.some($0), $1.coverage) }) + [(nil, outside)] {
            let raw = try estimator.estimates(of: TileIndicator.all, over: coverage)
            pieces.append((part, raw, secrecy.applied(to: raw)))
        }
        return TileIndicator.all.compactMap { indicator in
            guard indicator.isCount, let source = wholes[indicator]?.value else { return nil }
            let factor = known[indicator.key].map { source > 0 ? $0 / source : 0 } ?? 1
            let isSourceHeld = published[indicator]?.absence == .secret
            var shares = pieces.map { piece in
                // A piece without inhabited tile has none of a count whose tiles are known.
                TransferredCount.Share(
                    part: piece.part, value: (piece.raw[indicator]?.value ?? 0) * factor,
                    isHeld: piece.published[indicator]?.absence == .secret)
            }
            if !isSourceHeld, shares.count(where: \.isHeld) == 1,
                let smallest = shares.indices.filter({ !shares[$0].isHeld && shares[$0].value > 0 }).min(by: {
                    shares[$0].value < shares[$1].value
                })
            {
                shares[smallest].isHeld = true
            }
            return TransferredCount(
                indicator: indicator, source: known[indicator.key] ?? source, isSourceHeld: isSourceHeld, shares: shares)
        }
    }
}

/// The evolution of a count between two vintages and two outlines, told apart.
public struct EvolutionSplit: Sendable, Hashable {
    /// A difference of two estimates.
    public struct Change: Sendable, Hashable {
        /// The difference; nil when one of the two is missing.
        public let value: Double?
        /// Why there is none.
        public let absence: Absence?

        init(from first: Estimate?, to second: Estimate?) {
            if let start = first?.value, let end = second?.value {
                (value, absence) = (end - start, nil)
            } else {
                (value, absence) = (nil, first?.absence ?? second?.absence ?? .unknown)
            }
        }
    }

    /// What the change of outline does at the first vintage, people staying where they are.
    public let boundaryEffect: Change
    /// What changes inside the new outline between the vintages; nil when there is one only.
    public let constantChange: Change?
    /// Both together.
    public let total: Change?

    /// Tells them apart.
    ///
    /// - Parameters:
    ///   - before: in the old outline, at the first vintage.
    ///   - moved: in the new outline, at the first vintage.
    ///   - after: in the new outline, at the second vintage; nil when there is one vintage only.
    public init(before: Estimate?, moved: Estimate?, after: Estimate??) {
        boundaryEffect = Change(from: before, to: moved)
        constantChange = after.map { Change(from: moved, to: $0) }
        total = after.map { Change(from: before, to: $0) }
    }
}
