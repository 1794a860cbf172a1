internal import GeoFormats

/// The types of shape, by their number in the file.
enum ShapeType: Int32 {
    case null = 0
    case point = 1
    case arc = 3
    case polygon = 5
    case multiPoint = 8
    case pointZ = 11
    case arcZ = 13
    case polygonZ = 15
    case multiPointZ = 18
    case pointM = 21
    case arcM = 23
    case polygonM = 25
    case multiPointM = 28
    case multiPatch = 31

    /// The geometry that such shapes hold, at most: a polygon shape may have several outer rings, an arc several lines.
    var kind: GeometryKind? {
        switch self {
        case .null: nil
        case .point, .pointZ, .pointM: .point
        case .arc, .arcZ, .arcM: .multiLineString
        case .polygon, .polygonZ, .polygonM: .multiPolygon
        case .multiPoint, .multiPointZ, .multiPointM: .multiPoint
        case .multiPatch: .geometryCollection
        }
    }

    /// Whether an altitude goes with each position.
    var hasZ: Bool {
        switch self {
        case .pointZ, .arcZ, .polygonZ, .multiPointZ, .multiPatch: true
        default: false
        }
    }

    /// Whether each position has more than two ordinates.
    var hasZOrM: Bool { hasZ || rawValue > 20 }
}
