import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import TestSupport
import Testing

@Suite struct PopulationChangeTests {
    @Test func aCommonVintageTellsOutlineFromPeople() throws {
        // One former quartier; 1 000 in 2018, 1 100 in 2020; in the new outline 1 500 in 2020, 1 450 in 2022.
        let change = try #require(
            PopulationChange(published: [["2018": 1_000, "2020": 1_100]], new: [["2020": 1_500, "2022": 1_450]]))
        #expect(change.firstVintage == "2020")
        #expect(change.secondVintage == "2022")
        #expect(change.boundaryEffect == 400)
        #expect(change.constantChange == -50)
        #expect(change.total == 350)
        #expect(!change.isBoundarySuspected)
    }

    @Test func withoutACommonVintageALargeChangeIsSuspected() throws {
        let large = try #require(PopulationChange(published: [["2018": 1_000]], new: [["2022": 1_301]]))
        #expect(large.boundaryEffect == nil)
        #expect(large.constantChange == nil)
        #expect(large.total == 301)
        #expect(large.isBoundarySuspected)
        let usual = try #require(PopulationChange(published: [["2018": 1_000]], new: [["2022": 1_300]]))
        #expect(!usual.isBoundarySuspected)
    }

    @Test func parentsAreSummedOverVintagesThatAllHave() throws {
        let change = try #require(
            PopulationChange(published: [["2015": 9, "2018": 1_000], ["2018": 500, "2020": 510]], new: [["2018": 1_600]]))
        #expect(change.start == 1_500)
        #expect(change.boundaryEffect == 100)
        #expect(change.end == nil)
        #expect(change.secondVintage == nil)
        #expect(PopulationChange(published: [["2018": 1_000], ["2020": 500]], new: [["2020": 1_600]]) == nil)
        #expect(PopulationChange(published: [["2018": 1_000]], new: [[:]]) == nil)
    }

    @Test func aPrintedEvolutionImpliesItsStart() throws {
        let figure = Figure(
            key: "pop", reading: .about(1_600), change: Figure.Change(amount: 600, since: 2015), perimeter: nil, vintage: "2022",
            method: .printed, citation: Citation(document: "convention"))
        let change = try #require(PopulationChange(printed: figure))
        #expect(change.start == 1_000)
        #expect(change.total == 600)
        #expect(change.isBoundarySuspected)
    }

    @Test func kinAreFamilies() throws {
        // Former 1 and 2 meet in new 1; former 3 is split in new 2 and 3; former 4 is gone, new 4 is new; former 5 stays.
        let before = try [(0.0, 100.0), (100, 100), (1_000, 100), (2_000, 100), (4_000, 100)].map { try Layers.box($0.0, 0, $0.1, 100) }
        let after = try [(0.0, 200.0), (1_000, 60), (1_060, 40), (3_000, 100), (4_000, 100)].map { try Layers.box($0.0, 0, $0.1, 100) }
        let comparison = try GenerationComparison(
            from: Layers.perimeters(before, generation: .of2015), to: Layers.perimeters(after, generation: .of2024))
        let families = comparison.families
        #expect(families.map(\.before) == [[0, 1], [2], [4]])
        #expect(families.map(\.after) == [[0], [1, 2], [4]])
        #expect(families.map(\.changes) == [[.merged], [.split], [.unchanged]])
    }
}
