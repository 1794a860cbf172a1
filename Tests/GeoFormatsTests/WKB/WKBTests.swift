import GeoFormats
import PlanarGeometry
import Reporting
import TestSupport
import Testing

@Suite struct WKBTests {
    private static let square = [0.0, 0, 10, 0, 10, 10, 0, 10, 0, 0]
    private static let hole = [2.0, 2, 2, 4, 4, 4, 4, 2, 2, 2]

    @Test func readsAPolygonWithAHoleInBothByteOrders() throws {
        for order in ByteOrder.allCases {
            var bytes = WKBBytes(order)
            bytes.polygon([Self.square, Self.hole])
            let area = try #require(try WKB.decode(bytes.bytes).areal)
            #expect(area.area == 96)
            #expect(area.holeCount == 1)
        }
    }

    @Test func partsMayHaveTheirOwnByteOrder() throws {
        var part = WKBBytes(.big)
        part.polygon([Self.square])
        var whole = WKBBytes(.little)
        whole.header(6)
        whole.word(1)
        whole.bytes += part.bytes
        #expect(try WKB.decode(whole.bytes).areal?.area == 100)
    }

    @Test(arguments: [(UInt32(1001), 1), (2001, 1), (3001, 2), (0x8000_0001, 1), (0x4000_0001, 1), (0xC000_0001, 2), (0x8000_03E9, 1)])
    func dropsZAndMAndSaysSo(code: UInt32, extra: Int) throws {
        var bytes = WKBBytes(.big)
        bytes.header(code)
        bytes.doubles([3, 4] + Array(repeating: 9, count: extra))
        let decoded = try WKB.read(bytes.bytes)
        #expect(decoded.geometry == .point(Coordinate(3, 4)))
        #expect((decoded.hadZ ? 1 : 0) + (decoded.hadM ? 1 : 0) == extra)
    }

    @Test func readsTheSystemOfTheExtendedForm() throws {
        var bytes = WKBBytes(.little)
        bytes.header(0x2000_0001)
        bytes.word(2154)
        bytes.doubles([3, 4])
        #expect(try WKB.read(bytes.bytes).srid == 2154)
        // Nine bytes that promise a system they do not hold.
        #expect(failure(Array(bytes.bytes.prefix(7)))?.reason == .truncated)
    }

    @Test func tellsEmptyGeometries() throws {
        var point = WKBBytes(.little)
        point.header(1)
        point.doubles([.nan, .nan])
        #expect(try WKB.decode(point.bytes) == .empty(.point))
        for kind in GeometryKind.allCases where kind != .point {
            var bytes = WKBBytes(.little)
            bytes.header(kind.rawValue)
            bytes.word(0)
            #expect(try WKB.decode(bytes.bytes) == .empty(kind))
        }
        var oneEmptyRing = WKBBytes(.little)
        oneEmptyRing.polygon([[]])
        #expect(try WKB.decode(oneEmptyRing.bytes) == .empty(.polygon))
    }

    @Test func linesAndCollectionsAreToldApart() throws {
        var line = WKBBytes(.little)
        line.header(2)
        line.word(2)
        line.doubles([0, 0, 1, 1])
        #expect(try WKB.decode(line.bytes) == .other(.lineString))
        var collection = WKBBytes(.little)
        collection.header(7)
        collection.word(2)
        collection.bytes += line.bytes
        collection.polygon([Self.square])
        #expect(try WKB.decode(collection.bytes) == .other(.geometryCollection))
    }

    @Test func namesTheRingAndPositionAtFault() throws {
        var infinite = WKBBytes(.little)
        infinite.header(6)
        infinite.word(2)
        infinite.polygon([Self.square])
        infinite.polygon([Self.square, [2, 2, 2, .infinity, 4, 4, 2, 2]])
        let error = try #require(failure(infinite.bytes))
        #expect(error.reason == .ring(.notFinite(index: 1)))
        #expect([error.polygon, error.ring, error.position] == [2, 2, 2])
        #expect(error.message[.english] == "a coordinate that is infinite or not a number (polygon 2, ring 2, position 2, byte 195)")

        var open = WKBBytes(.little)
        open.polygon([[0, 0, 1, 0, 1, 1, 0, 1]])
        #expect(failure(open.bytes)?.reason == .ring(.notClosed(first: Coordinate(0, 0), last: Coordinate(0, 1))))
        var short = WKBBytes(.little)
        short.polygon([Self.square, [0, 0, 1, 1, 0, 0]])
        #expect(failure(short.bytes)?.ring == 2)
        var half = WKBBytes(.little)
        half.header(1)
        half.doubles([.nan, 4])
        #expect(failure(half.bytes)?.reason == .notFinite)
    }

