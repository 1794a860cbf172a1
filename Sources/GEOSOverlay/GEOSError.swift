/// A call of the GEOS library that failed: which one, and what the library said.
public struct GEOSError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The C function: `GEOSIntersection_r`.
    public let call: String
    /// What the library said, in its English; empty when it said nothing.
    public let message: String

    /// `GEOSIntersection_r: TopologyException: side location conflict at 1 1`.
    public var description: String { "\(call): \(message.isEmpty ? "failed without a message" : message)" }
}

extension GEOSError {
    /// The error of a call that a plan of faults fails.
    static func madeToFail(_ call: String) -> GEOSError { GEOSError(call: call, message: "made to fail") }
}
