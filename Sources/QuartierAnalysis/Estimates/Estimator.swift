public import CellGrid
import QuartierModel
import QuartierSources
public import Reporting

/// Applies coverages to the figures of tiles.
public struct Estimator: Sendable {
    private let tiles: TileColumns
    private let ranks: [TileField: Int]

    /// Makes an estimator of tiles whose columns bear the keys of their fields.
    public init(_ tiles: TileColumns) {
        self.tiles = tiles
        ranks = Dictionary(
            tiles.names.enumerated().compactMap { rank, name in TileField(rawValue: name).map { ($0, rank) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The estimates of an outline, nothing held back yet.
    ///
    /// - Parameters:
    ///   - coverage: nil when there is no outline.
    ///   - weights: other shares than by area, for the values alone: bounds stay those of the tiles that the outline holds and touches.
    /// - Throws: `QuartiersError` for a coverage of tiles of another side.
    public func estimates(
        of indicators: [TileIndicator], over coverage: CellCoverage?, weights: ((CoveredTiles, TileColumns) -> CoveredTiles)? = nil
    ) throws(QuartiersError) -> OutlineEstimates {
        guard let coverage else { return .missing(indicators, .unknown) }
        guard !coverage.isEmpty else { return .missing(indicators, .notApplicable) }
        let covered: CoveredTiles
        do throws(CoverageError) { covered = try tiles.tiles(in: coverage) } catch {
            throw QuartiersError(.badData, error.message, remedy: error.remedy)
        }
        // The grid holds inhabited tiles only, of the territory that the file covers: without any, no one can say which it is.
        guard !covered.isEmpty else { return .missing(indicators, .notPublished) }
        let weighted = weights?(covered, tiles)
        let people = columns([.individuals]).map { tiles.sum(of: $0, over: covered) }
        let households = columns([.households]).flatMap { tiles.sum(of: $0, over: weighted ?? covered).value }
        return OutlineEstimates(
            estimates: indicators.map { estimate($0, covered, weighted) }, tileCount: covered.indices.count,
            imputedShare: people?.imputedShare, edgeShare: people?.edgeShare, households: households)
    }

    private func estimate(_ indicator: TileIndicator, _ covered: CoveredTiles, _ weighted: CoveredTiles?) -> Estimate {
        guard let counted = columns(indicator.counted), let among = columns(indicator.among) else {
            return Estimate(indicator: indicator, absence: .notPublished, knownShare: 0)
        }
        return indicator.isCount ? count(indicator, counted, covered, weighted) : ratio(indicator, counted, among, covered, weighted)
    }

    private func count(_ indicator: TileIndicator, _ counted: [Int], _ covered: CoveredTiles, _ weighted: CoveredTiles?) -> Estimate {
        let sum = tiles.sum(of: counted, over: covered)
        guard let value = weighted.map({ tiles.sum(of: counted, over: $0).value }) ?? sum.value else {
            return Estimate(indicator: indicator, absence: .unknown, knownShare: sum.knownShare)
        }
        return Estimate(indicator: indicator, value: value, lower: sum.lower, upper: sum.upper, knownShare: sum.knownShare).ordered
    }

    private func ratio(
        _ indicator: TileIndicator, _ counted: [Int], _ among: [Int], _ covered: CoveredTiles, _ weighted: CoveredTiles?
    ) -> Estimate {
        let rate = tiles.rate(of: counted, over: among, in: covered)
        let scale = indicator.scale
        guard let value = weighted.map({ tiles.rate(of: counted, over: among, in: $0).value }) ?? rate.value else {
            let absence: Absence = rate.knownTileCount == 0 ? .unknown : .notApplicable
            return Estimate(indicator: indicator, absence: absence, knownShare: rate.knownShare)
        }
        return Estimate(
            indicator: indicator, value: value * scale, lower: (rate.bounds?.lower ?? 0) * scale,
            upper: rate.bounds?.upper.map { $0 * scale },
            knownShare: rate.knownShare
        ).ordered
    }

    /// The columns of fields, nil when the file lacks one of them.
    private func columns(_ fields: [TileField]) -> [Int]? {
        let found = fields.compactMap { ranks[$0] }
        return found.count == fields.count ? found : nil
    }
}

extension Estimate {
    /// The estimate with bounds that hold its value: rounding may leave it beside one that is the same sum in another order.
    fileprivate var ordered: Estimate {
        var ordered = self
        if let value {
            ordered.lower = lower.map { min($0, value) }
            ordered.upper = upper.map { max($0, value) }
        }
        return ordered
    }
}
