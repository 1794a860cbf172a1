import PROJTransforms
import PlanarGeometry
import Testing

@Suite struct PositionPlausibilityTests {
    private func around(_ x: Double, _ y: Double, _ size: Double) -> Envelope {
        Envelope(minX: x, minY: y, maxX: x + size, maxY: y + size)
    }

    @Test(arguments: [2154, 9794])
    func judgesPositionsInLambert93(code: Int) throws {
        let definition = try CRSDefinition(CRS(epsg: code))
        #expect(definition.plausibility(of: around(674_434, 7_048_140, 1_000)) == .plausible)
        #expect(definition.plausibility(of: around(7_048_140, 674_434, 1_000)) == .swapped)
        #expect(definition.plausibility(of: around(2.64, 50.53, 0.01)) == .degreesInPlane)
        #expect(definition.plausibility(of: around(50.53, 2.64, 0.01)) == .degreesInPlane)
        // CC50 in a layer that says Lambert-93, and no place at all.
        #expect(definition.plausibility(of: around(1_674_475, 9_259_011, 1_000)) == .outside)
        #expect(definition.plausibility(of: around(0, 0, 10)) == .outside)
        #expect(definition.plausibility(of: .empty) == .unknown)
    }

    @Test func judgesDegreesOfTheMainland() throws {
        let definition = try CRSDefinition(.rgf93)
        #expect(definition.plausibility(of: around(2.64, 50.53, 0.01)) == .plausible)
        #expect(definition.plausibility(of: around(50.53, 2.64, 0.01)) == .swapped)
        #expect(definition.plausibility(of: around(674_434, 7_048_140, 1_000)) == .metresInDegrees)
        #expect(definition.plausibility(of: around(55.45, -20.88, 0.01)) == .outside)
    }

    /// The whole world is inside: only France tells.
    @Test func judgesDegreesOfTheWorld() throws {
        let definition = try CRSDefinition(.wgs84)
        #expect(definition.plausibility(of: around(2.64, 50.53, 0.01)) == .plausible)
        #expect(definition.plausibility(of: around(50.53, 2.64, 0.01)) == .swapped)
        #expect(definition.plausibility(of: around(-20.88, 55.45, 0.01)) == .swapped)
        #expect(definition.plausibility(of: around(13.4, 52.5, 0.01)) == .plausible)
        #expect(definition.plausibility(of: around(-17.5, -149.5, 0.01)) == .swapped)
        #expect(definition.plausibility(of: around(674_434, 7_048_140, 1_000)) == .metresInDegrees)
    }

    /// NAD83 is used from 167.65 E over the antimeridian to 40.73 W.
    @Test func judgesDegreesOnBothSidesOfTheAntimeridian() throws {
        let definition = try CRSDefinition(CRS(epsg: 4269))
        #expect(definition.plausibility(of: around(-94.9, 48.87, 0.1)) == .plausible)
        #expect(definition.plausibility(of: around(172, 52, 0.1)) == .plausible)
        #expect(definition.plausibility(of: around(-30, 60, 0.1)) == .outside)
    }

    @Test func judgesAPlaneWhoseOriginIsInside() throws {
        let definition = try CRSDefinition(CRS(epsg: 3857))
        #expect(definition.plausibility(of: around(293_883, 6_538_573, 1_000)) == .plausible)
        #expect(definition.plausibility(of: around(2.64, 50.53, 0.01)) == .degreesInPlane)
    }

    /// From Paris, a right angle being a hundred: 56 grads are 50.4 degrees.
    @Test func judgesGrads() throws {
        let definition = try CRSDefinition(CRS(epsg: 4807))
        #expect(definition.plausibility(of: around(0.3, 56, 0.01)) == .plausible)
        #expect(definition.plausibility(of: around(56, 0.3, 0.01)) == .swapped)
        #expect(definition.plausibility(of: around(600_000, 2_200_000, 10)) == .metresInDegrees)
    }
}
