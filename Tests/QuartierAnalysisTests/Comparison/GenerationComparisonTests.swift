import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import TestSupport
import Testing

@Suite struct GenerationComparisonTests {
    /// Compares in the plane, so that figures can be worked out by hand.
    static func compare(
        _ before: [MultiPolygon?], _ after: [MultiPolygon?], tolerance: Double = 5, workers: Int = 1, onPlane: Bool = true
    ) throws -> GenerationComparison {
        let (former, new) = (Layers.perimeters(before, generation: .of2015), Layers.perimeters(after, generation: .of2024))
        return try GenerationComparison(
            from: former, to: new, onPlane: onPlane,
            options: ComparisonOptions(tolerance: tolerance), workers: workers)
    }

    private func compare(_ before: [MultiPolygon?], _ after: [MultiPolygon?], tolerance: Double = 5) throws -> GenerationComparison {
        try Self.compare(before, after, tolerance: tolerance)
    }

    // DOMAIN 4.7, check 9.
    @Test func twoSquaresShiftedByACentimetre() throws {
        let (before, after) = ([try Layers.box(0, 0, 100, 100)], [try Layers.box(0.01, 0, 100, 100)])
        let coarse = try compare(before, after)
        #expect(coarse.evolutions.map(\.change) == [.unchanged])
        let slivers = coarse.pieces.filter(\.isSliver)
        #expect(slivers.map(\.nature) == [.lost, .gained])
        for sliver in slivers {
            #expect(abs(sliver.measure.surface - 1) < 1e-6)
            #expect(abs(sliver.measure.greatestWidth - 0.01) < 1e-6)
            #expect(abs(sliver.measure.meanWidth - 2 / 200.02) < 1e-6)
        }
        let exact = try compare(before, after, tolerance: 0)
        #expect(exact.evolutions.map(\.change) == [.moved])
        #expect(exact.pieces.filter(\.isSliver).isEmpty)
        #expect(exact.pieces.count == coarse.pieces.count)
    }

    @Test func anOutlineIsTheSameHoweverItIsWalked() throws {
        let positions = [(0.0, 0.0), (100, 0), (100, 80), (0, 80)]
        let hole = [(10.0, 10.0), (20, 10), (20, 20), (10, 20)]
        func outline(_ shift: Int, reversed: Bool) throws -> MultiPolygon {
            func ring(_ positions: [(Double, Double)]) throws -> Ring {
                let turned = Array(positions[shift...] + positions[..<shift])
                return try Shapes.ring(reversed ? turned.reversed() : turned)
            }
            let parts = [
                Polygon(exterior: try ring(positions), holes: [try ring(hole)]), Polygon(exterior: try Shapes.box(500, 0, 10, 10)),
            ]
            return try MultiPolygon(reversed ? parts.reversed() : parts).mapPositions {
                Coordinate($0.x + Layers.origin.x, $0.y + Layers.origin.y)
            }
        }
        let comparison = try compare([try outline(0, reversed: false)], [try outline(2, reversed: true)], tolerance: 0)
        #expect(comparison.evolutions.map(\.change) == [.unchanged])
        #expect(comparison.links.map(\.isIdentical) == [true])
        #expect(comparison.pieces.map(\.nature) == [.kept, .kept])
        #expect(comparison.unchangedPairs(at: 0) == 1)
    }

    @Test func aVertexMoreOnAStraightSideChangesNothingAtToleranceZero() throws {
        let more = Shapes.area(
            try Shapes.ring([(0, 0), (33, 0), (100, 0), (100, 100), (0, 100)].map { ($0.0 + Layers.origin.x, $0.1 + Layers.origin.y) }))
        let comparison = try compare([try Layers.box(0, 0, 100, 100)], [more], tolerance: 0)
        #expect(comparison.evolutions.map(\.change) == [.unchanged])
        #expect(comparison.links.map(\.isIdentical) == [false])
    }

