import GeoFormats
import PlanarGeometry
import Testing

@testable import GeoPackage

/// Headers written by hand after clause 2.1.3 of the standard.
@Suite struct GeometryHeaderTests {
    private func header(
        flags: UInt8, version: UInt8 = 0, srsID: [UInt8] = [0x6A, 0x08, 0, 0], limits: [Double] = [], bigEndian: Bool = false
    ) -> [UInt8] {
        [0x47, 0x50, version, flags] + srsID
            + limits.flatMap { limit in
                let bytes = (0..<8).map { UInt8(truncatingIfNeeded: limit.bitPattern >> (8 * UInt64($0))) }
                return bigEndian ? bytes.reversed() : bytes
            }
    }

    private func read(_ bytes: [UInt8]) throws(GeometryHeader.Fault) -> GeometryHeader { try unsafe GeometryHeader(bytes.span.bytes) }

    @Test(arguments: [(0, 0), (1, 4), (2, 6), (3, 6), (4, 8)])
    func readsEveryKindOfEnvelope(kind: UInt8, count: Int) throws {
        let limits = Array([1.5, 4, -2, 3, 100, 200, 7, 8].prefix(count))
        let read = try read(header(flags: kind << 1 | 1, limits: limits))
        #expect(read.srsID == 2154)
        #expect(read.length == 8 + 8 * count)
        #expect(read.envelope == (count == 0 ? nil : Envelope(minX: 1.5, minY: -2, maxX: 4, maxY: 3)))
        #expect(!read.isEmpty)
    }

    @Test func readsBothByteOrders() throws {
        let read = try read(header(flags: 0b10, srsID: [0xFF, 0xFF, 0xFF, 0xFF], limits: [1, 2, 3, 4], bigEndian: true))
        #expect(read.srsID == -1)
        #expect(read.envelope == Envelope(minX: 1, minY: 3, maxX: 2, maxY: 4))
    }

    @Test func limitsThatMakeNoSenseAreEmpty() throws {
        #expect(try read(header(flags: 0b11, limits: [2, 1, 0, 0])).envelope == .empty)
        #expect(try read(header(flags: 0b11, limits: [.nan, .nan, .nan, .nan])).envelope == .empty)
    }

    @Test func refusesWhatIsNoHeader() {
        #expect(throws: GeometryHeader.Fault.truncated) { try read([]) }
        #expect(throws: GeometryHeader.Fault.truncated) { try read([0x47, 0x50, 0, 1, 0, 0, 0]) }
        #expect(throws: GeometryHeader.Fault.truncated) { try read(header(flags: 0b11, limits: [1, 2, 3])) }
        #expect(throws: GeometryHeader.Fault.noMagic) { try read([1, 1, 0, 0, 0, 0, 0, 0, 0]) }
        #expect(throws: GeometryHeader.Fault.version(1)) { try read(header(flags: 1, version: 1)) }
        #expect(throws: GeometryHeader.Fault.envelopeKind(5)) { try read(header(flags: 5 << 1)) }
        #expect(throws: GeometryHeader.Fault.extended) { try read(header(flags: 0b10_0001)) }
    }

    @Test func writesWhatItReads() throws {
        for written in [
            GeometryHeader(srsID: 2154, envelope: Envelope(minX: 1, minY: 2, maxX: 3, maxY: 4), length: 40),
            GeometryHeader(srsID: 0, isEmpty: true), GeometryHeader(srsID: -1),
        ] {
            var bytes: [UInt8] = []
            written.append(to: &bytes)
            #expect(try read(bytes) == written)
        }
    }
}

@Suite struct GeometryBlobTests {
    @Test func tellsTheLimitsOfWhatHasNoneInItsHeader() throws {
        var point: [UInt8] = []
        #expect(GeometryBlob.append(Coordinate(2, 3), srsID: 4326, to: &point) == Envelope(minX: 2, minY: 3, maxX: 2, maxY: 3))
        #expect(point.count == 8 + 21)
        #expect(envelope(point) == Envelope(minX: 2, minY: 3, maxX: 2, maxY: 3))
        // A line under a header without limits: neither is known.
        #expect(envelope([0x47, 0x50, 0, 1, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0]) == .empty)
        #expect(envelope(Array(point.dropLast())) == nil)
    }

    @Test(arguments: [GeometryKind.point, .polygon, .multiPolygon])
    func emptyGeometriesKeepTheirKind(kind: GeometryKind) throws {
        var bytes: [UInt8] = []
        GeometryBlob.appendEmpty(kind, srsID: 2154, to: &bytes)
        let (header, body) = try unsafe GeometryBlob.read(bytes.span.bytes)
        #expect(header.isEmpty)
        #expect(body.geometry == .empty(kind))
        #expect(envelope(bytes) == .empty)
    }

    @Test func anAreaComesBackAsItWent() throws {
        let area = try square(650_000, 7_000_000)
        var bytes: [UInt8] = []
        #expect(GeometryBlob.append(area, srsID: 2154, to: &bytes) == area.envelope)
        let (header, body) = try unsafe GeometryBlob.read(bytes.span.bytes)
        #expect(header.envelope == area.envelope)
        #expect(body.geometry == .areal(area))
    }

    private func envelope(_ bytes: [UInt8]) -> Envelope? { unsafe GeometryBlob.envelope(of: bytes.span.bytes) }
}