    @Test func checksCountsBeforeAllocating() {
        for code: UInt32 in 2...7 {
            var bytes = WKBBytes(.little)
            bytes.header(code)
            bytes.word(.max)
            bytes.doubles([1, 2])
            #expect(failure(bytes.bytes)?.reason == .countBeyondBytes(count: .max, bytesLeft: 16))
        }
    }

    @Test func refusesWhatIsNoGeometryItKnows() {
        for code: UInt32 in [0, 8, 9, 12, 17, 1008, 4001, 0x1000_0001] {
            var bytes = WKBBytes(.little)
            bytes.header(code)
            bytes.doubles([1, 2])
            #expect(failure(bytes.bytes)?.reason == .unsupportedType(code))
        }
        var trailing = WKBBytes(.little)
        trailing.header(1)
        trailing.doubles([1, 2])
        trailing.bytes.append(0)
        #expect(failure(trailing.bytes)?.reason == .trailingBytes(1))
        #expect(failure([2, 1, 0, 0, 0])?.reason == .unknownByteOrder(2))
        var wrongPart = WKBBytes(.little)
        wrongPart.header(6)
        wrongPart.word(1)
        wrongPart.header(1)
        wrongPart.doubles([1, 2])
        #expect(failure(wrongPart.bytes)?.reason == .unexpectedPart(.point, in: .multiPolygon))
    }

    @Test func boundsTheDepthOfCollections() {
        var bytes = WKBBytes(.little)
        for _ in 0..<100_000 {
            bytes.header(7)
            bytes.word(1)
        }
        #expect(failure(bytes.bytes)?.reason == .nestedTooDeep)
    }

    @Test func everyPrefixIsAnErrorAndNoMutationCrashes() throws {
        var sample = WKBBytes(.big)
        sample.header(1006)
        sample.word(1)
        sample.header(1003)
        sample.word(1)
        sample.word(4)
        sample.doubles([0, 0, 5, 9, 0, 5, 9, 9, 5, 0, 0, 5])
        #expect(try WKB.decode(sample.bytes).areal?.area == 40.5)
        for length in 0..<sample.bytes.count { #expect(failure(Array(sample.bytes.prefix(length))) != nil) }
        expectNoCrash(on: [sample.bytes], rounds: 20_000, WKB.fuzz)
    }

    @Test func writesWhatItReads() throws {
        let area = MultiPolygon([
            Polygon(exterior: try ring(Self.square), holes: [try ring(Self.hole)]),
            Polygon(exterior: try ring([20, 0, 30, 0, 30, 5, 20, 0])),
        ])
        var bytes: [UInt8] = [7]
        WKB.append(area, to: &bytes)
        #expect(try WKB.decode(Array(bytes.dropFirst())) == .areal(area))
        var point: [UInt8] = []
        WKB.append(Coordinate(1.5, -2), to: &point)
        // python3: struct.pack('<BIdd', 1, 1, 1.5, -2)
        #expect(point == [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0])
    }

    private func ring(_ flat: [Double]) throws -> Ring {
        try Ring(stride(from: 0, to: flat.count, by: 2).map { Coordinate(flat[$0], flat[$0 + 1]) })
    }

    private func failure(_ bytes: [UInt8]) -> WKBError? {
        do throws(WKBError) {
            _ = try WKB.decode(bytes)
            return nil
        } catch {
            return error
        }
    }
}

private enum ByteOrder: UInt8, CaseIterable {
    case big = 0
    case little = 1
}

/// Geometries written byte by byte, independently of the encoder under test.
private struct WKBBytes {
    var bytes: [UInt8] = []
    private let order: ByteOrder

    init(_ order: ByteOrder) { self.order = order }

    mutating func header(_ code: UInt32) {
        bytes.append(order.rawValue)
        word(code)
    }

    mutating func word(_ value: UInt32) { append(UInt64(value), count: 4) }

    mutating func doubles(_ values: [Double]) {
        for value in values { append(value.bitPattern, count: 8) }
    }

    mutating func polygon(_ rings: [[Double]]) {
        header(3)
        word(UInt32(rings.count))
        for ring in rings {
            word(UInt32(ring.count / 2))
            doubles(ring)
        }
    }

    private mutating func append(_ value: UInt64, count: Int) {
        let shifts = (0..<count).map { $0 * 8 }
        for shift in order == .little ? shifts : shifts.reversed() { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
    }
}
