import CellGrid
import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import QuartierSources
import Reporting

extension Verb {
    static let transfer = Verb(
        CommandSpec(
            "transfer", group: VerbGroup.measure,
            summary: Text(
                fr: "Porte les effectifs d'une génération sur l'autre par les carreaux, et sépare l'effet du périmètre de l'évolution.",
                en: "Carries counts of one generation to another through the tiles, and tells boundary effect from change."),
            discussion: [
                Text(
                    fr: """
                        Chaque ancien contour est découpé par les nouveaux ; ses effectifs vont où vont ses carreaux, et le reste dehors. Le bilan de masse est \
                        dans la sortie : parties et dehors font l'ancien effectif à 1e-9 près, sinon D03. Avec un second millésime (--tiles-after, ou \
                        --vintage-after dans un magasin), l'évolution d'un quartier qui garde son identifiant se sépare en effet du périmètre et évolution à \
                        contour constant.
                        """,
                    en: """
                        Each old outline is cut by the new ones; its counts go where its tiles go, and the rest outside. The balance of masses is in the output: \
                        parts and outside make the old count within 1e-9, else D03. With a second vintage (--tiles-after, or --vintage-after in a store), the \
                        evolution of a quartier that keeps its identifier splits into boundary effect and change at constant outline.
                        """)
            ],
            options: [TransferOptions.from.spec, TransferOptions.to.spec, TransferOptions.count.spec]
                + [TransferOptions.tilesAfter.spec, TransferOptions.vintageAfter.spec]
                + TileOptions.reading.filter { ![LayerOptions.code.spec.name, LayerOptions.generation.spec.name].contains($0.name) },
            examples: [
                CommandSpec.Example(
                    "quartiers transfer --from 2015 --to 2024 --demo --indicator ind",
                    Text(fr: "Le jeu de démonstration.", en: "The demonstration data.")),
                CommandSpec.Example(
                    "quartiers transfer --from 2015 --to 2024 --store agglo.gpkg --vintage 2015 --vintage-after 2021",
                    Text(fr: "Deux millésimes du magasin.", en: "Two vintages of the store.")),
                CommandSpec.Example(
                    "quartiers transfer --from 2015 --to 2024 --store agglo.gpkg --count QP062005=2224 --indicator ind",
                    Text(
                        fr: "Une population connue de l'ancien contour, partagée selon les carreaux.",
                        en: "A known population of the old outline, shared out by the tiles.")),
            ])
    ) { run in
        try run.write(try Transferring(run).table())
        return .success
    }
}

/// The options of `transfer` alone.
enum TransferOptions {
    static let from = Option(
        "from", .layer, default: "2015", Text(fr: "Les anciens contours.", en: "The old outlines."))
    static let to = Option("to", .layer, default: "2024", Text(fr: "Les nouveaux contours.", en: "The new outlines."))
    static let tilesAfter = Option(
        "tiles-after", .layer,
        Text(fr: "Les carreaux d'un second millésime.", en: "The tiles of a second vintage."))
    static let vintageAfter = Option(
        "vintage-after", .integer(Text(fr: "ANNÉE", en: "YEAR"), atLeast: 2000),
        Text(
            fr: "Le second millésime, dans le magasin ou dans --tiles-after.", en: "The second vintage, in the store or in --tiles-after."))
    static let count = Option(
        repeated: "count",
        ValueForm(
            Text(fr: "CODE=POPULATION", en: "CODE=POPULATION"),
            expecting: Text(fr: "un code de quartier, = et un nombre positif", en: "the code of a quartier, = and a positive number")
        ) { text in KeyValue(text).flatMap { pair in Double(pair.value).flatMap { $0 >= 0 && $0.isFinite ? pair : nil } } },
        Text(
            fr: "La population connue d'un ancien contour : les carreaux n'en donnent plus que les parts.",
            en: "The known population of an old outline: the tiles then give the shares alone."))
}

/// What `transfer` does.
private struct Transferring {
    private let run: Run
    private let before: TileSource
    private let after: TileSource?
    private let old: Layer<Perimeter>
    private let new: Layer<Perimeter>

    init(_ run: Run) throws {
        self.run = run
        before = try run.tileSource()
        let vintage = run.arguments[TransferOptions.vintageAfter]
        if let named = run.arguments[TransferOptions.tilesAfter] {
            after = try run.tileSource(named, vintage: vintage)
        } else {
            after = try vintage.flatMap { vintage in try run.openStore()?.tileSource(vintage: vintage) }
        }
        let loader = try run.loader(store: try run.openStore())
        func layer(_ name: String) throws -> Layer<Perimeter> {
            try loader.perimeters(LayerReference(name), crs: run.arguments[LayerOptions.crs], report: run.report)
        }
        (old, new) = (try layer(run.arguments[TransferOptions.from]), try layer(run.arguments[TransferOptions.to]))
    }

