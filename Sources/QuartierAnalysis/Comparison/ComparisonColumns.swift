public import QuartierModel
public import Reporting

/// The columns of `compare`.
public enum ComparisonColumns {
    static let before = Column("id_avant", .text, Text(fr: "quartier de la génération de départ", en: "quartier of the former generation"))
    static let after = Column("id_apres", .text, Text(fr: "quartier de la génération d'arrivée", en: "quartier of the new generation"))
    static let change = Column(
        "classe", .text,
        Text(
            fr: "ce qu'il est devenu : fusion, scission, nouveau, sorti, inchange, extension, reduction, deplacement",
            en:
                "what became of it: fusion (merger), scission (split), nouveau (new), sorti (gone), inchange (unchanged), extension, reduction, "
                + "deplacement (move)"))
    static let tolerance = Column(
        "tolerance_m", .real, unit: "m",
        Text(
            fr: "largeur jusqu'à laquelle une pièce gagnée ou perdue ne compte pas",
            en: "width up to which a piece gained or lost does not count"))
    static let kept = Column("commun_m2", .real, unit: "m²", Text(fr: "surface commune aux deux", en: "surface that both share"))
    static let gained = Column(
        "gagne_m2", .real, unit: "m²",
        Text(
            fr: "surface du nouveau qui ne vient d'aucun de ses anciens ; la même sur chaque ligne d'une fusion",
            en: "surface of the new one that comes from none of its parents; the same on each row of a merger"))
    static let lost = Column(
        "perdu_m2", .real, unit: "m²",
        Text(
            fr: "surface de l'ancien qui ne va à aucun de ses suivants ; la même sur chaque ligne d'une scission",
            en: "surface of the former one that goes to none of its children; the same on each row of a split"))

    /// The output of `compare`.
    public static let schema = TableSchema(
        "quartiers.compare", title: Text(fr: "Ce que les quartiers sont devenus", en: "What became of the quartiers"),
        columns: [
            before, after, change, QuartierColumns.surfaceReference, kept, gained, lost,
            Column(
                "part_commun", .real,
                Text(
                    fr: "part de l'ancien gardée par ce suivant, de 0 à 1 ; vide pour un nouveau",
                    en: "share of the former one that this child keeps, 0 to 1; empty for a new one")),
            tolerance,
            Column(
                "etat_anct", .text,
                Text(
                    fr: "lettre de l'ANCT : N (nouveau), M (modifié), I (identique)",
                    en: "ANCT's letter: N (new), M (modified), I (identical)")),
            Column("accord", .boolean, Text(fr: "la classe et la lettre disent la même chose", en: "class and letter say the same")),
            QuartierColumns.source,
        ])

    /// That some columns say one thing on several rows.
    public static let repetition = Text(
        fr: "gagne_m2 et perdu_m2 se répètent sur les lignes d'une fusion et d'une scission : ne pas les additionner par ligne.",
        en: "gagne_m2 and perdu_m2 are repeated on the rows of a merger and of a split: do not sum them by row.")

    /// The thresholds of a comparison.
    public static func notes(_ comparison: GenerationComparison) -> [Text] {
        let options = comparison.options
        func percent(_ share: Double) -> Value { .real(share * 100) }
        return [
            Text(
                fr:
                    "Tolérance : {tolerance} m. Parenté : au moins {kinship} % de l'un ou de l'autre en commun. Inchangé : aucune pièce plus large que "
                    + "la tolérance et surface à {surface} % près.",
                en:
                    "Tolerance: {tolerance} m. Kinship: at least {kinship}% of the one or the other in common. Unchanged: no piece wider than the "
                    + "tolerance, and the surface within {surface}%."
            ).filled(with: [
                "tolerance": .real(options.tolerance), "kinship": percent(options.kinshipShare), "surface": percent(options.surfaceShare),
            ])
        ]
    }
}

extension ComparisonColumns {
    /// An evolution as a row of `schema`.
    ///
    /// - Parameter state: the letter of the new quartier, when it has one: `KinshipAudit.state(of:)`.
    public static func row(_ evolution: Evolution, in comparison: GenerationComparison, state: PerimeterState?) -> [Value] {
        let (before, after) = (
            evolution.before.map { comparison.before.layer.elements[$0] }, evolution.after.map { comparison.after.layer.elements[$0] }
        )
        let sources = [
            before.map { QuartierColumns.source(of: $0, comparison.before.layer.source) },
            after.map { QuartierColumns.source(of: $0, comparison.after.layer.source) },
        ]
        return [
            .text(orNull: before?.quartier), .text(orNull: after?.quartier), .text(evolution.change.rawValue),
            .text(comparison.reference(of: evolution).token), .real(evolution.common), .real(evolution.gained), .real(evolution.lost),
            .real(orNull: evolution.shareKept), .real(comparison.options.tolerance), .text(orNull: state?.rawValue),
            state.flatMap { evolution.change.agrees(with: $0) }.map(Value.boolean) ?? .null,
            QuartierColumns.joined(sources.compactMap(\.self)),
        ]
    }
}
