public import QuartierModel
public import QuartierSources
import Reporting

/// What an estimate gives: one of the 28 counts of the tiles, or a ratio rebuilt from two sums of them. Rates themselves are never summed.
public struct TileIndicator: Sendable, Hashable, Identifiable {
    /// The key, the words and the nature.
    public let indicator: Indicator
    /// The fields whose sum is counted.
    public let counted: [TileField]
    /// The fields whose sum it is counted among; none for a count.
    public let among: [TileField]
    /// What the ratio is multiplied by: 100 for a percentage.
    let scale: Double

    /// The key: `men_pauv`, `tx_pauvrete_menages`.
    public var key: String { indicator.key }
    /// The key.
    public var id: String { key }
    /// Whether it is a count.
    public var isCount: Bool { among.isEmpty }
    /// Whether its numerator is part of its denominator, so that it says how many of them there are.
    var isShare: Bool { if case .rate = indicator.nature { true } else { false } }

    /// Two are the same when their keys are.
    public static func == (left: TileIndicator, right: TileIndicator) -> Bool { left.key == right.key }

    /// Hashes the key.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension TileIndicator {
    /// The count of a field, under the field's own name.
    public static func count(_ field: TileField) -> TileIndicator {
        let unit: Indicator.Unit =
            switch field.measure {
            case .persons: .inhabitants
            case .euros: .euros
            case .households, .dwellings, .squareMetres: .counted(field.measure.unit)
            }
        return TileIndicator(
            indicator: Indicator(field.key, label: field.label, unit: unit, nature: .count, definition: field.label), counted: [field],
            among: [], scale: 1)
    }

    /// Poor households among households: no share of persons, which the printed poverty rate is.
    public static let householdPovertyRate = share(
        "tx_pauvrete_menages", of: [.poorHouseholds], among: [.households], base: .households,
        label: Text(fr: "Taux de pauvreté des ménages", en: "Poverty rate of households"), direction: .higherIsWorse,
        definition: Text(
            fr:
                "ménages pauvres parmi les ménages fiscaux : une part de ménages, que l'on ne compare pas au taux de pauvreté des personnes",
            en: "poor households among fiscal households: a share of households, not to be compared with the poverty rate of persons"))

    /// Single-parent households among households.
    public static let singleParentHouseholdShare = share(
        "pt_monoparentales_menages", of: [.singleParentHouseholds], among: [.households], base: .households,
        label: Text(fr: "Part des ménages monoparentaux", en: "Share of single-parent households"), direction: .higherIsWorse,
        definition: Text(
            fr: "ménages monoparentaux parmi les ménages fiscaux : une part de ménages, non de familles",
            en: "single-parent households among fiscal households: a share of households, not of families"))

    /// Social dwellings among dwellings.
    public static let socialDwellingShare = share(
        "pt_parc_social", of: [.socialDwellings], among: TileField.dwellingsByAge, base: .dwellings,
        label: Text(fr: "Part des logements sociaux", en: "Share of social dwellings"),
        definition: Text(
            fr: "logements sociaux parmi les logements des ménages fiscaux (log_soc, somme des log_ par date de construction)",
            en: "social dwellings among the dwellings of fiscal households (log_soc, sum of log_ by building date)"))

    /// Persons under 25 among persons.
    public static let under25Share = share(
        "pt_moins_25", of: TileField.under25, among: [.individuals], base: .persons,
        label: Text(fr: "Part des moins de 25 ans", en: "Share of under-25s"),
        definition: Text(
            fr: "individus de 0 à 24 ans parmi les individus des ménages fiscaux",
            en: "individuals aged 0 to 24 among individuals of fiscal households"))

    /// The mean standard of living of persons; tiles have no median.
    public static let meanStandardOfLiving = TileIndicator(
        indicator: Indicator(
            "niveau_vie_moyen", label: Text(fr: "Niveau de vie moyen", en: "Mean standard of living"), unit: .euros, nature: .index,
            direction: .higherIsBetter,
            definition: Text(
                fr: "somme des niveaux de vie winsorisés divisée par le nombre d'individus : une moyenne, non une médiane",
                en: "sum of winsorised standards of living over the number of individuals: a mean, not a median")),
        counted: [.standardsOfLiving], among: [.individuals], scale: 1)

    /// All of them: the 28 counts in the order of the files, then the ratios.
    public static let all: [TileIndicator] =
        TileField.allCases.map(count) + [
            householdPovertyRate, singleParentHouseholdShare, socialDwellingShare, under25Share, meanStandardOfLiving,
        ]

    private static func share(
        _ key: String, of counted: [TileField], among: [TileField], base: Indicator.Base, label: Text,
        direction: Indicator.Direction = .neutral, definition: Text
    ) -> TileIndicator {
        func words(_ fields: [TileField], _ language: Language) -> String { fields.map { $0.label[language] }.joined(separator: " + ") }
        func text(_ fields: [TileField]) -> Text { Text(fr: words(fields, .french), en: words(fields, .english)) }
        return TileIndicator(
            indicator: Indicator(
                key, label: label, unit: .percent,
                nature: .rate(of: Indicator.Fraction(text(counted), of: text(among), base: base)), direction: direction,
                definition: definition), counted: counted, among: among, scale: 100)
    }
}
