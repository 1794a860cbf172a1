import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import Reporting

extension Verb {
    static let estimate = Verb(
        CommandSpec(
            "estimate", group: VerbGroup.measure,
            summary: Text(
                fr: "Habitants, ménages, pauvreté dans un contour, d'après les carreaux de 200 m de l'INSEE.",
                en: "People, households, poverty inside an outline, from INSEE's 200 m tiles."),
            discussion: [
                Text(
                    fr: """
                        Chaque carreau compte pour la part de sa surface qui est dans le contour, calculée dans EPSG:3035. Les effectifs sont bornés par les \
                        carreaux entièrement dedans et par tous ceux touchés ; les taux sont refaits de leur numérateur et de leur dénominateur, et bornés \
                        par tous les partages possibles des carreaux de bord. Sous 11 ménages rien n'est diffusé, ni ce qu'une soustraction révélerait.
                        """,
                    en: """
                        Each tile counts for the share of its area inside the outline, computed in EPSG:3035. Counts are bounded by the tiles wholly inside and \
                        by all those touched; rates are rebuilt from numerator and denominator, and bounded by every possible share of edge tiles. Under 11 \
                        households nothing is given out, nor what a subtraction would tell.
                        """),
                Text(
                    fr: """
                        Un carreau sans donnée n'est pas un zéro : il abaisse part_connue. part_impute et part_bord sont des parts d'habitants ; \
                        au-delà de 20 % et de 30 %, le constat D02 invite à la prudence.
                        """,
                    en: """
                        A tile without a figure is no zero: it lowers part_connue. part_impute and part_bord are shares of people; above 20% and 30%, \
                        finding D02 calls for caution.
                        """),
            ],
            arguments: [LayerOptions.layer.spec], options: TileOptions.reading + EstimateOptions.all,
            examples: [
                CommandSpec.Example(
                    "quartiers estimate 2024 --demo --indicator ind --indicator tx_pauvrete_menages",
                    Text(fr: "Le jeu de démonstration.", en: "The demonstration data.")),
                CommandSpec.Example(
                    "quartiers estimate qpv-2024.gpkg --tiles carreaux_200m_met.gpkg --vintage 2021 --format csv -o estimations.csv",
                    Text(fr: "Deux fichiers, sans magasin.", en: "Two files, no store.")),
                CommandSpec.Example(
                    "quartiers estimate 2024 --store agglo.gpkg --code QP062005 --calibrate pop=2224 --sensitivity 10,25,50",
                    Text(
                        fr: "Un quartier, calé sur sa population municipale, avec l'effet du tracé.",
                        en: "One quartier, calibrated to its municipal population, with the effect of the line.")),
            ])
    ) { run in
        let mayKeep = run.arguments[EstimateOptions.save]
        if mayKeep { try run.checkEstimatesCanBeKept() }
        let estimation = try Estimation(run)
        let (table, rows, outlines) = try estimation.table()
        if mayKeep, let store = try run.openStore() {
            try store.keepEstimates(rows, tiles: estimation.source.source, now: run.environment.now())
        }
        if run.arguments[EstimateOptions.coverage] == nil {
            try run.write(table, geometry: outlines)
        } else {
            try run.write(table)
        }
        return .success
    }
}

extension Run {
    /// Only what the store holds a perimeter of can be kept there.
    fileprivate func checkEstimatesCanBeKept() throws {
        guard storePath != nil, !arguments[CommonOptions.demo] else {
            throw QuartiersError(
                .usage, Text(fr: "--save : dans quel magasin ?", en: "--save: in which store?"),
                remedy: Text(fr: "Nommer le magasin : --store agglo.gpkg.", en: "Name the store: --store agglo.gpkg."))
        }
        if let named = arguments[LayerOptions.layer], case .generation = LayerReference(named) { return }
        guard arguments[LayerOptions.layer] == nil else {
            throw QuartiersError(
                .usage, Text(fr: "--save ne garde que les périmètres du magasin", en: "--save keeps perimeters of the store only"),
                remedy: Text(
                    fr: "Importer d'abord la couche : quartiers import perimeters.",
                    en: "Import the layer first: quartiers import perimeters."))
        }
    }
}
