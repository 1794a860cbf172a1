public import PlanarGeometry
internal import SystemGEOS

// Questions with a yes or a no. Envelopes answer first, then the prepared geometry, so asking the same one of many others is cheap.
extension Session {
    /// Whether the two share at least a point, borders included (`GEOSPreparedIntersects_r`).
    ///
    /// - Throws: `GEOSError`.
    public func intersects(_ first: Geometry, _ second: Geometry) throws(GEOSError) -> Bool {
        guard entry(first).envelope.intersects(entry(second).envelope) else { return false }
        // The question reads the same both ways: keep to the one that is prepared already.
        let secondIsReady = entry(second).isPrepared && !entry(first).isPrepared
        let prepared = try unsafe prepared(secondIsReady ? second : first)
        let other = try unsafe pointer(secondIsReady ? first : second)
        return try context.ask("GEOSPreparedIntersects_r") { unsafe GEOSPreparedIntersects_r($0, prepared, other) }
    }

    /// Whether no point of the second lies outside the first; borders may touch (`GEOSPreparedCovers_r`). False when either is empty.
    ///
    /// - Throws: `GEOSError`.
    public func covers(_ first: Geometry, _ second: Geometry) throws(GEOSError) -> Bool {
        guard !entry(second).value.isEmpty, entry(first).envelope.contains(entry(second).envelope) else { return false }
        let (prepared, other) = try unsafe (prepared(first), pointer(second))
        return try context.ask("GEOSPreparedCovers_r") { unsafe GEOSPreparedCovers_r($0, prepared, other) }
    }

    /// Whether a position lies inside; on the border it does not (`GEOSPreparedContains_r`).
    ///
    /// - Throws: `GEOSError`.
    public func contains(_ geometry: Geometry, _ position: Coordinate) throws(GEOSError) -> Bool {
        guard entry(geometry).envelope.contains(position) else { return false }
        let prepared = try unsafe prepared(geometry)
        let point = try context.make("GEOSGeom_createPointFromXY_r") { unsafe GEOSGeom_createPointFromXY_r($0, position.x, position.y) }
        let other = unsafe point.pointer
        return try context.ask("GEOSPreparedContains_r") { unsafe GEOSPreparedContains_r($0, prepared, other) }
    }
}
