import GeoFormats
import Reporting

/// The values of features, kept while they are few: those of a large layer are read again instead, so that memory does not grow with it.
struct KeptRows {
    /// The rows; nil once there were too many.
    private(set) var rows: [[Value]]? = []
    private var room: Int

    /// - Parameter most: how many values are kept.
    init(most: Int) { room = most }

    mutating func append(_ values: [Value]) {
        room -= values.count
        if room >= 0 { rows?.append(values) } else { rows = nil }
    }
}

/// The order in which a target wants the values of features.
struct FeatureRow {
    private let columns: [String]
    private let ranks: [String: Int]

    init(columns: [String]) {
        self.columns = columns
        ranks = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A value for each column, `null` where the feature has none.
    func values(of feature: Feature) -> [Value] {
        if feature.attributes.count == columns.count, zip(feature.attributes, columns).allSatisfy({ $0.name == $1 }) {
            return feature.attributes.map(\.value)
        }
        var values = [Value](repeating: .null, count: columns.count)
        for attribute in feature.attributes { if let rank = ranks[attribute.name] { values[rank] = attribute.value } }
        return values
    }
}
