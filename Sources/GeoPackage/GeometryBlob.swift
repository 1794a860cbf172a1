internal import GeoFormats
internal import PlanarGeometry

/// A geometry as GeoPackage stores it: a header, then well-known binary.
enum GeometryBlob {
    /// Why bytes are no such geometry.
    enum Fault: Error, Hashable, Sendable {
        /// The header is at fault.
        case header(GeometryHeader.Fault)
        /// The well-known binary is at fault.
        case body(WKBError)
    }

    /// Reads a blob.
    static func read(_ bytes: RawSpan) throws(Fault) -> (header: GeometryHeader, body: WKB.Decoded) {
        let header: GeometryHeader
        do throws(GeometryHeader.Fault) { header = try GeometryHeader(bytes) } catch { throw .header(error) }
        do throws(WKBError) { return (header, try body(of: bytes, from: header.length)) } catch { throw .body(error) }
    }

    private static func body(of bytes: RawSpan, from start: Int) throws(WKBError) -> WKB.Decoded {
        // Why: the reader of well-known binary takes a counted pointer; it is valid for the call.
        try unsafe bytes.extracting(start...).withUnsafeBytes { body in
            Result { () throws(WKBError) in try unsafe WKB.read(body) }
        }.get()
    }

    /// The limits of a blob in x and y, from its header when it has them, else from its positions; empty when it holds none.
    ///
    /// Nil when they cannot be told: the bytes are at fault, or hold lines under a header without limits.
    static func envelope(of bytes: RawSpan) -> Envelope? {
        guard let header = try? GeometryHeader(bytes) else { return nil }
        if header.isEmpty { return .empty }
        if let envelope = header.envelope { return envelope }
        return (try? body(of: bytes, from: header.length))?.geometry.envelope
    }

    /// Adds an areal geometry, as a MultiPolygon.
    static func append(_ geometry: MultiPolygon, srsID: Int32, to bytes: inout [UInt8]) -> Envelope {
        let envelope = geometry.envelope
        GeometryHeader(srsID: srsID, isEmpty: geometry.isEmpty, envelope: envelope).append(to: &bytes)
        WKB.append(geometry, to: &bytes)
        return envelope
    }

    /// Adds a polygon.
    static func append(_ polygon: Polygon, srsID: Int32, to bytes: inout [UInt8]) -> Envelope {
        let envelope = polygon.envelope
        GeometryHeader(srsID: srsID, envelope: envelope).append(to: &bytes)
        WKB.append(polygon, to: &bytes)
        return envelope
    }

    /// Adds a rectangle as a polygon, from its south-west corner counter-clockwise: the bytes that a polygon of these corners would have.
    static func append(rectangle: Envelope, srsID: Int32, to bytes: inout [UInt8]) {
        GeometryHeader(srsID: srsID, envelope: rectangle).append(to: &bytes)
        WKB.append(rectangle: rectangle, to: &bytes)
    }

    /// Adds a point, whose position says all that an envelope would.
    static func append(_ point: Coordinate, srsID: Int32, to bytes: inout [UInt8]) -> Envelope {
        GeometryHeader(srsID: srsID).append(to: &bytes)
        WKB.append(point, to: &bytes)
        return Envelope(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    }

    /// Adds a geometry of a kind without any position.
    static func appendEmpty(_ kind: GeometryKind, srsID: Int32, to bytes: inout [UInt8]) {
        GeometryHeader(srsID: srsID, isEmpty: true).append(to: &bytes)
        if kind == .point {
            // Well-known binary has no empty point: by convention its ordinates are no numbers.
            WKB.append(Coordinate(.nan, .nan), to: &bytes)
        } else {
            // Little-endian, the type, no part.
            bytes.append(contentsOf: [1, UInt8(kind.rawValue), 0, 0, 0, 0, 0, 0, 0])
        }
    }
}

extension FeatureGeometry {
    /// The limits in x and y: empty without any position, nil where the geometry was not kept.
    var envelope: Envelope? {
        switch self {
        case .areal(let area): area.envelope
        case .point(let point): Envelope(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        case .empty, .null: .empty
        case .other, .unusable: nil
        }
    }
}
