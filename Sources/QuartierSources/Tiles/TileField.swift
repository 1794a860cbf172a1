public import Reporting

/// A figure of INSEE's tiles (Filosofi), one of the 28 that every vintage has, under the name it bears since 2019.
///
/// All are counts or sums of a tile's households, persons or dwellings, which may be added and shared out by area. None is a rate, and there is no
/// median: the mean standard of living is `ind_snv / ind`.
public enum TileField: String, Sendable, Hashable, CaseIterable {
    /// Individuals.
    case individuals = "ind"
    /// Households.
    case households = "men"
    /// Poor households.
    case poorHouseholds = "men_pauv"
    /// One-person households.
    case onePersonHouseholds = "men_1ind"
    /// Households of five or more.
    case largeHouseholds = "men_5ind"
    /// Owner households.
    case ownerHouseholds = "men_prop"
    /// Single-parent households.
    case singleParentHouseholds = "men_fmp"
    /// Sum of the winsorised standards of living of individuals.
    case standardsOfLiving = "ind_snv"
    /// Sum of the floor areas of dwellings.
    case floorArea = "men_surf"
    /// Households in collective housing.
    case householdsInCollectiveHousing = "men_coll"
    /// Households in houses.
    case householdsInHouses = "men_mais"
    /// Dwellings built before 1945.
    case dwellingsBefore1945 = "log_av45"
    /// Dwellings built from 1945 to 1969.
    case dwellings1945To1969 = "log_45_70"
    /// Dwellings built from 1970 to 1989.
    case dwellings1970To1989 = "log_70_90"
    /// Dwellings built since 1990.
    case dwellingsSince1990 = "log_ap90"
    /// Dwellings of unknown date.
    case dwellingsOfUnknownDate = "log_inc"
    /// Social dwellings.
    case socialDwellings = "log_soc"
    /// Individuals aged 0 to 3.
    case aged0To3 = "ind_0_3"
    /// Individuals aged 4 to 5.
    case aged4To5 = "ind_4_5"
    /// Individuals aged 6 to 10.
    case aged6To10 = "ind_6_10"
    /// Individuals aged 11 to 17.
    case aged11To17 = "ind_11_17"
    /// Individuals aged 18 to 24.
    case aged18To24 = "ind_18_24"
    /// Individuals aged 25 to 39.
    case aged25To39 = "ind_25_39"
    /// Individuals aged 40 to 54.
    case aged40To54 = "ind_40_54"
    /// Individuals aged 55 to 64.
    case aged55To64 = "ind_55_64"
    /// Individuals aged 65 to 79.
    case aged65To79 = "ind_65_79"
    /// Individuals aged 80 and over.
    case aged80AndOver = "ind_80p"
    /// Individuals of unknown age.
    case ofUnknownAge = "ind_inc"

    /// The name, as in the files since 2019: `men_pauv`.
    public var key: String { rawValue }

    /// What is counted.
    public var measure: TileMeasure {
        switch self {
        case .standardsOfLiving:
            .euros
        case .floorArea:
            .squareMetres
        case .households, .poorHouseholds, .onePersonHouseholds, .largeHouseholds, .ownerHouseholds, .singleParentHouseholds,
            .householdsInCollectiveHousing, .householdsInHouses:
            .households
        case .dwellingsBefore1945, .dwellings1945To1969, .dwellings1970To1989, .dwellingsSince1990, .dwellingsOfUnknownDate,
            .socialDwellings:
            .dwellings
        case .individuals, .aged0To3, .aged4To5, .aged6To10, .aged11To17, .aged18To24, .aged25To39, .aged40To54, .aged55To64, .aged65To79,
            .aged80AndOver, .ofUnknownAge:
            .persons
        }
    }

