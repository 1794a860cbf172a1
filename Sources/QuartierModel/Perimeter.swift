public import PlanarGeometry
public import Reporting

/// The outline of a quartier in one generation, with what its source declares of it.
public struct Perimeter: Sendable, Hashable {
    /// The identifier of the quartier: `id_quartier`. For a layer read straight from a file, the code it carries or, without one, its rank.
    public var quartier: String
    /// The code in the source; nil when it has none.
    public var code: String?
    /// The name in the source.
    public var name: String
    /// QPV or QIC, where the source says it otherwise than by the code.
    public var status: QuartierStatus?
    /// The generation; nil when the layer's source does not say.
    public var generation: Generation?
    /// The outline, in the CRS of its layer; nil when the source holds none that can be used.
    public var outline: MultiPolygon?
    /// The communes that the source declares, in its order.
    public var declaredCommunes: [CommuneReference]
    /// The surface that the source prints, in hectares.
    public var printedHectares: Double?
    /// The EPCI that the source names, by SIREN.
    public var epci: String?
    /// The rank in its layer, from 1.
    public var rank: Int
    /// Whether the outline is a drawing of ours and no official one.
    public var isSchematic: Bool

    /// Makes a perimeter.
    public init(
        quartier: String, code: String? = nil, name: String, status: QuartierStatus? = nil, generation: Generation? = nil,
        outline: MultiPolygon?,
        declaredCommunes: [CommuneReference] = [], printedHectares: Double? = nil, epci: String? = nil, rank: Int = 1,
        isSchematic: Bool = false
    ) {
        self.quartier = quartier
        self.code = code
        self.name = name
        self.status = status
        self.generation = generation
        self.outline = outline
        self.declaredCommunes = declaredCommunes
        self.printedHectares = printedHectares
        self.epci = epci
        self.rank = rank
        self.isSchematic = isSchematic
    }

    /// Where findings about it point, as far as the perimeter itself knows.
    public var place: Place { Place(feature: rank, name: code ?? name) }
}
