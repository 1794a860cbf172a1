import CommandArguments
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    static let trace = Verb(
        CommandSpec(
            "trace", group: VerbGroup.statistics,
            summary: Text(
                fr: "Cherche chaque chiffre imprimé dans les millésimes de l'INSEE importés.",
                en: "Looks every printed figure up in the vintages of INSEE that are imported."),
            discussion: [
                Text(
                    fr: """
                        confirme : un millésime a cette valeur ; confirme_arrondi : une valeur qui s'arrondit à elle ; contredit : tous les millésimes en \
                        sont à plus de 2 points pour un taux, de 5 % pour un effectif ; non_retrouve : aucun ne l'a, un au moins est proche ; \
                        aucune_source : aucun tableau importé n'a cette colonne. Tous les millésimes concordants sont listés ; faute de concordance, tous \
                        ceux qui ont été consultés.
                        """,
                    en: """
                        confirme (confirmed): a vintage has the value; confirme_arrondi: one that rounds to it; contredit (contradicted): all vintages are \
                        more than 2 points away for a rate, 5% for a count; non_retrouve (not found): none has it, one at least is near; aucune_source: no \
                        imported table has such a column. All vintages that agree are listed; where none does, all that were looked at.
                        """)
            ],
            arguments: [QuartierOptions.code.spec], options: [QuartierOptions.indicator.spec],
            examples: [
                CommandSpec.Example("quartiers trace QP062005 --demo", Text(fr: "Un quartier.", en: "One quartier.")),
                CommandSpec.Example(
                    "quartiers trace --store agglo.gpkg --indicator tx_emploi_15_64 --format csv",
                    Text(fr: "Le taux d'emploi de tous.", en: "The employment rate of all.")),
            ])
    ) { run in
        let store = try run.requireStore()
        let asked = run.arguments[QuartierOptions.indicator]
        let portraits = try store.portraits(of: try run.quartiersAsked(in: store), keys: asked.isEmpty ? nil : asked)
        let isForPeople = run.arguments[CommonOptions.format] == .table
        let make = isForPeople ? TraceTable.sheet : TraceTable.table
        var table = make(portraits, try store.sources(), run.language)
        if store.isDemonstration { table.notes.append(PortraitNotes.demonstration) }
        try run.write(table)
        return .success
    }
}
