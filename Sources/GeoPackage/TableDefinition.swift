public import GeoFormats
public import PlanarGeometry
public import Reporting

/// A geometry column to be made.
public struct GeometryColumn: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The type of all its geometries: point, polygon or multi-polygon.
    public var kind: GeometryKind
    /// The system of its coordinates, described beforehand by `GeoPackageFile.describe`; nil for an undefined plane.
    public var crs: CRS?

    /// Declares a geometry column.
    public init(_ name: String = "geom", _ kind: GeometryKind = .multiPolygon, crs: CRS?) {
        self.name = name
        self.kind = kind
        self.crs = crs
    }
}

/// A table to be made, and how the file presents it to people.
public struct TableDefinition: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its columns besides key and geometry, in order.
    public var columns: [Column]
    /// The integer key, which SQLite fills where a row brings none.
    public var key: String
    /// The geometry column, nil for a table of attributes.
    public var geometry: GeometryColumn?
    /// SQL after the type of a column, by its name: `["insee_com": "NOT NULL"]`. Written by the program, never by users.
    public var columnConstraints: [String: String]
    /// SQL constraints of the whole table: `["UNIQUE (insee_com, cog)"]`. Written by the program, never by users.
    public var constraints: [String]
    /// What people call it; unique in the file.
    public var identifier: String
    /// A sentence on it.
    public var summary: String
    /// The language in which the columns are described.
    public var language: Language

    /// Declares a table.
    public init(
        _ name: String, columns: [Column], key: String = "fid", geometry: GeometryColumn? = nil, columnConstraints: [String: String] = [:],
        constraints: [String] = [], identifier: String? = nil, summary: String = "", language: Language = .french
    ) {
        self.name = name
        self.columns = columns
        self.key = key
        self.geometry = geometry
        self.columnConstraints = columnConstraints
        self.constraints = constraints
        self.identifier = identifier ?? name
        self.summary = summary
        self.language = language
    }
}

/// A view to be made, and how the file presents it to people.
public struct ViewDefinition: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The query, whose first column is an integer that no two rows share. Written by the program, never by users.
    public var query: String
    /// The columns that it gives besides key and geometry, as far as they are to be described.
    public var columns: [Column]
    /// The geometry column that the query gives, nil when it gives none.
    public var geometry: GeometryColumn?
    /// What people call it; unique in the file.
    public var identifier: String
    /// A sentence on it.
    public var summary: String
    /// The language in which the columns are described.
    public var language: Language

    /// Declares a view.
    public init(
        _ name: String, query: String, columns: [Column] = [], geometry: GeometryColumn? = nil, identifier: String? = nil,
        summary: String = "", language: Language = .french
    ) {
        self.name = name
        self.query = query
        self.columns = columns
        self.language = language
        self.geometry = geometry
        self.identifier = identifier ?? name
        self.summary = summary
    }
}

extension ColumnType {
    /// The type that a column declares in upper case, nil when the format knows none such.
    init?(sql: String) {
        switch sql.prefix(while: { $0 != "(" }) {
        case "TEXT": self = .text
        case "INTEGER", "INT", "MEDIUMINT", "SMALLINT", "TINYINT": self = .integer
        case "REAL", "DOUBLE", "FLOAT": self = .real
        case "BOOLEAN": self = .boolean
        case "DATE": self = .date
        default: return nil
        }
    }

    /// The type that GeoPackage gives to a column.
    var sql: String {
        switch self {
        case .text: "TEXT"
        case .integer: "INTEGER"
        case .real: "REAL"
        case .boolean: "BOOLEAN"
        case .date: "DATE"
        }
    }
}
