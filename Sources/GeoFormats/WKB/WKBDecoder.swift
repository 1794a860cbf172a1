import PlanarGeometry

/// A walk over the bytes of one geometry; every read is checked against the bytes left.
///
/// Why: the bytes are borrowed from SQLite or an array for the time of one call, and the decoder does not outlive it.
@unsafe struct WKBDecoder {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0
    private var hadZ = false
    private var hadM = false

    /// The header of one geometry.
    private struct Header {
        var swapped: Bool
        var kind: GeometryKind
        /// The ordinates of a position: 2 to 4.
        var dimension: Int
        var srid: Int32?
    }

    init(_ bytes: UnsafeRawBufferPointer) { unsafe self.bytes = unsafe bytes }

    mutating func decode() throws(WKBError) -> WKB.Decoded {
        let header = try unsafe readHeader()
        let geometry = try unsafe readBody(header, depth: 0)
        guard unsafe offset == bytes.count else { throw unsafe error(.trailingBytes(bytes.count - offset)) }
        return unsafe WKB.Decoded(geometry: geometry, hadZ: hadZ, hadM: hadM, srid: header.srid)
    }

    // MARK: - Geometries

    private mutating func readBody(_ header: Header, depth: Int) throws(WKBError) -> FeatureGeometry {
        switch header.kind {
        case .point:
            guard let position = try unsafe readPoint(header) else { return .empty(.point) }
            return .point(position)
        case .polygon:
            guard let polygon = try unsafe readPolygon(header, rank: nil) else { return .empty(.polygon) }
            return .areal(MultiPolygon([polygon]))
        case .multiPolygon:
            let polygons = try unsafe readPolygons(header)
            return polygons.isEmpty ? .empty(.multiPolygon) : .areal(MultiPolygon(polygons))
        case .lineString:
            return try unsafe skipPositions(header) ? .other(.lineString) : .empty(.lineString)
        case .multiPoint, .multiLineString, .geometryCollection:
            return try unsafe skipParts(header, depth: depth) ? .other(header.kind) : .empty(header.kind)
        }
    }

    private mutating func readPolygons(_ header: Header) throws(WKBError) -> [Polygon] {
        let count = try unsafe readCount(header, leastSize: 9)
        var polygons: [Polygon] = []
        polygons.reserveCapacity(count)
        for index in 0..<count {
            let start = unsafe offset
            let part = try unsafe readHeader()
            guard part.kind == .polygon else { throw WKBError(reason: .unexpectedPart(part.kind, in: .multiPolygon), offset: start) }
            // An empty part encloses nothing, so that leaving it out changes no figure.
            if let polygon = try unsafe readPolygon(part, rank: index + 1) { polygons.append(polygon) }
        }
        return polygons
    }

    /// A polygon; nil when it is empty, which some writers put as one ring of no position.
    private mutating func readPolygon(_ header: Header, rank polygonRank: Int?) throws(WKBError) -> Polygon? {
        let count = try unsafe readCount(header, leastSize: 4)
        guard count > 0 else { return nil }
        guard let exterior = try unsafe readRing(header, polygon: polygonRank, rank: 1, mayBeEmpty: count == 1) else { return nil }
        guard count > 1 else { return Polygon(exterior: exterior) }
        var holes: [Ring] = []
        holes.reserveCapacity(count - 1)
        for rank in 2...count {
            if let hole = try unsafe readRing(header, polygon: polygonRank, rank: rank, mayBeEmpty: false) { holes.append(hole) }
        }
        return Polygon(exterior: exterior, holes: holes)
    }

    private mutating func readRing(_ header: Header, polygon: Int?, rank: Int, mayBeEmpty: Bool) throws(WKBError) -> Ring? {
        let start = unsafe offset
        let count = try unsafe readCount(header, leastSize: header.dimension * 8)
        if count == 0 && mayBeEmpty { return nil }
        let coordinates = unsafe readPositions(count, header)
        do throws(RingError) {
            return try Ring(coordinates)
        } catch {
            var position: Int?
            if case .notFinite(let index) = error { position = index + 1 }
            throw WKBError(reason: .ring(error), offset: start, polygon: polygon, ring: rank, position: position)
        }
    }

    /// A point; nil when it is empty, which the format puts as two NaN.
    private mutating func readPoint(_ header: Header) throws(WKBError) -> Coordinate? {
        guard unsafe bytes.count - offset >= header.dimension * 8 else { throw unsafe error(.truncated) }
        let start = unsafe offset
        let position = unsafe readPositions(1, header)[0]
        if position.x.isNaN && position.y.isNaN { return nil }
        guard position.isFinite else { throw WKBError(reason: .notFinite, offset: start, position: 1) }
        return position
    }

