import Reporting

/// The indicators that the conventions print, in the order of their portraits.
extension Indicator {
    /// « Population »: always rounded, always « environ ».
    public static let population = Indicator(
        "pop", label: Text(fr: "Population", en: "Population"), unit: .inhabitants, nature: .count,
        definition: Text(
            fr:
                "nombre d'habitants ; POP_MUN est la population municipale de l'INSEE, les conventions ne disent pas laquelle elles impriment",
            en: "number of inhabitants; POP_MUN is INSEE's municipal population, conventions do not say which one they print"),
        comparability: .withCaution(
            Text(
                fr: "les documents ne disent pas si la population est municipale (QPV) ou fiscale (QIC)",
                en: "documents do not say whether the population is municipal (QPV) or fiscal (QIC)")))

    /// « Surface »: whole hectares.
    public static let surface = Indicator(
        "surface", label: Text(fr: "Surface", en: "Surface"), unit: .hectares, nature: .area,
        definition: Text(
            fr: "surface imprimée, en hectares entiers ; la génération du périmètre n'est pas dite",
            en: "printed surface, in whole hectares; the generation of the perimeter is not told"))

    /// « Taux de pauvreté ».
    public static let povertyRate = Indicator(
        "tx_pauvrete", label: Text(fr: "Taux de pauvreté", en: "Poverty rate"), unit: .percent,
        nature: .rate(
            of: Fraction(
                Text(fr: "personnes sous 60 % du niveau de vie médian", en: "persons under 60% of the median standard of living"),
                of: Text(fr: "personnes", en: "persons"), base: .persons)),
        direction: .higherIsWorse,
        definition: Text(
            fr: "QPV : part des personnes vivant sous 60 % du niveau de vie médian (INSEE, Filosofi, TP60). QIC : source préfectorale, "
                + "peut-être une part de ménages tirée des carreaux",
            en: "QPV: share of persons under 60% of the median standard of living (INSEE, Filosofi, TP60). QIC: from the préfecture, "
                + "perhaps a share of households drawn from tiles"),
        comparability: .refused(
            Text(
                fr: "QPV et QIC à part : part de personnes pour les QPV, probablement part de ménages pour les QIC",
                en: "QPV and QIC apart: a share of persons for QPV, probably a share of households for QIC")))

    /// « Part des - de 25 ans »: the leading « - » means *moins*.
    public static let under25Share = Indicator(
        "pt_moins_25", label: Text(fr: "Part des - de 25 ans", en: "Share of under-25s"), unit: .percent,
        nature: .rate(
            of: Fraction(
                Text(fr: "personnes de 0 à 24 ans", en: "persons aged 0 to 24"), of: Text(fr: "population", en: "population"),
                base: .persons)),
        definition: Text(
            fr: "part des 0-24 ans dans la population (INSEE, recensement, TX_TOT_0A24)",
            en: "share of people aged 0 to 24 in the population (INSEE, census, TX_TOT_0A24)"))

    /// « Part des familles monoparentales ».
    public static let singleParentShare = Indicator(
        "pt_monoparentales", label: Text(fr: "Part des familles monoparentales", en: "Share of single-parent families"), unit: .percent,
        nature: .rate(
            of: Fraction(
                Text(fr: "familles monoparentales", en: "single-parent families"),
                of: Text(fr: "familles, ou ménages : non précisé", en: "families, or households: not told"), base: .unstated)),
        direction: .higherIsWorse,
        definition: Text(
            fr: "dénominateur non précisé : les valeurs des QPV ressemblent à une part des familles, celles des QIC à une part des ménages",
            en: "denominator not told: the values of QPV look like a share of families, those of QIC like a share of households"),
        comparability: .refused(
            Text(
                fr: "QPV et QIC à part : part des familles pour les uns, sans doute part des ménages pour les autres",
                en: "QPV and QIC apart: a share of families for the former, no doubt of households for the latter")))

