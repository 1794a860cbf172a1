import CommandArguments
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let only = Option(
        "generation", .generation, Text(fr: "Ne liste que cette génération.", en: "Lists this generation only."))

    static let list = Verb(
        CommandSpec(
            "list", group: VerbGroup.store,
            summary: Text(fr: "Les quartiers du magasin, une ligne par périmètre.", en: "The quartiers of the store, a row a perimeter."),
            options: [only.spec],
            examples: [
                CommandSpec.Example("quartiers list --demo", Text(fr: "Le jeu de démonstration.", en: "The demonstration data.")),
                CommandSpec.Example(
                    "quartiers list --store agglo.gpkg --generation 2024 --format json",
                    Text(fr: "Une génération, en JSON.", en: "One generation, as JSON.")),
            ])
    ) { run in
        let store = try run.requireStore()
        var table = try store.list()
        if let generation = run.arguments[only] {
            table = table.filtered { table.value($0, QuartierColumns.generation.name) == .text(generation.name) }
        }
        try run.write(table)
        return .success
    }
}
