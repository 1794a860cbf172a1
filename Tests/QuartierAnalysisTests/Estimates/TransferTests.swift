import CellGrid
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import QuartierSources
import TestSupport
import Testing

@Suite struct TransferTests {
    private let tiles = TownTiles.columns(
        (0..<8).map { .init(column: $0, row: 0, figures: [.individuals: 100, .households: 40]) }, fields: [.individuals, .households])

    private func flows(_ old: [MultiPolygon?], _ new: [MultiPolygon?]) throws -> [TransferFlow] {
        let plane = try WorkingPlane(for: .laeaEurope, around: try TownTiles.box(0, 0, 1_000, 200).envelope)
        return try TransferAnalysis.flows(from: old, crs: .laeaEurope, to: new, crs: .laeaEurope, in: plane)
    }

    private func people(_ flow: TransferFlow, known: [String: Double] = [:], threshold: Double = 0) throws -> TransferredCount {
        let counts = try flow.counts(by: Estimator(tiles), known: known, secrecy: EstimateSecrecy(threshold: threshold))
        return try #require(counts.first { $0.indicator == .count(.individuals) })
    }

    /// An old outline over five tiles: two go to the first new one, half a tile and two to the second, half a tile to none.
    private func example() throws -> TransferFlow {
        let old: [MultiPolygon?] = [nil, try TownTiles.box(0, 0, 1_000, 200)]
        let new: [MultiPolygon?] = [
            try TownTiles.box(-200, 0, 600, 200), try TownTiles.box(5_000, 0, 200, 200), try TownTiles.box(500, 0, 900, 200),
        ]
        let flows = try flows(old, new)
        #expect(flows.map(\.source) == [1])
        return flows[0]
    }

    @Test func sharesACountOutAndConservesIt() throws {
        let flow = try example()
        #expect(flow.parts.map(\.target) == [0, 2])
        let count = try people(flow)
        #expect(count.source == 500)
        for (share, value) in zip(count.shares, [200.0, 250, 50]) { #expect(abs(share.value - value) < 1e-9) }
        #expect(count.shares.map(\.part) == [0, 1, nil])
        #expect(abs(count.imbalance) < TransferAnalysis.balanceTolerance)
        #expect(count.isBalanced)
    }

    @Test func aKnownCountIsSharedAsTheTilesAre() throws {
        let count = try people(try example(), known: ["ind": 2_224])
        #expect(count.source == 2_224)
        #expect(abs(count.shares[1].value - 2_224 / 2) < 1e-9)
        #expect(count.isBalanced)
    }

    @Test func newOutlinesThatOverlapBreakTheBalance() throws {
        let flow = try flows(
            [try TownTiles.box(0, 0, 400, 200)], [try TownTiles.box(0, 0, 300, 200), try TownTiles.box(100, 0, 300, 200)])[0]
        let count = try people(flow)
        #expect(!count.isBalanced)
        #expect(abs(count.imbalance - 0.5) < 1e-9)
    }

    /// 30 m of tile hold 15 people and 6 households: held back, and so is the smallest of the others, which a subtraction would need.
    @Test func holdsBackASmallShareAndOneMore() throws {
        let flow = try flows(
            [try TownTiles.box(0, 0, 1_000, 200)],
            [try TownTiles.box(0, 0, 370, 200), try TownTiles.box(400, 0, 600, 200)])[0]
        let count = try people(flow, threshold: 11)
        #expect(!count.isSourceHeld)
        #expect(count.shares.map(\.isHeld) == [true, false, true])
        #expect(try people(flow).shares.allSatisfy { !$0.isHeld })
    }

    @Test func balancesRandomOutlines() throws {
        var generator = SeededGenerator(seed: 11)
        let centre = Coordinate(TownTiles.origin.x + 700, TownTiles.origin.y + 100)
        for _ in 0..<30 {
            let old = try Shapes.star(around: centre, radius: 700, positions: 15, using: &generator)
            let west = try Shapes.star(around: Coordinate(centre.x - 700, centre.y), radius: 690, positions: 9, using: &generator)
            let east = try Shapes.star(around: Coordinate(centre.x + 700, centre.y), radius: 690, positions: 9, using: &generator)
            for flow in try flows([old], [west, east]) { #expect(abs(try people(flow).imbalance) < 1e-9) }
        }
    }

    @Test func tellsBoundaryEffectFromChange() throws {
        let later = TownTiles.columns(
            (0..<8).map { .init(column: $0, row: 0, figures: [.individuals: 90, .households: 40]) }, fields: [.individuals, .households])
        func estimate(_ tiles: TileColumns, _ outline: MultiPolygon) throws -> Estimate? {
            try Estimator(tiles).estimates(of: [.count(.individuals)], over: try TownTiles.coverage(outline)).estimates.first
        }
        let (old, new) = (try TownTiles.box(0, 0, 400, 200), try TownTiles.box(0, 0, 800, 200))
        let split = EvolutionSplit(
            before: try estimate(tiles, old), moved: try estimate(tiles, new), after: .some(try estimate(later, new)))
        #expect(split.boundaryEffect.value == 200)
        #expect(split.constantChange?.value == -40)
        #expect(split.total?.value == 160)
        let alone = EvolutionSplit(before: try estimate(tiles, old), moved: nil, after: nil)
        #expect(alone.boundaryEffect.absence == .unknown)
        #expect(alone.total == nil)
    }
}
