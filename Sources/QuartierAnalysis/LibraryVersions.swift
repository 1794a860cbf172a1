import GEOSOverlay
import PROJTransforms

/// The libraries on which figures rest.
public enum LibraryVersions {
    /// Name and version of each; PROJ with its register, nil where that cannot be found.
    public static func all() -> [(name: String, version: String?)] {
        var versions: [(name: String, version: String?)] = [("GEOS", GEOSLibrary.version)]
        let library = try? PROJLibrary()
        versions.append(("PROJ", library?.version))
        versions.append(("EPSG", library?.epsgVersion))
        versions.append(("proj.db", library?.databasePath))
        return versions
    }
}
