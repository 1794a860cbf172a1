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
