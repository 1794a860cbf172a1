import GEOSOverlay
import PlanarGeometry
import TestSupport
import Testing

@Suite struct ValidityTests {
    private func validity(_ value: MultiPolygon) throws -> Validity {
        var session = try Session()
        return try session.validity(of: session.add(value))
    }

    private func reason(_ value: MultiPolygon) throws -> String? {
        if case .invalid(let invalidity) = try validity(value) { invalidity.reason } else { nil }
    }

    @Test func whatIsDrawnWellIsValid() throws {
        #expect(try validity(.empty).isValid)
        #expect(try validity(Shapes.rectangle(0, 0, 1, 1)).isValid)
        #expect(try validity(Shapes.area(Shapes.box(0, 0, 10, 10), holes: [Shapes.box(2, 2, 6, 6)])).isValid)
        // Parts that touch at a point, and a hole that touches its exterior at a point.
        #expect(try validity(MultiPolygon(Shapes.rectangle(0, 0, 1, 1).polygons + Shapes.rectangle(1, 1, 1, 1).polygons)).isValid)
        #expect(try validity(Shapes.area(Shapes.box(0, 0, 10, 10), holes: [Shapes.ring([(0, 5), (3, 4), (3, 6)])])).isValid)
    }

    @Test func saysWhyAndWhere() throws {
        guard case .invalid(let bowTie) = try validity(Shapes.area(Shapes.ring([(0, 0), (10, 10), (10, 0), (0, 10)]))) else {
            Issue.record("a bow-tie is invalid")
            return
        }
        #expect(bowTie.reason == "Self-intersection")
        #expect(bowTie.location == Coordinate(5, 5))
    }

    @Test func tellsTheKindsApart() throws {
        let square = try Shapes.box(0, 0, 10, 10)
        let inner = try Shapes.box(2, 2, 6, 6)
        #expect(try reason(Shapes.area(square, holes: [Shapes.box(20, 20, 1, 1)])) == "Hole lies outside shell")
        #expect(try reason(Shapes.area(square, holes: [inner, Shapes.box(3, 3, 1, 1)])) == "Holes are nested")
        #expect(try reason(MultiPolygon([Polygon(exterior: square), Polygon(exterior: inner)])) == "Nested shells")
        #expect(try reason(Shapes.area(Shapes.ring([(1, 1), (1, 1), (1, 1)]))) == "Too few points in geometry component")
        #expect(
            try reason(Shapes.area(square, holes: [Shapes.ring([(0, 5), (5, 0), (10, 5), (5, 10)])])) == "Interior is disconnected")
        #expect(
            try reason(Shapes.area(Shapes.ring([(0, 0), (5, 0), (3, 4), (7, 4), (5, 0), (10, 0), (10, 10), (0, 10)])))
                == "Ring Self-intersection")
    }
}

@Suite struct RepairTests {
    private func repair(_ value: MultiPolygon, _ method: RepairMethod = .structure) throws -> Repair {
        var session = try Session()
        return try session.makeValid(session.add(value), method: method)
    }

    @Test(arguments: RepairMethod.allCases)
    func whatIsValidStaysAsItIs(method: RepairMethod) throws {
        let frame = Shapes.area(try Shapes.box(0, 0, 10, 10), holes: [try Shapes.ring([(2, 2), (2, 8), (8, 8)])])
        let repair = try repair(frame, method)
        #expect(repair.geometry == frame)
        #expect(!repair.wasNeeded)
        #expect(repair.before == repair.after)
        #expect(repair.areaChange == 0)
        #expect(repair.dropped.isEmpty)
    }

