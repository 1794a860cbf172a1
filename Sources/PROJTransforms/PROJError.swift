public import PlanarGeometry

/// What PROJ refused: the C call, the library's own words, its error number, and a reason that callers can act on.
public struct PROJError: Error, Hashable, Sendable {
    /// Why, in terms a caller can act on.
    public enum Reason: Hashable, Sendable {
        /// The register of reference systems is not installed.
        case databaseMissing
        /// The register knows no such system.
        case unknownCRS(CRS)
        /// The system has no plane of longitudes and latitudes or of eastings and northings: vertical, geocentric, local.
        case notHorizontal(CRS)
        /// The system is not projected, so that it has no scale.
        case notProjected(CRS)
        /// No operation with a known accuracy leads from one system to the other.
        case noOperation(from: CRS, to: CRS)
        /// A position that cannot be transformed or measured: its rank in what was given, from 0, and its ordinates there.
        case position(index: Int, Coordinate)
        /// A text that defines no reference system.
        case unreadableDefinition
        /// Anything else the library may say.
        case library
    }

    /// The C function that failed: `proj_trans_generic`.
    public let call: String
    /// Why, in terms a caller can act on.
    public let reason: Reason
    /// What the library said, or what is wrong where it said nothing; in English.
    public let message: String
    /// The library's error number, 0 where it gave none.
    public let code: Int32
}

extension PROJError: CustomStringConvertible {
    /// `proj_trans_generic: lcc: Invalid latitude (position 1 at (2.64, 95.0))`.
    public var description: String {
        switch reason {
        case .position(let index, let coordinate): "\(call): \(message) (position \(index) at (\(coordinate.x), \(coordinate.y)))"
        case .unknownCRS(let crs), .notHorizontal(let crs), .notProjected(let crs): "\(call): \(message) (\(crs))"
        case .noOperation(let source, let target): "\(call): \(message) (\(source) to \(target))"
        case .databaseMissing, .unreadableDefinition, .library: "\(call): \(message)"
        }
    }
}
