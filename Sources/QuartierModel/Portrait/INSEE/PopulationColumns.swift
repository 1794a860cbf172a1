import Reporting

extension INSEEColumn {
    /// The columns of the `DEMO` tables.
    static let population: [INSEEColumn] =
        [
            INSEEColumn("POP_MUN", .population, .census, holds: .population),
            people("POP_COM_QP", Text(fr: "Population des QPV des communes du quartier", en: "Population of the QPV of its communes")),
            people("POP_COM", Text(fr: "Population des communes du quartier", en: "Population of its communes")),
            share("TX_F", Text(fr: "Part des femmes", en: "Share of women"), of: everyone),
            INSEEColumn("TX_TOT_0A24", .population, .census, holds: .under25Share),
            share("TX_F_0A24", Text(fr: "Part des 0-24 ans parmi les femmes", en: "Share of women aged 0 to 24"), of: women),
            share("TX_TOT_60ETPLUS", Text(fr: "Part des 60 ans et plus", en: "Share of people aged 60 and over"), of: everyone),
            share(
                "TX_F_60ETPLUS", Text(fr: "Part des 60 ans et plus parmi les femmes", en: "Share of women aged 60 and over"), of: women),
            INSEEColumn(
                "IND_JEUNE", .population, .census,
                Text(fr: "Indice de jeunesse (0-19 ans / 60 ans et plus)", en: "Youth index (0 to 19 over 60 and above)"), .none, .index),
            share(
                "TX_TOT_MEN1", Text(fr: "Part des ménages d'une personne", en: "Share of one-person households"), of: households,
                base: .households),
            share(
                "TX_TOT_MEN6", Text(fr: "Part des ménages de six personnes et plus", en: "Share of households of six and more"),
                of: households, base: .households),
            share("TX_TOT_ET", Text(fr: "Part des étrangers", en: "Share of foreigners"), of: everyone),
            share("TX_F_ET", Text(fr: "Part des étrangères parmi les femmes", en: "Share of foreigners among women"), of: women),
        ] + familyBenefits

    /// What Cnaf counts, in the `DEMO` tables.
    private static let familyBenefits: [INSEEColumn] = [
        recipients("A", .population, Text(fr: "Allocataires", en: "Recipients")),
        benefit("PERCOU", Text(fr: "Personnes couvertes par une prestation", en: "Persons covered by a benefit"), covered),
        recipients("AM", .population, Text(fr: "Allocataires monoparents", en: "Single-parent recipients")),
        recipients("AI", .population, Text(fr: "Allocataires isolés sans enfant", en: "Recipients alone and without children")),
        recipients("ACSSENF", .population, Text(fr: "Allocataires en couple sans enfant", en: "Recipients in a couple without children")),
        recipients("ACAVENF", .population, Text(fr: "Allocataires en couple avec enfants", en: "Recipients in a couple with children")),
        recipients(
            "AC3ENF", .population,
            Text(fr: "Allocataires en couple avec trois enfants et plus", en: "Recipients in a couple with three children and more")),
        recipients(
            "A_NETUD_24", .population,
            Text(fr: "Allocataires non étudiants de moins de 25 ans", en: "Recipients under 25 who are not students")),
        recipients("A_ETUD", .population, Text(fr: "Allocataires étudiants", en: "Student recipients")),
        benefit("ENF", Text(fr: "Enfants couverts par une prestation", en: "Children covered by a benefit"), children),
        benefit("ENF_2", Text(fr: "Enfants couverts de moins de 3 ans", en: "Covered children under 3"), children),
        benefit("ENF_3_5", Text(fr: "Enfants couverts de 3 à 5 ans", en: "Covered children aged 3 to 5"), children),
        benefit("ENF_6_10", Text(fr: "Enfants couverts de 6 à 10 ans", en: "Covered children aged 6 to 10"), children),
        benefit("ENF_11_14", Text(fr: "Enfants couverts de 11 à 14 ans", en: "Covered children aged 11 to 14"), children),
        benefit("ENF_15_17", Text(fr: "Enfants couverts de 15 à 17 ans", en: "Covered children aged 15 to 17"), children),
        benefit("ENF_18_24", Text(fr: "Enfants couverts de 18 à 24 ans", en: "Covered children aged 18 to 24"), children),
    ]

    private static let everyone = Text(fr: "population", en: "population")
    private static let women = Text(fr: "femmes", en: "women")
    private static let households = Text(fr: "ménages", en: "households")
    private static let covered = Indicator.Unit.counted(Text(fr: "personnes", en: "persons"))
    private static let children = Indicator.Unit.counted(Text(fr: "enfants", en: "children"))

    private static func people(_ name: String, _ label: Text) -> INSEEColumn {
        INSEEColumn(name, .population, .census, label, .inhabitants, .count)
    }

    private static func share(_ name: String, _ label: Text, of whole: Text, base: Indicator.Base = .persons) -> INSEEColumn {
        INSEEColumn(name, .population, .census, label, .percent, .rate(of: Indicator.Fraction(label, of: whole, base: base)))
    }

    private static func benefit(_ name: String, _ label: Text, _ unit: Indicator.Unit) -> INSEEColumn {
        INSEEColumn(name, .population, .familyBenefits, label, unit, .count)
    }

    /// A count of recipients of family benefits, which both `DEMO` and `REVN` hold.
    static func recipients(_ name: String, _ theme: INSEETheme, _ label: Text) -> INSEEColumn {
        INSEEColumn(name, theme, .familyBenefits, label, .counted(Text(fr: "allocataires", en: "recipients")), .count)
    }
}
