import CellGrid
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import QuartierSources
import TestSupport
import Testing

@Suite struct EstimateSecrecyTests {
    /// The estimates of one whole tile with these figures.
    private func estimates(_ figures: [TileField: Double]) throws -> OutlineEstimates {
        let tile = TownTiles.Tile(column: 0, row: 0, figures: figures.mapValues { $0 })
        let fields = TileField.allCases.filter { figures[$0] != nil }
        return try Estimator(TownTiles.columns([tile], fields: fields)).estimates(
            of: TileIndicator.all, over: try TownTiles.coverage(TownTiles.box(0, 0, 200, 200)))
    }

    private func held(_ estimates: OutlineEstimates) -> [String] {
        estimates.estimates.filter { $0.absence == .secret }.map(\.indicator.key)
    }

    @Test func holdsEverythingBackUnderElevenHouseholds() throws {
        let few = EstimateSecrecy().applied(to: try estimates([.individuals: 30, .households: 10.9, .householdsInHouses: 0]))
        #expect(few.isPublishable == false)
        #expect(few.households == nil)
        #expect(held(few) == ["ind", "men", "men_mais"])
        #expect(few.estimates.allSatisfy { $0.value == nil && $0.lower == nil && $0.upper == nil })
        let enough = EstimateSecrecy().applied(to: try estimates([.individuals: 30, .households: 11]))
        #expect(enough.isPublishable == true)
        #expect(held(enough).isEmpty)
    }

    @Test func holdsBackWhenNobodyKnowsTheHouseholds() throws {
        let unknown = EstimateSecrecy().applied(to: try estimates([.individuals: 300]))
        #expect(unknown.isPublishable == false)
        #expect(held(unknown) == ["ind"])
        #expect(EstimateSecrecy(threshold: 0).applied(to: try estimates([.individuals: 300]))[.count(.individuals)]?.value == 300)
    }

    /// 3 of 100 households in houses: held back, and the 97 others with them, which the total would give away.
    @Test func holdsBackTheOtherChildOfATotal() throws {
        let result = EstimateSecrecy().applied(
            to: try estimates([.individuals: 300, .households: 100, .householdsInCollectiveHousing: 97, .householdsInHouses: 3]))
        #expect(held(result) == ["men_coll", "men_mais"])
        #expect(result[.count(.households)]?.value == 100)
        #expect(result.isPublishable == true)
    }

    @Test func zeroTellsOfNobody() throws {
        let result = EstimateSecrecy().applied(
            to: try estimates([.individuals: 300, .households: 100, .householdsInCollectiveHousing: 100, .householdsInHouses: 0]))
        #expect(held(result).isEmpty)
    }

    /// 4 children under 4 among 111 young: one other young band goes too, since the share of the young and the people give the 111; the elder
    /// bands then hide nothing.
    @Test func theYoungAreATotalThroughTheirShare() throws {
        var figures: [TileField: Double] = [.individuals: 400, .households: 150]
        for (field, value) in zip(TileField.ageBands, [4, 20, 25, 32, 30, 80, 80, 50, 50, 29, 0]) { figures[field] = Double(value) }
        let result = EstimateSecrecy().applied(to: try estimates(figures))
        #expect(held(result) == ["ind_0_3", "ind_4_5"])
        #expect(abs((result[.under25Share]?.value ?? 0) - 27.75) < 1e-12)
    }

    /// A share gives its part away: 5 poor households of 100, or all but 5.
    @Test func aShareOfAFewOrOfAllButAFewIsHeldBack() throws {
        let few = EstimateSecrecy().applied(to: try estimates([.individuals: 300, .households: 100, .poorHouseholds: 5]))
        #expect(held(few) == ["men_pauv", "tx_pauvrete_menages"])
        let most = EstimateSecrecy().applied(to: try estimates([.individuals: 300, .households: 100, .singleParentHouseholds: 95]))
        #expect(held(most) == ["men_fmp", "pt_monoparentales_menages"])
    }

    @Test func moneyAndFloorsAreNoUnits() throws {
        let result = EstimateSecrecy().applied(to: try estimates([.individuals: 300, .households: 100, .standardsOfLiving: 9]))
        #expect(held(result).isEmpty)
    }
}
