/// A row of `gpkg_contents`: a table that the file wants people to see.
public struct GeoPackageContent: Sendable, Hashable {
    /// What a table holds.
    public enum Kind: Sendable, Hashable {
        /// Features with a geometry.
        case features
        /// Rows without one.
        case attributes
        /// Pictures or elevations cut in tiles.
        case tiles
        /// What an extension defines, by its name in the file.
        case other(String)

        init(_ name: String) {
            switch name.lowercased() {
            case "features": self = .features
            case "attributes", "aspatial": self = .attributes
            case "tiles", "2d-gridded-coverage": self = .tiles
            default: self = .other(name)
            }
        }
    }

    /// The name of the table.
    public let name: String
    /// What it holds.
    public let kind: Kind
    /// What people call it, when the file says.
    public let identifier: String?
    /// A sentence on it, when the file has one.
    public let summary: String?
}
