internal import PlanarGeometry
internal import SystemGEOS

// From values to geometries of the library. Positions are copied straight from their arrays: a `Coordinate` is two `Double`, x then y.
extension Context {
    /// Builds an areal geometry: a polygon when there is one part, a multipolygon otherwise.
    func geometry(of value: MultiPolygon) throws(GEOSError) -> Owned {
        if value.polygons.count == 1 { return try polygon(value.polygons[0]) }
        var parts = OwnedParts(of: self)
        for part in value.polygons { parts.append(try polygon(part)) }
        return try collection(GEOS_MULTIPOLYGON, of: &parts)
    }

    /// Gathers geometries in a collection of a type, and leaves the list empty.
    func collection(_ type: GEOSGeomTypes, of parts: inout OwnedParts) throws(GEOSError) -> Owned {
        let count = UInt32(parts.count)
        var released = unsafe parts.release()
        return try make("GEOSGeom_createCollection_r") { unsafe GEOSGeom_createCollection_r($0, CInt(type.rawValue), &released, count) }
    }

    private func polygon(_ value: Polygon) throws(GEOSError) -> Owned {
        let exterior = try ring(value.exterior)
        var holes = OwnedParts(of: self)
        for hole in value.holes { holes.append(try ring(hole)) }
        let count = UInt32(holes.count)
        let shell = unsafe exterior.release()
        var released = unsafe holes.release()
        return try make("GEOSGeom_createPolygon_r") { unsafe GEOSGeom_createPolygon_r($0, shell, &released, count) }
    }

    private func ring(_ value: Ring) throws(GEOSError) -> Owned {
        let sequence = try make("GEOSCoordSeq_copyFromBuffer_r", .coordinates) { handle in
            unsafe value.coordinates.withUnsafeBytes { bytes in
                unsafe GEOSCoordSeq_copyFromBuffer_r(
                    handle, bytes.assumingMemoryBound(to: Double.self).baseAddress, UInt32(value.coordinates.count), 0, 0)
            }
        }
        let released = unsafe sequence.release()
        return try make("GEOSGeom_createLinearRing_r") { unsafe GEOSGeom_createLinearRing_r($0, released) }
    }
}
