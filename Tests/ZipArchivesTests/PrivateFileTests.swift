import FaultInjection
import Foundation
import Reporting
import TestSupport
import Testing

@testable import ZipArchives

@Suite struct PrivateFileTests {
    private let archive = RawZip([RawZip.Entry("qpv/couche.gpkg", "SQLite"), RawZip.Entry("../x", ""), RawZip.Entry("bizarre.g é", "x")])

    private func attempt<Result>(_ rank: Int, faults: FaultPlan? = nil, _ body: (String) throws -> Result) throws -> Result {
        var archive = try ZipArchive(bytes: self.archive.bytes, file: "a.zip")
        let entry = archive.entries[rank]
        return try archive.withFile(of: entry, faults: faults, body)
    }

    @Test func lendsAFileThatGoesAfterwards() throws {
        let path = try attempt(0) { path in
            #expect(path.hasSuffix("/layer.gpkg"))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "SQLite")
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            // What SQLite may leave beside it.
            try "x".write(toFile: path + "-journal", atomically: false, encoding: .utf8)
            return path
        }
        #expect(!FileManager.default.fileExists(atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path))
    }

    @Test func theFileGoesWhenTheBodyThrows() throws {
        struct Stop: Error { let path: String }
        let stop = try #require(throws: Stop.self) { try attempt(0) { throw Stop(path: $0) } }
        #expect(!FileManager.default.fileExists(atPath: stop.path))
    }

    @Test func theArchiveHasNoSayInTheName() throws {
        #expect(throws: QuartiersError.self) { try attempt(1) { $0 } }
        #expect(try attempt(2) { $0 }.hasSuffix("/layer"))
    }

    @Test func aFailureIsAnError() throws {
        let listing = FaultPlan()
        _ = try attempt(0, faults: listing) { $0 }
        #expect(listing.calls == ["mkdtemp", "open", "write"])
        for rank in listing.calls.indices {
            let error = try #require(throws: QuartiersError.self) { try attempt(0, faults: FaultPlan(failing: rank)) { $0 } }
            #expect(error.status == .inputOutput)
            #expect(error.message[.english] == "the temporary copy could not be written")
        }
    }
}
