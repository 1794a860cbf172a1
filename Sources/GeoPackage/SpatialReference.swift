public import PlanarGeometry

/// A coordinate reference system as a GeoPackage describes it: its identity, its name, and its definition in WKT 1.
public struct SpatialReference: Sendable, Hashable {
    /// Its identity; the code is a number, which becomes the `srs_id`.
    public let crs: CRS
    /// Its name: `RGF93 v1 / Lambert-93`.
    public let name: String
    /// Its definition in well-known text, version 1, as the standard wants it.
    public let definition: String

    /// Describes a system.
    public init(_ crs: CRS, name: String, definition: String) {
        self.crs = crs
        self.name = name
        self.definition = definition
    }

    /// Names a system without saying what it means, for a file that no other program will read.
    public init(undefined crs: CRS) { self.init(crs, name: crs.description, definition: "undefined") }

    /// WGS 84, which every GeoPackage must describe.
    public static let wgs84 = SpatialReference(
        .wgs84, name: "WGS 84",
        definition: """
            GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
            AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
            UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],\
            AUTHORITY["EPSG","4326"]]
            """)
}
