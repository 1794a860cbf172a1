import CellGrid
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import QuartierSources
import Reporting
import TestSupport
import Testing

@Suite struct EstimatorTests {
    private let fields: [TileField] = [.individuals, .households, .poorHouseholds]

    /// Three tiles in a row: 100, 200 and 400 people; 50, 80 and 160 households; 10, 40 and 16 poor.
    private var tiles: [TownTiles.Tile] {
        [
            .init(column: 0, row: 0, figures: [.individuals: 100, .households: 50, .poorHouseholds: 10]),
            .init(column: 1, row: 0, figures: [.individuals: 200, .households: 80, .poorHouseholds: 40]),
            .init(column: 2, row: 0, figures: [.individuals: 400, .households: 160, .poorHouseholds: 16], imputation: .imputed),
        ]
    }

    private func estimates(_ outline: MultiPolygon?, _ tiles: [TownTiles.Tile]? = nil) throws -> OutlineEstimates {
        try Estimator(TownTiles.columns(tiles ?? self.tiles, fields: fields)).estimates(
            of: TileIndicator.all, over: try outline.map(TownTiles.coverage))
    }

    /// Half of the first tile, the second whole, a quarter of the third.
    @Test func sumsSharesAndBounds() throws {
        let estimates = try estimates(TownTiles.box(100, 0, 350, 200))
        let people = try #require(estimates[.count(.individuals)])
        #expect(people.value == 0.5 * 100 + 200 + 0.25 * 400)
        #expect(people.lower == 200)
        #expect(people.upper == 700)
        #expect(people.reading == .estimated(350, in: 200...700))
        #expect(estimates.tileCount == 3)
        #expect(abs((estimates.households ?? 0) - 145) < 1e-12)
        #expect(abs((estimates.edgeShare ?? 0) - 150.0 / 350) < 1e-15)
        #expect(abs((estimates.imputedShare ?? 0) - 100.0 / 350) < 1e-15)
        #expect(people.knownShare == 1)
    }

    /// Poor 5 + 40 + 4 of 145 households. Least: the poor tile counts, and the third (10 %) and the first (20 %) wholly: (40 + 16 + 10) / 290.
    /// Greatest: the second alone, since 20 % and 10 % are below its 50 %.
    @Test func rebuildsRatesAndBoundsThemByHand() throws {
        let rate = try #require(try estimates(TownTiles.box(100, 0, 350, 200))[.householdPovertyRate])
        #expect(abs((rate.value ?? 0) - 100 * 49.0 / 145) < 1e-12)
        #expect(abs((rate.lower ?? 0) - 100 * 66.0 / 290) < 1e-12)
        #expect(rate.upper == 50)
    }

    @Test func tilesWhollyInsideAreExact() throws {
        let people = try #require(try estimates(TownTiles.box(0, 0, 600, 200))[.count(.individuals)])
        #expect(people.reading == .estimated(700, in: 700...700))
    }

    /// DOMAIN 4.7, check 10: half of a uniform tile.
    @Test func halfATileIsHalfItsPeopleBetweenNoneAndAll() throws {
        let people = try #require(try estimates(TownTiles.box(0, 50, 200, 100))[.count(.individuals)])
        #expect(people.reading == .estimated(50, in: 0...100))
    }

    @Test func anOutlineInsideOneTileAlongItsEdgesAndASliver() throws {
        #expect(try estimates(TownTiles.box(50, 50, 20, 100))[.count(.individuals)]?.value == 100 * 2_000 / 40_000.0)
        // Along the east side of the first tile, touching the second without entering it.
        #expect(try estimates(TownTiles.box(0, 0, 200, 200)).tileCount == 1)
        let sliver = try #require(try estimates(TownTiles.box(200, 0, 0.01, 200))[.count(.individuals)])
        #expect(abs((sliver.value ?? 0) - 200 * 0.01 / 200) < 1e-9)
    }

    @Test func aHoleAndTwoPartsCountAsTheyShould() throws {
        let holed = Shapes.area(
            try TownTiles.box(0, 0, 200, 200).polygons[0].exterior, holes: [try TownTiles.box(50, 50, 100, 100).polygons[0].exterior])
        #expect(try estimates(holed)[.count(.individuals)]?.value == 75)
        let parts = MultiPolygon(try TownTiles.box(0, 0, 100, 200).polygons + TownTiles.box(400, 0, 200, 200).polygons)
        #expect(try estimates(parts)[.count(.individuals)]?.value == 450)
    }

    @Test func aMissingFigureLowersTheKnownShareAndTakesTheLimitAway() throws {
        var tiles = tiles
        tiles[1].figures[.poorHouseholds] = .some(nil)
        let estimates = try estimates(TownTiles.box(0, 0, 400, 200), tiles)
        let poor = try #require(estimates[.count(.poorHouseholds)])
        #expect(poor.value == 10)
        #expect(poor.knownShare == 0.5)
        #expect(poor.upper == nil)
        #expect(poor.reading == .atLeast(10))
        let rate = try #require(estimates[.householdPovertyRate])
        #expect(rate.value == 20)
        #expect(rate.upper == nil)
        #expect(estimates[.count(.individuals)]?.knownShare == 1)
    }

