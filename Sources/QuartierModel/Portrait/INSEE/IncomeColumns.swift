import Reporting

extension INSEEColumn {
    /// The columns of the `REVN` tables.
    static let income: [INSEEColumn] =
        [
            households("PMIMP", Text(fr: "Part des ménages imposés", en: "Share of households that pay income tax"), .neutral),
            INSEEColumn(
                "PART_CHOMPRINC", .income, .filosofi,
                Text(
                    fr: "Part des ménages dont l'indemnité de chômage est le revenu principal",
                    en: "Share of households living mainly on unemployment benefit"),
                .percent, .index, .higherIsWorse),
        ]
        + distribution("DECUC", Text(fr: "Revenu déclaré par unité de consommation", en: "Declared income per consumption unit"))
        + [
            INSEEColumn(
                "BREV", .income, .filosofi, Text(fr: "Taux de bas revenus déclarés", en: "Low declared income rate"), .percent,
                .rate(
                    of: Indicator.Fraction(
                        Text(fr: "personnes sous 60 % du revenu déclaré médian", en: "persons under 60% of the median declared income"),
                        of: Text(fr: "personnes", en: "persons"), base: .persons)), .higherIsWorse),
            INSEEColumn("TP60", .income, .filosofi, holds: .povertyRate),
        ]
        + distribution("DISP", Text(fr: "Revenu disponible par unité de consommation", en: "Disposable income per consumption unit"))
        + [
            part("PACT", Text(fr: "Part des revenus d'activité dans le revenu disponible", en: "Share of earnings in disposable income")),
            part("PPEN", Text(fr: "Part des pensions dans le revenu disponible", en: "Share of pensions in disposable income")),
            part(
                "PPSOC",
                Text(fr: "Part des prestations sociales dans le revenu disponible", en: "Share of social benefits in disposable income")),
            part(
                "PIMPOT",
                Text(fr: "Part des impôts dans le revenu disponible (négative)", en: "Share of taxes in disposable income (negative)")),
            part(
                "PPAT",
                Text(fr: "Part des revenus du patrimoine dans le revenu disponible", en: "Share of property income in disposable income")),
            insured(
                "CCMUC", Text(fr: "Bénéficiaires de la CMU complémentaire", en: "Beneficiaries of the complementary health cover (CMU-C)")),
            insured("C", Text(fr: "Bénéficiaires de l'assurance maladie", en: "Persons with health insurance")),
            insured(
                "C_C2SNP",
                Text(
                    fr: "Bénéficiaires de la complémentaire santé solidaire, sans participation",
                    en: "Beneficiaries of the solidarity health cover, without contribution")),
            insured(
                "C_C2SP",
                Text(
                    fr: "Bénéficiaires de la complémentaire santé solidaire, avec participation",
                    en: "Beneficiaries of the solidarity health cover, with contribution")),
            recipients("A", .income, Text(fr: "Allocataires", en: "Recipients")),
            recipients(
                "APRES50", .income,
                Text(fr: "Allocataires vivant pour moitié et plus de prestations", en: "Recipients living by half and more on benefits")),
            recipients(
                "APRES100", .income, Text(fr: "Allocataires ne vivant que de prestations", en: "Recipients living on benefits alone")),
            recipients("ARSA", .income, Text(fr: "Allocataires du RSA", en: "Recipients of income support (RSA)")),
            recipients("ARSAS", .income, Text(fr: "Allocataires du RSA socle", en: "Recipients of basic income support (RSA socle)")),
            recipients("APPA", .income, Text(fr: "Allocataires de la prime d'activité", en: "Recipients of the in-work bonus")),
            recipients("AAAH", .income, Text(fr: "Allocataires de l'AAH", en: "Recipients of the disability allowance (AAH)")),
        ]

    /// The quantiles of a distribution of income: amounts, so never summed.
    private static func distribution(_ family: String, _ label: Text) -> [INSEEColumn] {
        let quantiles = [
            ("Q2", Text(fr: "médiane", en: "median")), ("Q1", Text(fr: "1er quartile", en: "first quartile")),
            ("Q3", Text(fr: "3e quartile", en: "third quartile")), ("D1", Text(fr: "1er décile", en: "first decile")),
            ("D9", Text(fr: "9e décile", en: "ninth decile")),
        ]
        return quantiles.map { suffix, quantile in
            INSEEColumn(
                "\(family)_\(suffix)", .income, .filosofi,
                Text(fr: "\(label.french), \(quantile.french)", en: "\(label.english), \(quantile.english)"), .euros, .index,
                .higherIsBetter)
        } + [
            INSEEColumn(
                "\(family)_D1D9", .income, .filosofi,
                Text(fr: "\(label.french), rapport interdécile", en: "\(label.english), ninth over first decile"), .none, .index,
                .higherIsWorse)
        ]
    }

    private static func households(_ name: String, _ label: Text, _ direction: Indicator.Direction) -> INSEEColumn {
        INSEEColumn(
            name, .income, .filosofi, label, .percent,
            .rate(of: Indicator.Fraction(label, of: Text(fr: "ménages fiscaux", en: "fiscal households"), base: .households)), direction)
    }

    /// A part of disposable income: an amount over an amount, that taxes make negative.
    private static func part(_ name: String, _ label: Text) -> INSEEColumn {
        INSEEColumn(name, .income, .filosofi, label, .percent, .index)
    }

    private static func insured(_ name: String, _ label: Text) -> INSEEColumn {
        INSEEColumn(name, .income, .healthInsurance, label, .counted(Text(fr: "personnes", en: "persons")), .count)
    }
}
