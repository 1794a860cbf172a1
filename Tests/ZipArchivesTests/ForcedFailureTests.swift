import FaultInjection
import Foundation
import Reporting
import TestSupport
import Testing

@testable import ZipArchives

/// Makes every call of libzip and of the system fail in its turn: an error each time, and under AddressSanitizer nothing leaked.
@Suite struct ForcedFailureTests {
    @Test func everyFailureIsAnError() throws {
        try withTemporaryFolder { folder in
            let raw = RawZip([RawZip.Entry("a.txt", "bonjour")]).bytes
            let path = folder.appendingPathComponent("a.zip").path
            try Data(raw).write(to: URL(fileURLWithPath: path))
            let read: (Bool, FaultPlan) throws -> Int = { isFile, faults in
                var archive =
                    isFile
                    ? try ZipArchive(path: path, limits: .standard, faults: faults)
                    : try ZipArchive(bytes: raw, file: "a.zip", limits: .standard, faults: faults)
                let entry = archive.entries[0]
                return try archive.contents(of: entry).count
            }
            for isFile in [true, false] {
                let listing = FaultPlan()
                #expect(try read(isFile, listing) == 7)
                #expect(
                    Set(listing.calls).isSuperset(of: [
                        "zip_open_from_source", "zip_stat_index", "zip_get_name", "zip_fopen_index", "zip_fread",
                    ]))
                for (rank, call) in listing.calls.enumerated() {
                    #expect(throws: QuartiersError.self, "\(call), number \(rank)") { try read(isFile, FaultPlan(failing: rank)) }
                }
            }
        }
    }
}