    /// « Indice de positionnement social (IPS) des établissements scolaires où sont scolarisés les enfants du quartier ».
    public static let socialPositionIndex = Indicator(
        "ips",
        label: Text(
            fr: "Indice de positionnement social (IPS) des établissements scolaires où sont scolarisés les enfants du quartier",
            en: "Social position index (IPS) of the schools that the children of the quartier attend"),
        unit: .none, nature: .index, direction: .higherIsBetter,
        definition: Text(
            fr: "indice de position sociale (DEPP), moyenne des élèves de l'établissement : il décrit les écoles, non les habitants ; "
                + "la pondération entre écoles n'est pas dite",
            en: "social position index (DEPP), average over the pupils of a school: it describes schools, not residents; "
                + "how schools are weighted is not told"),
        validRange: 45...185)

    /// « Taux d'emploi des 15-64 ans ».
    public static let employmentRate = Indicator(
        "tx_emploi_15_64", label: Text(fr: "Taux d'emploi des 15-64 ans", en: "Employment rate, 15 to 64"), unit: .percent,
        nature: .rate(
            of: Fraction(
                Text(fr: "personnes de 15 à 64 ans en emploi", en: "employed persons aged 15 to 64"),
                of: Text(fr: "personnes de 15 à 64 ans", en: "persons aged 15 to 64"), base: .persons)),
        direction: .higherIsBetter,
        definition: Text(
            fr: "part des 15-64 ans en emploi (INSEE, recensement, TX_TOT_EMPL)",
            en: "share of people aged 15 to 64 who are employed (INSEE, census, TX_TOT_EMPL)"))

    /// « Part des 16-25 ans non scolarisés et sans emploi ».
    public static let idleYouthShare = Indicator(
        "pt_neet_16_25",
        label: Text(
            fr: "Part des 16-25 ans non scolarisés et sans emploi", en: "Share of people aged 16 to 25 neither enrolled nor employed"),
        unit: .percent,
        nature: .rate(
            of: Fraction(
                Text(fr: "16-25 ans non scolarisés et sans emploi", en: "persons aged 16 to 25 neither enrolled nor employed"),
                of: Text(fr: "personnes de 16 à 25 ans", en: "persons aged 16 to 25"), base: .persons)),
        direction: .higherIsWorse,
        definition: Text(
            fr: "part des 16-25 ans ni scolarisés ni en emploi (INSEE, recensement, TX_NSNE_16A25)",
            en: "share of people aged 16 to 25 neither enrolled nor employed (INSEE, census, TX_NSNE_16A25)"))

    /// « Part du parc social ».
    public static let socialHousingShare = Indicator(
        "pt_parc_social", label: Text(fr: "Part du parc social", en: "Share of social housing"), unit: .percent,
        nature: .rate(
            of: Fraction(
                Text(fr: "logements sociaux", en: "social dwellings"),
                of: Text(fr: "logements, ou résidences principales : non précisé", en: "dwellings, or main residences: not told"),
                base: .dwellings)),
        definition: Text(
            fr: "part des logements sociaux ; le dénominateur n'est pas dit (tous les logements, ou les résidences principales)",
            en: "share of social dwellings; the denominator is not told (all dwellings, or main residences)"))

    /// The indicators of a printed portrait, in its order.
    public static let printed: [Indicator] = [
        population, surface, povertyRate, under25Share, singleParentShare, socialPositionIndex, employmentRate, idleYouthShare,
        socialHousingShare,
    ]

    /// The whole dictionary: what conventions print, then the columns of INSEE's tables, each once.
    public static let all: [Indicator] = {
        var seen: Set<String> = []
        return (printed + INSEEColumn.all.map(\.indicator)).filter { seen.insert($0.key).inserted }
    }()

    /// The indicator of a key; nil when the dictionary has none.
    public static func named(_ key: String) -> Indicator? { byKey[key] }

    private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
}
