import CommandArguments
import Reporting

extension Verb {
    static let compare = Verb(
        CommandSpec(
            "compare", group: VerbGroup.measure,
            summary: Text(
                fr: "Ce que les quartiers sont devenus d'une génération à l'autre : gardé, gagné, perdu, et la classe du changement.",
                en: "What became of the quartiers from one generation to another: kept, gained, lost, and the class of the change."),
            discussion: [
                Text(
                    fr: """
                        Classes, dans cet ordre : fusion (plusieurs parents), scission (plusieurs enfants), nouveau (sans parent), sorti (sans enfant), \
                        puis selon les pièces plus larges que la tolérance : inchange (aucune, et surface à 1 % près), extension (rien de perdu), reduction \
                        (rien de gagné), deplacement (les deux). Un parent est un ancien quartier qui donne au moins 10 % du nouveau ou de lui-même.
                        """,
                    en: """
                        Classes, in this order: fusion (merger: several parents), scission (split: several children), nouveau (new: no parent), sorti (gone: \
                        no child), then by the pieces wider than the tolerance: inchange (unchanged: none, and the surface within 1%), extension (nothing \
                        lost), reduction (nothing gained), deplacement (move: both). A parent is a former quartier that gives at least 10% of the new one or \
                        of itself.
                        """),
                Text(
                    fr: """
                        Le nombre d'inchangés dépend de la tolérance : dire l'une avec l'autre. Les lamelles sont listées à part, jamais effacées. La lettre \
                        N, M ou I des codes et la table de l'ANCT sont mises à côté des contours ; un désaccord est un constat C02 ou C03.
                        """,
                    en: """
                        How many are unchanged depends on the tolerance: state the one with the other. Slivers are listed apart, never deleted. The letter N, \
                        M or I of the codes and ANCT's table are set beside the outlines; a disagreement is a finding C02 or C03.
                        """),
                Text(
                    fr: """
                        --show population sépare, par famille de quartiers parents, ce que fait le changement de contour de ce qui change à contour constant : \
                        par les carreaux (deux millésimes : --vintage et --vintage-after), par les effectifs de l'INSEE quand un millésime décrit les deux \
                        contours. Sinon l'évolution imprimée est donnée, avec la suspicion P05 au-delà de 30 %.
                        """,
                    en: """
                        --show population tells, by family of kin, what the change of outline does from what changes at constant outline: by the tiles (two \
                        vintages: --vintage and --vintage-after), by INSEE's counts where one vintage describes both outlines. Else the printed evolution is \
                        given, with the suspicion P05 above 30%.
                        """),
            ],
            arguments: [CompareOptions.former.spec, CompareOptions.new.spec], options: CompareOptions.all,
            examples: [
                CommandSpec.Example(
                    "quartiers compare --from 2015 --to 2024 --tolerance 5m --demo",
                    Text(fr: "Le jeu de démonstration.", en: "The demonstration data.")),
                CommandSpec.Example(
                    "quartiers compare qpv-2015.gpkg qpv-2024.gpkg --correspondence liste-correspondance-qp2024-qp2015.csv --format csv",
                    Text(fr: "Deux fichiers, et la table de l'ANCT.", en: "Two files, and ANCT's table.")),
                CommandSpec.Example(
                    "quartiers compare --store agglo.gpkg --show pieces --format geojson -o evolutions.geojson",
                    Text(fr: "Les pièces gardées, gagnées et perdues, pour QGIS.", en: "The pieces kept, gained and lost, for QGIS.")),
                CommandSpec.Example(
                    "quartiers compare --store agglo.gpkg --save",
                    Text(
                        fr: "Les pièces dans le magasin ; quartiers export shp evolutions les donne à d'autres.",
                        en: "The pieces in the store; quartiers export shp evolutions gives them to others.")),
                CommandSpec.Example(
                    "quartiers compare --store agglo.gpkg --show population --vintage 2015 --vintage-after 2021",
                    Text(fr: "L'effet du périmètre, et l'évolution.", en: "The boundary effect, and the change.")),
                CommandSpec.Example(
                    "quartiers compare --store agglo.gpkg --show tolerances",
                    Text(fr: "Combien d'inchangés, à quelle tolérance.", en: "How many are unchanged, at which tolerance.")),
            ])
    ) { run in
        if run.arguments[CompareOptions.save] { try run.requireStoreForEvolutions() }
        let comparing = try Comparing(run)
        try comparing.report()
        if run.arguments[CompareOptions.save] { try comparing.save() }
        try comparing.write()
        return .success
    }
}