    /// Two parents of 60 and 40 m make one child that ends 10 m further east and 5 m lower.
    @Test func aMergerIsARowForEachParent() throws {
        let parents = [try Layers.box(0, 0, 60, 100), try Layers.box(60, 0, 40, 100)]
        let comparison = try compare(parents, [try Layers.box(0, 0, 110, 95)])
        #expect(comparison.evolutions.map(\.change) == [.merged, .merged])
        #expect(comparison.evolutions.map(\.common) == [5_700, 3_800])
        #expect(comparison.evolutions.map(\.lost) == [300, 200])
        // What the child has of neither parent, on both rows; once among the pieces.
        #expect(comparison.evolutions.map(\.gained) == [950, 950])
        #expect(comparison.evolutions.map(\.shareKept) == [0.95, 0.95])
        #expect(comparison.pieces.map(\.nature) == [.kept, .lost, .kept, .lost, .gained])
        #expect(comparison.pieces.map(\.before) == [0, 0, 1, 1, nil])
        #expect(comparison.pieces.map(\.after) == [0, 0, 0, 0, 0])
        let total = ComparisonSummary(comparison).total
        #expect(total == ComparisonSummary.Tally(before: 2, after: 1, kept: 9_500, gained: 950, lost: 500))
    }

    @Test func aSplitIsARowForEachChild() throws {
        let children = [try Layers.box(0, 0, 60, 100), try Layers.box(65, 0, 35, 120)]
        let comparison = try compare([try Layers.box(0, 0, 100, 100)], children)
        #expect(comparison.evolutions.map(\.change) == [.split, .split])
        #expect(comparison.evolutions.map(\.shareKept) == [0.6, 0.35])
        #expect(comparison.evolutions.map(\.lost) == [500, 500])
        #expect(comparison.evolutions.map(\.gained) == [0, 700])
        #expect(comparison.pieces.map(\.nature) == [.kept, .kept, .lost, .gained])
        #expect(comparison.pieces.map(\.after) == [0, 1, nil, 1])
    }

    /// A is split between a and b; b takes in B as well.
    @Test func aParentCanBeSplitAndPartOfAMerger() throws {
        let former = [try Layers.box(0, 0, 100, 100), try Layers.box(100, 0, 100, 100)]
        let comparison = try compare(former, [try Layers.box(0, 0, 50, 100), try Layers.box(50, 0, 150, 100)])
        #expect(comparison.evolutions.map { [$0.before, $0.after] } == [[0, 0], [0, 1], [1, 1]])
        #expect(comparison.evolutions.map(\.change) == [.split, .merged, .merged])
        let summary = ComparisonSummary(comparison)
        #expect(summary.classes[.merged]?.before == 2)
        #expect(summary.classes[.split]?.after == 1)
        #expect(summary.total.before == 2)
        #expect(summary.total.kept == 20_000)
    }

    /// The thresholds of kinship: 10 % of the one or of the other.
    @Test func kinshipNeedsATenthOfOneOfTheTwo() throws {
        // 9 % of each in common: neighbours that meet, one gone, one new.
        let contact = try compare([try Layers.box(0, 0, 100, 100)], [try Layers.box(91, 0, 100, 100)])
        #expect(contact.evolutions.map(\.change) == [.gone, .new])
        #expect(contact.links.map(\.isKinship) == [false])
        #expect(contact.links.map(\.common) == [900])
        let summary = ComparisonSummary(contact)
        #expect(summary.newWithoutContact == 0)
        #expect(summary.goneWithoutContact == 0)
        // 11 %: the same quartier, moved.
        let move = try compare([try Layers.box(0, 0, 100, 100)], [try Layers.box(89, 0, 100, 100)])
        #expect(move.evolutions.map(\.change) == [.moved])
        // 4 % of the child, all of the parent.
        let growth = try compare([try Layers.box(0, 0, 20, 20)], [try Layers.box(0, 0, 100, 100)])
        #expect(growth.evolutions.map(\.change) == [.extended])
    }

    @Test(arguments: [
        (east: 10.0, west: 0.0, change: ChangeClass.extended), (10, 4, .extended), (0, 10, .reduced), (4, 10, .reduced), (10, 10, .moved),
        (4, 0, .unchanged), (4, 4, .unchanged), (0, 0, .unchanged),
        // Nothing beyond the tolerance, and 1.25 % of surface: by what the surface did.
        (0, 4.99, .reduced), (4.99, 0, .extended),
    ])
    func aPairIsJudgedByItsWidestPieces(east: Double, west: Double, change: ChangeClass) throws {
        let width = west == 4.99 || east == 4.99 ? 400.0 : 1_000.0
        let comparison = try compare([try Layers.box(0, 0, width, 300)], [try Layers.box(west, 0, width - west + east, 300)])
        #expect(comparison.evolutions.map(\.change) == [change])
        #expect(abs(comparison.evolutions[0].widestGain - east) < 1e-3)
        #expect(abs(comparison.evolutions[0].widestLoss - west) < 1e-3)
    }

