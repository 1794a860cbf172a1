/// A format that layers are converted to.
public enum ConversionTarget: Sendable, Hashable {
    /// A GeoPackage of one layer.
    case geoPackage
    /// A shapefile.
    case shapefile
    /// GeoJSON, RFC 7946.
    case geoJSON

    /// The format that the name of a file says; GeoJSON for standard output, nil for any other name.
    public init?(path: String) {
        let name = path.lowercased()
        if path == "-" || name.hasSuffix(".geojson") || name.hasSuffix(".json") {
            self = .geoJSON
        } else if name.hasSuffix(".gpkg") {
            self = .geoPackage
        } else if name.hasSuffix(".shp") {
            self = .shapefile
        } else {
            return nil
        }
    }
}
