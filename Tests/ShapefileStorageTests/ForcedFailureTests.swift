import FaultInjection
import Foundation
import GeoFormats
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@testable import ShapefileStorage

/// Makes every call of shapelib and of the system fail in its turn: an error each time, nothing left behind, and under AddressSanitizer nothing leaked.
@Suite struct ForcedFailureTests {
    private func write(to path: String, overwrite: Bool, faults: FaultPlan?) throws {
        let fields = [DBFField("nom", .text(width: 20)), DBFField("pop", .number(width: 9, decimals: 0))]
        try ShapefileWriter.write(
            to: path, fields: fields, crsText: "PROJCS[]", date: "2024-01-01", overwrite: overwrite, limit: ShapefileSize.limit,
            faults: faults,
            report: { _ in }
        ) { writer in
            for side in 1...3 {
                let ring = try Ring(square(0, 0, Double(side)).map { Coordinate($0.0, $0.1) })
                try writer.append(MultiPolygon([Polygon(exterior: ring)]), [.text("carré"), .integer(side)])
            }
        }
    }

    private func contents(of folder: URL) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            contents[name] = try Data(contentsOf: folder.appendingPathComponent(name))
        }
        return contents
    }

    @Test func writingLeavesNothingWhenACallFails() throws {
        try withTemporaryFolder { folder in
            let listing = FaultPlan()
            try write(to: folder.path + "/a.shp", overwrite: false, faults: listing)
            let calls = listing.calls
            #expect(
                Set(calls) == [
                    "mkdtemp", "open", "pwrite", "pread", "fsync", "close", "rename", "SHPCreateLL", "SHPWriteObject", "DBFCreateLL",
                    "DBFAddNativeFieldType", "DBFWriteTuple",
                ])
            for (rank, call) in calls.enumerated() {
                let path = folder.appendingPathComponent("b.shp").path
                let error = try #require(throws: QuartiersError.self, "\(call), number \(rank)") {
                    try write(to: path, overwrite: false, faults: FaultPlan(failing: rank))
                }
                #expect([.cannotCreate, .inputOutput].contains(error.status))
                #expect(error.cause?.isEmpty == false)
                #expect(try contents(of: folder).keys.filter { !$0.hasPrefix("a.") } == [], "\(call), number \(rank)")
            }
        }
    }

    @Test func whatWasThereIsThereStillWhenACallFails() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.shp").path
            for name in ["shp", "shx", "dbf", "prj", "qix"] {
                try "old \(name)".write(toFile: folder.path + "/a.\(name)", atomically: true, encoding: .utf8)
            }
            let before = try contents(of: folder)
            let listing = FaultPlan()
            try withTemporaryFolder { other in
                for (name, data) in before { try data.write(to: other.appendingPathComponent(name)) }
                try write(to: other.path + "/a.shp", overwrite: true, faults: listing)
            }
            #expect(listing.calls.filter { $0 == "rename" }.count == 10)
            for (rank, call) in listing.calls.enumerated() {
                #expect(throws: QuartiersError.self, "\(call), number \(rank)") {
                    try write(to: path, overwrite: true, faults: FaultPlan(failing: rank))
                }
                #expect(try contents(of: folder) == before, "\(call), number \(rank)")
            }
        }
    }

    @Test func readingStopsWithAnErrorWhenACallFails() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.shp").path
            try write(to: path, overwrite: false, faults: nil)
            let read: (FaultPlan) throws -> Int = { faults in
                var count = 0
                let reader = try ShapefileReader(try ShapefileFiles(path: path), faults: faults)
                try reader.forEachFeature(faults: faults, report: { _ in }) { _ in count += 1 }
                return count
            }
            let listing = FaultPlan()
            #expect(try read(listing) == 3)
            #expect(Set(listing.calls) == ["open", "fstat", "pread", "SHPOpenLL", "SHPReadObject", "DBFOpenLL", "DBFReadTuple"])
            for (rank, call) in listing.calls.enumerated() {
                let error = try #require(throws: QuartiersError.self, "\(call), number \(rank)") { try read(FaultPlan(failing: rank)) }
                #expect(error.status == .inputOutput)
                #expect(error.place.file?.hasPrefix(folder.path) == true)
            }
        }
    }

    @Test func aFileThatBecomesShorterIsAnError() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.bin").path
            try Data(count: 1_000).write(to: URL(fileURLWithPath: path))
            let source = try PartSource(path: path, windowSize: 64)
            #expect(try source.bytes(from: 900, count: 200).count == 100)
            try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: 500)
            #expect(throws: CallFailure.shrunk) { try source.bytes(from: 600, count: 10) }
            #expect(try source.bytes(from: 100, count: 10).count == 10)
        }
    }

    @Test func readsThroughAWindowWhateverTheOrder() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("a.bin").path
            let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 256) }
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            let sources = [try PartSource(path: path, windowSize: 100), PartSource(bytes: bytes)]
            var random = SeededGenerator(seed: 1)
            for _ in 0..<500 {
                let start = Int.random(in: 0..<5_200, using: &random)
                let count = Int.random(in: 0..<300, using: &random)
                let expected = start < 5_000 ? Array(bytes[start..<min(5_000, start + count)]) : []
                for source in sources { #expect(try source.bytes(from: start, count: count) == expected) }
            }
        }
    }

    @Test func aFolderOrNothingIsNoShapefile() throws {
        try withTemporaryFolder { folder in
            #expect(try #require(throws: QuartiersError.self) { try ShapefileReader(path: folder.path + "/a.shp") }.status == .noInput)
            for name in ["shp", "shx", "dbf"] {
                try FileManager.default.createDirectory(at: folder.appendingPathComponent("a.\(name)"), withIntermediateDirectories: false)
            }
            #expect(try #require(throws: QuartiersError.self) { try ShapefileReader(path: folder.path + "/a.shp") }.status == .inputOutput)
        }
    }
}
