import PlanarGeometry
import TestSupport
import Testing

@testable import GEOSOverlay

@Suite struct SureValidityTests {
    /// On a coarse lattice most outlines touch themselves somewhere.
    private func outline(using generator: inout SeededGenerator) throws -> MultiPolygon {
        func ring(_ side: Int) throws -> Ring {
            let corner = Int.random(in: 0...3, using: &generator)
            func ordinate() -> Double { Double(corner + Int.random(in: 0...side, using: &generator)) }
            return try Shapes.ring((0..<Int.random(in: 3...6, using: &generator)).map { _ in (ordinate(), ordinate()) })
        }
        return MultiPolygon(
            try (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                Polygon(exterior: try ring(9), holes: try (0..<Int.random(in: 0...2, using: &generator)).map { _ in try ring(2) })
            })
    }

    @Test func whatIsSurelyValidIsValid() throws {
        var generator = SeededGenerator(seed: 2024)
        var counts = (sure: 0, valid: 0)
        for _ in 0..<30_000 {
            let value = try outline(using: &generator)
            let context = try Context()
            let geometry = try context.geometry(of: value)
            let isValid = try unsafe context.validity(of: geometry.pointer).isValid
            counts.valid += isValid ? 1 : 0
            guard value.isSurelyValid else { continue }
            counts.sure += 1
            #expect(isValid, "\(value)")
        }
        #expect(counts.sure > 1_000)
        #expect(counts.sure > counts.valid / 2)
    }
}
