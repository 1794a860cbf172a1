import Foundation
import Reporting
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct ByteSinkTests {
    @Test func aFileAppearsWholeOrNotAtAll() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.csv").path
            do {
                var sink = try ByteSink(path: path)
                try sink.write(String(repeating: "x", count: 1 << 20))
                #expect(!FileManager.default.fileExists(atPath: path))
            }
            // The sink is gone without `finish`: nothing is left, neither the file nor what was written beside it.
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
            var sink = try ByteSink(path: path)
            try sink.write("abc")
            try sink.finish()
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "abc")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.csv"])
        }
    }

    @Test func whatExistsIsReplacedOnlyWhenAskedFor() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.csv").path
            try "before".write(toFile: path, atomically: false, encoding: .utf8)
            let refusal = failure { () throws(QuartiersError) in _ = try ByteSink(path: path) }
            #expect(refusal?.status == .cannotCreate)
            #expect(refusal?.remedy?[.english].contains("--overwrite") == true)

            // A link stays one: what it points to is replaced.
            let link = folder.appendingPathComponent("link.csv").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            var sink = try ByteSink(path: link, overwrite: true)
            try sink.write("after")
            try sink.finish()
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "after")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
        }
    }

    @Test func aFileThatAppearsMeanwhileIsNotReplaced() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.csv").path
            var sink = try ByteSink(path: path)
            try sink.write("ours")
            try "theirs".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(throws: QuartiersError.self) { try sink.finish() }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "theirs")
        }
    }

    @Test func saysWhyItCannotCreate() throws {
        try withTemporaryFolder { folder in
            for path in [folder.path, folder.path + "/missing/a.csv"] {
                #expect(failure { () throws(QuartiersError) in _ = try ByteSink(path: path, overwrite: true) }?.status == .cannotCreate)
            }
        }
    }

    @Test func aFullDiskIsAnInputOutputError() throws {
        var sink = try ByteSink(path: "/dev/full")
        sink.pending.append(1)
        let error = #expect(throws: QuartiersError.self) { try sink.finish() }
        #expect(error?.status == .inputOutput)
        #expect(error?.place.file == "/dev/full")
        #expect(error?.cause == "No space left on device")
    }

    @Test func manyBytesFollowThoseThatWait() throws {
        let pieces = (0..<12).map { [UInt8](repeating: UInt8($0), count: $0.isMultiple(of: 3) ? 7 : 1 << 18) }
        try withTemporaryFolder { folder in
            let path = folder.path + "/a.bin"
            var sink = try ByteSink(path: path)
            for piece in pieces { try sink.write(piece) }
            try sink.finish()
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(pieces.joined()))
        }
        var memory = ByteSink()
        for piece in pieces { try memory.write(piece) }
        let kept = memory.pending
        #expect(kept == Array(pieces.joined()))
        var full = try ByteSink(path: "/dev/full")
        #expect(throws: QuartiersError.self) { try full.write(pieces[1]) }
    }

    @Test func memoryKeepsEverything() throws {
        var sink = ByteSink()
        for _ in 0..<100_000 { try sink.write("abcdef") }
        try sink.finish()
        let count = sink.pending.count
        #expect(count == 600_000)
    }
}
