import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import QuartierSources
import Reporting

/// The options of `compare` alone.
enum CompareOptions {
    /// What is shown of a comparison.
    enum View: String, Sendable, CaseIterable {
        case changes, pieces, summary, tolerances, population
    }

    static let former = Argument(
        optional: "A", .layer(Text(verbatim: "A")),
        Text(
            fr: "La génération de départ : fichier, fichier:couche, génération du magasin ou « - » ; autre écriture de --from.",
            en: "The former generation: file, file:layer, generation of the store or '-'; another way to write --from."))
    static let new = Argument(
        optional: "B", .layer(Text(verbatim: "B")),
        Text(fr: "La génération d'arrivée ; autre écriture de --to.", en: "The new generation; another way to write --to."))
    static let from = Option("from", .layer, default: "2015", Text(fr: "La génération de départ.", en: "The former generation."))
    static let to = Option("to", .layer, default: "2024", Text(fr: "La génération d'arrivée.", en: "The new generation."))
    static let tolerance = Option(
        "tolerance", .length, default: "5m",
        Text(
            fr: "La largeur jusqu'à laquelle une pièce gagnée ou perdue est une lamelle, qui ne compte pas dans la classe.",
            en: "The width up to which a piece gained or lost is a sliver, which does not count for the class."))
    static let share = Option(
        "share", .percentage, default: "10%",
        Text(
            fr: "La part de l'un ou de l'autre contour à partir de laquelle il y a parenté.",
            en: "The share of the one outline or the other from which there is kinship."))
    static let surfaceShare = Option(
        "surface-share", .percentage, default: "1%",
        Text(
            fr: "La part de sa surface dont un contour inchangé peut varier.",
            en: "The share of its surface by which an unchanged outline may vary."))
    static let correspondence = Option(
        "correspondence", .file,
        Text(
            fr: "La table de correspondance de l'ANCT ; à défaut celle du magasin.",
            en: "ANCT's correspondence table; without it that of the store."))
    static let show = Option(
        "show", .choice(Text(fr: "TABLE", en: "TABLE"), of: View.self),
        Text(
            fr:
                "Ce qui est montré : changes, une ligne par parent et enfant ; pieces, chaque pièce gardée, gagnée ou perdue, les lamelles à la "
                + "fin ; summary, le bilan par classe ; tolerances, les inchangés à 0, 1, 2, 5, 10 et 20 m ; population, l'effet du périmètre et l'évolution. À défaut changes, et pour la forme "
                + "table aussi les deux bilans.",
            en:
                "What is shown: changes, a row a parent and child; pieces, each piece kept, gained or lost, slivers last; summary, the account "
                + "by class; tolerances, how many are unchanged at 0, 1, 2, 5, 10 and 20 m; population, the boundary effect and the change. Without it changes, and in form table both accounts "
                + "as well."))

    static let save = Option(
        flag: "save",
        Text(
            fr: "Garde les pièces dans la couche « evolutions » du magasin, en place de celles des mêmes générations.",
            en: "Keeps the pieces in the layer 'evolutions' of the store, in place of those of the same generations."))

    static let all: [OptionSpec] = [
        from.spec, to.spec, tolerance.spec, share.spec, surfaceShare.spec, correspondence.spec, show.spec, save.spec,
        LayerOptions.plane.spec,
        TileOptions.tiles.spec, TileOptions.vintage.spec, TransferOptions.tilesAfter.spec, TransferOptions.vintageAfter.spec,
        TileOptions.threshold.spec, TileOptions.field.spec, LayerOptions.crs.spec,
    ]
}

extension ValueForm<Double> {
    /// A share in percent: `10%`, `0.5`.
    static let percentage = quantity(Text(fr: "POURCENTAGE", en: "PERCENTAGE"), units: ["%": 1])
}

extension Run {
    /// The thresholds asked for.
    var comparisonOptions: ComparisonOptions {
        ComparisonOptions(
            tolerance: arguments[CompareOptions.tolerance], kinshipShare: arguments[CompareOptions.share] / 100,
            surfaceShare: arguments[CompareOptions.surfaceShare] / 100)
    }

    /// The names of both generations: the arguments, else `--from` and `--to`.
    ///
    /// - Throws: status `usage` for one layer alone, and for two ways to name one.
    private func comparedNames() throws -> (former: String, new: String) {
        let named = (arguments[CompareOptions.former], arguments[CompareOptions.new])
        guard let former = named.0 else { return (arguments[CompareOptions.from], arguments[CompareOptions.to]) }
        guard let new = named.1 else {
            throw QuartiersError(
                .usage, Text(fr: "« \(former) » est seul : il faut deux générations", en: "'\(former)' is alone: it takes two generations"),
                remedy: Text(
                    fr: "quartiers compare ANCIENS NOUVEAUX, ou --from et --to.", en: "quartiers compare FORMER NEW, or --from and --to."))
        }
        guard !arguments.isGiven(CompareOptions.from), !arguments.isGiven(CompareOptions.to) else {
            throw QuartiersError(
                .usage, Text(fr: "les générations sont nommées deux fois", en: "the generations are named twice"),
                remedy: Text(fr: "Retirer --from et --to, ou les deux couches.", en: "Leave out --from and --to, or the two layers."))
        }
        return (former, new)
    }

    /// Both generations.
    func comparedLayers() throws -> (former: Layer<Perimeter>, new: Layer<Perimeter>) {
        let names = try comparedNames()
        let isNamed =
            arguments[CompareOptions.former] != nil || arguments.isGiven(CompareOptions.from) || arguments.isGiven(CompareOptions.to)
        let store = try openStore()
        guard isNamed || store != nil else { throw nothingToRead }
        let loader = try loader(store: store)
        func layer(_ name: String) throws -> Layer<Perimeter> {
            try loader.perimeters(LayerReference(name), crs: arguments[LayerOptions.crs], report: report)
        }
        return (try layer(names.former), try layer(names.new))
    }

    /// Checks that the pieces of a comparison can be kept: in a store, and of its own generations.
    ///
    /// - Throws: status `usage` when they cannot.
    func requireStoreForEvolutions() throws {
        guard storePath != nil, !arguments[CommonOptions.demo] else {
            throw QuartiersError(
                .usage, Text(fr: "--save : dans quel magasin ?", en: "--save: in which store?"),
                remedy: Text(fr: "Nommer le magasin : --store agglo.gpkg.", en: "Name the store: --store agglo.gpkg."))
        }
        let names = try comparedNames()
        for name in [names.former, names.new] {
            if case .generation = LayerReference(name) { continue }
            throw QuartiersError(
                .usage,
                Text(
                    fr: "--save ne garde que les générations du magasin, et « \(name) » est un fichier",
                    en: "--save keeps generations of the store only, and '\(name)' is a file"),
                remedy: Text(
                    fr: "Importer d'abord la couche : quartiers import perimeters.",
                    en: "Import the layer first: quartiers import perimeters."))
        }
    }

    /// ANCT's table: that of a file, else that of the store, which is about generations 2015 and 2024 alone; empty without either.
    func correspondences(for comparison: GenerationComparison) throws -> [Correspondence] {
        if let named = arguments[CompareOptions.correspondence] { return try CorrespondenceFile(source(named), report: report).records }
        guard comparison.before.generation == .of2015, comparison.after.generation == .of2024 else { return [] }
        return try openStore()?.correspondences() ?? []
    }
}
