import CellGrid
public import QuartierAnalysis
public import QuartierExchange
public import QuartierModel
import QuartierSources
public import Reporting

/// What is known of one indicator in each perimeter of a layer, and what that rests on.
public struct IndicatorValues: Sendable {
    /// One perimeter's.
    public struct Item: Sendable {
        /// What is known.
        public var reading: Reading
        /// The figure it comes from; nil for an estimate, and where there is none.
        public var figure: Figure?
    }

    /// The indicator.
    public let indicator: Indicator
    /// In the order of the perimeters.
    public let items: [Item]
    /// The value of the agglomeration, where sources agree on one.
    public let reference: Double?
    /// The vintages, as the sources name them.
    public let vintages: [String]
    /// How the values came to be: the words of the `methode` column.
    public let methods: [Figure.Method]
    /// The documents and files behind the values.
    public let sources: [SourceRecord]
    /// What a reader must know.
    public let notes: [Text]
}

extension IndicatorValues {
    /// Takes the foremost figure of each quartier's portrait; nil when no portrait has one.
    ///
    /// - Parameters:
    ///   - portraits: by identifier of their quartier.
    ///   - sources: the sources of the store.
    public init?(
        of indicator: Indicator, in perimeters: [Perimeter], from portraits: [String: StoredPortrait], sources: [SourceRecord]
    ) {
        let items = perimeters.map { perimeter in
            let figure = portraits[perimeter.quartier]?.portrait.foremost(indicator.key)
            return Item(reading: figure?.reading ?? .missing(.unknown), figure: figure)
        }
        let figures = items.compactMap(\.figure)
        guard !figures.isEmpty else { return nil }
        self.indicator = indicator
        self.items = items
        let references = Set(figures.compactMap(\.reference).filter { $0.zone.level == .epci }.map(\.value))
        reference = references.count == 1 ? references.first : nil
        vintages = Set(figures.compactMap(\.vintage)).sorted()
        methods = Figure.Method.allCases.filter { method in figures.contains { $0.method == method } }
        let files = Set(
            zip(perimeters, items).compactMap { perimeter, item in
                item.figure.flatMap { figure in portraits[perimeter.quartier]?.source(of: figure) }
            })
        self.sources = sources.filter { files.contains($0.file ?? $0.title) }
        notes = Self.notes(of: indicator, perimeters, items)
    }

    /// Estimates every perimeter from tiles, under the secrecy of `estimate`.
    ///
    /// - Throws: `QuartiersError` when the tiles cannot be read or an outline cannot be taken to the grid.
    public init(
        of indicator: TileIndicator, in layer: Layer<Perimeter>, from tiles: TileSource, secrecy: EstimateSecrecy, workers: Int,
        progress: Progress, report: FindingSink
    ) throws {
        let readings = try Self.estimates(
            of: [indicator], in: layer, from: tiles, secrecy: secrecy, workers: workers, progress: progress, report: report)
        self.init(of: indicator, readings: readings.map { $0[0] }, from: tiles)
    }

    /// Takes what was estimated from tiles, a reading for each perimeter.
    init(of indicator: TileIndicator, readings: [Reading], from tiles: TileSource) {
        self.indicator = indicator.indicator
        items = readings.map { Item(reading: $0, figure: nil) }
        reference = nil
        vintages = [tiles.vintageWords].compactMap(\.self)
        methods = [.tiles]
        sources = [tiles.source]
        notes =
            [EstimateColumns.notes[0]]
            + (tiles.isSchematic
                ? [
                    Text(
                        fr: "Carreaux schématiques, inventés pour la démonstration : aucun chiffre n'est vrai.",
                        en: "Schematic tiles, made up for the demonstration: no figure is true.")
                ] : [])
    }

    /// What tiles tell of several indicators, for each perimeter in turn: one reading of the tiles for all.
    ///
    /// - Throws: as `init`.
    public static func estimates(
        of indicators: [TileIndicator], in layer: Layer<Perimeter>, from tiles: TileSource, secrecy: EstimateSecrecy, workers: Int,
        progress: Progress, report: FindingSink
    ) throws -> [[Reading]] {
        let coverages = try OutlineCoverage.coverages(
            of: layer.elements.map(\.outline), crs: layer.crs, resolution: tiles.layout.resolution, workers: workers
        ).map { $0?.coverage }
        let estimator = Estimator(try tiles.tiles(touching: coverages.compactMap(\.self), progress: progress, report: report))
        return try coverages.map { coverage in
            // Secrecy looks at all of them at once: one may tell another by subtraction.
            secrecy.applied(to: try estimator.estimates(of: indicators, over: coverage)).estimates.map(\.reading)
        }
    }

    /// What control P07 says of figures that do not measure the same thing and stand side by side; nil when they do not.
    public func mixedBases(in perimeters: [Perimeter]) -> Finding? {
        let valued = zip(perimeters, items).filter { $1.reading.absence == nil }
        return PortraitControls.bases(of: indicator, in: valued.map { perimeter, _ in (perimeter.name, perimeter.effectiveStatus) })
    }

    /// P04 asks that a figure of another perimeter than the one drawn be labelled; comparability says what else must be known.
    private static func notes(of indicator: Indicator, _ perimeters: [Perimeter], _ items: [Item]) -> [Text] {
        var notes: [Text] = []
        let pairs = zip(perimeters, items).compactMap { perimeter, item in
            item.figure.flatMap { figure in perimeter.generation.map { (drawn: $0, described: figure.perimeter) } }
        }
        let described = Set(pairs.filter { $0.described != nil && $0.described != $0.drawn }.compactMap(\.described)).sorted()
        for generation in described {
            let count = pairs.count { $0.described == generation && $0.drawn != generation }
            notes.append(
                Text(
                    fr: "\(count) chiffre(s) décrivent le périmètre \(generation), autre que celui qui est dessiné.",
                    en: "\(count) figure(s) describe the perimeter of \(generation), which is not the one drawn."))
        }
        let unknown = pairs.count { $0.described == nil }
        if unknown > 0 {
            notes.append(
                Text(
                    fr: "Pour \(unknown) chiffre(s), la source ne dit pas quel périmètre ils décrivent.",
                    en: "For \(unknown) figure(s) the source does not say which perimeter they describe."))
        }
        let statuses = Set(zip(perimeters, items).filter { $1.figure != nil }.compactMap { perimeter, _ in perimeter.effectiveStatus })
        if statuses.count > 1, let note = indicator.comparability.note {
            notes.append(Text(fr: "Attention : \(note.french).", en: "Caution: \(note.english)."))
        }
        return notes
    }
}

extension StoredPortrait {
    /// The file or title of the source that a figure was imported from.
    fileprivate func source(of figure: Figure) -> String? {
        portrait.figures.firstIndex(of: figure).flatMap { sources[$0] }
    }
}

extension Perimeter {
    /// QPV or QIC, as the source says or the code shows.
    var effectiveStatus: QuartierStatus? { status ?? code.flatMap(QuartierCode.init)?.status }
}
