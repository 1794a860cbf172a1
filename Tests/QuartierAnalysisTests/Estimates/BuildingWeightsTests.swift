import CellGrid
import PlanarGeometry
import QuartierAnalysis
import QuartierSources
import TestSupport
import Testing

@Suite struct BuildingWeightsTests {
    private let tiles = TownTiles.columns(
        [
            .init(column: 0, row: 0, figures: [.individuals: 100]), .init(column: 1, row: 0, figures: [.individuals: 200]),
            .init(column: 2, row: 0, figures: [.individuals: 400]),
        ], fields: [.individuals])

    /// An outline over the east half of the first tile, the whole second and the west quarter of the third.
    private func estimate(_ buildings: [(MultiPolygon, Double?)]) throws -> (value: Estimate?, empty: Int) {
        let outline = try TownTiles.box(100, 0, 350, 200)
        var weights = try BuildingWeights(outlines: [outline], crs: .laeaEurope, resolution: .metres200, buildings: .laeaEurope)
        for (footprint, weight) in buildings { try weights.add(footprint, weight: weight) }
        var empty = 0
        let estimates = try Estimator(tiles).estimates(of: [.count(.individuals)], over: try TownTiles.coverage(outline)) {
            weights.covered(0, $0, $1) { empty = $0 }
        }
        return (estimates.estimates.first, empty)
    }

    @Test func peopleLiveWhereBuildingsAre() throws {
        // Of the first tile's two equal buildings one is inside; the third tile's only one is outside.
        let result = try estimate([
            (try TownTiles.box(10, 10, 20, 20), nil), (try TownTiles.box(150, 10, 20, 20), nil), (try TownTiles.box(500, 10, 20, 20), nil),
        ])
        #expect(abs((result.value?.value ?? 0) - (50 + 200)) < 1e-9)
        // Bounds stay those of the tiles.
        #expect(result.value?.lower == 200)
        #expect(result.value?.upper == 700)
        #expect(result.empty == 0)
    }

    @Test func floorsWeighMoreThanFootprints() throws {
        let result = try estimate([
            (try TownTiles.box(10, 10, 20, 20), 300), (try TownTiles.box(150, 10, 20, 20), 100),
            (try TownTiles.box(440, 10, 20, 20), 80),
        ])
        // A quarter of the first tile, all of the second, and half of the third, whose building lies across the line.
        #expect(abs((result.value?.value ?? 0) - (25 + 200 + 200)) < 1e-9)
    }

    @Test func aTileWithoutBuildingIsSharedByArea() throws {
        let result = try estimate([(try TownTiles.box(150, 10, 20, 20), nil)])
        #expect(abs((result.value?.value ?? 0) - (100 + 200 + 100)) < 1e-9)
        #expect(result.empty == 1)
    }
}
