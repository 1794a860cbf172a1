public import GeoFormats
public import PlanarGeometry
public import Reporting

/// A table of the store: its columns, its geometry if it has one, and what SQL must hold it to.
public struct StoreTable: Sendable, Hashable {
    /// The columns, without the primary key and the geometry.
    public let schema: TableSchema
    /// The type of its `geom` column; nil for a table without one.
    public let geometry: GeometryKind?
    /// The system of that column; nil for the store's.
    public let crs: CRS?
    /// The primary key: `fid`, as GeoPackage readers expect, save where another table refers to it by a telling name.
    public let primaryKey: String
    /// SQL behind the type of a column, by column.
    public let columnConstraints: [String: String]
    /// SQL at the end of the table.
    public let tableConstraints: [String]
    /// Columns that are looked up, each with an index of its own.
    public let indexedColumns: [String]

    /// The name of the table.
    public var name: String { schema.name }

    init(
        _ name: String, title: Text, geometry: GeometryKind? = nil, crs: CRS? = nil, primaryKey: String = "fid", columns: [Column],
        columnConstraints: [String: String] = [:], tableConstraints: [String] = [], indexedColumns: [String] = []
    ) {
        self.schema = TableSchema(name, title: title, columns: columns)
        self.geometry = geometry
        self.crs = crs
        self.primaryKey = primaryKey
        self.columnConstraints = columnConstraints
        self.tableConstraints = tableConstraints
        self.indexedColumns = indexedColumns
    }
}