    @Test func saysWhyThereIsNoValue() throws {
        let elsewhere = try estimates(TownTiles.box(5_000, 0, 100, 100))
        #expect(elsewhere.estimates.allSatisfy { $0.absence == .notPublished && $0.value == nil })
        #expect(elsewhere.tileCount == 0)
        #expect(try estimates(nil).estimates.allSatisfy { $0.absence == .unknown })
        #expect(try estimates(.empty).estimates.allSatisfy { $0.absence == .notApplicable })
        let inside = try estimates(TownTiles.box(0, 0, 100, 100))
        #expect(inside[.count(.socialDwellings)]?.absence == .notPublished)
        #expect(inside[.socialDwellingShare]?.absence == .notPublished)
    }

    @Test func aRateOfNobodyIsNotApplicable() throws {
        let empty = [TownTiles.Tile(column: 0, row: 0, figures: [.individuals: 0, .households: 0, .poorHouseholds: 0])]
        let estimates = try estimates(TownTiles.box(0, 0, 100, 100), empty)
        #expect(estimates[.householdPovertyRate]?.absence == .notApplicable)
        #expect(estimates[.count(.households)]?.value == 0)
    }

    @Test func everyCountOfTheFilesAndEveryRatioHasItsKeyOnce() {
        let keys = TileIndicator.all.map(\.key)
        #expect(keys.count == 33)
        #expect(Set(keys).count == 33)
        let households = TileIndicator.all.filter { indicator in
            if case .rate(let fraction) = indicator.indicator.nature { return fraction.base == .households }
            return false
        }
        #expect(households.map(\.key) == ["tx_pauvrete_menages", "pt_monoparentales_menages"])
        #expect(households.allSatisfy { $0.indicator.label.french.contains("ménages") })
    }

    @Test func reportsCautionAndOutlinesWithoutTiles() throws {
        let perimeter = Perimeter(quartier: "Q1", name: "Quartier", outline: nil)
        var findings: [Finding] = []
        for outline in [try TownTiles.box(100, 0, 350, 200), try TownTiles.box(5_000, 0, 100, 100), try TownTiles.box(0, 0, 200, 200)] {
            let estimates = EstimateSecrecy().applied(to: try estimates(outline))
            try estimates.report(for: perimeter, in: .unknown, secrecy: EstimateSecrecy(), isCountKnown: true) { findings.append($0) }
        }
        #expect(findings.map(\.kind) == [.cautiousEstimate, .noTile])
        #expect(
            findings[0].message(in: .french)
                == "à interpréter avec prudence : 28,6 % des habitants dans des carreaux imputés, 42,9 % dans des carreaux de bord")
        #expect(findings[0].arguments == ["imputed": .real(28.6), "edge": .real(42.9)])

        // Tiles that do not say whether they are imputed.
        var silent = tiles
        for rank in silent.indices { silent[rank].imputation = .unknown }
        let unknown = EstimateSecrecy().applied(to: try estimates(TownTiles.box(100, 0, 350, 200), silent))
        try unknown.report(for: perimeter, in: .unknown, secrecy: EstimateSecrecy(), isCountKnown: true) { findings.append($0) }
        #expect(findings.last?.message(in: .english).contains("an unknown share of people in imputed tiles, 42.9% in edge tiles") == true)
        #expect(findings.last?.arguments == ["imputed": .null, "edge": .real(42.9)])
    }

    @Test func calibratesToAKnownTotalAndKeepsTheFactor() throws {
        let raw = [try estimates(TownTiles.box(0, 0, 200, 200)), try estimates(TownTiles.box(200, 0, 200, 200))]
        let calibration = try EstimateCalibration(totals: [.persons: 450], estimates: raw)
        #expect(calibration.factors == [.persons: 1.5])
        let scaled = raw.map(calibration.applied)
        #expect(scaled.compactMap { $0[.count(.individuals)]?.value } == [150, 300])
        #expect(scaled[0][.count(.individuals)]?.upper == 150)
        #expect(scaled[0][.count(.households)]?.value == 50)
        #expect(scaled[0][.householdPovertyRate]?.value == 20)
        #expect(calibration.words(for: .count(.individuals)) == "calage pop=450 x 1.5")
        #expect(calibration.words(for: .householdPovertyRate) == nil)
        // A mean stays when persons are scaled: standards of living go with them.
        #expect(calibration.factor(of: .meanStandardOfLiving) == 1)
        #expect(throws: QuartiersError.self) {
            try EstimateCalibration(totals: [.persons: 450], estimates: [try estimates(TownTiles.box(5_000, 0, 100, 100))])
        }
    }
}
