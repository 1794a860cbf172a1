import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct OverlapVerbTests {
    @Test func putsTwoGenerationsOverEachOther() throws {
        let rows = try quartiers("overlap 2015 2024 --demo --format csv").rows
        #expect(rows.map { $0["id_a"] } == ["QP062005", "QP062007", "QP062008", "QP062009", "QP062010"])
        #expect(rows.map { $0["id_a"] } == rows.map { $0["id_b"] })
        // Each outline of 2015 lies in that of 2024, save 3 Îlots, whose parts moved.
        #expect(rows.map { $0["part_a"] == "1" } == [true, true, true, false, true])
        for row in rows {
            let numbers = ["part_a", "part_b", "jaccard"].compactMap { Double(row[$0] ?? "") }
            #expect(abs(1 / numbers[2] - (1 / numbers[0] + 1 / numbers[1] - 1)) < 1e-9)
        }
    }

    @Test func leavesOutNarrowPieces() throws {
        try withTemporaryFolder { folder in
            let layer = try folder.layer(
                "l.geojson", Fixture.quartier("QP062005", "Un", Fixture.polygon(Fixture.ring(674_000, 7_048_000, side: 100))),
                Fixture.quartier("QP062007", "Deux", Fixture.polygon(Fixture.ring(674_099.5, 7_048_000, side: 100))),
                Fixture.quartier("QP062008", "Trois", Fixture.polygon(Fixture.ring(674_180, 7_048_000, side: 100))), crs: "EPSG:2154")
            let all = try quartiers(["overlap", layer, layer, "--plane", "--format", "csv"]).rows
            #expect(all.map { $0["surf_m2"] } == ["50", "1950"])
            #expect(all.map { $0["surf_ref"] } == ["EPSG:2154", "EPSG:2154"])
            // 2 x 50 / 201 and 2 x 1950 / 239 metres.
            for (row, width) in zip(all, [100 / 201.0, 3_900 / 239.0]) {
                #expect(abs((Double(row["largeur_moy_m"] ?? "") ?? 0) - width) < 1e-9)
            }
            #expect(try quartiers(["overlap", layer, layer, "--plane", "--min-width", "1", "--format", "csv"]).rows.count == 1)
            #expect(try quartiers(["overlap", layer, layer, "--min-surface", "1ha", "--format", "csv"]).rows.isEmpty)
        }
    }

    /// The figure, found with shapely.
    @Test(.needsSharedData) func findsTheSlipsBetweenNeighbouringCommunes() throws {
        let file = SharedData.path("data/bassin-minier/communes-mbm.geojson")
        let rows = try quartiers(["overlap", file, file, "--min-surface", "1", "--plane", "--quiet", "--format", "csv"]).rows
        #expect(rows.count == 593)
        let hectares = rows.reduce(0) { $0 + (Double($1["surf_m2"] ?? "") ?? 0) } / 10_000
        #expect((hectares * 100).rounded() / 100 == 36.89)
        #expect(rows.allSatisfy { $0["surf_ref"] == "EPSG:2154" })
    }
}
