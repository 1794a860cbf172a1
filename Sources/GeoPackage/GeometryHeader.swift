internal import PlanarGeometry

/// What GeoPackage writes before the well-known binary of a geometry (OGC 12-128r18, clause 2.1.3).
///
/// Bytes: `GP`, version 0, flags (bit 0 little-endian, bits 1 to 3 the kind of envelope, bit 4 empty, bit 5 extended), the spatial reference
/// identifier, then the envelope as minimum and maximum of x, of y, and of Z and M when its kind has them.
struct GeometryHeader: Hashable, Sendable {
    /// Why bytes do not begin with such a header.
    enum Fault: Error, Hashable, Sendable {
        /// The bytes end inside the header.
        case truncated
        /// They do not begin with `GP`: well-known binary alone, the format of another program.
        case noMagic
        /// A version other than the first.
        case version(UInt8)
        /// A kind of envelope that does not exist.
        case envelopeKind(UInt8)
        /// A geometry of an extension, which is not well-known binary.
        case extended
    }

    /// The identifier of the coordinate reference system in `gpkg_spatial_ref_sys`.
    var srsID: Int32
    /// Whether the geometry is said to hold no position.
    var isEmpty = false
    /// The limits in x and y, nil when the header has none; empty when they make no sense.
    var envelope: Envelope?
    /// The number of bytes before the well-known binary.
    var length = 8
}

extension GeometryHeader {
    /// Reads the header.
    init(_ bytes: RawSpan) throws(Fault) {
        guard bytes.byteCount >= 8 else { throw .truncated }
        guard bytes.byte(0) == UInt8(ascii: "G"), bytes.byte(1) == UInt8(ascii: "P") else { throw .noMagic }
        guard bytes.byte(2) == 0 else { throw .version(bytes.byte(2)) }
        let flags = bytes.byte(3)
        guard flags & 0b10_0000 == 0 else { throw .extended }
        let isLittleEndian = flags & 1 == 1
        srsID = Int32(bitPattern: bytes.word(4, littleEndian: isLittleEndian))
        isEmpty = flags & 0b1_0000 != 0
        // None, then XY, XYZ, XYM, XYZM.
        let limits = [0, 4, 6, 6, 8]
        let kind = (flags >> 1) & 0b111
        guard kind < limits.count else { throw .envelopeKind(kind) }
        length = 8 + 8 * limits[Int(kind)]
        guard bytes.byteCount >= length else { throw .truncated }
        if kind > 0 {
            func limit(_ rank: Int) -> Double { Double(bitPattern: bytes.word(8 + 8 * rank, littleEndian: isLittleEndian)) }
            envelope = Envelope(minX: limit(0), minY: limit(2), maxX: limit(1), maxY: limit(3))
        }
    }

    /// Adds the header to bytes: little-endian, with the envelope in x and y when there is one.
    func append(to bytes: inout [UInt8]) {
        let envelope = isEmpty ? nil : envelope
        let flags: UInt32 = 1 | (envelope == nil ? 0 : 0b10) | (isEmpty ? 0b1_0000 : 0)
        let magic = UInt32(UInt8(ascii: "G")) | UInt32(UInt8(ascii: "P")) << 8
        let start = UInt64(UInt32(bitPattern: srsID)) << 32 | UInt64(flags << 24 | magic)
        guard let envelope else { return append([start], to: &bytes) }
        append(
            [
                start, envelope.minX.bitPattern, envelope.maxX.bitPattern, envelope.minY.bitPattern, envelope.maxY.bitPattern,
            ], to: &bytes)
    }

    /// Adds words as they lie in memory, at once: it is done for every row.
    private func append<let count: Int>(_ words: InlineArray<count, UInt64>, to bytes: inout [UInt8]) {
        var words = words
        for index in words.indices { words[index] = words[index].littleEndian }
        unsafe withUnsafeBytes(of: words) { unsafe bytes.append(contentsOf: $0) }
    }
}

extension RawSpan {
    /// One byte; the offset is checked by the span.
    fileprivate func byte(_ offset: Int) -> UInt8 { unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self) }

    /// A word in the byte order told; the offset is checked by the span.
    fileprivate func word<Word: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, littleEndian: Bool) -> Word {
        let word = unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Word.self)
        return littleEndian ? Word(littleEndian: word) : Word(bigEndian: word)
    }
}
