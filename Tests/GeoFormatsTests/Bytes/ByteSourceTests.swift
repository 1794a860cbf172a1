import Foundation
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@testable import GeoFormats

@Suite struct ByteSourceTests {
    @Test func namesLayersAfterTheirFile() {
        #expect(ByteSource(path: "-") == .standardInput)
        #expect(ByteSource(path: "/a/qpv.2024.geojson").stem == "qpv.2024")
        #expect(ByteSource(path: ".cache").stem == ".cache")
    }

    @Test func aPipeIsReadOnceAndForward() throws {
        let json = #"{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null, "properties": {}}]"#
        let late = #", "crs": {"type": "name", "properties": {"name": "EPSG:2154"}}}"#
        #expect(try readThroughPipe(json + "}") == 1)
        // It cannot be searched for a system behind the features, so that one is refused there.
        #expect(throws: QuartiersError.self) { try readThroughPipe(json + late) }
        #expect(try readThroughPipe(json + late.replacingOccurrences(of: "2154", with: "4326")) == 1)
    }

    @Test func aReaderThatLeavesIsAQuietEnd() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        var sink = try ByteSink(path: "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)")
        try pipe.fileHandleForReading.close()
        sink.pending.append(1)
        let error = failure { () throws(QuartiersError) in try sink.finish() }
        #expect(error == .closedPipe)
        #expect(error?.status == .success)
    }

    @Test func countsLinesAndColumnsWhateverTheSteps() {
        let text = Array("é\n\n".utf8) + Array(String(repeating: "aé😀", count: 700).utf8) + Array("\nxyz".utf8)
        var generator = SeededGenerator(seed: 50)
        for length in [0, 1, 2, 3, 4, 5, 100, 4_903, text.count - 1, text.count] {
            let prefix = Array(text.prefix(length))
            var counter = PlaceCounter()
            var start = 0
            while start < prefix.count {
                let end = min(prefix.count, start + Int.random(in: 1...3_000, using: &generator))
                unsafe Array(prefix[start..<end]).withUnsafeBufferPointer { unsafe counter.advance(over: $0) }
                start = end
            }
            let lines = prefix.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            #expect(counter.line == lines.count)
            #expect(counter.column == 1 + (lines.last?.filter { $0 & 0xC0 != 0x80 }.count ?? 0))
        }
    }

    private func readThroughPipe(_ text: String) throws -> Int {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try pipe.fileHandleForWriting.close()
        var reader = try GeoJSONReader(.file("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"))
        var count = 0
        while try reader.next({ _ in }) != nil { count += 1 }
        return count
    }
}
