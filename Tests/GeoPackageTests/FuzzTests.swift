import Foundation
import GeoFormats
import GeoPackage
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@Suite struct FuzzTests {
    @Test func noBytesOfAGeometryCrashTheReader() throws {
        let header: [UInt8] = [0x47, 0x50, 0, 0b11, 0x6A, 0x08, 0, 0]
        let limits = [0.0, 100, 0, 100].flatMap { limit in (0..<8).map { UInt8(truncatingIfNeeded: limit.bitPattern >> (8 * UInt64($0))) } }
        var body: [UInt8] = []
        WKB.append(try square(0, 0), to: &body)
        expectNoCrash(on: [header + limits + body, [0x47, 0x50, 0, 1, 0, 0, 0, 0] + body], rounds: 20_000) {
            GeoPackageFuzzing.geometry($0)
        }
    }

    @Test func noBytesOfAFileCrashTheReader() throws {
        try withTemporaryFolder { folder in
            let path = folder.path + "/essai.gpkg"
            try writeSquares(60, to: path)
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            GeoPackageFuzzing.file(bytes)
            var generator = SeededGenerator(seed: 12)
            // Mutations in the pages that are in use, since most bytes of a small database are not.
            let used = bytes.indices.filter { bytes[$0] != 0 }
            for _ in 0..<1_500 {
                var mutated = bytes
                for _ in 0..<Int.random(in: 1...6, using: &generator) {
                    guard let index = used.randomElement(using: &generator) else { continue }
                    mutated[index] =
                        Bool.random(using: &generator) ? UInt8.random(in: .min ... .max, using: &generator) : mutated[index] ^ 1
                }
                GeoPackageFuzzing.file(mutated)
            }
        }
    }
}
