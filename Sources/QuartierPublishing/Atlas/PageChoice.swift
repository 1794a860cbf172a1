import QuartierCartography
import QuartierModel

/// An indicator that the reader of the page can choose, and its value in each quartier.
struct PageChoice: Sendable {
    /// What the script knows it by: an estimate and a printed figure may share the key of an indicator.
    let key: String
    /// How it is drawn, its identifiers beginning with the key.
    let map: ThematicMap
    /// Whether it comes from tiles.
    let isEstimated: Bool
    private let values: [String: Value]
    private let unknown: Value

    /// What is known of a quartier, and how it is drawn.
    struct Value: Sendable {
        let reading: Reading
        let symbol: ThematicMap.Symbol
    }

    init(_ map: ThematicMap, isEstimated: Bool) {
        let key = (isEstimated ? "carreaux-" : "") + map.indicator.key
        let prefixed = map.prefixed("m-\(key)-")
        let symbols = prefixed.symbols(of: map.areas.map(\.reading) + [.missing(.unknown)])
        self.key = key
        self.map = prefixed
        self.isEstimated = isEstimated
        values = Dictionary(
            zip(map.areas, symbols).map { ($0.id, Value(reading: $0.reading, symbol: $1)) }, uniquingKeysWith: { first, _ in first })
        unknown = Value(reading: .missing(.unknown), symbol: symbols[map.areas.count])
    }

    /// The value of a quartier, unknown where the map does not have it.
    func value(of quartier: String) -> Value { values[quartier] ?? unknown }

    /// What is known of a quartier.
    func reading(of quartier: String) -> Reading { value(of: quartier).reading }
}

extension ThematicMap {
    /// The map with identifiers that begin with something else.
    func prefixed(_ prefix: String) -> ThematicMap {
        var map = self
        map.prefix = prefix
        return map
    }
}
