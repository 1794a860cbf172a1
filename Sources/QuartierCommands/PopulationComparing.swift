import CellGrid
import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import QuartierSources
import Reporting

/// The people of a comparison: from tiles where there are some, from INSEE's counts, and what documents print where neither tells boundary from people.
struct PopulationComparing {
    private let run: Run
    private let comparison: GenerationComparison
    private let families: [KinFamily]
    private let sources: (first: TileSource, second: TileSource?)?
    private let portraits: [String: Portrait]

    init(_ run: Run, _ comparison: GenerationComparison) throws {
        self.run = run
        self.comparison = comparison
        families = comparison.families
        sources = try run.tileSourcesIfKnown()
        let store = try run.openStore()
        let known = try store.map { try $0.portraits(of: try $0.quartiers(), keys: [Indicator.population.key]) } ?? []
        portraits = Dictionary(known.map { ($0.quartier.id, $0.portrait) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rows: of each family one from tiles and one from INSEE where they have counts; where neither splits the change, what is printed.
    func rows() throws -> [[Value]] {
        let estimated = try estimatedChanges()
        return try families.enumerated().flatMap { rank, family in
            var changes = [estimated?[rank], publishedChange(of: family)].compactMap(\.self)
            if !changes.contains(where: { $0.boundaryEffect != nil && $0.constantChange != nil }) {
                changes += try printedChanges(of: family)
            }
            guard !changes.isEmpty else { return [PopulationColumns.row(nil, of: family, in: comparison, source: .null)] }
            return changes.map { PopulationColumns.row($0, of: family, in: comparison, source: source(of: $0, family)) }
        }
    }

    /// What a reader must know.
    var notes: [Text] {
        let method = Text(
            fr:
                "Quartiers parents réunis : personne n'est compté deux fois. Un effectif de carreaux est une estimation (quartiers estimate).",
            en: "Kin are taken together: no one is counted twice. A count from tiles is an estimate (quartiers estimate).")
        return [method] + run.tileNotes([sources?.first, sources?.second].compactMap(\.self))
    }

    private func source(of change: PopulationChange, _ family: KinFamily) -> Value {
        let (former, new) = (comparison.before.layer, comparison.after.layer)
        if change.method == .tiles, let sources {
            if sources.first.isSchematic { return .text(SourceRecord.schematic) }
            return QuartierColumns.joined(
                [sources.first, sources.second].compactMap { $0.map { QuartierColumns.source(of: nil, $0.source) } })
        }
        let figures = (family.before.map { former.elements[$0].quartier } + family.after.map { new.elements[$0].quartier })
            .compactMap { portraits[$0] }.flatMap(\.figures).filter { $0.method == change.method }
        return QuartierColumns.joined(figures.map { .text($0.citation.document) })
    }

    // MARK: Tiles

    private func estimatedChanges() throws -> [PopulationChange]? {
        guard let sources else { return nil }
        let former = try coverages(comparison.before, families.map(\.before), on: sources.first)
        let new = try coverages(comparison.after, families.map(\.after), on: sources.first)
        let touched = (former + new).compactMap(\.self)
        let people = TileIndicator.count(.individuals)
        func estimates(_ source: TileSource) throws -> (CellCoverage?) throws -> Estimate? {
            let estimator = Estimator(try source.tiles(touching: touched, progress: run.progress, report: run.report))
            return { coverage in
                try coverage.map { run.secrecy.applied(to: try estimator.estimates(of: TileIndicator.all, over: $0)) }?[people]
            }
        }
        let first = try estimates(sources.first)
        let second = try sources.second.map(estimates)
        return try families.indices.map { rank in
            PopulationChange(
                before: try first(former[rank]), moved: try first(new[rank]), after: try second?(new[rank]),
                vintages: (sources.first.vintageWords, sources.second?.vintageWords))
        }
    }

    /// The tiles of each group of outlines taken together.
    private func coverages(_ generation: ComparedGeneration, _ groups: [[Int]], on source: TileSource) throws -> [CellCoverage?] {
        let elements = generation.layer.elements
        let outlines = groups.map { group in Optional(MultiPolygon(group.flatMap { elements[$0].outline?.polygons ?? [] })) }
        return try OutlineCoverage.coverages(
            of: outlines, crs: generation.layer.crs, resolution: source.layout.resolution, workers: run.workers
        ).map { $0?.coverage }
    }

    // MARK: Figures

    private func publishedChange(of family: KinFamily) -> PopulationChange? {
        PopulationChange(published: counts(comparison.before, family.before), new: counts(comparison.after, family.after))
    }

    private func counts(_ generation: ComparedGeneration, _ ranks: [Int]) -> [[String: Double]] {
        ranks.map { rank in
            let figures = portraits[generation.layer.elements[rank].quartier]?.figures ?? []
            let own = figures.filter { $0.method == .insee && $0.perimeter == generation.generation }
            return Dictionary(
                own.compactMap { figure in figure.vintage.flatMap { vintage in figure.reading.plain.map { (vintage, $0) } } },
                uniquingKeysWith: { _, last in last })
        }
    }

    /// The evolutions printed of the new quartier of a family, those reported that suppose an implausible start.
    private func printedChanges(of family: KinFamily) throws -> [PopulationChange] {
        guard family.after.count == 1, let portrait = portraits[comparison.after.layer.elements[family.after[0]].quartier] else {
            return []
        }
        for finding in PortraitControls.changes(of: portrait) { try run.report(finding) }
        return portrait.figures.filter { $0.method != .insee }.compactMap(PopulationChange.init(printed:))
    }
}

extension Run {
    /// The tiles asked for, else those that the store has: of a first vintage, and of a second where one is named.
    fileprivate func tileSourcesIfKnown() throws -> (first: TileSource, second: TileSource?)? {
        let vintage = arguments[TransferOptions.vintageAfter]
        let isAsked = arguments[TileOptions.tiles] != nil || arguments[TileOptions.vintage] != nil || vintage != nil
        let first: TileSource
        do {
            first = try tileSource()
        } catch let error as QuartiersError where error.status == .noInput && !isAsked {
            return nil
        }
        if let named = arguments[TransferOptions.tilesAfter] { return (first, try tileSource(named, vintage: vintage)) }
        return (first, try vintage.flatMap { try openStore()?.tileSource(vintage: $0) })
    }
}
