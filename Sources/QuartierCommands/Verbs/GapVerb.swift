import CommandArguments
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let zone = Option(
        "zone",
        .text(
            Text(fr: "ZONE", en: "ZONE"),
            expecting: Text(fr: "une zone comme ensemble_qpv ou epci:200072460", en: "a zone like ensemble_qpv or epci:200072460")),
        Text(
            fr: "La zone des tableaux de l'INSEE à laquelle comparer ; à défaut la référence imprimée à côté de chaque chiffre.",
            en: "The zone of INSEE's tables to compare with; without it the reference printed beside each figure."))

    static let gap = Verb(
        CommandSpec(
            "gap", group: VerbGroup.statistics,
            summary: Text(
                fr: "L'écart des quartiers à l'agglomération, et leur classement.",
                en: "The gap of quartiers to the agglomeration, and their ranking."),
            discussion: [
                Text(
                    fr: """
                        L'écart est en points pour un taux ; le verdict tient compte du sens de l'indicateur. Une borne reste une borne, et laisse \
                        plusieurs rangs possibles. QPV et QIC sont classés ensemble là seulement où une même définition vaut pour les deux.
                        """,
                    en: """
                        The gap is in points for a rate; the verdict minds which way the indicator is better. A bound stays a bound, and leaves several \
                        ranks possible. QPV and QIC are ranked together only where one definition holds for both.
                        """)
            ],
            arguments: [QuartierOptions.code.spec], options: [QuartierOptions.indicator.spec, zone.spec],
            examples: [
                CommandSpec.Example("quartiers gap --demo --indicator tx_pauvrete", Text(fr: "La pauvreté.", en: "Poverty.")),
                CommandSpec.Example(
                    "quartiers gap --store agglo.gpkg --zone ensemble_qpv", Text(fr: "Face à l'ensemble des QPV.", en: "Against all QPV.")),
            ])
    ) { run in
        let store = try run.requireStore()
        let asked = run.arguments[QuartierOptions.indicator]
        // Ranks are those among all quartiers, whichever is shown.
        let portraits = try store.portraits(of: try store.quartiersToPortray(), keys: asked.isEmpty ? nil : asked)
        let make = run.arguments[CommonOptions.format] == .table ? GapTable.sheet : GapTable.table
        var table = make(
            portraits, try run.reference(in: store, token: run.arguments[zone]), asked.isEmpty ? nil : asked, try store.sources(),
            run.language)
        if run.arguments[QuartierOptions.code] != nil {
            let kept = Set(try run.quartiersAsked(in: store).map { Value.text($0.id) })
            table = table.filtered { kept.contains(table.value($0, QuartierColumns.quartier.name)) }
        }
        if store.isDemonstration { table.notes.append(PortraitNotes.demonstration) }
        try run.write(table)
        return .success
    }
}

extension Run {
    fileprivate func reference(in store: Store, token: String?) throws -> ReferencePortrait? {
        guard let token else { return nil }
        guard let zone = Zone(token: token) else {
            throw QuartiersError(
                .usage, Text(fr: "--zone : « \(token) » n'est pas une zone", en: "--zone: '\(token)' is no zone"),
                remedy: Text(
                    fr: "Écrire un niveau et un code : \(Zone.Level.allCases.map(\.rawValue).joined(separator: ", ")), epci:200072460.",
                    en: "Write a level and a code: \(Zone.Level.allCases.map(\.rawValue).joined(separator: ", ")), epci:200072460."))
        }
        let portrait = try store.portrait(of: zone)
        guard !portrait.figures.isEmpty else {
            let known = try store.zones().joined(separator: ", ")
            throw QuartiersError(
                .noInput, Text(fr: "le magasin n'a pas de chiffres de « \(token) »", en: "the store has no figures of '\(token)'"),
                remedy: known.isEmpty
                    ? Text(fr: "Importer un tableau qui a une ligne pour elle.", en: "Import a table that has a row for it.")
                    : Text(fr: "Il y a : \(known).", en: "There are: \(known)."))
        }
        return portrait
    }
}
