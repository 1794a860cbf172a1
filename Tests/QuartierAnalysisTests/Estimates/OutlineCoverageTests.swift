import CellGrid
import PlanarGeometry
import QuartierAnalysis
import Reporting
import TestSupport
import Testing

@Suite struct OutlineCoverageTests {
    @Test func theAreaOfTheTilesIsThatOfTheOutlineOnTheEllipsoid() throws {
        // EPSG:3035 keeps areas; DOMAIN 4.7, check 1: 788 736.31 m² on the ellipsoid and in EPSG:3035, along parallels and meridians.
        let cell = try Shapes.rectangle(2.63, 50.525, 0.01, 0.01)
        let coverage = try #require(try OutlineCoverage.coverages(of: [cell], crs: .rgf93)[0])
        #expect(abs(coverage.coverage.area - 788_736.31) < 0.05)
    }

    @Test func aFinerStepChangesNoTileByABillionth() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<20 {
            let star = try Shapes.star(around: Coordinate(674_000, 7_048_000), radius: 1_500, positions: 12, using: &generator)
            let usual = try #require(try OutlineCoverage.coverages(of: [star], crs: .lambert93)[0]).coverage
            let fine = try #require(try OutlineCoverage.coverages(of: [star], crs: .lambert93, step: 0.5)[0]).coverage
            usual.forEachCell { cell, fraction in #expect(abs(fine.fraction(of: cell) - fraction) < 1e-9) }
        }
    }

    @Test func oneWorkerEqualsTwoAndFractionsSumToTheArea() throws {
        var generator = SeededGenerator(seed: 5)
        let outlines: [MultiPolygon?] = try (0..<40).map { rank in
            rank == 7 ? nil : try Shapes.star(around: Coordinate(3_800_000, 3_072_000), radius: 2_000, positions: 30, using: &generator)
        }
        let one = try OutlineCoverage.coverages(of: outlines, crs: .laeaEurope, workers: 1)
        let two = try OutlineCoverage.coverages(of: outlines, crs: .laeaEurope, workers: 2)
        #expect(one.map { $0?.coverage } == two.map { $0?.coverage })
        #expect(one[7] == nil)
        for (outline, coverage) in zip(outlines, one) {
            guard let outline, let coverage else { continue }
            #expect(abs(coverage.coverage.area / outline.area - 1) < 1e-12)
        }
    }

    @Test func repairsABowTieAndSaysSo() throws {
        let bowTie = MultiPolygon([Polygon(exterior: try Shapes.ring([(0, 0), (200, 200), (200, 0), (0, 200)]))])
        let moved = try bowTie.mapPositions { Coordinate($0.x + 3_800_000, $0.y + 3_072_600) }
        let coverage = try #require(try OutlineCoverage.coverages(of: [moved], crs: .laeaEurope)[0])
        #expect(coverage.repair != nil)
        #expect(coverage.coverage.runs.map(\.fraction) == [0.5])
    }

    @Test func growsAndShrinksOutlines() throws {
        let plane = try WorkingPlane(for: .lambert93, around: Envelope(minX: 674_000, minY: 7_048_000, maxX: 675_000, maxY: 7_049_000))
        let box = try Shapes.rectangle(674_000, 7_048_000, 100, 100)
        let shrunk = try OutlineShift.shifted([box, nil], from: .lambert93, in: plane, by: -10)
        #expect(abs((shrunk[0]?.area ?? 0) - 6_400) < 1e-6)
        #expect(shrunk[1] == nil)
        #expect(try OutlineShift.shifted([box], from: .lambert93, in: plane, by: -60)[0]?.isEmpty == true)
        // Sides grow by 10 m, corners by nearly a quarter of a circle each.
        let grown = try OutlineShift.shifted([box], from: .lambert93, in: plane, by: 10)[0]?.area ?? 0
        #expect(abs(grown - (14_000 + .pi * 100)) < 3)
    }
}
