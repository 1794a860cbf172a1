public import QuartierModel
import QuartierSources
public import Reporting

/// The columns of `estimate`.
public enum EstimateColumns {
    /// The key of an indicator.
    public static let key = Column("cle", .text, Text(fr: "clé de l'indicateur", en: "key of the indicator"))
    /// The estimate.
    public static let value = Column(
        "valeur", .real, Text(fr: "estimation, dans l'unité de l'indicateur", en: "estimate, in the unit of the indicator"))
    /// The least it can be.
    public static let lower = Column(
        "borne_min", .real,
        Text(
            fr: "au moins : carreaux entièrement dedans ; pour un taux, le plus petit rapport possible",
            en: "at least: tiles wholly inside; for a rate, the least ratio possible"))
    /// The most it can be.
    public static let upper = Column(
        "borne_max", .real,
        Text(
            fr: "au plus : tous les carreaux touchés ; vide quand rien ne la limite",
            en: "at most: all tiles touched; empty when nothing limits it"))
    /// Why there is no value.
    public static let absence = Column(
        "absence", .text,
        Text(
            fr: "pourquoi la valeur manque : secret, non_publie, sans_objet, inconnu",
            en: "why the value is missing: secret, non_publie (not published), sans_objet (not applicable), inconnu (unknown)"))
    /// How many tiles.
    public static let tileCount = Column("n_carreaux", .integer, Text(fr: "carreaux touchés", en: "tiles touched"))
    /// The imputed part.
    public static let imputed = Column(
        "part_impute", .real,
        Text(
            fr: "part des habitants dans des carreaux imputés, de 0 à 1 ; vide quand le fichier ne le dit pas",
            en: "part of the people in imputed tiles, 0 to 1; empty when the file does not say"))
    /// The part at the edge.
    public static let edge = Column(
        "part_bord", .real,
        Text(fr: "part des habitants dans des carreaux de bord, de 0 à 1", en: "part of the people in edge tiles, 0 to 1"))
    /// The known part.
    public static let known = Column(
        "part_connue", .real,
        Text(
            fr: "part de la surface des carreaux dont la donnée est connue, de 0 à 1",
            en: "part of the area of tiles whose figure is known, 0 to 1"))
    /// The households.
    public static let households = Column(
        "menages", .real, Text(fr: "ménages du contour ; vide sous le seuil", en: "households of the outline; empty under the threshold"))
    /// Whether it may be published.
    public static let publishable = Column(
        "diffusable", .boolean,
        Text(
            fr: "non quand le secret statistique retient la valeur", en: "false when statistical secrecy holds the value back"))
    /// How it was worked out.
    public static let method = Column(
        "methode", .text,
        Text(
            fr: "carreaux:surface ou carreaux:batiments, décalage du contour, calage et facteur",
            en: "carreaux:surface (tiles by area) or carreaux:batiments (by buildings), shift of the outline, calibration and factor"))
    /// The vintage of the tiles.
    public static let vintage = Column("millesime", .text, Text(fr: "millésime des carreaux", en: "vintage of the tiles"))

    /// The columns between the leading ones and the source.
    public static let own = [
        key, value, lower, upper, absence, tileCount, imputed, edge, known, households, publishable, method, vintage,
    ]

    /// The output of `estimate`.
    public static let schema = TableSchema(
        "quartiers.estimate", title: Text(fr: "Estimations par carreaux", en: "Estimates from tiles"),
        columns: QuartierColumns.leading + own + [QuartierColumns.source])

    /// What every table of estimates says of itself.
    public static let notes = [
        Text(
            fr: "Estimations tirées des carreaux de 200 m de l'INSEE (Filosofi, ménages fiscaux) : publier l'intervalle avec la valeur.",
            en: "Estimates from INSEE's 200 m tiles (Filosofi, fiscal households): publish the interval with the value."),
        Text(
            fr:
                "tx_pauvrete_menages et pt_monoparentales_menages sont des parts de ménages : ne pas les mettre sur le même axe qu'une part de personnes.",
            en:
                "tx_pauvrete_menages and pt_monoparentales_menages are shares of households: not to be put on one axis with a share of persons."
        ),
    ]

    /// The estimates of a perimeter as rows of `schema`.
    ///
    /// - Parameters:
    ///   - indicators: those to show; all when empty.
    ///   - method: how, in the words of the column.
    public static func rows(
        _ estimates: OutlineEstimates, perimeter: Perimeter, showing indicators: Set<String>, method: (TileIndicator) -> String,
        vintage: String?, source: Value
    ) -> [[Value]] {
        estimates.estimates.filter { indicators.isEmpty || indicators.contains($0.indicator.key) }.map { estimate in
            QuartierColumns.lead(perimeter)
                + values(estimate, of: estimates, method: method(estimate.indicator), vintage: vintage) + [source]
        }
    }

    /// An estimate as the values of `own`.
    public static func values(_ estimate: Estimate, of all: OutlineEstimates, method: String, vintage: String?) -> [Value] {
        [
            .text(estimate.indicator.key), .real(orNull: estimate.value), .real(orNull: estimate.lower), .real(orNull: estimate.upper),
            .text(orNull: estimate.absence?.rawValue), .integer(all.tileCount), .real(orNull: all.imputedShare),
            .real(orNull: all.edgeShare), .real(orNull: estimate.knownShare), .real(orNull: all.households),
            all.isPublishable.map { .boolean($0 && estimate.absence != .secret) } ?? .null, .text(method), .text(orNull: vintage),
        ]
    }

    /// The estimates that rows of `own` hold, all of one outline: what `values` wrote.
    static func estimates(_ rows: [[Value]]) -> OutlineEstimates {
        func cell(_ row: [Value], _ column: Column) -> Value { own.firstIndex(of: column).map { row[$0] } ?? .null }
        func number(_ row: [Value], _ column: Column) -> Double? { CellValue.number(cell(row, column)) }
        let estimates = rows.compactMap { row -> Estimate? in
            guard let indicator = TileIndicator.all.first(where: { .text($0.key) == cell(row, key) }) else { return nil }
            return Estimate(
                indicator: indicator, value: number(row, value), lower: number(row, lower), upper: number(row, upper),
                absence: Absence(rawValue: cell(row, absence).exact), knownShare: number(row, known))
        }
        let first = rows.first ?? own.map { _ in .null }
        return OutlineEstimates(
            estimates: estimates, tileCount: number(first, tileCount).map { Int($0) } ?? 0, imputedShare: number(first, imputed),
            edgeShare: number(first, edge), households: rows.compactMap { number($0, households) }.first)
    }
}
