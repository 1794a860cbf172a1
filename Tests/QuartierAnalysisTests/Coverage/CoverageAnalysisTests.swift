import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import TestSupport
import Testing

@Suite struct CoverageAnalysisTests {
    /// Looks in the plane, so that figures can be worked out by hand.
    private func analysis(_ outlines: [MultiPolygon], tolerance: Double = 5, workers: Int = 1) throws -> CoverageAnalysis {
        let plane = try WorkingPlane(for: .lambert93, around: outlines[0].envelope)
        return CoverageAnalysis(
            try PreparedAreas(outlines, crs: .lambert93, plane: plane.crs), meter: plane.meter(.plane(plane.crs)), tolerance: tolerance,
            workers: workers)
    }

    private func communes(_ outlines: [MultiPolygon]) throws -> PreparedAreas {
        try PreparedAreas(outlines, crs: .lambert93, plane: .lambert93)
    }

    @Test func anOpenGapBetweenNeighboursIsMeasured() throws {
        let faults = try analysis([try Layers.box(0, 0, 100, 100), try Layers.box(100.5, 0, 100, 80)]).gaps()
        #expect(faults.map(\.outlines) == [[0, 1]])
        let gap = try #require(faults.first)
        #expect(gap.nature == .gap)
        #expect(abs(gap.piece.surface - 40) < 1e-6)
        #expect(abs(gap.piece.greatestWidth - 0.5) < 1e-6)
        #expect(abs(gap.piece.meanWidth - 2 * 40 / 161) < 1e-6)
    }

    @Test func aVoidAsWideAsAStreetIsNoGap() throws {
        #expect(try analysis([try Layers.box(0, 0, 100, 100), try Layers.box(112, 0, 100, 100)]).gaps().isEmpty)
        #expect(try analysis([try Layers.box(0, 0, 100, 100), try Layers.box(112, 0, 100, 100)], tolerance: 15).gaps().count == 1)
    }

    @Test func neighboursThatFitHaveNoGapWhateverTheirCorners() throws {
        let outlines = [try Layers.box(0, 0, 100, 100), try Layers.box(100, 20, 50, 40), try Layers.box(0, 100, 30, 30)]
        #expect(try analysis(outlines).gaps().isEmpty)
        #expect(try analysis(outlines).overlaps().isEmpty)
        #expect(try analysis(outlines).slivers().isEmpty)
    }

    @Test func aHoleBetweenThreeIsAllOfTheirs() throws {
        // Three boxes around a void of 2 by 3 m; a fourth one closes it.
        let outlines = [
            try Layers.box(0, 0, 50, 100), try Layers.box(52, 0, 50, 100), try Layers.box(50, 0, 2, 40), try Layers.box(50, 43, 2, 57),
        ]
        let faults = try analysis(outlines).gaps()
        #expect(faults.map(\.outlines) == [[0, 1, 2, 3]])
        #expect(abs((faults.first?.piece.surface ?? 0) - 6) < 1e-6)
        #expect(abs((faults.first?.piece.greatestWidth ?? 0) - 2) < 1e-6)
    }