    /// What it is, in a few words.
    public var label: Text {
        switch self {
        case .individuals: Text(fr: "individus", en: "individuals")
        case .households: Text(fr: "ménages", en: "households")
        case .poorHouseholds: Text(fr: "ménages pauvres", en: "poor households")
        case .onePersonHouseholds: Text(fr: "ménages d'une personne", en: "one-person households")
        case .largeHouseholds: Text(fr: "ménages de cinq personnes ou plus", en: "households of five or more")
        case .ownerHouseholds: Text(fr: "ménages propriétaires", en: "owner households")
        case .singleParentHouseholds: Text(fr: "ménages monoparentaux", en: "single-parent households")
        case .standardsOfLiving:
            Text(fr: "somme des niveaux de vie winsorisés des individus", en: "sum of the winsorised standards of living of individuals")
        case .floorArea: Text(fr: "somme des surfaces des logements", en: "sum of the floor areas of dwellings")
        case .householdsInCollectiveHousing: Text(fr: "ménages en logement collectif", en: "households in collective housing")
        case .householdsInHouses: Text(fr: "ménages en maison", en: "households in houses")
        case .dwellingsBefore1945: Text(fr: "logements construits avant 1945", en: "dwellings built before 1945")
        case .dwellings1945To1969: Text(fr: "logements construits de 1945 à 1969", en: "dwellings built from 1945 to 1969")
        case .dwellings1970To1989: Text(fr: "logements construits de 1970 à 1989", en: "dwellings built from 1970 to 1989")
        case .dwellingsSince1990: Text(fr: "logements construits depuis 1990", en: "dwellings built since 1990")
        case .dwellingsOfUnknownDate: Text(fr: "logements de date de construction inconnue", en: "dwellings of unknown date")
        case .socialDwellings: Text(fr: "logements sociaux", en: "social dwellings")
        case .aged0To3: Text(fr: "individus de 0 à 3 ans", en: "individuals aged 0 to 3")
        case .aged4To5: Text(fr: "individus de 4 à 5 ans", en: "individuals aged 4 to 5")
        case .aged6To10: Text(fr: "individus de 6 à 10 ans", en: "individuals aged 6 to 10")
        case .aged11To17: Text(fr: "individus de 11 à 17 ans", en: "individuals aged 11 to 17")
        case .aged18To24: Text(fr: "individus de 18 à 24 ans", en: "individuals aged 18 to 24")
        case .aged25To39: Text(fr: "individus de 25 à 39 ans", en: "individuals aged 25 to 39")
        case .aged40To54: Text(fr: "individus de 40 à 54 ans", en: "individuals aged 40 to 54")
        case .aged55To64: Text(fr: "individus de 55 à 64 ans", en: "individuals aged 55 to 64")
        case .aged65To79: Text(fr: "individus de 65 à 79 ans", en: "individuals aged 65 to 79")
        case .aged80AndOver: Text(fr: "individus de 80 ans ou plus", en: "individuals aged 80 and over")
        case .ofUnknownAge: Text(fr: "individus d'âge inconnu", en: "individuals of unknown age")
        }
    }

    /// The age bands under 25, whose sum is the numerator of the share of the young.
    public static let under25: [TileField] = [.aged0To3, .aged4To5, .aged6To10, .aged11To17, .aged18To24]

    /// The counts of dwellings by building date, which add up to the dwellings of the tile's households.
    public static let dwellingsByAge: [TileField] = [
        .dwellingsBefore1945, .dwellings1945To1969, .dwellings1970To1989, .dwellingsSince1990, .dwellingsOfUnknownDate,
    ]

    /// The age bands, which add up to the individuals.
    public static let ageBands: [TileField] =
        under25 + [.aged25To39, .aged40To54, .aged55To64, .aged65To79, .aged80AndOver, .ofUnknownAge]
}

/// What a field of a tile counts, which says what it may be divided by: a share of households is no share of persons.
public enum TileMeasure: String, Sendable, Hashable, CaseIterable {
    /// Persons of fiscal households.
    case persons
    /// Fiscal households.
    case households
    /// Dwellings.
    case dwellings
    /// Euros a year.
    case euros
    /// Square metres of floor.
    case squareMetres

    /// The unit, as people write it.
    public var unit: Text {
        switch self {
        case .persons: Text(fr: "individus", en: "individuals")
        case .households: Text(fr: "ménages", en: "households")
        case .dwellings: Text(fr: "logements", en: "dwellings")
        case .euros: Text(verbatim: "€")
        case .squareMetres: Text(verbatim: "m²")
        }
    }
}
