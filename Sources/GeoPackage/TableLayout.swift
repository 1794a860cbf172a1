internal import GeoFormats
internal import PlanarGeometry
internal import Reporting

/// What is known of a table before its rows are read or written.
struct TableLayout: Sendable {
    /// Its geometry column.
    struct Geometry: Sendable {
        var column: String
        /// The declared type, nil when open or not one of Simple Features.
        var kind: GeometryKind?
        var srsID: Int64
        var crs: CRS?
        var crsText: String?
        /// The R-tree over the column, nil when there is none.
        var index: String?
    }

    var name: String
    /// The column of the integer key, nil when it has none.
    var key: String?
    /// Whether it is a view, whose first column stands for the key and is a field as well.
    var isView: Bool
    var geometry: Geometry?
    /// The columns besides key and geometry, in order.
    var fields: [String]
    /// The type that each of them declares, nil when it is none known here.
    var types: [ColumnType?]

    var description: LayerDescription {
        LayerDescription(name: name, crs: geometry?.crs, crsText: geometry?.crsText, kind: geometry?.kind, fields: fields, types: types)
    }
}
