internal import SystemGEOS

/// The library that is linked.
public enum GEOSLibrary {
    /// Its version, and that of its C interface: `3.11.1-CAPI-1.17.1`.
    public static var version: String { unsafe String(cString: GEOSversion()) }
}
