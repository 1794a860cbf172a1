public import PlanarGeometry
public import QuartierAnalysis
public import QuartierCartography
public import QuartierExchange
public import QuartierModel
public import Reporting

/// Everything that an atlas says, gathered before a word of it is written.
public struct AtlasContent: Sendable {
    /// One quartier.
    public struct Entry: Sendable {
        /// Its figures.
        public var portrait: StoredPortrait
        /// What sources declare of it.
        public var declarations: [Declaration]
        /// The communes that its perimeter declares.
        public var declaredCommunes: [CommuneReference]
        /// The passages of documents about it.
        public var passages: [(document: String, passage: Passage)]
        /// Its outlines in the plane of the atlas, by generation, each with its surface on the ellipsoid in square metres.
        public var outlines: [(generation: Generation, outline: MultiPolygon, surface: Double)]
        /// The communes that share its latest outline, largest first.
        public var communes: [(code: String, name: String, share: Double, surface: Double)]
        /// What became of its outline from one generation to the next.
        public var changes: [PerimeterChange] = []
        /// What the tiles tell of its latest outline.
        public var estimates: [(indicator: Indicator, reading: Reading)]
        /// The tiles under its plate; nil for none.
        public var plateTiles: QuartierPlate.Tiles?
        /// What the controls found.
        public var findings: [Finding]

        /// The identifier.
        public var id: String { portrait.quartier.id }
        /// The name.
        public var name: String { portrait.quartier.name }

        /// The names of its communes: those that share its outline, else those that sources declare.
        var communeNames: [String] { communes.isEmpty ? declaredCommunes.map(\.label) : communes.map(\.name) }

        /// The same, with the share of the outline where it is known.
        func communeShares(in language: Language) -> [String] {
            guard !communes.isEmpty else { return communeNames }
            return communes.map { commune in
                "\(commune.name) (\(Reading.exact(commune.share * 100).words(unit: .percent, decimals: 0...1, in: language)))"
            }
        }

        /// Makes an entry.
        public init(
            portrait: StoredPortrait, declarations: [Declaration], declaredCommunes: [CommuneReference],
            passages: [(document: String, passage: Passage)],
            outlines: [(generation: Generation, outline: MultiPolygon, surface: Double)],
            communes: [(code: String, name: String, share: Double, surface: Double)],
            estimates: [(indicator: Indicator, reading: Reading)], findings: [Finding]
        ) {
            self.portrait = portrait
            self.declarations = declarations
            self.declaredCommunes = declaredCommunes
            self.passages = passages
            self.outlines = outlines
            self.communes = communes
            self.estimates = estimates
            self.findings = findings
        }
    }

    /// The quartiers, in the order of the atlas.
    public var entries: [Entry]
    /// The maps of the overview.
    public var maps: [IndicatorMap]
    /// Maps of what tiles tell, for the page where the reader chooses among all.
    public var estimateMaps: [IndicatorMap] = []
    /// The communes, in the plane of the atlas.
    public var communes: [MapCommune]
    /// How far north is from upright, in degrees clockwise.
    public var north: Double
    /// Where everything comes from.
    public var sources: [SourceRecord]
    /// What a reader must know.
    public var notes: [Text]
    /// The line of credits.
    public var author: String?
    /// When it is made, ISO 8601.
    public var date: String
    /// The sheet of maps and plates.
    public var page: MapPage

    /// Makes the content of an atlas.
    public init(
        entries: [Entry], maps: [IndicatorMap], communes: [MapCommune], north: Double, sources: [SourceRecord], notes: [Text],
        author: String?,
        date: String, page: MapPage
    ) {
        self.entries = entries
        self.maps = maps
        self.communes = communes
        self.north = north
        self.sources = sources
        self.notes = notes
        self.author = author
        self.date = date
        self.page = page
    }

    /// The line under maps and plates.
    func credits(in language: Language) -> String {
        MapCredits.line(sources: sources, author: author, date: date, in: language)
    }

    /// The keys that the atlas estimates from tiles: people, households, poverty, housing.
    public static let estimated: [TileIndicator] = {
        let counts = ["ind", "men", "men_pauv", "log_soc"]
        return TileIndicator.all.filter { !$0.isCount || counts.contains($0.key) || ageBands.contains($0.key) }
    }()

    /// Those of them that are mapped: rates, people and households.
    static let estimatedOnMaps = estimated.filter { !$0.isCount || ["ind", "men"].contains($0.key) }

    /// The age bands of the tiles, youngest first.
    static let ageBands = [
        "ind_0_3", "ind_4_5", "ind_6_10", "ind_11_17", "ind_18_24", "ind_25_39", "ind_40_54", "ind_55_64", "ind_65_79", "ind_80p",
    ]
}
