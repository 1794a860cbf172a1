import GeoFormats
import PlanarGeometry
import QuartierCartography
public import QuartierExchange
public import QuartierModel
import Reporting

/// The maps that go with a delivery: SVG, which the same data give to the byte, of the indicators that people ask for first.
public struct DeliveredMaps {
    private let files: [(path: String, bytes: [UInt8])]

    private static let indicators: [Indicator] = [.povertyRate, .population]

    /// Draws the maps of each generation of a store, for the indicators that one of its quartiers has a figure of.
    ///
    /// - Parameter date: when the data are from, ISO 8601.
    /// - Throws: `QuartiersError` when the store cannot be read or an outline cannot be drawn.
    public init(of layers: [FlatLayer], communes: Layer<Commune>?, in store: Store, author: String, date: String) throws {
        let quartiers = try store.quartiersToPortray()
        let portraits = try store.portraits(of: quartiers, keys: Self.indicators.map(\.key)).map { ($0.quartier.id, $0) }
        let byQuartier = Dictionary(portraits, uniquingKeysWith: { first, _ in first })
        let sources = try store.sources()
        files = try layers.flatMap { flat -> [(path: String, bytes: [UInt8])] in
            let layer = flat.layer
            guard layer.elements.contains(where: { $0.outline?.isEmpty == false }) else { return [] }
            let ground = try MapGround(layer, communes: communes)
            return try Self.indicators.compactMap { indicator -> (path: String, bytes: [UInt8])? in
                // A rate of households beside one of persons is no map to publish (P07).
                guard let values = IndicatorValues(of: indicator, in: layer.elements, from: byQuartier, sources: sources),
                    values.mixedBases(in: layer.elements) == nil
                else { return nil }
                let map = try IndicatorMap(
                    values, of: layer, on: ground, sources: [layer.source] + [communes?.source].compactMap(\.self),
                    design: MapDesign(author: author), date: date, language: .french)
                return ("cartes/\(flat.layerName)-\(indicator.key).svg", map.map.drawing().svg.bytes)
            }
        }
    }

    /// Writes them into a delivery.
    ///
    /// - Throws: `QuartiersError` of status `inputOutput`.
    public func write(to delivery: borrowing DeliveryFolder) throws {
        for file in files { try delivery.write(file.path) { $0.pending += file.bytes } }
    }
}
