import CommandArguments
import QuartierExchange
import Reporting

extension Verb {
    private static let schema = Option(
        "schema",
        .text(
            Text(fr: "SCHÉMA", en: "SCHEMA"), expecting: Text(fr: "un nom de schéma", en: "the name of a schema")),
        default: PostGISExport.schema,
        Text(fr: "Le schéma de PostgreSQL où vont les tables.", en: "The schema of PostgreSQL where the tables go."))

    static let exportPostGIS = Verb(
        in: .exporting,
        CommandSpec(
            "postgis",
            summary: Text(
                fr: "Script psql pour PostGIS : tables, clés, index, commentaires, en une transaction.",
                en: "A psql script for PostGIS: tables, keys, indices, comments, in one transaction."),
            discussion: [
                Text(
                    fr: """
                        D'un magasin : toutes ses tables, et une vue par génération (v_quartiers_2024). D'une couche, ou avec --code, --generation ou \
                        --communes : la couche plate et les communes. Le script peut être rejoué : les tables gardent leurs droits et les vues qui en \
                        dépendent, et sont remplies de nouveau.
                        """,
                    en: """
                        Of a store: all its tables, and a view for each generation (v_quartiers_2024). Of a layer, or with --code, --generation or \
                        --communes: the flat layer and the communes. The script may be run again: tables keep their rights and the views that rest on \
                        them, and are filled anew.
                        """)
            ],
            arguments: [LayerOptions.layer.spec], options: [schema.spec] + LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example(
                    "quartiers export postgis --store agglo.gpkg -o - | psql --no-psqlrc --quiet --dbname=sig",
                    Text(fr: "Le magasin, droit dans la base « sig ».", en: "The store, straight into the database 'sig'.")),
                CommandSpec.Example(
                    "quartiers export postgis qpv.gpkg:qpv_2024 --schema ville -o qpv.sql",
                    Text(fr: "Une couche, dans un fichier.", en: "A layer, to a file.")),
            ])
    ) { run in
        let name = run.arguments[schema]
        if !run.choosesLayers, let store = try run.openStore() {
            try run.writeOutput { sink in
                try PostGISExport.write(store, schema: name, language: run.language, report: run.report, to: &sink)
            }
            return .success
        }
        let layers = try run.flatLayers()
        let communes = try run.communesIfKnown(report: run.report)
        try run.writeOutput { sink in
            try PostGISExport.write(layers, communes: communes, schema: name, language: run.language, to: &sink)
        }
        run.sayNotes(of: layers)
        return .success
    }
}

extension Run {
    /// Whether the command line asks for anything but the store as it is.
    fileprivate var choosesLayers: Bool {
        arguments[LayerOptions.layer] != nil || arguments[LayerOptions.generation] != nil || arguments[LayerOptions.communes] != nil
            || !arguments[LayerOptions.code].isEmpty
    }
}
