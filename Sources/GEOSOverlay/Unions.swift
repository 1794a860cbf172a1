internal import PlanarGeometry
internal import SystemGEOS

extension Session {
    /// What belongs to at least one of many geometries, which may overlap (`GEOSUnaryUnion_r`).
    ///
    /// - Parameter grid: the side of the precision grid, in units of the plane; nil for full precision.
    /// - Throws: `GEOSError`, for one on invalid input.
    public func union(of geometries: [Geometry], grid: Double? = nil) throws(GEOSError) -> ArealResult {
        precondition(grid.map { $0 > 0 } ?? true, "a grid with a side above 0")
        let gathered = try gathered(geometries)
        let all = unsafe gathered.pointer
        let result =
            if let grid {
                try context.make("GEOSUnaryUnionPrec_r") { unsafe GEOSUnaryUnionPrec_r($0, all, grid) }
            } else {
                try context.make("GEOSUnaryUnion_r") { unsafe GEOSUnaryUnion_r($0, all) }
            }
        return try ArealReader.read(result, of: context)
    }

    /// The same for geometries that share their borders vertex by vertex and overlap nowhere, many times faster (`GEOSCoverageUnion_r`).
    ///
    /// - Throws: `GEOSError`, for one when the geometries are no such coverage.
    public func coverageUnion(of geometries: [Geometry]) throws(GEOSError) -> ArealResult {
        let gathered = try gathered(geometries)
        let all = unsafe gathered.pointer
        let result = try context.make("GEOSCoverageUnion_r") { unsafe GEOSCoverageUnion_r($0, all) }
        // Of what is no coverage the library makes an invalid geometry, and says nothing.
        if case .invalid(let invalidity) = try unsafe context.validity(of: result.pointer) {
            throw GEOSError(call: "GEOSCoverageUnion_r", message: "the geometries are no coverage: \(invalidity)")
        }
        return try ArealReader.read(result, of: context)
    }

    /// A collection of copies: the library's collections own what they hold.
    private func gathered(_ geometries: [Geometry]) throws(GEOSError) -> Owned {
        var copies = OwnedParts(of: context)
        for geometry in geometries {
            let original = try unsafe pointer(geometry)
            copies.append(try context.make("GEOSGeom_clone_r") { unsafe GEOSGeom_clone_r($0, original) })
        }
        return try context.collection(GEOS_GEOMETRYCOLLECTION, of: &copies)
    }
}
