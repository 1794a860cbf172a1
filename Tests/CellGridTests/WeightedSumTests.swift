import CellGrid
import PlanarGeometry
import TestSupport
import Testing

/// Three tiles in a row, the first wholly inside an outline, half and a quarter of the others.
@Suite struct WeightedSumTests {
    private func tiles(_ rows: [(values: [Double?], imputation: Imputation)], columns: [String] = ["ind", "men"]) throws -> TileColumns {
        var builder = TileColumnsBuilder(columns: columns)
        for (column, row) in rows.enumerated() {
            builder.append(try TileShapes.cell(0, column), imputation: row.imputation, rank: column, values: row.values)
        }
        return builder.finish().tiles
    }

    private func covered(_ tiles: TileColumns) throws -> CoveredTiles {
        let outline = MultiPolygon([
            Polygon(exterior: try TileShapes.box(0, 0, 300, 200)), Polygon(exterior: try TileShapes.box(400, 0, 600, 50)),
        ])
        return try tiles.tiles(in: try CellCoverage(of: outline))
    }

    @Test func weighsEachTileByItsShare() throws {
        let tiles = try tiles([([100, 40], .observed), ([60, 20], .imputed), ([8, 4], .imputed)])
        let sum = tiles.sum(of: [0], over: try covered(tiles))
        #expect(sum.value == 132)
        #expect(sum.lower == 100)
        #expect(sum.upper == 168)
        #expect(sum.tileCount == 3 && sum.knownTileCount == 3)
        #expect(sum.knownShare == 1)
        #expect(sum.edgeShare == 32.0 / 132)
        #expect(sum.imputedShare == 32.0 / 132)
        #expect(tiles.sum(of: [0, 1], over: try covered(tiles)).value == 132 + 51)
    }

    @Test func aMissingFigureIsNotZero() throws {
        let tiles = try tiles([([100, 40], .observed), ([nil, 20], .observed), ([8, 4], .observed)])
        let sum = tiles.sum(of: [0], over: try covered(tiles))
        #expect(sum.value == 102)
        #expect(sum.lower == 100)
        #expect(sum.upper == nil)
        #expect(sum.tileCount == 3 && sum.knownTileCount == 2)
        #expect(sum.knownShare == 1.25 / 1.75)
        // The tile misses the whole as soon as it misses a part.
        #expect(tiles.sum(of: [0, 1], over: try covered(tiles)).value == 140 + 3)
    }

    @Test func nothingKnownIsNotZeroEither() throws {
        let unknown = try tiles([([nil, 40], .observed), ([nil, 20], .observed), ([nil, 4], .observed)])
        let sum = unknown.sum(of: [0], over: try covered(unknown))
        #expect(sum.value == nil && sum.lower == nil && sum.upper == nil && sum.edgeShare == nil && sum.imputedShare == nil)
        #expect(sum.knownShare == 0)
        let none = try tiles([])
        let nowhere = none.sum(of: [0], over: try covered(none))
        #expect(nowhere.value == nil && nowhere.knownShare == nil && nowhere.tileCount == 0)
        #expect(try covered(none).isEmpty)
        #expect(try covered(none).cellCount == 3)
    }

    @Test func halfAUniformTileIsHalfOfItAndCouldBeNoneOrAll() throws {
        let tiles = try tiles([([80, 30], .observed)])
        let half = try CellCoverage(of: Shapes.area(try TileShapes.box(0, 0, 200, 100)))
        let sum = tiles.sum(of: [0], over: try tiles.tiles(in: half))
        #expect(sum.value == 40 && sum.lower == 0 && sum.upper == 80 && sum.edgeShare == 1)
        let whole = try CellCoverage(of: Shapes.area(try TileShapes.box(-50, -50, 250, 250)))
        let inside = tiles.sum(of: [0], over: try tiles.tiles(in: whole))
        #expect(inside.value == 80 && inside.lower == 80 && inside.upper == 80 && inside.edgeShare == 0)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func outlinesThatShareATerritoryShareItsPeople(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let line = (0...20).map { (Double.random(in: 400...1600, using: &generator), Double($0) * 100) }
        var builder = TileColumnsBuilder(columns: ["ind"])
        for row in 0..<10 {
            for column in 0..<10 {
                builder.append(
                    try TileShapes.cell(row, column), imputation: .observed, rank: 0,
                    values: [Double.random(in: 0...500, using: &generator)])
            }
        }
        let tiles = builder.finish().tiles
        func people(_ outline: MultiPolygon) throws -> Double {
            try #require(tiles.sum(of: [0], over: try tiles.tiles(in: try CellCoverage(of: outline))).value)
        }
        let west = try people(try TileShapes.area([(0, 2000), (0, 0)] + line))
        let east = try people(try TileShapes.area([(2000, 0), (2000, 2000)] + line.reversed()))
        let all = try people(Shapes.area(try TileShapes.box(0, 0, 2000, 2000)))
        #expect(abs(west + east - all) <= 1e-15 * all, "seed \(seed)")
    }

    @Test func theImputedShareIsUnknownWhenATileDoesNotSay() throws {
        let tiles = try tiles([([100, 40], .observed), ([60, 20], .unknown), ([8, 4], .imputed)])
        #expect(tiles.sum(of: [0], over: try covered(tiles)).imputedShare == nil)
    }

