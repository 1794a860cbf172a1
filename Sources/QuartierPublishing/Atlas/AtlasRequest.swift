public import QuartierAnalysis
public import QuartierCartography
public import QuartierExchange
public import QuartierModel
public import Reporting

/// What an atlas is asked for: a store, the perimeters to draw, and the choices of its author.
public struct AtlasRequest {
    /// Where portraits, passages and the other generations are.
    public var store: Store
    /// The perimeters to draw, each quartier once.
    public var perimeters: Layer<Perimeter>
    /// The layers that the controls look at.
    public var layers: [Layer<Perimeter>]
    /// The communes behind them; nil for none.
    public var communes: Layer<Commune>?
    /// The tiles to estimate from; nil for none.
    public var tiles: TileSource?
    /// What is held back of estimates.
    public var secrecy = EstimateSecrecy()
    /// What the tiles under plates show; nil for plates without tiles.
    public var plateTiles: TileIndicator?
    /// The keys of the indicators to map; those that no quartier has are left out.
    public var mapped: [String]
    /// Whether what tiles tell is mapped as well.
    public var mapsEstimates = false
    /// What the controls found, where they have run already; nil to run them.
    public var findings: [Finding]?
    /// What a reader must know besides what the data say.
    public var notes: [Text] = []
    /// Who made it; nil to name nobody.
    public var author: String?
    /// When it is made, ISO 8601: all that depends on the hour.
    public var date: String
    /// The sheet of maps and plates.
    public var page = MapPage()
    /// The language of maps.
    public var language: Language
    /// How many threads measure.
    public var workers = 1
    /// Where progress is told.
    public var progress = Progress.silent

    /// Asks for an atlas.
    public init(
        of store: Store, perimeters: Layer<Perimeter>, layers: [Layer<Perimeter>], communes: Layer<Commune>?, mapped: [String],
        date: String, language: Language
    ) {
        self.store = store
        self.perimeters = perimeters
        self.layers = layers
        self.communes = communes
        self.mapped = mapped
        self.date = date
        self.language = language
    }
}
