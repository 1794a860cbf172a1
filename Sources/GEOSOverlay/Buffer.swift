public import PlanarGeometry
internal import SystemGEOS

extension Session {
    /// The geometry grown on all sides by a distance, or shrunk by a negative one, possibly to nothing (`GEOSBuffer_r`).
    ///
    /// - Parameters:
    ///   - distance: finite, in units of the plane.
    ///   - quadrantSegments: how many sides stand for a quarter of a circle, from 1; at 8 they stray from it by 0.5 % of the distance.
    /// - Throws: `GEOSError`.
    public func buffer(_ geometry: Geometry, by distance: Double, quadrantSegments: Int = 8) throws(GEOSError) -> MultiPolygon {
        precondition(distance.isFinite && quadrantSegments >= 1, "a finite distance, and a side at least for each quarter")
        let original = try unsafe pointer(geometry)
        let grown = try context.make("GEOSBuffer_r") { unsafe GEOSBuffer_r($0, original, distance, CInt(quadrantSegments)) }
        return try ArealReader.read(grown, of: context).geometry
    }
}

extension Session {
    /// The geometry grown or shrunk by a distance with its corners kept sharp, so that growing back what was shrunk gives straight sides and
    /// right angles as they were (`GEOSBufferWithStyle_r`).
    ///
    /// - Parameters:
    ///   - distance: finite, in units of the plane.
    ///   - mitreLimit: how far from a vertex a sharp corner may reach, in distances; sharper ones are cut off.
    /// - Throws: `GEOSError`.
    public func mitredBuffer(_ geometry: Geometry, by distance: Double, mitreLimit: Double = 5) throws(GEOSError) -> MultiPolygon {
        precondition(distance.isFinite && mitreLimit >= 1, "a finite distance, and corners that reach it at least")
        let original = try unsafe pointer(geometry)
        let (cap, join) = (CInt(GEOSBUF_CAP_FLAT.rawValue), CInt(GEOSBUF_JOIN_MITRE.rawValue))
        let grown = try context.make("GEOSBufferWithStyle_r") {
            unsafe GEOSBufferWithStyle_r($0, original, distance, 8, cap, join, mitreLimit)
        }
        return try ArealReader.read(grown, of: context).geometry
    }
}
