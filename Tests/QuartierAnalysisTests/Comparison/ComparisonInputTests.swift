import GEOSOverlay
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import TestSupport
import Testing

/// What people give by mistake.
@Suite struct ComparisonInputTests {
    private func compare(_ before: Layer<Perimeter>, _ after: Layer<Perimeter>, tolerance: Double = 5) throws -> (
        comparison: GenerationComparison, findings: [Finding]
    ) {
        let comparison = try GenerationComparison(
            from: before, to: after, options: ComparisonOptions(tolerance: tolerance))
        var findings: [Finding] = []
        try comparison.report { findings.append($0) }
        return (comparison, findings)
    }

    private func former(_ outlines: [MultiPolygon?]) -> Layer<Perimeter> { Layers.perimeters(outlines, generation: .of2015) }
    private func new(_ outlines: [MultiPolygon?]) -> Layer<Perimeter> { Layers.perimeters(outlines, generation: .of2024) }

    @Test func twoSystemsAreBroughtToThePlaneOfTheOneInMetres() throws {
        let outlines = [try Layers.box(0, 0, 400, 300)]
        let degrees = try OutlineProjection.project(outlines, from: .lambert93, to: .wgs84)
        let inDegrees = Layers.perimeters(degrees, generation: .of2015, crs: .wgs84)
        let (comparison, findings) = try compare(inDegrees, new(outlines))
        #expect(comparison.after.planes == [.lambert93])
        #expect(comparison.evolutions.map(\.change) == [.unchanged])
        #expect(findings.map(\.kind) == [.comparedSystemsDiffer])
        let sentence = try #require(findings.first).message(in: .english)
        #expect(sentence.contains("EPSG:4326") && sentence.contains("EPSG:2154"))
        // Whichever of the two comes first.
        #expect(try compare(new(outlines), inDegrees).comparison.after.planes == [.lambert93])
    }

    @Test func twoLayersInDegreesGoToTheLegalPlane() throws {
        let degrees = try OutlineProjection.project([try Layers.box(0, 0, 400, 300)], from: .lambert93, to: .wgs84)
        let (comparison, findings) = try compare(
            Layers.perimeters(degrees, generation: .of2015, crs: .wgs84), Layers.perimeters(degrees, generation: .of2024, crs: .wgs84))
        #expect(comparison.evolutions.map(\.change) == [.unchanged])
        #expect(comparison.unchangedPairs(at: 0) == 1)
        #expect(findings.map(\.kind) == [.comparedWithItself])
    }

    @Test func systemsWithoutAWayBetweenThemAreNamed() throws {
        let outlines = [try Layers.box(0, 0, 400, 300)]
        let unknown = Layers.perimeters(outlines, generation: .of2015, crs: CRS(epsg: 999_999))
        let error = #expect(throws: QuartiersError.self) { _ = try compare(unknown, new(outlines)) }
        #expect(error?.description.contains("EPSG:999999") == true)
    }

    @Test(arguments: [true, false]) func anEmptyGenerationIsAnErrorThatNamesIt(formerIsEmpty: Bool) throws {
        let outlines = [try Layers.box(0, 0, 400, 300)]
        let layers = formerIsEmpty ? (former([]), new(outlines)) : (former(outlines), new([nil, .empty]))
        let error = #expect(throws: QuartiersError.self) { _ = try compare(layers.0, layers.1) }
        #expect(error?.status == .badData)
        #expect(error?.description.contains(formerIsEmpty ? "'2015' (0 features)" : "'2024' (2 features)") == true)
    }

    @Test func aGenerationComparedWithItselfIsAllUnchangedAndSaid() throws {
        let outlines = try (0..<3).map { try Layers.box(Double($0) * 500, 0, 400, 300) }
        let (comparison, findings) = try compare(new(outlines), new(outlines), tolerance: 0)
        #expect(comparison.evolutions.map(\.change) == [.unchanged, .unchanged, .unchanged])
        #expect(findings.map(\.kind) == [.comparedWithItself])
        #expect(findings.first?.arguments["count"] == .integer(3))
        // One outline more, and it is no more the same.
        let (_, others) = try compare(new(outlines), new(outlines + [try Layers.box(5_000, 0, 100, 100)]))
        #expect(others.isEmpty)
    }

    @Test func aMissingOutlineIsNeitherGoneNorNew() throws {
        let box = try Layers.box(0, 0, 400, 300)
        let (comparison, findings) = try compare(former([nil, box]), new([box]))
        #expect(comparison.evolutions.map(\.change) == [.unchanged])
        #expect(comparison.evolutions.map(\.before) == [1])
        #expect(findings.map(\.kind) == [.comparedOutlineMissing])
        #expect(findings.first?.place.feature == 1)
    }

    @Test func anOutlineThatRepairEmptiesIsSaidAndNotCompared() throws {
        let origin = Layers.origin
        let line = [(0.0, 0.0), (100, 0), (200, 0), (100, 0)].map { (origin.x + $0.0, origin.y + $0.1) }
        let flat = Shapes.area(try Shapes.ring(line))
        let box = try Layers.box(0, 500, 400, 300)
        let (comparison, findings) = try compare(former([flat, box]), new([box]))
        #expect(comparison.evolutions.map(\.before) == [1])
        #expect(findings.map(\.kind) == [.comparedOutlineEmptied])
        #expect(findings.first?.subject == "Q1")
        #expect(findings.first?.arguments["reason"] != .text(""))
    }

    @Test func aRepairedOutlineIsSaid() throws {
        // A bow-tie of two triangles of 2 500 m².
        let bowTie = try Shapes.area(Shapes.ring([(0, 0), (100, 100), (100, 0), (0, 100)])).mapPositions {
            Coordinate(Layers.origin.x + $0.x, Layers.origin.y + $0.y)
        }
        let (comparison, findings) = try compare(former([bowTie]), new([try Layers.box(0, 0, 100, 100)]))
        #expect(findings.map(\.kind) == [.geometryInvalid])
        #expect(comparison.evolutions.map(\.change) == [.extended])
        #expect(abs((comparison.before.surfaces[0] ?? 0) - 5_000 / 1.003_12) < 1)
    }

    @Test func aCodeThatStandsTwiceIsSaid() throws {
        let outlines = [try Layers.box(0, 0, 400, 300), try Layers.box(1_000, 0, 400, 300)]
        let layer = Layers.perimeters(outlines, generation: .of2015) { $0.quartier = "QP062005" }
        let (_, findings) = try compare(layer, new([outlines[0]]))
        #expect(findings.map(\.kind) == [.codeRepeated])
        #expect(findings.first?.arguments["first"] == .integer(1))
    }
}