    @Test func overlapsAreListedWhateverTheirWidth() throws {
        let faults = try analysis([try Layers.box(0, 0, 100, 100), try Layers.box(99.9, 0, 100, 100), try Layers.box(0, 90, 100, 100)])
            .overlaps()
        #expect(faults.map(\.outlines) == [[0, 1], [0, 2], [1, 2]])
        for (fault, surface) in zip(faults, [10.0, 1_000, 1]) { #expect(abs(fault.piece.surface - surface) < 1e-6) }
        #expect(abs(faults[0].piece.greatestWidth - 0.1) < 1e-6)
    }

    @Test func aSeparateSliverIsFound() throws {
        let outline = MultiPolygon(try Layers.box(0, 0, 100, 100).polygons + Layers.box(200, 0, 2, 50).polygons)
        let faults = try analysis([outline]).slivers()
        #expect(faults.map(\.piece.surface) == [100])
        #expect(faults.map(\.outlines) == [[0]])
    }

    /// A commune of 1 km, its neighbour in the east, a quartier that ends 1 m before their limit, one that ends 2 m beyond it.
    @Test func communeLimitsAreMissedOnBothSides() throws {
        let cells = try communes([try Layers.box(0, 0, 1_000, 1_000), try Layers.box(1_000, 0, 1_000, 1_000)])
        let quartiers = [try Layers.box(899, 100, 100, 100), try Layers.box(902, 500, 100, 100), try Layers.box(400, 400, 100, 100)]
        let faults = try analysis(quartiers).faults(against: cells)
        #expect(faults.map(\.nature) == [.setback, .overhang])
        #expect(faults.map(\.outlines) == [[0], [1]])
        #expect(faults.map(\.commune) == [0, 1])
        #expect(abs(faults[0].piece.surface - 100) < 1e-6)
        #expect(abs(faults[0].piece.greatestWidth - 1) < 1e-6)
        #expect(abs(faults[1].piece.surface - 200) < 1e-6)
        #expect(abs(faults[1].piece.greatestWidth - 2) < 1e-6)
    }

    @Test func aQuartierAlongTheLimitOrAcrossItIsNoFault() throws {
        let cells = try communes([try Layers.box(0, 0, 1_000, 1_000), try Layers.box(1_000, 0, 1_000, 1_000)])
        let quartiers = [try Layers.box(900, 100, 100, 100), try Layers.box(950, 500, 100, 100)]
        #expect(try analysis(quartiers).faults(against: cells).isEmpty)
    }

    @Test func aFaultIsARow() throws {
        let outlines = [try Layers.box(0, 0, 100, 100), try Layers.box(100.5, 0, 100, 80)]
        var table = Table(CoverageColumns.schema)
        for fault in try analysis(outlines).gaps() {
            table.append(CoverageColumns.row(fault, in: Layers.perimeters(outlines), communes: nil, reference: .plane(.lambert93)))
        }
        #expect(table.value(0, "nature") == .text("jour"))
        #expect(table.value(0, "id_a") == .text("Q1"))
        #expect(table.value(0, "id_b") == .text("Q2"))
        #expect(table.value(0, "insee_com") == .null)
        #expect(table.value(0, "surf_ref") == .text("EPSG:2154"))
    }

    // 593 pairs above 1 m² and 36.89 ha in EPSG:2154: figures that came with the requirement, not from this program.
    @Test(.needsSharedData) func theCommunesOfTheMiningBasinOverlap() throws {
        var reader = try GeoJSONReader(.file(SharedData.path("data/bassin-minier/communes-mbm.geojson")))
        var outlines: [MultiPolygon?] = []
        while let feature = try reader.next({ _ in }) { outlines.append(feature.geometry.areal) }
        let crs = try #require(reader.description.crs)
        let envelope = outlines.reduce(Envelope.empty) { $0.union($1?.envelope ?? .empty) }
        let plane = try WorkingPlane(for: crs, around: envelope)
        #expect(plane.crs == .lambert93)
        let areas = try PreparedAreas(outlines, crs: crs, plane: plane.crs, workers: 2)

        let coverage = CoverageAnalysis(areas, meter: plane.meter(.plane(plane.crs)), tolerance: 5, workers: 2)
        let pairs = Dictionary(grouping: try coverage.overlaps(), by: \.outlines).values.map { $0.reduce(0) { $0 + $1.piece.surface } }
        let large = pairs.filter { $0 > 1 }
        #expect(large.count == 593)
        #expect(abs(large.reduce(0, +) / 10_000 - 36.89) < 0.005)
        // The same through the pairs of `overlap`.
        let overlaps = try OverlapAnalysis.overlaps(areas, nil, meter: plane.meter(.plane(plane.crs)), minimumSurface: 1, workers: 2)
        #expect(overlaps.count == 593)
        let gaps = try coverage.gaps()
        #expect(!gaps.isEmpty)
        #expect(gaps.allSatisfy { $0.piece.greatestWidth <= 5.001 && $0.outlines.count > 1 })
    }
}
