import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let status = Option(
        "status", .choice(Text(fr: "STATUT", en: "STATUS"), of: QuartierStatus.self),
        Text(
            fr: "QPV ou QIC, quand ni le code ni le fichier ne le disent ; un QIC sans code en reçoit un local.",
            en: "QPV or QIC, where neither code nor file tell; a QIC without a code is given a local one."))
    private static let schematic = Option(
        flag: "schematic",
        Text(
            fr: "Ces contours sont des dessins, non des périmètres officiels.", en: "These outlines are drawings, not official perimeters.")
    )

    static let importPerimeters = Verb(
        in: .importing,
        CommandSpec(
            "perimeters",
            summary: Text(fr: "Importe les périmètres des quartiers.", en: "Imports the perimeters of quartiers."),
            discussion: [
                Text(
                    fr: """
                        Les champs de l'ANCT (CODE_QP, NOM_QP, COMMUNE_QP ; code_qp, lib_qp, insee_com…) sont reconnus ; --field nomme les autres. \
                        Un import est une transaction : tout ou rien. Le même fichier importé deux fois ne change rien ; un autre contour pour le même \
                        code et la même génération est refusé, avec l'écart, sauf --replace.
                        """,
                    en: """
                        ANCT's fields (CODE_QP, NOM_QP, COMMUNE_QP; code_qp, lib_qp, insee_com…) are recognised; --field names others. An import is one \
                        transaction: all or nothing. The same file imported twice changes nothing; another outline for the same code and generation is \
                        refused, with the difference, unless --replace.
                        """)
            ],
            arguments: [ImportOptions.files.spec],
            options: [LayerOptions.generation.spec, status.spec, schematic.spec, LayerOptions.field.spec, LayerOptions.crs.spec]
                + ImportOptions.all,
            examples: [
                CommandSpec.Example(
                    "quartiers import perimeters qpv-2024.gpkg --store agglo.gpkg --producer ANCT",
                    Text(fr: "La livraison de 2024.", en: "The delivery of 2024.")),
                CommandSpec.Example(
                    "quartiers import perimeters cites.geojson --status QIC --field nom=libelle --store agglo.gpkg",
                    Text(
                        fr: "Des quartiers de l'agglomération, sans code national.",
                        en: "Quartiers of the agglomeration, without a national code.")),
            ])
    ) { run in
        let loader = try run.loader(store: nil)
        let request = PerimeterImport(
            status: run.arguments[status], isSchematic: run.arguments[schematic], replaces: run.arguments[ImportOptions.replace],
            provenance: run.provenance)
        let files = try run.arguments[ImportOptions.files].map { name in
            try loader.digesting(LayerReference(file: name)) { loader, reference in
                try loader.perimeters(
                    reference, crs: run.arguments[LayerOptions.crs], generation: run.arguments[LayerOptions.generation], report: run.report)
            }
        }
        let summaries = try run.importing(crs: try Store.system(for: files.map { ($0.layer.envelope, $0.layer.crs) })) { store in
            try files.map { layer, sha256 in
                try store.importPerimeters(layer, sha256: sha256, as: request, workers: run.workers, report: run.report)
            }
        }
        try run.write(summaries)
        return .success
    }
}
