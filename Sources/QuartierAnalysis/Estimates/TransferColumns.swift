public import QuartierModel
public import Reporting

/// The columns of `transfer`.
public enum TransferColumns {
    /// What a row says.
    public enum Nature: String, Sendable, Hashable, CaseIterable {
        /// What goes from an old outline to a new one.
        case transferred = "transfert"
        /// What goes from an old outline to none.
        case outside = "dehors"
        /// What the change of outline does to the count of a quartier.
        case boundaryEffect = "effet_perimetre"
        /// What changes inside its new outline between two vintages.
        case constantChange = "evolution_constante"
        /// Both together.
        case total = "evolution_totale"
    }

    /// The output of `transfer`.
    public static let schema = TableSchema(
        "quartiers.transfer", title: Text(fr: "Transfert entre générations", en: "Transfer between generations"),
        columns: [
            Column("id_avant", .text, Text(fr: "identifiant de l'ancien quartier", en: "identifier of the old quartier")),
            Column("nom_avant", .text, Text(fr: "nom de l'ancien quartier", en: "name of the old quartier")),
            Column("id_apres", .text, Text(fr: "identifiant du nouveau quartier", en: "identifier of the new quartier")),
            Column("nom_apres", .text, Text(fr: "nom du nouveau quartier", en: "name of the new quartier")),
            Column(
                "nature", .text,
                Text(
                    fr: "transfert, dehors, effet_perimetre, evolution_constante (à contour constant) ou evolution_totale",
                    en:
                        "transfert, dehors (outside), effet_perimetre (boundary effect), evolution_constante (constant outline) or evolution_totale"
                )),
            EstimateColumns.key,
            Column(
                "valeur", .real,
                Text(fr: "effectif transféré, ou différence d'effectifs", en: "count transferred, or difference of counts")),
            EstimateColumns.absence,
            Column("effectif_avant", .real, Text(fr: "effectif de l'ancien contour", en: "count of the old outline")),
            Column("part", .real, Text(fr: "part de cet effectif, de 0 à 1", en: "share of that count, 0 to 1")),
            Column(
                "bilan", .real,
                Text(
                    fr: "(parties + dehors - effectif_avant) / effectif_avant : 0 quand rien ne se perd",
                    en: "(parts + outside - effectif_avant) / effectif_avant: 0 when nothing is lost")),
            EstimateColumns.method, EstimateColumns.vintage, QuartierColumns.source,
        ])

    /// What a count does, as a row of `schema`.
    ///
    /// - Parameters:
    ///   - source: the count of the old outline; nil when it is held back.
    ///   - balance: of the masses, for a transfer.
    public static func row(
        from old: Perimeter, to new: Perimeter?, _ nature: Nature, _ indicator: TileIndicator, value: Double?, absence: Absence?,
        of source: Double?, balance: Double? = nil, method: String, vintage: String?, origin: Value
    ) -> [Value] {
        [
            .text(old.quartier), .text(old.name), .text(orNull: new?.quartier), .text(orNull: new?.name), .text(nature.rawValue),
            .text(indicator.key), .real(orNull: value), .text(orNull: absence?.rawValue), .real(orNull: source),
            .real(orNull: value.flatMap { value in source.flatMap { $0 > 0 ? value / $0 : nil } }), .real(orNull: balance), .text(method),
            .text(orNull: vintage), origin,
        ]
    }

    /// An evolution as rows of `schema`.
    public static func rows(
        _ split: EvolutionSplit, from old: Perimeter, to new: Perimeter, _ indicator: TileIndicator, of source: Double?, vintage: String?,
        origin: Value
    ) -> [[Value]] {
        let changes: [(Nature, EvolutionSplit.Change?)] = [
            (.boundaryEffect, split.boundaryEffect), (.constantChange, split.constantChange), (.total, split.total),
        ]
        return changes.compactMap { nature, change in
            change.map {
                row(
                    from: old, to: new, nature, indicator, value: $0.value, absence: $0.absence, of: source, method: "carreaux:surface",
                    vintage: vintage, origin: origin)
            }
        }
    }
}
