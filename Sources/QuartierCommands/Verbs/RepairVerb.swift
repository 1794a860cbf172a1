import CommandArguments
import Reporting

extension Verb {
    static let repair = Verb(
        CommandSpec(
            "repair", group: VerbGroup.quality,
            summary: Text(
                fr: "Répare les contours invalides du magasin, avec le compte rendu avant et après.",
                en: "Repairs the invalid outlines of the store, with the account before and after."),
            discussion: [
                Text(
                    fr: """
                        Les contours sont réparés par structure, dans leurs coordonnées : aucun sommet ne bouge sans nécessité. Le contour reçu est gardé dans \
                        la table « perimetres_origine ». Une réparation qui change la surface de plus que --tolerance est refusée, sauf --force. D'un fichier, \
                        seul le compte rendu est donné : il n'est jamais changé.
                        """,
                    en: """
                        Outlines are repaired by structure, in their own coordinates: no vertex moves that need not. The outline received is kept in the table \
                        'perimetres_origine'. A repair that changes the area by more than --tolerance is refused, unless --force. Of a file the account alone \
                        is given: it is never changed.
                        """),
                Text(
                    fr: """
                        Les recouvrements, jours et lamelles entre voisins et contre les limites communales sont listés avec leur largeur et leur surface ; \
                        rien n'est enlevé sans --remove-slivers.
                        """,
                    en: """
                        Overlaps, gaps and slivers between neighbours and against communes' limits are listed with width and area; nothing is removed without \
                        --remove-slivers.
                        """),
            ],
            arguments: [LayerOptions.layer.spec], options: RepairOptions.all,
            examples: [
                CommandSpec.Example(
                    "quartiers repair qpv.gpkg:qpvs",
                    Text(fr: "Ce qu'une réparation ferait d'un fichier.", en: "What a repair would do to a file.")),
                CommandSpec.Example(
                    "quartiers repair 2024 --store agglo.gpkg --dry-run",
                    Text(fr: "Le compte rendu, sans rien écrire.", en: "The account, without writing anything.")),
                CommandSpec.Example(
                    "quartiers repair 2024 --store agglo.gpkg --tolerance 2m2 --remove-slivers 0.1m",
                    Text(
                        fr: "Répare, et enlève les lamelles d'au plus 10 cm de large.",
                        en: "Repairs, and removes slivers of at most 10 cm in width.")),
                CommandSpec.Example(
                    "quartiers repair --store agglo.gpkg --dry-run --show neighbours --format geojson -o voisins.geojson",
                    Text(fr: "Les jours et recouvrements, pour QGIS.", en: "The gaps and overlaps, for QGIS.")),
            ],
            endings: [
                CommandSpec.Ending(.blockingFindings, Text(fr: "une réparation est refusée", en: "a repair is refused"))
            ])
    ) { run in
        let repairing = try Repairing(run)
        let isRefused = try repairing.reportRefusals()
        try repairing.carryOut()
        try repairing.write()
        return isRefused ? .blockingFindings : .success
    }
}
