import Foundation
import GeoFormats
import TestSupport
import Testing

@Suite struct FileExchangeTests {
    private func names(in folder: URL) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

    @Test func foldersChangeNames() throws {
        try withTemporaryFolder { folder in
            let (first, second) = (folder.appendingPathComponent("a"), folder.appendingPathComponent("b"))
            for inner in [first, second] {
                try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
                try Data().write(to: inner.appendingPathComponent("in-\(inner.lastPathComponent)"))
            }
            #expect(FileExchange.exchange(first.path, with: second.path))
            #expect(try names(in: first) == ["in-b"])
            #expect(try names(in: second) == ["in-a"])
        }
    }

    @Test func nothingChangesWhereOneIsMissing() throws {
        try withTemporaryFolder { folder in
            let first = folder.appendingPathComponent("a")
            try Data().write(to: first)
            #expect(!FileExchange.exchange(first.path, with: folder.path + "/b"))
            #expect(try names(in: folder) == ["a"])
        }
    }
}
