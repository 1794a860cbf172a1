import CommandArguments
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let code = Argument(
        "CODE",
        .text(Text(fr: "CODE", en: "CODE"), expecting: Text(fr: "un code ou un nom de quartier", en: "the code or name of a quartier")),
        Text(
            fr: "Un code de n'importe quelle génération, écrit comme on veut (QP 06 20 05), un identifiant, ou un nom.",
            en: "A code of any generation, written as one likes (QP 06 20 05), an identifier, or a name."))

    static let show = Verb(
        CommandSpec(
            "show", group: VerbGroup.store,
            summary: Text(fr: "Un quartier en entier.", en: "One quartier in full."),
            arguments: [code.spec],
            examples: [
                CommandSpec.Example(
                    "quartiers show \"QP 06 20 05\" --demo", Text(fr: "Par son code de 2015.", en: "By its code of 2015.")),
                CommandSpec.Example(
                    "quartiers show \"3 ilots\" --demo --format json", Text(fr: "Par son nom, en JSON.", en: "By its name, as JSON.")),
            ])
    ) { run in
        let store = try run.requireStore()
        let asked = run.arguments[code]
        let matches = try store.quartiers(matching: asked)
        guard let quartier = matches.first else {
            let known = try store.quartiers().map { "\($0.id) \($0.name)" }
            let list = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? "…" : "")
            throw QuartiersError(
                .noInput, Text(fr: "aucun quartier « \(asked) »", en: "no quartier '\(asked)'"), place: Place(file: store.path),
                remedy: known.isEmpty
                    ? Text(
                        fr: "Le magasin n'en contient aucun : quartiers import perimeters.",
                        en: "The store holds none: quartiers import perimeters.")
                    : Text(fr: "Il y a : \(list)", en: "There are: \(list)"))
        }
        guard matches.count == 1 else {
            let names = matches.map { "\($0.id) \($0.name)" }.joined(separator: ", ")
            throw QuartiersError(
                .usage, Text(fr: "« \(asked) » désigne plusieurs quartiers", en: "'\(asked)' names several quartiers"),
                remedy: Text(fr: "Donner le code de l'un d'eux : \(names).", en: "Give the code of one of them: \(names)."))
        }
        let table = try store.sheet(of: quartier, language: run.arguments[CommonOptions.format] == .table ? run.language : nil)
        try run.write(table)
        return .success
    }
}
