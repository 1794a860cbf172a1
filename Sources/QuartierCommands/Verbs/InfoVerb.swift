import CommandArguments
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    static let info = Verb(
        CommandSpec(
            "info", group: VerbGroup.program,
            summary: Text(
                fr: "Versions du programme et des bibliothèques, magasin, sources.",
                en: "Versions of program and libraries, store, sources."),
            examples: [
                CommandSpec.Example("quartiers info", Text(fr: "Les versions.", en: "The versions.")),
                CommandSpec.Example(
                    "quartiers info --store agglo.gpkg --format json", Text(fr: "Ce que contient un magasin.", en: "What a store holds.")),
            ])
    ) { run in
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
