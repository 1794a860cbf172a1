import GEOSOverlay
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting
import TestSupport
import Testing

@Suite struct RepairAnalysisTests {
    private func outline(_ positions: [(Double, Double)], hole: [(Double, Double)]? = nil) throws -> MultiPolygon {
        func ring(_ positions: [(Double, Double)]) throws -> Ring {
            try Shapes.ring(positions.map { (Layers.origin.x + $0.0, Layers.origin.y + $0.1) })
        }
        return Shapes.area(try ring(positions), holes: try hole.map { [try ring($0)] } ?? [])
    }

    private func repairs(_ outlines: [MultiPolygon?], crs: CRS = .lambert93) throws -> [OutlineRepair] {
        let layer = Layers.perimeters(outlines, crs: crs)
        return try RepairAnalysis.repairs(of: layer, in: WorkingPlane(for: crs, around: layer.envelope))
    }

    // DOMAIN 4.7, check 14.
    @Test func aHoleThatTouchesItsRingIsRepairedWithoutChangeOfArea() throws {
        // The hole shares a stretch of the southern side: it is a bay.
        let touching = try outline([(0, 0), (100, 0), (100, 100), (0, 100)], hole: [(40, 0), (60, 0), (60, 20), (40, 20)])
        let repair = try #require(try repairs([nil, touching]).first)
        #expect(repair.perimeter == 1)
        #expect(repair.method == .structure)
        #expect(repair.before.holes == 1)
        #expect(repair.after.holes == 0)
        #expect(repair.before.area == 9_600)
        #expect(repair.areaChange == 0)
        #expect(repair.isWithin(.share(0)))
        #expect(repair.original == touching)
    }

    @Test func aBowTieIsRepairedAndItsDifferenceTold() throws {
        // Two triangles of 2 500 m² that cancel out as drawn.
        let bowTie = try outline([(0, 0), (100, 100), (100, 0), (0, 100)])
        let repair = try #require(try repairs([bowTie]).first)
        #expect(repair.before.area == 0)
        #expect(repair.after.area == 5_000)
        #expect(repair.before.parts == 1)
        #expect(repair.after.parts == 2)
        #expect(repair.relativeChange == .infinity)
        #expect(!repair.isWithin(.usual))
        #expect(!repair.isWithin(.surface(4_999)))
        #expect(repair.isWithin(.surface(5_000)))
        #expect(repair.invalidities.map(\.location) == [Coordinate(Layers.origin.x + 50, Layers.origin.y + 50)])
    }

    @Test func aSmallLoopStaysWithinTheTolerance() throws {
        // The northern side crosses itself: a loop of 2.5 m², drawn negative, beside a bump as large.
        let crossed = try outline([(0, 0), (100, 0), (100, 100), (60, 100), (50, 101), (60, 101), (50, 100), (0, 100)])
        let repair = try #require(try repairs([crossed]).first)
        #expect(repair.before.area == 10_000)
        #expect(repair.areaChange > 0)
        #expect(repair.isWithin(.share(0.001)))
        #expect(!repair.isWithin(.usual))
    }

    @Test func lineworkTakesOverWhereStructureLeavesNothing() throws {
        // Walked one way and then the other: to the structure method that is a line, to linework a square.
        let twice = try outline([(0, 0), (0, 10), (10, 10), (10, 0), (0, 0), (10, 0), (10, 10), (0, 10)])
        let repair = try #require(try repairs([twice]).first)
        #expect(repair.method == .linework)
        #expect(repair.after.area == 100)
        #expect(!repair.isWithin(.usual))
    }

    @Test func anEmptiedOutlineIsNeverTaken() throws {
        let repair = try #require(try repairs([try outline([(0, 0), (100, 0), (200, 0), (100, 0)])]).first)
        #expect(repair.isEmptied)
        #expect(!repair.isWithin(.surface(.infinity)))
    }

    @Test func degreesAreRepairedAsTheyAreAndMeasuredInThePlane() throws {
        let bowTie = try outline([(0, 0), (100, 100), (100, 0), (0, 100)])
        let degrees = try OutlineProjection.project([bowTie], from: .lambert93, to: .wgs84)
        let repair = try #require(try repairs(degrees, crs: .wgs84).first)
        // The sides are straight in degrees, and half a millimetre off in the plane.
        #expect(abs(repair.after.area - 5_000) < 0.5)
        #expect(repair.repaired.envelope.maxX < 180)
    }

    @Test func theAccountIsARow() throws {
        let bowTie = try outline([(0, 0), (100, 100), (100, 0), (0, 100)])
        let layer = Layers.perimeters([bowTie])
        let plane = try WorkingPlane(for: layer.crs, around: layer.envelope)
        var table = Table(RepairColumns.schema)
        for repair in try RepairAnalysis.repairs(of: layer, in: plane) {
            table.append(
                RepairColumns.row(repair, perimeter: layer.elements[0], plane: plane, isAccepted: false, source: layer.source))
        }
        #expect(table.value(0, "ecart_m2") == .real(5_000))
        #expect(table.value(0, "parties_apres") == .integer(2))
        #expect(table.value(0, "motif_invalide") == .text("Self-intersection (674050, 7048050)"))
        #expect(table.value(0, "accepte") == .boolean(false))
    }

    @Test func sliversGoOnDemandWithTheirList() throws {
        let parts = try Layers.box(0, 0, 100, 100).polygons[0]
        let holes = try [(10.0, 4.0), (40, 20)].map { try Layers.box($0.0, 10, $0.1, 20).polygons[0].exterior }
        let outline = MultiPolygon([Polygon(exterior: parts.exterior, holes: holes)] + (try Layers.box(200, 0, 3, 500).polygons))
        let plane = try WorkingPlane(for: .lambert93, around: outline.envelope)
        let removal = try SliverRemoval(from: outline, crs: .lambert93, in: plane, reference: plane.reference(plane: true), upTo: 5)
        #expect(removal.parts.map(\.surface) == [1_500])
        #expect(removal.holes.map(\.surface) == [80])
        #expect(removal.outline.polygons.count == 1)
        #expect(removal.outline.holeCount == 1)
        #expect(removal.outline.area == 10_000 - 400)
        // All of it is narrow: it stays.
        let strip = try SliverRemoval(from: try Layers.box(0, 0, 3, 500), crs: .lambert93, in: plane, upTo: 5)
        #expect(strip.parts.isEmpty)
        #expect(strip.outline.area == 1_500)
    }
}
