import CommandArguments
import QuartierAnalysis
import Reporting

/// The options of `check` alone.
enum CheckOptions {
    /// What is shown of a check.
    enum View: String, Sendable, CaseIterable {
        case findings, places, controls
    }

    /// What a layer is held against.
    enum Norm: String, Sendable, CaseIterable {
        case publication
    }

    static let control = Option(
        repeated: "control", .choice(Text(fr: "CODE", en: "CODE"), among: ControlRegistry.controls.map(\.code)),
        Text(fr: "Ne passe que ce contrôle.", en: "Runs this control only."))
    static let norm = Option(
        "norm", .choice(Text(fr: "NORME", en: "NORM"), of: Norm.self),
        Text(
            fr:
                "Juge si l'ensemble est publiable : tous les contrôles, les sources des fichiers comprises, et un verdict. Un constat bloquant "
                + "ou l'absence de périmètre donne la sortie 1.",
            en:
                "Judges whether the whole is fit to publish: all controls, the sources of files included, and a verdict. A blocking finding or "
                + "the absence of perimeters gives exit status 1."))
    static let show = Option(
        "show", .choice(Text(fr: "VUE", en: "VIEW"), of: View.self), default: "findings",
        Text(
            fr:
                "Ce qui est montré : findings, les constats, un par quartier ou par paire quand ils se répètent ; places, un par endroit ; "
                + "controls, une ligne par contrôle, avec ce qui bloque, ce qui avertit et ce qui n'a pas pu être passé.",
            en:
                "What is shown: findings, one a quartier or a pair where they repeat; places, one a place; controls, a row a control, with "
                + "what blocks, what warns and what could not run."))
    static let tolerance = Option(
        "tolerance", .length, default: "5m",
        Text(
            fr: "La largeur jusqu'à laquelle une pièce est une lamelle (G04), et un contour inchangé (C02, C03).",
            en: "The width up to which a piece is a sliver (G04), and an outline unchanged (C02, C03)."))
    static let save = Option(
        flag: "save",
        Text(
            fr: "Garde les constats dans la table « controles » du magasin ; ce qui était levé le reste.",
            en: "Keeps the findings in the table 'controles' of the store; what was lifted stays so."))
    static let waive = Option(
        "waive", .choice(Text(fr: "CODE", en: "CODE"), among: ControlRegistry.controls.filter(\.canBeWaived).map(\.code)),
        Text(
            fr: "Lève les constats de ce contrôle sur --subject : il faut --by et --reason, gardés tels quels dans le magasin.",
            en: "Lifts the findings of this control on --subject: takes --by and --reason, kept word for word in the store."))
    static let unwaive = Option(
        "unwaive", .choice(Text(fr: "CODE", en: "CODE"), among: ControlRegistry.controls.filter(\.canBeWaived).map(\.code)),
        Text(fr: "Annule la levée des constats de ce contrôle sur --subject.", en: "Takes back the waiver of this control on --subject."))
    static let subject = Option(
        "subject",
        .text(
            Text(fr: "OBJET", en: "SUBJECT"),
            expecting: Text(fr: "un code ou ce que dit la colonne id_objet", en: "a code, or what the column id_objet says")),
        Text(fr: "Ce que les constats concernent, comme la colonne id_objet.", en: "What the findings concern, as the column id_objet."))
    static let author = Option(
        "by", .text(Text(fr: "NOM", en: "NAME"), expecting: Text(fr: "qui en répond", en: "who answers for it")),
        Text(fr: "Qui répond de la levée.", en: "Who answers for the waiver."))
    static let reason = Option(
        "reason", .text(Text(fr: "MOTIF", en: "REASON"), expecting: Text(fr: "une phrase", en: "a sentence")),
        Text(fr: "Pourquoi le constat est levé.", en: "Why the finding is lifted."))

    static let all: [OptionSpec] = [
        control.spec, norm.spec, show.spec, tolerance.spec, save.spec, waive.spec, unwaive.spec, subject.spec, author.spec, reason.spec,
    ]
}

extension Checking.Request {
    /// What the options of `check` ask for.
    init(of arguments: ParsedArguments, codes: [String]) {
        self.init(
            codes: codes, isForPublication: arguments[CheckOptions.norm] != nil, tolerance: arguments[CheckOptions.tolerance],
            isDetailed: arguments[CheckOptions.show] == .places)
    }
}
