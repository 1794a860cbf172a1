import CommandArguments
import GeoFormats
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let all = Option(
        flag: "all",
        Text(
            fr: "Montre tous les indicateurs, et non ceux des conventions seuls.",
            en: "Shows all indicators, and not those of the conventions alone."))
    private static let wide = Option(
        flag: "wide", Text(fr: "Une ligne par quartier, une colonne par indicateur.", en: "A row a quartier, a column an indicator."))
    private static let texts = Option(
        flag: "texts",
        Text(
            fr: "Les passages des documents : irritants, opportunités, enjeux, objectifs.",
            en: "The passages of the documents: irritants, opportunities, stakes, objectives."))
    private static let html = Option(
        flag: "html",
        Text(
            fr: "La fiche en HTML, dans l'ordre et les mots des conventions.",
            en: "The sheet as HTML, in the order and words of the conventions."))

    static let portrait = Verb(
        CommandSpec(
            "portrait", group: VerbGroup.statistics,
            summary: Text(
                fr: "Les chiffres d'un quartier, avec leur source, leur périmètre et leur millésime.",
                en: "The figures of a quartier, with their source, perimeter and vintage."),
            discussion: [
                Text(
                    fr: """
                        Une ligne par chiffre ; plusieurs documents et millésimes se suivent, aucun n'en remplace un autre. « + de 30 % » est une borne, pas \
                        une valeur. --wide ne garde qu'un chiffre par indicateur : celui des documents avant celui de l'INSEE, le plus récent d'abord.
                        """,
                    en: """
                        A row a figure; documents and vintages follow one another, none replaces another. 'More than 30%' is a bound, not a value. --wide \
                        keeps one figure an indicator: that of documents before INSEE's, the latest first.
                        """)
            ],
            arguments: [QuartierOptions.code.spec],
            options: [QuartierOptions.indicator.spec, all.spec, wide.spec, texts.spec, html.spec],
            examples: [
                CommandSpec.Example("quartiers portrait QP062005 --demo", Text(fr: "Un quartier.", en: "One quartier.")),
                CommandSpec.Example(
                    "quartiers portrait --demo --wide --format csv", Text(fr: "Tous, une ligne chacun.", en: "All of them, a row each.")),
                CommandSpec.Example(
                    "quartiers portrait \"3 ilots\" --demo --html -o fiche.html", Text(fr: "Une fiche à imprimer.", en: "A sheet to print.")
                ),
            ])
    ) { run in
        let chosen = [wide, texts, html].filter { run.arguments[$0] }
        guard chosen.count <= 1 else {
            let names = chosen.map(\.spec.long).joined(separator: ", ")
            throw QuartiersError(
                .usage, Text(fr: "une seule forme à la fois : \(names)", en: "one form at a time: \(names)"))
        }
        let store = try run.requireStore()
        let quartiers = try run.quartiersAsked(in: store)
        let asked = run.arguments[QuartierOptions.indicator]
        let keys = asked.isEmpty ? (run.arguments[all] ? nil : QuartierOptions.printedKeys) : asked
        if run.arguments[texts] {
            try run.write(run.passages(of: quartiers, in: store))
            return .success
        }
        let portraits = try store.portraits(of: quartiers, keys: keys)
        if run.arguments[html] {
            let sheets = try portraits.map {
                PortraitSheet(
                    $0, declarations: try store.declarations(of: $0.quartier.id), communes: try store.declaredCommunes(of: $0.quartier.id),
                    passages: try store.passages(of: $0.quartier.id))
            }
            let notes = store.isDemonstration ? [PortraitNotes.demonstration] : []
            try run.writeOutput { sink in try PortraitSheet.write(sheets, notes: notes, in: run.language, to: &sink) }
            return .success
        }
        let sources = try store.sources()
        var table =
            if run.arguments[wide] {
                PortraitTables.wide(portraits, sources: sources)
            } else if run.arguments[CommonOptions.format] == .table {
                SheetTable.table(portraits, sources: sources, in: run.language)
            } else {
                PortraitTables.figures(portraits, sources: sources, in: run.language)
            }
        if asked.isEmpty { try run.noteHiddenFigures(of: portraits, in: store, on: &table) }
        if store.isDemonstration { table.notes.append(PortraitNotes.demonstration) }
        try run.write(table)
        return .success
    }
}

extension Run {
    /// The passages of documents about quartiers; with all quartiers, also what documents say before them.
    fileprivate func passages(of quartiers: [Quartier], in store: Store) throws -> Table {
        var passages: [(quartier: Quartier?, document: String, passage: Passage)] = []
        if arguments[QuartierOptions.code] == nil {
            passages += try store.passages(of: nil).map { (nil, $0.document, $0.passage) }
        }
        for quartier in quartiers { passages += try store.passages(of: quartier.id).map { (quartier, $0.document, $0.passage) } }
        return PortraitTables.passages(passages, sources: try store.sources())
    }
}

/// What readers of the demonstration's figures must know.
enum PortraitNotes {
    static let demonstration = Text(
        fr: "Démonstration : chiffres imprimés dans les conventions et valeurs de l'INSEE, sans les documents ; contours schématiques.",
        en: "Demonstration: figures printed in the conventions and values of INSEE, without the documents; schematic outlines.")
}
