import QuartierAnalysis
import Testing

@Suite struct EvolutionSplitTests {
    // Made-up counts: 1 000 people inside the old outline, 1 500 inside the new one at the same time, 1 600 later; 1 050 inside the old one later.
    private let split = EvolutionSplit(
        formerOutlineFormerVintage: BoundedCount(1_000, in: 950...1_050), newOutlineFormerVintage: BoundedCount(1_500),
        formerOutlineNewVintage: BoundedCount(1_050), newOutlineNewVintage: BoundedCount(1_600, in: 1_580...1_620))

    @Test func partsAddUpToTheWhole() throws {
        let (total, former, new) = (try #require(split.total), try #require(split.byFormerVintage), try #require(split.byNewVintage))
        #expect(total.value == 600)
        #expect(former.boundary.value == 500)
        #expect(former.constant.value == 100)
        #expect(new.boundary.value == 550)
        #expect(new.constant.value == 50)
        #expect(split.parts == former)
    }

    @Test func boundsHoldEveryPairOfTrueCounts() throws {
        #expect(try #require(split.total).bounds == 530...670)
        #expect(try #require(split.byFormerVintage).boundary.bounds == 450...550)
        #expect(try #require(split.byFormerVintage).constant.bounds == 80...120)
    }

    @Test func aMissingCountIsNoZero() {
        let ends = EvolutionSplit(formerOutlineFormerVintage: BoundedCount(1_000), newOutlineNewVintage: BoundedCount(1_600))
        #expect(ends.total?.value == 600)
        #expect(ends.parts == nil)
        let byNew = EvolutionSplit(
            formerOutlineFormerVintage: BoundedCount(1_000), formerOutlineNewVintage: BoundedCount(1_050),
            newOutlineNewVintage: BoundedCount(1_600))
        #expect(byNew.parts?.constant.value == 50)
        #expect(EvolutionSplit().total == nil)
    }

    // The five printed evolutions, DOMAIN 5: only Renaissance, + 60 %, is beyond 30 %.
    @Test(arguments: [(2_700.0, 500.0, false), (1_600, 600, true), (2_000, 100, false), (2_600, 100, false), (3_300, 100, false)])
    func suspectsAChangeTooLargeForPeople(count: Double, change: Double, suspected: Bool) {
        #expect(EvolutionSplit.suspectsBoundary(count: count, change: change) == suspected)
    }

    @Test func aStartValueThatIsNoneSaysNothing() {
        #expect(EvolutionSplit.suspectsBoundary(count: 500, change: 500) == nil)
        #expect(EvolutionSplit.suspectsBoundary(count: 500, change: -300) == true)
    }
}
