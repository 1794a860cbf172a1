public import PlanarGeometry
internal import Synchronization

/// PROJ's register of reference systems, kept open with what was looked up in it: of the 3 ms of a look-up, opening the register takes one.
///
/// Freely shared between tasks, which look things up one after the other. What it makes is what the initialisers make, and lives without it.
public final class Register: Sendable {
    private let context: Mutex<Context>

    /// Opens the register.
    ///
    /// - Throws: `PROJError` when there is none.
    public init() throws(PROJError) { context = Mutex(try Context.withRegister()) }

    /// What a system means: as `CRSDefinition(_:)`.
    public func definition(of crs: CRS) throws(PROJError) -> CRSDefinition {
        try context.withLock { context throws(PROJError) in try CRSDefinition(crs, in: context) }
    }

    /// The way between two systems: as `Transformer(from:to:)`.
    public func transformer(from source: CRS, to target: CRS) throws(PROJError) -> Transformer {
        try context.withLock { context throws(PROJError) in try Transformer(from: source, to: target, in: context) }
    }

    /// How a projection distorts: as `DistortionMeter(_:)`.
    public func meter(of crs: CRS) throws(PROJError) -> DistortionMeter {
        try context.withLock { context throws(PROJError) in try DistortionMeter(crs, in: context) }
    }
}
