import FaultInjection
import Reporting
import Testing

@testable import ZipArchives

@Suite struct ZipWriterTests {
    private static let entries = [(name: "é.txt", contents: Array("bonjour".utf8)), (name: "vide", contents: [])]

    @Test func whatIsWrittenIsReadBack() throws {
        var archive = try ZipArchive(bytes: try ZipWriter.archive(Self.entries), file: "a.zip", limits: .standard)
        #expect(archive.entries.map(\.name) == Self.entries.map(\.name))
        for (entry, expected) in zip(archive.entries, Self.entries) { #expect(try archive.contents(of: entry) == expected.contents) }
    }

    @Test func theSameFilesGiveTheSameBytes() throws {
        #expect(try ZipWriter.archive(Self.entries) == ZipWriter.archive(Self.entries))
    }

    /// An error each time, and under AddressSanitizer nothing leaked.
    @Test func everyFailureIsAnError() throws {
        let listing = FaultPlan()
        _ = try ZipWriter.archive(Self.entries, faults: listing)
        #expect(listing.calls.contains("zip_close"))
        for rank in listing.calls.indices {
            #expect(throws: QuartiersError.self) { try ZipWriter.archive(Self.entries, faults: FaultPlan(failing: rank)) }
        }
    }
}
