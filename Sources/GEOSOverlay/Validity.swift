public import PlanarGeometry
internal import SystemGEOS

/// Whether an areal geometry is valid in the sense of OGC Simple Features.
public enum Validity: Hashable, Sendable {
    /// It is.
    case valid
    /// It is not, and why: the first reason met; there may be others.
    case invalid(Invalidity)

    /// Whether it is.
    public var isValid: Bool { self == .valid }
}

/// Why a geometry is not valid, and where.
public struct Invalidity: Hashable, Sendable, CustomStringConvertible {
    /// The library's words, one of: `Self-intersection`, `Ring Self-intersection`, `Hole lies outside shell`, `Holes are nested`,
    /// `Interior is disconnected`, `Nested shells`, `Duplicate Rings`, `Too few points in geometry component`.
    public let reason: String
    /// A position where it is so, in the plane of the geometry; nil when the library gives none.
    public let location: Coordinate?

    /// `Self-intersection at 5.0 5.0`.
    public var description: String { location.map { "\(reason) at \($0.x) \($0.y)" } ?? reason }
}

extension Session {
    /// Whether a geometry is valid, why not and where (`GEOSisValidDetail_r`, for those that are not found valid without it).
    ///
    /// - Throws: `GEOSError`.
    public func validity(of geometry: Geometry) throws(GEOSError) -> Validity {
        self[geometry].isSurelyValid ? .valid : try unsafe context.validity(of: pointer(geometry))
    }
}

extension Context {
    func validity(of geometry: OpaquePointer) throws(GEOSError) -> Validity {
        var words: UnsafeMutablePointer<CChar>?
        var point: OpaquePointer?
        defer { if let words = unsafe words { unsafe GEOSFree_r(handle, words) } }
        defer { if let point = unsafe point { unsafe GEOSGeom_destroy_r(handle, point) } }
        if try ask("GEOSisValidDetail_r", { unsafe GEOSisValidDetail_r($0, geometry, 0, &words, &point) }) { return .valid }
        let location: Coordinate? = if let point = unsafe point { try unsafe coordinate(of: point) } else { nil }
        return .invalid(Invalidity(reason: unsafe words.map { unsafe String(cString: $0) } ?? "", location: location))
    }
}
