import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import Testing

@Suite struct ComparisonColumnsTests {
    /// One quartier that moves its eastern limit by 20 m, one that is new.
    private func example() throws -> GenerationComparison {
        let former = [try Layers.box(0, 0, 100, 100)]
        return try GenerationComparisonTests.compare(former, [try Layers.box(0, 0, 120, 100), try Layers.box(900, 0, 100, 100)])
    }

    @Test func aRowHoldsItsFigures() throws {
        let comparison = try example()
        var table = Table(ComparisonColumns.schema, notes: ComparisonColumns.notes(comparison))
        for evolution in comparison.evolutions { table.append(ComparisonColumns.row(evolution, in: comparison, state: .modified)) }
        #expect(
            table.schema.columns.map(\.name) == [
                "id_avant", "id_apres", "classe", "surf_ref", "commun_m2", "gagne_m2", "perdu_m2", "part_commun", "tolerance_m",
                "etat_anct",
                "accord", "source",
            ])
        #expect(
            table.rows == [
                [
                    .text("Q1"), .text("Q1"), .text("extension"), .text("EPSG:2154"), .real(10_000), .real(2_000), .real(0), .real(1),
                    .real(5),
                    .text("M"), .boolean(true), .text("test.geojson"),
                ],
                [
                    .null, .text("Q2"), .text("nouveau"), .text("EPSG:2154"), .real(0), .real(10_000), .real(0), .null, .real(5),
                    .text("M"),
                    .boolean(false), .text("test.geojson"),
                ],
            ])
        #expect(table.notes[0].english.hasPrefix("Tolerance: 5 m. Kinship: at least 10% of the one"))
        #expect(table.notes[0].french.contains("surface à 1 % près"))
    }

    @Test func withoutALetterThereIsNoAgreement() throws {
        let comparison = try example()
        var table = Table(ComparisonColumns.schema)
        table.append(ComparisonColumns.row(comparison.evolutions[0], in: comparison, state: nil))
        #expect(table.value(0, "etat_anct") == .null)
        #expect(table.value(0, "accord") == .null)
    }

    @Test func aPieceIsARowOfTheLayer() throws {
        let comparison = try example()
        var table = Table(EvolutionColumns.schema)
        for piece in comparison.pieces { table.append(EvolutionColumns.row(piece, in: comparison)) }
        #expect(table.rows.indices.map { table.value($0, "nature") } == [.text("commun"), .text("gagne"), .text("gagne")])
        #expect(table.rows.indices.map { table.value($0, "surf_m2") } == [.real(10_000), .real(2_000), .real(10_000)])
        #expect(table.rows.indices.map { table.value($0, "largeur_max_m") } == [.real(100), .real(20), .real(100)])
        #expect(table.value(1, "largeur_moy_m") == .real(2 * 2_000 / 240))
        #expect(table.value(1, "id_avant") == .text("Q1"))
        #expect(table.value(2, "id_avant") == .null)
        #expect(table.value(1, "lamelle") == .boolean(false))
        #expect(table.value(1, "classe") == .text("extension"))
    }

    @Test func theSummaryEndsWithTheWhole() throws {
        let comparison = try example()
        let summary = ComparisonSummary(comparison)
        var classes = Table(SummaryColumns.classes)
        for row in SummaryColumns.classRows(summary, of: comparison) { classes.append(row) }
        #expect(classes.rows.map { $0[0] } == [.text("nouveau"), .text("extension"), .null])
        #expect(classes.rows.map { $0[2] } == [.integer(1), .integer(1), .integer(2)])
        #expect(classes.value(2, "gagne_m2") == .real(12_000))
        #expect(summary.newWithoutContact == 1)
        var tolerances = Table(SummaryColumns.tolerances)
        for row in SummaryColumns.toleranceRows(summary) { tolerances.append(row) }
        // 20 % more surface is no unchanged outline, however wide the tolerance.
        #expect(tolerances.rows.map { $0[1] } == Array(repeating: .integer(0), count: 6))
    }
}
