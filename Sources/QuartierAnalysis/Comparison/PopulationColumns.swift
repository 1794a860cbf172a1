import QuartierModel
public import Reporting

/// The columns of population effects.
public enum PopulationColumns {
    private static func count(_ name: String, _ french: String, _ english: String) -> Column {
        Column(name, .real, Text(fr: french, en: english))
    }

    /// A row for each family of quartiers and each source of counts.
    public static let schema = TableSchema(
        "quartiers.compare.population",
        title: Text(fr: "Effet du périmètre et évolution de la population", en: "Boundary effect and change of population"),
        columns: [
            ComparisonColumns.before, ComparisonColumns.after, ComparisonColumns.change,
            count("effectif_avant", "habitants de l'ancien contour, premier millésime", "people in the former outline, first vintage"),
            count("effectif_deplace", "habitants du nouveau contour, premier millésime", "people in the new outline, first vintage"),
            count("effectif_apres", "habitants du nouveau contour, second millésime", "people in the new outline, second vintage"),
            count("effet_perimetre", "ce que fait le changement de contour", "what the change of outline does"),
            count("evolution_constante", "ce qui change à contour constant", "what changes at constant outline"),
            count("evolution_totale", "les deux ensemble", "both together"),
            Column(
                "suspicion", .boolean,
                Text(
                    fr: "effet de périmètre probable (P05) : l'évolution ne se sépare pas et dépasse 30 %",
                    en: "boundary effect likely (P05): the change cannot be split and exceeds 30%")),
            EstimateColumns.absence,
            Column("methode", .text, Text(fr: "carreaux, insee ou imprime", en: "carreaux (tiles), insee or imprime (printed)")),
            Column("millesime_avant", .text, Text(fr: "premier millésime", en: "first vintage")),
            Column("millesime_apres", .text, Text(fr: "second millésime", en: "second vintage")),
            QuartierColumns.source,
        ])

    /// A change as a row of `schema`; a family of which no count is known has a row without one.
    ///
    /// - Parameter source: where the counts come from.
    public static func row(
        _ change: PopulationChange?, of family: KinFamily, in comparison: GenerationComparison, source: Value
    ) -> [Value] {
        func names(_ ranks: [Int], _ generation: ComparedGeneration) -> Value {
            .text(ranks.map { generation.layer.elements[$0].quartier }.joined(separator: ", "))
        }
        return [
            names(family.before, comparison.before), names(family.after, comparison.after),
            .text(family.changes.map(\.rawValue).joined(separator: ", ")), .real(orNull: change?.start), .real(orNull: change?.moved),
            .real(orNull: change?.end), .real(orNull: change?.boundaryEffect), .real(orNull: change?.constantChange),
            .real(orNull: change?.total), change.map { .boolean($0.isBoundarySuspected) } ?? .null,
            .text(orNull: change == nil ? Absence.unknown.rawValue : change?.absence?.rawValue), .text(orNull: change?.method.rawValue),
            .text(orNull: change?.firstVintage), .text(orNull: change?.secondVintage), source,
        ]
    }
}
