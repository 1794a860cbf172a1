internal import PlanarGeometry
internal import SystemGEOS

/// From a geometry of the library to values: keeps the polygons, wherever they are, and counts what has no area.
struct ArealReader {
    private var polygons: [Polygon] = []
    private var dropped = DroppedPieces()

    /// The areas of a geometry, and how much of it is none.
    static func read(_ geometry: borrowing Owned, of context: borrowing Context) throws(GEOSError) -> ArealResult {
        var reader = ArealReader()
        try unsafe reader.read(geometry.pointer, of: context)
        return ArealResult(geometry: MultiPolygon(reader.polygons), dropped: reader.dropped)
    }

    private mutating func read(_ geometry: OpaquePointer, of context: borrowing Context) throws(GEOSError) {
        if try context.ask("GEOSisEmpty_r", { unsafe GEOSisEmpty_r($0, geometry) }) { return }
        let type = try context.count("GEOSGeomTypeId_r") { unsafe GEOSGeomTypeId_r($0, geometry) }
        switch GEOSGeomTypes(UInt32(type)) {
        case GEOS_POLYGON: polygons.append(try unsafe Self.polygon(geometry, of: context))
        case GEOS_POINT: dropped.points += 1
        case GEOS_LINESTRING, GEOS_LINEARRING: dropped.lines += 1
        default:
            let count = try context.count("GEOSGetNumGeometries_r") { unsafe GEOSGetNumGeometries_r($0, geometry) }
            for index in 0..<count {
                let part = try context.borrow("GEOSGetGeometryN_r") { unsafe GEOSGetGeometryN_r($0, geometry, CInt(index)) }
                try unsafe read(part, of: context)
            }
        }
    }

    private static func polygon(_ polygon: OpaquePointer, of context: borrowing Context) throws(GEOSError) -> Polygon {
        let exterior = try context.borrow("GEOSGetExteriorRing_r") { unsafe GEOSGetExteriorRing_r($0, polygon) }
        let count = try context.count("GEOSGetNumInteriorRings_r") { unsafe GEOSGetNumInteriorRings_r($0, polygon) }
        var holes: [Ring] = []
        for index in 0..<count {
            let hole = try context.borrow("GEOSGetInteriorRingN_r") { unsafe GEOSGetInteriorRingN_r($0, polygon, CInt(index)) }
            holes.append(try unsafe ring(hole, of: context))
        }
        return Polygon(exterior: try unsafe ring(exterior, of: context), holes: holes)
    }

    private static func ring(_ ring: OpaquePointer, of context: borrowing Context) throws(GEOSError) -> Ring {
        let coordinates = try unsafe context.coordinates(of: ring)
        do {
            return try Ring(coordinates)
        } catch {
            throw GEOSError(call: "GEOSCoordSeq_copyToBuffer_r", message: "the library gave a ring that is none: \(error)")
        }
    }
}

extension Context {
    /// The positions of a line or a ring.
    func coordinates(of line: OpaquePointer) throws(GEOSError) -> [Coordinate] {
        let count = try count("GEOSGetNumCoordinates_r") { unsafe GEOSGetNumCoordinates_r($0, line) }
        let sequence = try borrow("GEOSGeom_getCoordSeq_r") { unsafe GEOSGeom_getCoordSeq_r($0, line) }
        var coordinates = [Coordinate](repeating: Coordinate(0, 0), count: count)
        try perform("GEOSCoordSeq_copyToBuffer_r") { handle in
            unsafe coordinates.withUnsafeMutableBytes { bytes in
                unsafe GEOSCoordSeq_copyToBuffer_r(handle, sequence, bytes.assumingMemoryBound(to: Double.self).baseAddress, 0, 0)
            }
        }
        return coordinates
    }

    /// The position of a point, nil when it is empty.
    func coordinate(of point: OpaquePointer) throws(GEOSError) -> Coordinate? {
        if try ask("GEOSisEmpty_r", { unsafe GEOSisEmpty_r($0, point) }) { return nil }
        return Coordinate(
            try measure("GEOSGeomGetX_r") { unsafe GEOSGeomGetX_r($0, point, &$1) },
            try measure("GEOSGeomGetY_r") { unsafe GEOSGeomGetY_r($0, point, &$1) })
    }
}
