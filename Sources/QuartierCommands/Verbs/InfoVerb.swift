import CommandArguments
import QuartierExchange
import QuartierModel
import Reporting

/// The options of `info` alone.
private enum InfoOptions {
    /// What is shown.
    enum View: String, Sendable, CaseIterable {
        case program, indicators
    }

    static let show = Option(
        "show", .choice(Text(fr: "VUE", en: "VIEW"), of: View.self), default: "program",
        Text(
            fr:
                "Ce qui est montré : program, les versions et ce que contient le magasin ; indicators, tous les indicateurs que l'on peut demander, "
                + "par leur clé, avec ou sans magasin.",
            en:
                "What is shown: program, the versions and what the store holds; indicators, all the indicators that can be asked for, by their "
                + "key, with a store or without."))
}

extension Verb {
    static let info = Verb(
        CommandSpec(
            "info", group: VerbGroup.program,
            summary: Text(
                fr: "Versions du programme et des bibliothèques, magasin, sources, indicateurs.",
                en: "Versions of program and libraries, store, sources, indicators."),
            options: [InfoOptions.show.spec],
            examples: [
                CommandSpec.Example("quartiers info", Text(fr: "Les versions.", en: "The versions.")),
                CommandSpec.Example(
                    "quartiers info --store agglo.gpkg --format json", Text(fr: "Ce que contient un magasin.", en: "What a store holds.")),
                CommandSpec.Example(
                    "quartiers info --show indicators --format csv -o indicateurs.csv",
                    Text(
                        fr: "Les indicateurs : clé, libellé, unité, définition.",
                        en: "The indicators: key, label, unit, definition.")),
            ])
    ) { run in
        if run.arguments[InfoOptions.show] == .indicators {
            try run.write(IndicatorTable.table(in: run.language))
            return .success
        }
        var table = Table(Information.schema)
        for row in Information.versions(program: QuartiersProgram.version) { table.append(row) }
        if let store = try run.openStore() {
            for row in try store.information(language: run.language) { table.append(row) }
            table.sources = try store.sources()
            table.notes = store.isDemonstration ? [SchematicNote.text] : []
        }
        try run.write(table)
        return .success
    }
}