    // A frame, and an outline that runs through (5, 0) twice and so encloses its own hole: 20 m east of it, area 100 - 8.
    @Test(arguments: RepairMethod.allCases)
    func aTouchingRingIsRepairedWithoutAChangeOfArea(method: RepairMethod) throws {
        let frame = Polygon(exterior: try Shapes.box(0, 0, 10, 10), holes: [try Shapes.box(2, 2, 6, 6)])
        let touching = try Shapes.ring([(20, 0), (25, 0), (23, 4), (27, 4), (25, 0), (30, 0), (30, 10), (20, 10)])
        let repair = try repair(MultiPolygon([frame, Polygon(exterior: touching)]), method)
        #expect(repair.wasNeeded)
        #expect(repair.invalidities.map(\.reason) == ["Ring Self-intersection"])
        #expect(repair.invalidities.map(\.location) == [Coordinate(25, 0)])
        #expect(repair.before.area == 64 + 92)
        #expect(repair.areaChange == 0)
        #expect([repair.before.parts, repair.after.parts] == [2, 2])
        #expect([repair.before.holes, repair.after.holes] == [1, 2])
        #expect(repair.dropped.isEmpty)
    }

    // Loops of 50/3 and 25, drawn in opposite directions: their difference before, their sum after.
    @Test(arguments: RepairMethod.allCases)
    func aBowTieIsRepairedAndItsGainReported(method: RepairMethod) throws {
        let bowTie = Shapes.area(try Shapes.ring([(0, 0), (10, 10), (10, 0), (0, 5)]))
        let repair = try repair(bowTie, method)
        let crossing = try #require(repair.invalidities.first?.location)
        #expect(crossing.distance(to: Coordinate(10 / 3, 10 / 3)) < 1e-12)
        #expect(abs(repair.before.area - 25) < 1e-12)
        #expect(abs(repair.after.area - (25.0 / 3 + 100.0 / 3)) < 1e-12)
        #expect(abs(repair.areaChange - (repair.after.area - repair.before.area)) < 1e-12)
        #expect([repair.before.parts, repair.after.parts] == [1, 2])
        #expect(repair.dropped.isEmpty)
    }

    // The overlap of two parts: once in the union that the structure method makes, not at all in what lines enclose.
    @Test func theTwoMethodsDiffer() throws {
        let overlapping = MultiPolygon(try Shapes.rectangle(0, 0, 10, 10).polygons + Shapes.rectangle(5, 5, 10, 10).polygons)
        #expect(try repair(overlapping, .structure).before.area == 200)
        #expect(try repair(overlapping, .structure).after.area == 175)
        #expect(try repair(overlapping, .linework).after.area == 150)
    }

    @Test func whatCollapsesIsCounted() throws {
        let spike = Shapes.area(try Shapes.ring([(0, 0), (10, 0), (10, 10), (10, 20), (10, 10), (0, 10)]))
        #expect(try repair(spike, .linework).dropped.lines == 1)
        #expect(try repair(spike, .linework).after.area == 100)

        let flat = Polygon(exterior: try Shapes.ring([(30, 0), (40, 0), (35, 0)]))
        let point = Polygon(exterior: try Shapes.ring([(50, 0), (50, 0), (50, 0)]))
        for method in RepairMethod.allCases {
            let repair = try repair(MultiPolygon(try Shapes.rectangle(0, 0, 10, 10).polygons + [flat, point]), method)
            #expect(repair.after.area == 100)
            #expect(repair.after.parts == 1)
            #expect(repair.dropped.lines >= 1)
        }
    }

    @Test func everyPartTellsItsOwnFault() throws {
        func bowTie(_ x: Double) throws -> Polygon { Polygon(exterior: try Shapes.ring([(x, 0), (x + 10, 10), (x + 10, 0), (x, 10)])) }
        let repair = try repair(MultiPolygon([bowTie(0), bowTie(20), bowTie(40)]))
        #expect(repair.invalidities.map(\.location) == [Coordinate(5, 5), Coordinate(25, 5), Coordinate(45, 5)])
        #expect(repair.after.area == 150)
    }

    @Test func aRepairMayLeaveNothing() throws {
        let flat = Shapes.area(try Shapes.ring([(0, 0), (10, 0), (5, 0)]))
        let repair = try repair(flat)
        #expect(repair.geometry == .empty)
        #expect(repair.after.parts == 0)
        #expect(repair.wasNeeded)
    }
}