    /// Passes over the parts of a geometry that is not areal; whether any of them holds a position.
    private mutating func skipParts(_ header: Header, depth: Int) throws(WKBError) -> Bool {
        guard depth < WKB.greatestDepth else { throw unsafe error(.nestedTooDeep) }
        var holdsPositions = false
        for _ in 0..<(try unsafe readCount(header, leastSize: 9)) {
            let start = unsafe offset
            let part = try unsafe readHeader()
            let fits =
                switch header.kind {
                case .multiPoint: part.kind == .point
                case .multiLineString: part.kind == .lineString
                default: true
                }
            guard fits else { throw WKBError(reason: .unexpectedPart(part.kind, in: header.kind), offset: start) }
            if case .empty = try unsafe readBody(part, depth: depth + 1) { continue }
            holdsPositions = true
        }
        return holdsPositions
    }

    /// Passes over the positions of a line; whether there is any.
    private mutating func skipPositions(_ header: Header) throws(WKBError) -> Bool {
        let count = try unsafe readCount(header, leastSize: header.dimension * 8)
        let start = unsafe offset
        if let index = unsafe readPositions(count, header).firstIndex(where: { !$0.isFinite }) {
            throw WKBError(reason: .notFinite, offset: start + index * header.dimension * 8, position: index + 1)
        }
        return count > 0
    }

    // MARK: - Values

    private mutating func readHeader() throws(WKBError) -> Header {
        guard unsafe bytes.count - offset >= 5 else { throw unsafe error(.truncated) }
        let order = unsafe bytes[offset]
        guard order <= 1 else { throw unsafe error(.unknownByteOrder(order)) }
        let swapped = (order == 1) != (UInt32(1).littleEndian == 1)
        unsafe offset += 1
        let code = unsafe readWord(swapped: swapped)

        // The extended form sets high bits, ISO adds thousands; a few writers do both.
        let base = code & 0x0FFF_FFFF
        let thousands = base / 1000
        let hasZ = code & 0x8000_0000 != 0 || thousands == 1 || thousands == 3
        let hasM = code & 0x4000_0000 != 0 || thousands == 2 || thousands == 3
        guard thousands <= 3, code & 0x1000_0000 == 0, let kind = GeometryKind(rawValue: base % 1000) else {
            throw unsafe WKBError(reason: .unsupportedType(code), offset: offset - 4)
        }
        var srid: Int32?
        if code & 0x2000_0000 != 0 {
            guard unsafe bytes.count - offset >= 4 else { throw unsafe error(.truncated) }
            srid = unsafe Int32(bitPattern: readWord(swapped: swapped))
        }
        unsafe hadZ = unsafe hadZ || hasZ
        unsafe hadM = unsafe hadM || hasM
        return Header(swapped: swapped, kind: kind, dimension: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0), srid: srid)
    }

    /// A count of elements, checked against the bytes that so many would fill at least.
    private mutating func readCount(_ header: Header, leastSize: Int) throws(WKBError) -> Int {
        guard unsafe bytes.count - offset >= 4 else { throw unsafe error(.truncated) }
        let start = unsafe offset
        let count = unsafe readWord(swapped: header.swapped)
        let left = unsafe bytes.count - offset
        guard Int(count) <= left / leastSize else {
            throw WKBError(reason: .countBeyondBytes(count: count, bytesLeft: left), offset: start)
        }
        return Int(count)
    }

    /// Four bytes already known to be there.
    private mutating func readWord(swapped: Bool) -> UInt32 {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        unsafe offset += 4
        return swapped ? word.byteSwapped : word
    }

    /// Positions already known to be there, without their Z and M.
    private mutating func readPositions(_ count: Int, _ header: Header) -> [Coordinate] {
        let size = header.dimension * 8
        let source = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count * size])
        unsafe offset += count * size
        return unsafe [Coordinate](unsafeUninitializedCapacity: count) { target, initialized in
            initialized = count
            if size == MemoryLayout<Coordinate>.stride && !header.swapped {
                // Why: a Coordinate is two contiguous doubles, which is a position in WKB.
                unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
                return
            }
            for index in 0..<count {
                var x = unsafe source.loadUnaligned(fromByteOffset: index * size, as: UInt64.self)
                var y = unsafe source.loadUnaligned(fromByteOffset: index * size + 8, as: UInt64.self)
                if header.swapped { (x, y) = (x.byteSwapped, y.byteSwapped) }
                unsafe target.initializeElement(at: index, to: Coordinate(Double(bitPattern: x), Double(bitPattern: y)))
            }
        }
    }

    private func error(_ reason: WKBError.Reason) -> WKBError { unsafe WKBError(reason: reason, offset: offset) }
}
