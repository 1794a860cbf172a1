import GeoFormats
import Reporting
import ShapefileStorage
import TestSupport
import Testing

/// Damage to every part of a shapefile: whatever the bytes, features, findings or an error, and no crash under AddressSanitizer.
@Suite struct FuzzTests {
    private static let sound = RawShapefile.sample.contents

    private func isRead(_ contents: [ShapefileFiles.Part: [UInt8]]) -> Bool {
        do {
            try ShapefileReader.fuzz(contents)
            return true
        } catch {
            #expect(error is QuartiersError)
            return false
        }
    }

    @Test func anyDamageGivesFeaturesOrAnError() {
        let parts = ShapefileFiles.Part.allCases
        let joined = parts.flatMap { Self.sound[$0] ?? [] }
        var outcomes = (read: 0, refused: 0)
        expectNoCrash(on: [joined], rounds: 3_000) { bytes in
            var rest = bytes[...]
            var contents: [ShapefileFiles.Part: [UInt8]] = [:]
            for part in parts {
                contents[part] = Array(rest.prefix(Self.sound[part]?.count ?? 0))
                rest = rest.dropFirst(Self.sound[part]?.count ?? 0)
            }
            if isRead(contents) { outcomes.read += 1 } else { outcomes.refused += 1 }
        }
        // Both ends are reached, or the damage teaches nothing.
        #expect(outcomes.read > 500)
        #expect(outcomes.refused > 500)
    }

    @Test(arguments: [0, 1, -1, 5, 100, 0x7FFF_FFFF, 0x4000_0000, 0x2000_0000, 0x7FF0_0000])
    func anyCountMayLie(number: Int) {
        var refused = 0
        for part in [ShapefileFiles.Part.shp, .shx, .dbf] {
            let sound = Self.sound[part] ?? []
            for start in stride(from: 0, through: sound.count - 4, by: 2) {
                for lie in [little(number), big(number)] {
                    var contents = Self.sound
                    contents[part]?.replaceSubrange(start..<start + 4, with: lie)
                    if !isRead(contents) { refused += 1 }
                }
            }
        }
        #expect(refused > 0)
    }

    @Test(arguments: ShapefileFiles.Part.allCases) func anyPartMayEndAnywhere(part: ShapefileFiles.Part) {
        let sound = Self.sound[part] ?? []
        let read = sound.indices.filter { length in
            var contents = Self.sound
            contents[part] = Array(sound.prefix(length))
            return isRead(contents)
        }
        // A cut .shp or .dbf still gives what is left once its head is there; a text is read whatever it says.
        switch part {
        case .shp, .shx: #expect(read.first == 100)
        case .dbf: #expect(read.first == 32 + 4 * 32 + 1)
        case .prj, .cpg: #expect(read.count == sound.count)
        }
    }
}
