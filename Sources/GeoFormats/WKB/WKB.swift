public import PlanarGeometry

/// Well-known binary: geometries as GeoPackage and PostGIS hold them.
///
/// Reads ISO 19125 and the extended form of PostGIS, in both byte orders, with or without Z and M; writes both, little-endian, in the plane.
public enum WKB {
    /// A geometry with what its bytes said besides.
    public struct Decoded: Sendable, Hashable {
        /// The geometry, in the plane.
        public var geometry: FeatureGeometry
        /// Whether positions had a Z, which was dropped.
        public var hadZ: Bool
        /// Whether positions had an M, which was dropped.
        public var hadM: Bool
        /// The spatial reference identifier of the extended form, nil when it holds none.
        public var srid: Int32?
    }

    /// How deep collections may nest.
    static let greatestDepth = 32

    /// Reads one geometry that fills the bytes exactly.
    ///
    /// - Throws: `WKBError` with the offset of the fault, and the ring and position where one is at fault.
    public static func decode(_ bytes: UnsafeRawBufferPointer) throws(WKBError) -> FeatureGeometry {
        try unsafe read(bytes).geometry
    }

    /// Reads one geometry that fills the bytes exactly.
    ///
    /// - Throws: `WKBError` with the offset of the fault, and the ring and position where one is at fault.
    public static func decode(_ bytes: [UInt8]) throws(WKBError) -> FeatureGeometry {
        try read(bytes).geometry
    }

    /// Reads one geometry that fills the bytes exactly, and says which ordinates were dropped.
    ///
    /// - Throws: `WKBError` with the offset of the fault, and the ring and position where one is at fault.
    public static func read(_ bytes: UnsafeRawBufferPointer) throws(WKBError) -> Decoded {
        var decoder = unsafe WKBDecoder(bytes)
        return try unsafe decoder.decode()
    }

    /// Reads one geometry that fills the bytes exactly, and says which ordinates were dropped.
    ///
    /// - Throws: `WKBError` with the offset of the fault, and the ring and position where one is at fault.
    public static func read(_ bytes: [UInt8]) throws(WKBError) -> Decoded {
        try unsafe bytes.withUnsafeBytes { raw in
            Result { () throws(WKBError) in try unsafe read(raw) }
        }.get()
    }

    /// Adds an areal geometry, as a MultiPolygon in the plane, little-endian.
    public static func append(_ geometry: MultiPolygon, to bytes: inout [UInt8]) {
        let rings = geometry.polygons.reduce(0) { $0 + 1 + $1.holes.count }
        bytes.reserveCapacity(bytes.count + 9 + geometry.polygons.count * 9 + rings * 4 + geometry.positionCount * 16)
        appendHeader(.multiPolygon, to: &bytes)
        appendCount(geometry.polygons.count, to: &bytes)
        for polygon in geometry.polygons { append(polygon, to: &bytes) }
    }

    /// Adds one polygon in the plane, little-endian.
    public static func append(_ polygon: Polygon, to bytes: inout [UInt8]) {
        appendHeader(.polygon, to: &bytes)
        appendCount(1 + polygon.holes.count, to: &bytes)
        append(polygon.exterior, to: &bytes)
        for hole in polygon.holes { append(hole, to: &bytes) }
    }

    /// Adds a rectangle as a polygon in the plane, from its south-west corner counter-clockwise, little-endian.
    public static func append(rectangle: Envelope, to bytes: inout [UInt8]) {
        appendHeader(.polygon, to: &bytes)
        appendCount(1, to: &bytes)
        appendCount(5, to: &bytes)
        let (west, south) = (rectangle.minX.bitPattern.littleEndian, rectangle.minY.bitPattern.littleEndian)
        let (east, north) = (rectangle.maxX.bitPattern.littleEndian, rectangle.maxY.bitPattern.littleEndian)
        let corners: InlineArray<10, UInt64> = [west, south, east, south, east, north, west, north, west, south]
        unsafe withUnsafeBytes(of: corners) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Adds a point in the plane, little-endian.
    public static func append(_ point: Coordinate, to bytes: inout [UInt8]) {
        appendHeader(.point, to: &bytes)
        append(position: point, to: &bytes)
    }

    /// The extended form of PostGIS: the same bytes with the number of the system behind the type.
    public static func extended(_ wkb: [UInt8], srid: Int32) -> [UInt8] {
        precondition(wkb.count >= headerLength && wkb[0] == 1, "not a geometry written here")
        var bytes = Array(wkb[..<headerLength])
        // The highest byte of the type, which is little-endian.
        bytes[headerLength - 1] |= 0x20
        appendWord(srid, to: &bytes)
        return bytes + wkb[headerLength...]
    }

    /// The byte order and the type.
    private static let headerLength = 5

    private static func append(_ ring: Ring, to bytes: inout [UInt8]) {
        appendCount(ring.coordinates.count, to: &bytes)
        #if _endian(little)
            // Why: a Coordinate is two contiguous doubles, which is a position in WKB; one copy in place of two calls a vertex.
            unsafe ring.coordinates.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
        #else
            for coordinate in ring.coordinates { append(position: coordinate, to: &bytes) }
        #endif
    }

    private static func append(position: Coordinate, to bytes: inout [UInt8]) {
        appendWord(position.x.bitPattern, to: &bytes)
        appendWord(position.y.bitPattern, to: &bytes)
    }

    private static func appendHeader(_ kind: GeometryKind, to bytes: inout [UInt8]) {
        bytes.append(1)
        appendWord(kind.rawValue, to: &bytes)
    }

    private static func appendCount(_ count: Int, to bytes: inout [UInt8]) {
        appendWord(UInt32(count), to: &bytes)
    }

    private static func appendWord(_ word: some FixedWidthInteger, to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: word.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
}

extension WKB {
    /// Reads any bytes and gives nothing: what a fuzzer calls.
    public static func fuzz(_ bytes: [UInt8]) { _ = try? read(bytes) }
}
