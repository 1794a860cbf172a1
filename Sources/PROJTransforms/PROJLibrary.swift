import SystemPROJ

/// The library and the register behind this module, for the account of what a result rests on.
public struct PROJLibrary: Hashable, Sendable {
    /// The version of PROJ: `9.1.1`.
    public let version: String
    /// Where the register of reference systems was found.
    public let databasePath: String
    /// The version of the EPSG dataset in it: `v10.076`; nil when the register does not say.
    public let epsgVersion: String?

    /// Asks the library that runs.
    ///
    /// - Throws: `PROJError` when the register is not installed.
    public init() throws(PROJError) {
        let context = try Context.withRegister()
        version = unsafe String(cString: proj_info().version)
        databasePath = try context.registerPath()
        epsgVersion = unsafe proj_context_get_database_metadata(context.pointer, "EPSG.VERSION").map { unsafe String(cString: $0) }
    }
}
