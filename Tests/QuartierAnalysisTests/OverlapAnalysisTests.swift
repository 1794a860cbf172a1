import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import Testing

@Suite struct OverlapAnalysisTests {
    private func overlaps(
        _ first: [MultiPolygon], _ second: [MultiPolygon]?, onPlane: Bool = true, minimumWidth: Double = 0
    ) throws -> [Overlap] {
        let plane = try WorkingPlane(for: .lambert93, around: first[0].envelope)
        let a = try PreparedAreas(first, crs: .lambert93, plane: plane.crs)
        let b = try second.map { try PreparedAreas($0, crs: .lambert93, plane: plane.crs) }
        return try OverlapAnalysis.overlaps(a, b, meter: plane.meter(plane.reference(plane: onPlane)), minimumWidth: minimumWidth)
    }

    @Test func measuresAPairByHand() throws {
        let overlap = try #require(try overlaps([try Layers.box(0, 0, 100, 100)], [try Layers.box(80, 0, 100, 100)]).first)
        #expect(overlap.surface == 2_000)
        #expect(overlap.shareOfFirst == 0.2)
        #expect(overlap.shareOfSecond == 0.2)
        #expect(abs(overlap.jaccard - 2_000 / 18_000.0) < 1e-12)
        // 2 x 2 000 over a perimeter of 240.
        #expect(abs(overlap.meanWidth - 4_000 / 240.0) < 1e-9)
        #expect(abs(overlap.greatestWidth - 20) < 0.5)
        #expect(overlap.greatestWidth <= 20)
    }

    @Test func widthsAreThoseOfTheReference() throws {
        let boxes = (try Layers.box(0, 0, 100, 100), try Layers.box(80, 0, 100, 100))
        let plane = try #require(try overlaps([boxes.0], [boxes.1]).first)
        let ellipsoid = try #require(try overlaps([boxes.0], [boxes.1], onPlane: false).first)
        // k = 1.00156 near Béthune.
        #expect(abs(plane.greatestWidth / ellipsoid.greatestWidth - 1.00156) < 1e-5)
        #expect(abs(plane.meanWidth / ellipsoid.meanWidth - 1.00156) < 1e-5)
    }

    @Test func aLayerOverItselfGivesEachPairOnce() throws {
        let boxes = try (0..<4).map { try Layers.box(Double($0) * 90, 0, 100, 100) }
        #expect(try overlaps(boxes, nil).map { [$0.first, $0.second] } == [[0, 1], [1, 2], [2, 3]])
    }

    @Test func neighboursThatTouchDoNotOverlap() throws {
        #expect(try overlaps([try Layers.box(0, 0, 100, 100)], [try Layers.box(100, 0, 100, 100)]).isEmpty)
    }

    @Test func narrowPiecesAreLeftOutWhenAsked() throws {
        let (a, b) = (try Layers.box(0, 0, 100, 100), try Layers.box(99.5, 0, 100, 100))
        #expect(try overlaps([a], [b]).count == 1)
        #expect(try overlaps([a], [b], minimumWidth: 1).isEmpty)
    }
}
