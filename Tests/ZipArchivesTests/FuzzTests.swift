import Reporting
import TestSupport
import Testing
import ZipArchives

/// Damage to a zip: whatever the bytes, entries, findings or an error, and no crash under AddressSanitizer.
@Suite struct FuzzTests {
    private static let sound = RawZip.sample.bytes

    private func isRead(_ bytes: [UInt8]) -> Bool {
        do {
            try ZipArchive.fuzz(bytes)
            return true
        } catch {
            #expect(error is QuartiersError)
            return false
        }
    }

    @Test func anyDamageGivesEntriesOrAnError() {
        #expect(isRead(Self.sound))
        var outcomes = (read: 0, refused: 0)
        expectNoCrash(on: [Self.sound], rounds: 3_000) { bytes in
            if isRead(bytes) { outcomes.read += 1 } else { outcomes.refused += 1 }
        }
        // Both ends are reached, or the damage teaches nothing.
        #expect(outcomes.read > 500)
        #expect(outcomes.refused > 500)
    }

    @Test(arguments: [0, 1, 0xFFFF_FFFF, 0x7FFF_FFFF, 0xFFFF, 100]) func anyCountMayLie(number: Int) {
        let refused = (0...Self.sound.count - 4).filter { start in
            var bytes = Self.sound
            bytes.replaceSubrange(start..<start + 4, with: little(number))
            return !isRead(bytes)
        }
        #expect(!refused.isEmpty)
    }

    @Test func anArchiveThatIsCutIsRefused() {
        #expect(Self.sound.indices.allSatisfy { !isRead(Array(Self.sound.prefix($0))) })
    }
}
