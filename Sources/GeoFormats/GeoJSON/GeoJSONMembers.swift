import Reporting

/// What one GeoJSON object holds, gathered in the order of the file and judged once its `type` is known.
struct GeoJSONMembers {
    /// The members that mean something in GeoJSON.
    enum Name: String, CaseIterable {
        case type, coordinates, geometries, geometry, properties, features, id, bbox
    }

    /// A set of them.
    struct Names: OptionSet {
        let rawValue: UInt16

        init(rawValue: UInt16) { self.rawValue = rawValue }
        init(_ name: Name) {
            rawValue =
                switch name {
                case .type: 1
                case .coordinates: 2
                case .geometries: 4
                case .geometry: 8
                case .properties: 16
                case .features: 32
                case .id: 64
                case .bbox: 128
                }
        }
    }

    /// The line where it begins.
    let line: Int
    /// Those met so far.
    var present: Names = []
    /// The type as the file writes it; nil when missing or no text.
    var type: String?
    /// What stands in place of a type that is no text.
    var typeFound: String?
    /// The coordinates, once met.
    var coordinates: CoordinateCollector?
    /// The geometry of a Feature, once met.
    var geometry: FeatureGeometry?
    /// The parts of a collection, once met as an array.
    var parts: [FeatureGeometry]?
    /// What stands in place of parts that are no array.
    var partsFound: String?
    /// The fields of a Feature.
    var attributes: [Feature.Attribute] = []
    /// The identifier of a Feature.
    var id: Value = .null

    init(line: Int) { self.line = line }
}
