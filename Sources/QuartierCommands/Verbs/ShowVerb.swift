import CommandArguments
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let code = Argument(
        "CODE",
        .text(Text(fr: "CODE", en: "CODE"), expecting: Text(fr: "un code ou un nom de quartier", en: "the code or name of a quartier")),
        Text(
            fr: "Un code de n'importe quelle génération, écrit comme on veut (QP 06 20 05), un identifiant, un nom ou ses premiers mots.",
            en: "A code of any generation, written as one likes (QP 06 20 05), an identifier, a name or its first words."))

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
                CommandSpec.Example(
                    "quartiers show \"Cités 5\" --demo",
                    Text(fr: "Par les premiers mots de son nom.", en: "By the first words of its name.")),
            ])
    ) { run in
        let store = try run.requireStore()
        let asked = run.arguments[code]
        let quartier = try run.single(store.quartiers(matching: asked), asked, in: store)
        let table = try store.sheet(of: quartier, language: run.arguments[CommonOptions.format] == .table ? run.language : nil)
        try run.write(table)
        return .success
    }
}
