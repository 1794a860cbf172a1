internal import PlanarGeometry
internal import SystemGEOS

// Areas of two geometries put over each other. Inputs must be valid: of others the library gives an error or an answer without meaning.
//
// Where the envelopes or a prepared test settle the matter, the answer is made of the inputs, bit for bit (6 % to 25 % of an overlay's
// time). Otherwise it is what the library's overlay gives: exact up to the rounding of new positions, or on a grid of fixed precision,
// where every ordinate of the result is a multiple of `grid`.
extension Session {
    /// What belongs to both (`GEOSIntersection_r`).
    ///
    /// - Parameter grid: the side of the precision grid, in units of the plane; nil for full precision.
    /// - Throws: `GEOSError`, for one on invalid input.
    public func intersection(_ first: Geometry, _ second: Geometry, grid: Double? = nil) throws(GEOSError) -> ArealResult {
        try overlay(.intersection, first, second, grid)
    }

    /// What belongs to one or the other (`GEOSUnion_r`).
    ///
    /// - Parameter grid: the side of the precision grid, in units of the plane; nil for full precision.
    /// - Throws: `GEOSError`, for one on invalid input.
    public func union(_ first: Geometry, _ second: Geometry, grid: Double? = nil) throws(GEOSError) -> ArealResult {
        try overlay(.union, first, second, grid)
    }

    /// What belongs to the first and not to the second (`GEOSDifference_r`).
    ///
    /// - Parameter grid: the side of the precision grid, in units of the plane; nil for full precision.
    /// - Throws: `GEOSError`, for one on invalid input.
    public func difference(_ first: Geometry, minus second: Geometry, grid: Double? = nil) throws(GEOSError) -> ArealResult {
        try overlay(.difference, first, second, grid)
    }

    /// What belongs to just one of the two (`GEOSSymDifference_r`).
    ///
    /// - Parameter grid: the side of the precision grid, in units of the plane; nil for full precision.
    /// - Throws: `GEOSError`, for one on invalid input.
    public func symmetricDifference(_ first: Geometry, _ second: Geometry, grid: Double? = nil) throws(GEOSError) -> ArealResult {
        try overlay(.symmetricDifference, first, second, grid)
    }

    private func overlay(_ operation: Overlay, _ first: Geometry, _ second: Geometry, _ grid: Double?) throws(GEOSError) -> ArealResult {
        precondition(grid.map { $0 > 0 } ?? true, "a grid with a side above 0")
        if grid == nil, let known = try knownOverlay(operation, first, second) { return ArealResult(geometry: known) }
        let (a, b) = try unsafe (pointer(first), pointer(second))
        let result: Owned
        if let grid {
            let (call, function) = unsafe operation.onGrid
            result = try context.make(call) { unsafe function($0, a, b, grid) }
        } else {
            let (call, function) = unsafe operation.exact
            result = try context.make(call) { unsafe function($0, a, b) }
        }
        return try ArealReader.read(result, of: context)
    }

    /// The answer where it needs no overlay: most pairs that an index of envelopes gives are apart or one inside the other.
    private func knownOverlay(_ operation: Overlay, _ first: Geometry, _ second: Geometry) throws(GEOSError) -> MultiPolygon? {
        let (a, b) = (entry(first), entry(second))
        // Of two vintages most outlines are the same.
        if a.value == b.value { return operation.whenSecondCovers(a.value, b.value) ?? .empty }
        if !a.envelope.intersects(b.envelope) { return operation.ofApart(a.value, b.value) }
        // What is larger lies in nothing smaller, and need not be prepared to learn it.
        let slack = 1 + 1e-9
        if a.area * slack >= b.area, let answer = operation.whenFirstCovers(a.value, b.value), try covers(first, second) { return answer }
        if b.area * slack >= a.area, let answer = operation.whenSecondCovers(a.value, b.value), try covers(second, first) { return answer }
        return nil
    }
}

/// The four overlays: which functions of the library compute them, and what they are where nothing needs computing.
private enum Overlay {
    case intersection, union, difference, symmetricDifference

    typealias Function = (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?
    typealias GridFunction = (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?, Double) -> OpaquePointer?

    var exact: (call: String, function: Function) {
        switch self {
        case .intersection: unsafe ("GEOSIntersection_r", GEOSIntersection_r)
        case .union: unsafe ("GEOSUnion_r", GEOSUnion_r)
        case .difference: unsafe ("GEOSDifference_r", GEOSDifference_r)
        case .symmetricDifference: unsafe ("GEOSSymDifference_r", GEOSSymDifference_r)
        }
    }

    var onGrid: (call: String, function: GridFunction) {
        switch self {
        case .intersection: unsafe ("GEOSIntersectionPrec_r", GEOSIntersectionPrec_r)
        case .union: unsafe ("GEOSUnionPrec_r", GEOSUnionPrec_r)
        case .difference: unsafe ("GEOSDifferencePrec_r", GEOSDifferencePrec_r)
        case .symmetricDifference: unsafe ("GEOSSymDifferencePrec_r", GEOSSymDifferencePrec_r)
        }
    }

    /// The answer for two geometries that share no point.
    func ofApart(_ first: MultiPolygon, _ second: MultiPolygon) -> MultiPolygon {
        switch self {
        case .intersection: .empty
        case .difference: first
        case .union, .symmetricDifference: MultiPolygon(first.polygons + second.polygons)
        }
    }

    /// The answer when the second lies inside the first; nil where it must be computed.
    func whenFirstCovers(_ first: MultiPolygon, _ second: MultiPolygon) -> MultiPolygon? {
        switch self {
        case .intersection: second
        case .union: first
        case .difference, .symmetricDifference: nil
        }
    }

    /// The answer when the first lies inside the second; nil where it must be computed.
    func whenSecondCovers(_ first: MultiPolygon, _ second: MultiPolygon) -> MultiPolygon? {
        switch self {
        case .intersection: first
        case .union: second
        case .difference: .empty
        case .symmetricDifference: nil
        }
    }
}