    @Test func surfacesAddUp() throws {
        var generator = SeededGenerator(seed: 9)
        func stars(_ shift: Double) throws -> [MultiPolygon] {
            try (0..<40).map { rank in
                let center = Coordinate(Layers.origin.x + Double(rank % 8) * 500 + shift, Layers.origin.y + Double(rank / 8) * 500)
                return try Shapes.star(around: center, radius: 240, positions: 24, using: &generator)
            }
        }
        let comparison = try Self.compare(try stars(0), try stars(40), onPlane: false)
        let (parents, children) = (
            Dictionary(grouping: comparison.evolutions, by: \.before), Dictionary(grouping: comparison.evolutions, by: \.after)
        )
        // To 1e-7: a side that is cut bends where the geodesic along the whole of it does not.
        for (rank, surface) in comparison.before.surfaces.enumerated() {
            let (rows, surface) = (try #require(parents[rank]), try #require(surface))
            #expect(abs(rows.reduce(rows[0].lost) { $0 + $1.common } - surface) < 1e-7 * surface)
        }
        for (rank, surface) in comparison.after.surfaces.enumerated() {
            let (rows, surface) = (try #require(children[rank]), try #require(surface))
            #expect(abs(rows.reduce(rows[0].gained) { $0 + $1.common } - surface) < 1e-7 * surface)
        }
        // Rows keep what is not lost, pieces are cut out one by one: here too.
        let everything = ComparisonSummary(comparison).total.everything
        #expect(abs(comparison.pieces.map(\.measure.surface).reduce(0, +) - everything) < 1e-7 * everything)
    }

    @Test func countsUnchangedOutlinesByTolerance() throws {
        // Shifted by 0, 0.5, 1.5, 3, 8, 15 and 40 m: all lie within 1 % of their surface.
        let shifts = [0, 0.5, 1.5, 3, 8, 15, 40]
        let before = try shifts.indices.map { try Layers.box(Double($0) * 2_000, 0, 1_000, 1_000) }
        let after = try zip(shifts.indices, shifts).map { try Layers.box(Double($0) * 2_000 + $1, 0, 1_000, 1_000) }
        let summary = ComparisonSummary(try compare(before, after))
        #expect(summary.unchanged.map(\.tolerance) == [0, 1, 2, 5, 10, 20])
        #expect(summary.unchanged.map(\.pairs) == [1, 2, 3, 4, 5, 6])
        #expect(summary.classes[.unchanged]?.before == 4)
        #expect(summary.classes[.moved]?.after == 3)
        #expect(summary.slivers == 6)
        #expect(abs(summary.sliverSurface - 2 * 5_000) < 1e-3)
    }

    @Test func oneWorkerEqualsTwo() throws {
        var generator = SeededGenerator(seed: 2)
        let stars = try (0..<60).map { rank in
            let center = Coordinate(Layers.origin.x + Double(rank % 10) * 150, Layers.origin.y + Double(rank / 10) * 150)
            return try Shapes.star(around: center, radius: 200, positions: 30, using: &generator)
        }
        let (one, two) = (
            try Self.compare(Array(stars[..<30]), Array(stars[30...]), onPlane: false),
            try Self.compare(Array(stars[..<30]), Array(stars[30...]), workers: 2, onPlane: false)
        )
        #expect(one.links == two.links)
        #expect(one.evolutions == two.evolutions)
        #expect(one.pieces == two.pieces)
    }
}

extension ComparisonSummary.Tally {
    fileprivate var everything: Double { kept + gained + lost }

    fileprivate init(before: Int, after: Int, kept: Double, gained: Double, lost: Double) {
        self.init()
        (self.before, self.after, self.kept, self.gained, self.lost) = (before, after, kept, gained, lost)
    }
}
