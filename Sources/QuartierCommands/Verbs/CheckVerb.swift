import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    static let check = Verb(
        CommandSpec(
            "check", group: VerbGroup.quality,
            summary: Text(fr: "Passe les contrôles de qualité.", en: "Runs the quality controls."),
            discussion: [
                Text(
                    fr: "Sortie 1 quand un constat bloque et que personne ne l'a levé. Ce qui bloque : \(codes(.blocking)). "
                        + "Ce qui avertit : \(codes(.warning)).",
                    en: "Exit status 1 when a finding blocks that nobody lifted. What blocks: \(codes(.blocking)). "
                        + "What warns: \(codes(.warning))."),
                Text(
                    fr: """
                        Une levée (--waive, avec --by et --reason) est gardée dans le magasin avec les mots de son auteur. Elle vaut pour le constat tel \
                        qu'il est : si le contour ou le chiffre change, le constat revient. M02 et D01 ne se lèvent pas.
                        """,
                    en: """
                        A waiver (--waive, with --by and --reason) is kept in the store in its author's words. It holds for the finding as it is: when the \
                        outline or the figure changes, the finding comes back. M02 and D01 are nobody's to lift.
                        """),
                Text(fr: "Contrôles : " + controlList(.french), en: "Controls: " + controlList(.english)),
            ],
            arguments: [LayerOptions.layer.spec], options: CheckOptions.all + LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example(
                    "quartiers check qpv.gpkg:qpvs --communes communes.geojson",
                    Text(fr: "Une couche livrée, avec ses communes.", en: "A delivered layer, with its communes.")),
                CommandSpec.Example(
                    "quartiers check --store agglo.gpkg --norm publication --show controls",
                    Text(fr: "Le magasin est-il publiable ?", en: "Is the store fit to publish?")),
                CommandSpec.Example(
                    "quartiers check --store agglo.gpkg --control G03 --format geojson -o recouvrements.geojson",
                    Text(fr: "Les recouvrements du magasin, à ouvrir dans un SIG.", en: "The overlaps of the store, to open in a GIS.")),
                CommandSpec.Example(
                    "quartiers check --store agglo.gpkg --waive G06 --subject QP062009 --by \"Pôle SIG\" --reason \"Trois îlots, décret 2023-1314\"",
                    Text(fr: "Lever un constat, et dire pourquoi.", en: "Lift a finding, and say why.")),
            ],
            endings: [CommandSpec.Ending(.blockingFindings, Text(fr: "un constat bloque", en: "a finding blocks"))])
    ) { run in
        try run.checkOptionsAgree()
        if let waiving = try Waiving(run) { return try waiving.perform() }
        let checking = try Checking(run, Checking.Request(of: run.arguments, codes: run.arguments[CheckOptions.control]))
        if run.arguments[CheckOptions.save] { try run.keep(checking) }
        try run.write(checking)
        return checking.status
    }

    private static func codes(_ effect: Severity) -> String {
        ControlRegistry.controls.filter { $0.effect == effect }.map(\.code).joined(separator: ", ")
    }

    private static func controlList(_ language: Language) -> String {
        ControlRegistry.controls.map { "\($0.code) \($0.title[language])" }.joined(separator: " ; ") + "."
    }
}

extension Run {
    /// Writes what was found, as it was asked for.
    func write(_ checking: Checking) throws {
        if arguments[CheckOptions.show] == .controls { return try write(checking.summary) }
        switch arguments[CommonOptions.format] {
        case .table:
            let isRead = environment.outputTerminal.isInteractive && arguments[CommonOptions.output] ?? "-" == "-"
            let width = isRead ? environment.outputTerminal.columns : nil
            let text = FindingList(checking, language: language, width: width).text
            try writeOutput { sink in try sink.write(text) }
        case .csv, .json: try write(checking.table)
        case .geojson:
            let geometries = try checking.geometries()
            let table = checking.table.notingSchematicOutlines
            try writeOutput { sink in try TableGeoJSON.write(table, geometries: geometries, in: language, to: &sink) }
        }
    }

    /// Keeps what was found in the store, and says which waivers hold no more.
    func keep(_ checking: Checking) throws {
        let unseen = Set(checking.verdict.outcomes.filter { $0.lack?.isSubject == false }.map(\.control.code))
        let lapsed = try requireStore().keepFindings(
            checking.kept, of: checking.codes.isEmpty ? nil : Set(checking.codes), exceptOf: unseen, waivers: checking.waivers,
            now: environment.now())
        for waiver in lapsed {
            let (identity, author, reason) = (waiver.identity, waiver.author, waiver.reason)
            let object = "\(identity.code) \(identity.subject ?? "")"
            say(
                Text(
                    fr:
                        "Levée caduque, le constat n'est plus le même : \(object), « \(identity.message) », levé par \(author) : « \(reason) ».",
                    en:
                        "Waiver lapsed, the finding is not the same any more: \(object), '\(identity.message)', lifted by \(author): '\(reason)'."
                ))
        }
    }

    /// Refuses options that say nothing together.
    fileprivate func checkOptionsAgree() throws {
        let changes = arguments[CheckOptions.save] || arguments[CheckOptions.waive] != nil || arguments[CheckOptions.unwaive] != nil
        if arguments[CheckOptions.norm] != nil, arguments.isGiven(CheckOptions.control) {
            throw QuartiersError(
                .usage,
                Text(
                    fr: "une norme se juge sur tous les contrôles, sans --control",
                    en: "a norm is judged on all controls, without --control"),
                remedy: Text(fr: "Retirer --control, ou --norm.", en: "Leave out --control, or --norm."))
        }
        if arguments[CheckOptions.show] == .controls, arguments[CommonOptions.format] == .geojson {
            throw QuartiersError(
                .usage, Text(fr: "le bilan des contrôles n'a pas de lieu", en: "the summary of controls has no place"),
                remedy: Text(fr: "--show findings --format geojson donne les lieux.", en: "--show findings --format geojson gives places."))
        }
        guard changes else { return }
        guard storePath != nil, !arguments[CommonOptions.demo] else {
            throw QuartiersError(
                .usage,
                Text(fr: "les constats se gardent et se lèvent dans un magasin", en: "findings are kept and lifted in a store"),
                remedy: Text(fr: "Nommer le magasin : --store agglo.gpkg.", en: "Name the store: --store agglo.gpkg."))
        }
        let isPart =
            arguments[LayerOptions.layer] != nil || arguments[LayerOptions.generation] != nil || !arguments[LayerOptions.code].isEmpty
        guard !isPart, arguments[CheckOptions.show] != .places else {
            throw QuartiersError(
                .usage,
                Text(
                    fr: "les constats gardés sont ceux de tout le magasin, regroupés",
                    en: "the findings that are kept are those of the whole store, grouped"),
                remedy: Text(
                    fr: "Retirer la couche, --generation, --code et --show places ; --subject dit ce qui est levé.",
                    en: "Leave out the layer, --generation, --code and --show places; --subject says what is lifted."))
        }
    }
}