    @Test func aSumOfZeroHasNoShares() throws {
        let tiles = try tiles([([0, 40], .observed), ([0, 20], .observed), ([0, 4], .observed)])
        let sum = tiles.sum(of: [0], over: try covered(tiles))
        #expect(sum.value == 0 && sum.lower == 0 && sum.upper == 0)
        #expect(sum.edgeShare == nil && sum.imputedShare == nil && sum.knownShare == 1)
    }

    @Test func rebuildsARateAndItsExtremes() throws {
        // Poor households and households: 10 of 40, 15 of 20, 0 of 4, with shares 1, 1/2, 1/4.
        let tiles = try tiles([([10, 40], .observed), ([15, 20], .observed), ([0, 4], .observed)], columns: ["men_pauv", "men"])
        let rate = tiles.rate(of: [0], over: [1], in: try covered(tiles))
        #expect(rate.value == 17.5 / 51)
        // Least: without the poorest, with the richest; greatest: the other way round. Low over low is 10/40, high over high 25/64.
        #expect(rate.bounds?.lower == 10.0 / 44)
        #expect(rate.bounds?.upper == 25.0 / 60)
        #expect(rate.knownTileCount == 3 && rate.knownShare == 1)
    }

    @Test func aTileThatMissesOneFigureCountsInNeitherSum() throws {
        let tiles = try tiles([([10, 40], .observed), ([nil, 20], .observed), ([1, nil], .observed)], columns: ["men_pauv", "men"])
        let rate = tiles.rate(of: [0], over: [1], in: try covered(tiles))
        #expect(rate.value == 0.25)
        #expect(rate.bounds == nil)
        #expect(rate.knownTileCount == 1)
        #expect(rate.knownShare == 1 / 1.75)
    }

    @Test func thereIsNoRateOfNothing() throws {
        let tiles = try tiles([([0, 0], .observed), ([0, 0], .observed), ([0, 0], .observed)])
        let rate = tiles.rate(of: [0], over: [1], in: try covered(tiles))
        #expect(rate.value == nil && rate.bounds == nil && rate.knownShare == 1)
    }

    @Test func keepsWhatPlainAdditionLoses() throws {
        // 1e16 + 1 + ... + 1 - the ones are each below half the last digit of 1e16.
        let tiles = try tiles([([1e16], .observed), ([2], .observed), ([4], .observed)], columns: ["ind_snv"])
        #expect(tiles.sum(of: [0], over: try covered(tiles)).value == 1e16 + 2)
    }
}

@Suite struct RateBoundsTests {
    private typealias Term = RateBounds.Term

    @Test func withoutFreeTermsBothAreTheRatio() {
        let bounds = RateBounds(fixed: Term(10, over: 40), free: [])
        #expect(bounds?.lower == 0.25 && bounds?.upper == 0.25)
        #expect(RateBounds(fixed: Term(0, over: 0), free: []) == nil)
        #expect(RateBounds(fixed: Term(0, over: 0), free: [Term(3, over: 0)]) == nil)
    }

    @Test func withoutFixedTermsTheyAreTheExtremeRatios() {
        let bounds = RateBounds(fixed: Term(0, over: 0), free: [Term(1, over: 4), Term(3, over: 4), Term(0, over: 0)])
        #expect(bounds?.lower == 0.25 && bounds?.upper == 0.75)
    }

    @Test func aNumeratorWithoutDenominatorOnlyRaises() {
        let bounds = RateBounds(fixed: Term(1, over: 4), free: [Term(1, over: 0)])
        #expect(bounds?.lower == 0.25 && bounds?.upper == 0.5)
        let unlimited = RateBounds(fixed: Term(0, over: 0), free: [Term(1, over: 0), Term(1, over: 2)])
        #expect(unlimited?.lower == 0.5)
        #expect(unlimited.map { $0.upper == nil } == true)
        let fixedOnly = RateBounds(fixed: Term(2, over: 0), free: [Term(1, over: 2), Term(9, over: 1)])
        #expect(fixedOnly?.lower == 1.5)
        #expect(fixedOnly.map { $0.upper == nil } == true)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func agreeWithEveryChoiceOfTiles(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func term() -> Term {
            let denominator = Double(Int.random(in: 0...30, using: &generator))
            return Term(
                Double(Int.random(in: 0...30, using: &generator)), over: Int.random(in: 0..<8, using: &generator) == 0 ? 0 : denominator)
        }
        let fixed = Bool.random(using: &generator) ? term() : Term(0, over: 0)
        let free = (0..<Int.random(in: 0...9, using: &generator)).map { _ in term() }
        var (lower, upper) = (Double.infinity, -Double.infinity)
        for choice in 0..<(1 << free.count) {
            let chosen = free.indices.filter { choice >> $0 & 1 == 1 }.map { free[$0] }
            let numerator = chosen.reduce(fixed.numerator) { $0 + $1.numerator }
            let denominator = chosen.reduce(fixed.denominator) { $0 + $1.denominator }
            // 0 over 0 is no ratio; above 0 over 0 is the limit of ratios that have one.
            if denominator > 0 || numerator > 0 {
                (lower, upper) = (min(lower, numerator / denominator), max(upper, numerator / denominator))
            }
        }
        let bounds = RateBounds(fixed: fixed, free: free)
        #expect((bounds == nil) == !lower.isFinite, "seed \(seed)")
        guard let bounds else { return }
        #expect(abs(bounds.lower - lower) <= 1e-15 * lower, "seed \(seed)")
        #expect((bounds.upper ?? .infinity) == upper || abs((bounds.upper ?? .infinity) - upper) <= 1e-15 * upper, "seed \(seed)")
    }
}
