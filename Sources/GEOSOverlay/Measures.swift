public import PlanarGeometry
internal import SystemGEOS

extension Session {
    /// The area as the library computes it, in squared units of the plane (`GEOSArea_r`): the judge of `MultiPolygon.area`.
    ///
    /// - Throws: `GEOSError`.
    public func area(of geometry: Geometry) throws(GEOSError) -> Double {
        let pointer = try unsafe pointer(geometry)
        return try context.measure("GEOSArea_r") { unsafe GEOSArea_r($0, pointer, &$1) }
    }

    /// A position surely inside, in the middle of a wide part: where a label goes; nil for an empty geometry (`GEOSPointOnSurface_r`).
    ///
    /// - Throws: `GEOSError`.
    public func pointOnSurface(of geometry: Geometry) throws(GEOSError) -> Coordinate? {
        let pointer = try unsafe pointer(geometry)
        let point = try context.make("GEOSPointOnSurface_r") { unsafe GEOSPointOnSurface_r($0, pointer) }
        return try unsafe context.coordinate(of: point.pointer)
    }
}
