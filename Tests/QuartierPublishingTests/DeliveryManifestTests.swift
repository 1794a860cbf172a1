import Reporting
import TestSupport
import Testing

@testable import QuartierPublishing

@Suite struct DeliveryManifestTests {
    private static let digest = String(repeating: "0a", count: 32)

    @Test func readsWhatSha256sumWrites() throws {
        let text = "\(Self.digest)  LISEZMOI.md\n\(Self.digest)  csv/L'été 1.csv\n"
        let read = try DeliveryManifest.parse(Array(text.utf8), place: .unknown)
        #expect(read == ["LISEZMOI.md": Self.digest, "csv/L'été 1.csv": Self.digest])
    }

    @Test(arguments: [
        "x  a", "\(digest)  ", "\(digest) *a", "\(digest)  a/../../b", "\(digest)  /a", "\(digest)  a\n\(digest)  a",
    ]) func refusesWhatIsNone(text: String) {
        #expect(throws: QuartiersError.self) { try DeliveryManifest.parse(Array(text.utf8), place: .unknown) }
    }

    @Test func noBytesEndTheProgram() {
        expectNoCrash(on: [Array("\(Self.digest)  LISEZMOI.md\n\(Self.digest)  csv/été.csv\n".utf8)], rounds: 2_000) { bytes in
            DeliveryManifest.fuzz(bytes)
        }
    }
}
