import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierExchange
import QuartierModel
import QuartierSources
import Reporting

extension Verb {
    private static let year = Option(
        "year", .integer(Text(fr: "ANNÉE", en: "YEAR"), atLeast: 1990),
        Text(
            fr: "L'année du fichier de l'INSEE, quand son nom ne la donne pas.",
            en: "The year of INSEE's file, where its name does not give it."))

    static let importFigures = Verb(
        in: .importing,
        CommandSpec(
            "figures",
            summary: Text(
                fr: "Importe des chiffres : tableaux de l'INSEE et de l'ANCT, CSV ou JSON de chiffres.",
                en: "Imports figures: tables of INSEE and ANCT, CSV or JSON of figures."),
            discussion: [
                Text(
                    fr: """
                        Un tableau de l'INSEE (DEMO, IPRO, REVN) se reconnaît à ses colonnes, avec les codes de 2015 ou de 2024. Les autres CSV et JSON \
                        ont une ligne par chiffre, sous les noms de colonnes de « portrait » : \(FigureFile.header).
                        """,
                    en: """
                        A table of INSEE (DEMO, IPRO, REVN) is known by its columns, with codes of 2015 or 2024. Other CSV and JSON have a row a figure, \
                        under the column names of 'portrait': \(FigureFile.header).
                        """)
            ],
            arguments: [ImportOptions.documents.spec], options: [year.spec] + ImportOptions.all,
            examples: [
                CommandSpec.Example(
                    "quartiers import figures DEMO_2022.csv IPRO_2022.csv --store agglo.gpkg",
                    Text(fr: "Deux tableaux tels que l'INSEE les livre.", en: "Two tables as INSEE delivers them.")),
                CommandSpec.Example(
                    "quartiers import figures qic-prefecture.csv --producer \"Préfecture du Pas-de-Calais\" --store agglo.gpkg",
                    Text(fr: "Les chiffres d'une préfecture sur les QIC.", en: "A préfecture's figures on QIC.")),
            ])
    ) { run in
        let summaries = try run.importing(crs: .lambert93) { store in
            try run.arguments[ImportOptions.documents].map { name in
                try store.importFigures(
                    run.source(name), year: run.arguments[year], replacing: run.arguments[ImportOptions.replace],
                    provenance: run.provenance,
                    report: run.report)
            }
        }
        try run.write(summaries)
        return .success
    }
}
