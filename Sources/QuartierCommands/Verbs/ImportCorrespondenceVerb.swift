import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierExchange
import Reporting

extension Verb {
    static let importCorrespondence = Verb(
        in: .importing,
        CommandSpec(
            "correspondence",
            summary: Text(
                fr: "Importe la table de l'ANCT des codes de 2015 et de 2024.", en: "Imports ANCT's table of 2015 and 2024 codes."),
            discussion: [
                Text(
                    fr: """
                        Un quartier de 2024 qui vient d'un seul de 2015, et lui seul, est le même quartier : il garde son identifiant et reçoit son code de \
                        2024. Une fusion ou une scission donne un quartier nouveau, avec ses parents.
                        """,
                    en: """
                        A quartier of 2024 that comes from a single one of 2015, which has no other child, is the same quartier: it keeps its identifier and \
                        is given its code of 2024. A merger or a split gives a new quartier, with its parents.
                        """)
            ],
            arguments: [ImportOptions.file.spec], options: ImportOptions.all,
            examples: [
                CommandSpec.Example(
                    "quartiers import correspondence liste-correspondance-qp2024-qp2015.csv --store agglo.gpkg",
                    Text(fr: "La table telle que l'ANCT la livre.", en: "The table as ANCT delivers it."))
            ])
    ) { run in
        let table = try CorrespondenceFile(run.source(run.arguments[ImportOptions.file]), report: run.report)
        let summary = try run.importing(crs: table.crs) { store in
            try store.importCorrespondence(table, replacing: run.arguments[ImportOptions.replace], provenance: run.provenance)
        }
        try run.write([summary])
        return .success
    }
}
