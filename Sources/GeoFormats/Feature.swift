public import PlanarGeometry
public import Reporting

/// One object of a vector layer as its file holds it, before anyone says what it means.
public struct Feature: Sendable, Hashable {
    /// The rank in its layer, from 1: how findings name it.
    public var rank: Int
    /// The geometry, or why there is none to work with.
    public var geometry: FeatureGeometry
    /// The fields and their values, in the order of the file; names as the file writes them.
    public var attributes: Attributes

    /// A field and its value.
    public struct Attribute: Sendable, Hashable {
        /// The name, as the file writes it.
        public var name: String
        /// The value.
        public var value: Value

        /// Makes a field and its value.
        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// Fields and their values: names and values apart, so that all features of a layer share their names.
    public struct Attributes: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable, Hashable {
        /// The names, as the file writes them.
        public let names: [String]
        /// The values, as many.
        public let values: [Value]

        /// Makes fields of names and as many values.
        public init(names: [String], values: [Value]) {
            precondition(names.count == values.count, "\(names.count) names and \(values.count) values")
            self.names = names
            self.values = values
        }

        /// Makes fields of pairs.
        public init(_ attributes: [Attribute]) { self.init(names: attributes.map(\.name), values: attributes.map(\.value)) }

        /// Makes fields of pairs.
        public init(arrayLiteral elements: Attribute...) { self.init(elements) }

        /// The first rank.
        public var startIndex: Int { 0 }

        /// The rank behind the last.
        public var endIndex: Int { names.count }

        /// A field and its value, by rank.
        public subscript(rank: Int) -> Attribute { Attribute(names[rank], values[rank]) }
    }

    /// Makes a feature.
    public init(rank: Int, geometry: FeatureGeometry, attributes: Attributes = []) {
        self.rank = rank
        self.geometry = geometry
        self.attributes = attributes
    }

    /// Makes a feature of pairs.
    public init(rank: Int, geometry: FeatureGeometry, attributes: [Attribute]) {
        self.init(rank: rank, geometry: geometry, attributes: Attributes(attributes))
    }

    /// The value of a field, found without regard to case and outer spaces; `null` when there is none.
    public func value(_ name: String) -> Value {
        attributes.first { FieldName.matches($0.name, name) }?.value ?? .null
    }
}

/// What a reader found where a geometry goes. The library works on areas; the rest is told apart so that it can be said.
public enum FeatureGeometry: Sendable, Hashable {
    /// Polygons; Z and M ordinates were read and dropped.
    case areal(MultiPolygon)
    /// A single point, which `controles` layers hold.
    case point(Coordinate)
    /// Well-formed, and neither an area nor a point: a line, several points, a collection.
    case other(GeometryKind)
    /// Declared, and without any position.
    case empty(GeometryKind)
    /// The file says that there is none.
    case null
    /// Present, and not usable: its finding says why.
    case unusable

    /// The area, nil when it is none.
    public var areal: MultiPolygon? {
        if case .areal(let area) = self { area } else { nil }
    }
}

/// The geometry types of OGC Simple Features that files hold, by their WKB number.
public enum GeometryKind: UInt32, Sendable, Hashable, CaseIterable {
    /// One position.
    case point = 1
    /// A line.
    case lineString = 2
    /// One area.
    case polygon = 3
    /// Several positions.
    case multiPoint = 4
    /// Several lines.
    case multiLineString = 5
    /// Several areas.
    case multiPolygon = 6
    /// Geometries of any type.
    case geometryCollection = 7

    /// The name in GeoJSON: `MultiPolygon`.
    public var geoJSONName: String {
        switch self {
        case .point: "Point"
        case .lineString: "LineString"
        case .polygon: "Polygon"
        case .multiPoint: "MultiPoint"
        case .multiLineString: "MultiLineString"
        case .multiPolygon: "MultiPolygon"
        case .geometryCollection: "GeometryCollection"
        }
    }
}

/// How field names are compared: without regard to case or outer spaces, since `CODE_QP`, `Code_QP` and `code_qp ` are one field.
public enum FieldName {
    /// Whether two names are the same field.
    public static func matches(_ left: String, _ right: String) -> Bool { folded(left) == folded(right) }

    /// The name as it is compared.
    public static func folded(_ name: String) -> String {
        // Most are printable ASCII in lower case: they are compared as they are.
        if name.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !(0x41...0x5A).contains($0) }) { return name }
        var core = name[...]
        while core.first?.isWhitespace == true { core.removeFirst() }
        while core.last?.isWhitespace == true { core.removeLast() }
        return core.lowercased()
    }
}

/// What a file says of one of its layers, before its features are read.
public struct LayerDescription: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The coordinate reference system, nil when the file does not say or says that it is undefined.
    public var crs: CRS?
    /// How the file names that system when it cannot be resolved to a code.
    public var crsText: String?
    /// The declared geometry type; nil when open or absent.
    public var kind: GeometryKind?
    /// The names of its fields, in order.
    public var fields: [String]
    /// The type that the file declares for each of them; nil where it declares none known here, and empty for formats that declare nothing.
    public var types: [ColumnType?]
    /// The number of features, when known without reading them.
    public var featureCount: Int?

    /// Makes a description.
    public init(
        name: String, crs: CRS? = nil, crsText: String? = nil, kind: GeometryKind? = nil, fields: [String] = [],
        types: [ColumnType?] = [], featureCount: Int? = nil
    ) {
        self.name = name
        self.crs = crs
        self.crsText = crsText
        self.kind = kind
        self.fields = fields
        self.types = types
        self.featureCount = featureCount
    }
}