    func table() throws -> Table {
        let plane = try WorkingPlane(for: old.crs, around: old.envelope)
        let resolution = before.layout.resolution
        let step = run.arguments[TileOptions.step]
        let flows = try TransferAnalysis.flows(
            from: old.elements.map(\.outline), crs: old.crs, to: new.elements.map(\.outline), crs: new.crs, in: plane,
            resolution: resolution,
            step: step, workers: run.workers)
        let coverages = try OutlineCoverage.coverages(
            of: new.elements.map(\.outline), crs: new.crs, resolution: resolution, step: step, workers: run.workers
        ).map { $0?.coverage }
        let touched = flows.map(\.whole) + coverages.compactMap(\.self)
        let first = Estimator(try before.tiles(touching: touched, progress: run.progress, report: run.report))
        let second = try after.map { Estimator(try $0.tiles(touching: touched, progress: run.progress, report: run.report)) }

        var table = Table(TransferColumns.schema, sources: [old.source, new.source, before.source] + [after?.source].compactMap(\.self))
        for flow in flows {
            try appendShares(of: flow, by: first, to: &table)
            try appendEvolution(of: flow, coverages, first, second, to: &table)
        }
        table.notes = EstimateColumns.notes + run.tileNotes([before] + [after].compactMap(\.self))
        return table
    }

    private func isShown(_ indicator: TileIndicator) -> Bool {
        let asked = run.arguments[TileOptions.indicator]
        return asked.isEmpty || asked.contains(indicator.key)
    }

    private func origin(_ perimeter: Perimeter) -> Value {
        before.isSchematic ? .text(SourceRecord.schematic) : QuartierColumns.source(of: perimeter, old.source)
    }

    private func appendShares(of flow: TransferFlow, by estimator: Estimator, to table: inout Table) throws {
        let perimeter = old.elements[flow.source]
        let known = run.arguments[TransferOptions.count].first { pair in
            let code = QuartierCode(pair.key)?.text ?? pair.key
            return perimeter.quartier == code || perimeter.code == code
        }.flatMap { Double($0.value) }
        let people = TileIndicator.count(.individuals)
        let counts = try flow.counts(by: estimator, known: known.map { [people.key: $0] } ?? [:], secrecy: run.secrecy)
        for count in counts where isShown(count.indicator) {
            if let finding = count.imbalance(of: perimeter.quartier, at: perimeter.place.within(old.place)) { try run.report(finding) }
            for share in count.shares {
                table.append(
                    TransferColumns.row(
                        from: perimeter, to: share.part.map { new.elements[flow.parts[$0].target] },
                        share.part == nil ? .outside : .transferred, count.indicator, value: share.isHeld ? nil : share.value,
                        absence: share.isHeld ? .secret : nil,
                        of: count.isSourceHeld ? nil : count.source, balance: count.imbalance,
                        method: known != nil && count.indicator == people ? "carreaux:surface, effectif connu" : "carreaux:surface",
                        vintage: before.vintageWords, origin: origin(perimeter)))
            }
        }
    }

    /// The evolution of a quartier that keeps its identifier.
    private func appendEvolution(
        of flow: TransferFlow, _ coverages: [CellCoverage?], _ first: Estimator, _ second: Estimator?, to table: inout Table
    ) throws {
        let perimeter = old.elements[flow.source]
        guard let rank = new.elements.firstIndex(where: { $0.quartier == perimeter.quartier }), let coverage = coverages[rank] else {
            return
        }
        func published(_ estimator: Estimator, _ coverage: CellCoverage) throws -> OutlineEstimates {
            run.secrecy.applied(to: try estimator.estimates(of: TileIndicator.all, over: coverage))
        }
        let start = try published(first, flow.whole)
        let moved = try published(first, coverage)
        let end = try second.map { try published($0, coverage) }
        for indicator in TileIndicator.all where indicator.isCount && isShown(indicator) {
            let split = EvolutionSplit(before: start[indicator], moved: moved[indicator], after: end.map { $0[indicator] })
            let vintages = [before.vintageWords, after?.vintageWords].compactMap(\.self)
            for row in TransferColumns.rows(
                split, from: perimeter, to: new.elements[rank], indicator, of: start[indicator]?.value,
                vintage: vintages.isEmpty ? nil : vintages.joined(separator: "-"), origin: origin(perimeter))
            {
                table.append(row)
            }
        }
    }
}
