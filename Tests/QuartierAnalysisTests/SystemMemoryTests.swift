import PROJTransforms
import PlanarGeometry
import Reporting
import Synchronization
import Testing

@testable import QuartierAnalysis

@Suite struct SystemMemoryTests {
    @Test func whatIsPreparedIsLookedUpOnce() throws {
        let count = Mutex(0)
        @Sendable func lookUp() throws(PROJError) -> CRSDefinition {
            try SystemMemory.recall(\.definitions, .lambert93) { () throws(PROJError) in
                count.withLock { $0 += 1 }
                return try CRSDefinition(.lambert93)
            }
        }
        let expected = try CRSDefinition(.lambert93)
        try SystemMemory.during { () throws in
            SystemMemory.prepare { _ = try? lookUp() }
            #expect(try lookUp() == expected)
            #expect(try lookUp() == expected)
        }
        #expect(count.withLock { $0 } == 1)
        // Outside, nothing is kept, and nothing is prepared that nobody would find.
        SystemMemory.prepare { _ = try? lookUp() }
        #expect(try lookUp() == expected)
        #expect(count.withLock { $0 } == 2)
    }

    @Test func aPreparedWayIsTheOneThatIsMade() throws {
        let place = Coordinate(2.64, 50.53)
        let expected = try Transformer(from: .wgs84, to: .lambert93).transform(place)
        try SystemMemory.during { () throws in
            Projection.prepare((.wgs84, .lambert93), (.wgs84, CRS(epsg: 1)))
            #expect(try Projection.transformer(from: .wgs84, to: .lambert93).transform(place) == expected)
            // What there is not is told to whoever asks for it.
            #expect(throws: QuartiersError.self) { try Projection.transformer(from: .wgs84, to: CRS(epsg: 1)) }
        }
    }
}
