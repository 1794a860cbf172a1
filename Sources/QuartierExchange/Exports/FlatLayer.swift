import PlanarGeometry
import QuartierAnalysis
public import QuartierModel
public import Reporting

/// A layer of perimeters with the columns of `FlatColumns` worked out.
public struct FlatLayer: Sendable {
    /// The perimeters.
    public let layer: Layer<Perimeter>
    /// A row a perimeter, in the order of the layer.
    public let table: Table

    /// Puts a layer and a table of a row an element together.
    init(layer: Layer<Perimeter>, table: Table) {
        self.layer = layer
        self.table = table
    }

    /// Works the columns out.
    ///
    /// - Parameters:
    ///   - communes: the communes that share the quartiers, computed by geometry; without them those that the source declares.
    ///   - quartiers: the quartiers of the store, for their other codes.
    ///   - portraits: the figures of the store, by identifier of their quartier.
    ///   - date: the date of the export, ISO 8601.
    /// - Throws: `QuartiersError` when PROJ or GEOS fail on an outline.
    public init(
        _ layer: Layer<Perimeter>, communes: Layer<Commune>?, quartiers: [Quartier], portraits: [String: Portrait] = [:], date: String,
        workers: Int = 1
    ) throws {
        self.layer = layer
        let surfaces = try SurfaceAnalysis.surfaces(of: layer.elements.map(\.outline), crs: layer.crs, workers: workers)
        let computed = try Self.computedCommunes(layer, communes, workers: workers)
        let known = Dictionary(quartiers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var table = Table(FlatColumns.schema, sources: [layer.source])
        for (index, perimeter) in layer.elements.enumerated() {
            let code = perimeter.code.flatMap(QuartierCode.init)
            let quartier = known[perimeter.quartier]
            let counted = computed[index]
            let shared = counted?.map { CommuneReference(code: $0.code, name: $0.name) } ?? perimeter.declaredCommunes
            let surface = surfaces[index]
            let identity: [Value] = [
                .text(perimeter.quartier), .text(orNull: perimeter.code),
                .text(orNull: quartier?.codes[.of2015] ?? (code?.generation == .of2015 ? code?.text : nil)), .text(perimeter.name),
                .text(orNull: (quartier?.status ?? code?.status ?? perimeter.status)?.rawValue),
                .text(orNull: perimeter.generation?.name),
                .text(orNull: code?.state?.rawValue), Self.joined(shared.map(\.code?.text)), Self.joined(shared.map(\.name)),
                .text(orNull: perimeter.epci ?? counted?.first?.epci), .real(orNull: surface.map { $0.ellipsoidal / 10_000 }),
                .real(orNull: surface.map { $0.plane.area / 10_000 }), .text(orNull: surface?.plane.crs.description),
                .real(orNull: surface?.perimeter),
            ]
            table.append(
                identity + FlatColumns.statistics(portraits[perimeter.quartier]) + [
                    QuartierColumns.source(of: perimeter, layer.source), .text(String(date.prefix(10))),
                ])
        }
        self.table = table.notingSchematicOutlines
    }

    /// What a reader of layers must know, once.
    public static func notes(of layers: [FlatLayer]) -> [Text] {
        layers.flatMap(\.table.notes).reduce(into: []) { notes, note in if !notes.contains(note) { notes.append(note) } }
    }

    /// The communes that count in each perimeter, largest share first; nothing without communes.
    private static func computedCommunes(
        _ layer: Layer<Perimeter>, _ communes: Layer<Commune>?, workers: Int
    ) throws -> [Int: [Commune]] {
        guard let communes, !communes.elements.isEmpty, layer.elements.contains(where: { $0.outline?.isEmpty == false }) else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: try SplitAnalysis.splits(of: layer, among: communes, workers: workers).map { split, _ in
                (split.quartier, split.pieces.filter(\.counts).map { communes.elements[$0.commune] })
            })
    }

    private static func joined(_ parts: [String?]) -> Value {
        let present = parts.compactMap(\.self)
        return present.isEmpty ? .null : .text(present.joined(separator: ","))
    }
}
