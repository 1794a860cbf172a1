import QuartierModel
public import Reporting

/// The tables that sum a comparison up.
public enum SummaryColumns {
    /// A class of change, and at the end all of them.
    public static let classes = TableSchema(
        "quartiers.compare.classes", title: Text(fr: "Changements par classe", en: "Changes by class"),
        columns: [
            Column("classe", .text, Text(fr: "classe du changement ; vide pour l'ensemble", en: "class of change; empty for all of them")),
            Column("n_avant", .integer, Text(fr: "quartiers de départ", en: "former quartiers")),
            Column("n_apres", .integer, Text(fr: "quartiers d'arrivée", en: "new quartiers")),
            QuartierColumns.surfaceReference,
            Column("commun_m2", .real, unit: "m²", Text(fr: "surface gardée", en: "surface kept")),
            Column("gagne_m2", .real, unit: "m²", Text(fr: "surface gagnée", en: "surface gained")),
            Column("perdu_m2", .real, unit: "m²", Text(fr: "surface perdue", en: "surface lost")),
            ComparisonColumns.tolerance,
        ])

    /// A tolerance.
    public static let tolerances = TableSchema(
        "quartiers.compare.tolerances", title: Text(fr: "Contours inchangés selon la tolérance", en: "Unchanged outlines by tolerance"),
        columns: [
            ComparisonColumns.tolerance,
            Column("n_inchange", .integer, Text(fr: "contours inchangés à cette tolérance", en: "unchanged outlines at this tolerance")),
            Column("n_avant", .integer, Text(fr: "quartiers de départ, en tout", en: "former quartiers in all")),
        ])

    /// The rows of `classes`: those that occur, in order of precedence, then the whole.
    public static func classRows(_ summary: ComparisonSummary, of comparison: GenerationComparison) -> [[Value]] {
        let classes = ChangeClass.allCases.compactMap { change in summary.classes[change].map { (Optional(change), $0) } }
        return (classes + [(nil, summary.total)]).map { change, tally in
            [
                .text(orNull: change?.rawValue), .integer(tally.before), .integer(tally.after),
                .text(comparison.references.map(\.token).joined(separator: " ; ")),
                .real(tally.kept), .real(tally.gained), .real(tally.lost), .real(comparison.options.tolerance),
            ]
        }
    }

    /// The rows of `tolerances`.
    public static func toleranceRows(_ summary: ComparisonSummary) -> [[Value]] {
        summary.unchanged.map { [.real($0.tolerance), .integer($0.pairs), .integer(summary.total.before)] }
    }

    /// How many pieces gained or lost are slivers.
    public static func slivers(_ summary: ComparisonSummary) -> Text {
        Text(
            fr:
                "Lamelles parmi les pièces gagnées ou perdues : {count}, soit {surface} m² ; elles sont comptées et gardées (--show pieces).",
            en: "Slivers among the pieces gained or lost: {count}, that is {surface} m²; they are counted and kept (--show pieces)."
        ).filled(with: ["count": .integer(summary.slivers), "surface": .real(summary.sliverSurface)])
    }

    /// How many quartiers without kin share no surface at all with the other generation.
    public static func contacts(_ summary: ComparisonSummary) -> Text {
        Text(
            fr: "Sans aucune surface commune avec l'autre génération : {new} nouveaux, {gone} sortis.",
            en: "Without any surface in common with the other generation: {new} new, {gone} gone."
        ).filled(with: ["new": .integer(summary.newWithoutContact), "gone": .integer(summary.goneWithoutContact)])
    }
}
