import Reporting

extension INSEEColumn {
    /// The columns of the `IPRO` tables.
    static let employment: [INSEEColumn] = census + contracts + jobseekers + changes

    private static let census: [INSEEColumn] = [
        INSEEColumn("TX_TOT_EMPL", .integration, .census, holds: .employmentRate),
        rate(
            "TX_F_EMPL", Text(fr: "Taux d'emploi des femmes de 15-64 ans", en: "Employment rate of women, 15 to 64"),
            of: Text(fr: "femmes de 15 à 64 ans", en: "women aged 15 to 64"), .higherIsBetter),
        rate(
            "TX_ET_EMPL", Text(fr: "Taux d'emploi des étrangers de 15-64 ans", en: "Employment rate of foreigners, 15 to 64"),
            of: Text(fr: "étrangers de 15 à 64 ans", en: "foreigners aged 15 to 64"), .higherIsBetter),
        rate(
            "TX_TOT_EDLIM", Text(fr: "Part des emplois à durée limitée", en: "Share of jobs for a limited time"), of: employed,
            .higherIsWorse, base: .jobs),
        rate(
            "TX_F_EDLIM", Text(fr: "Part des emplois à durée limitée, femmes", en: "Share of jobs for a limited time, women"),
            of: employed, .higherIsWorse, base: .jobs),
        rate(
            "TX_ET_EDLIM", Text(fr: "Part des emplois à durée limitée, étrangers", en: "Share of jobs for a limited time, foreigners"),
            of: employed, .higherIsWorse, base: .jobs),
    ]

    private static let contracts: [INSEEColumn] =
        bySex("CA", Text(fr: "Contrats aidés", en: "Subsidised contracts"), contract)
        + bySex("CUI", Text(fr: "Contrats uniques d'insertion", en: "Single integration contracts (CUI)"), contract)
        + [
            contract("CIE", Text(fr: "Contrats initiative emploi", en: "Employment initiative contracts (CIE)")),
            contract("CIE_HS", Text(fr: "Contrats initiative emploi hors Starter", en: "CIE contracts other than Starter")),
            contract("CIE_S", Text(fr: "Contrats initiative emploi Starter", en: "CIE Starter contracts")),
            contract("CAE", Text(fr: "Contrats d'accompagnement dans l'emploi", en: "Employment support contracts (CAE)")),
        ]
        + bySex("EAV", Text(fr: "Emplois d'avenir", en: "Jobs for the future (EAV)"), contract)
        + [
            contract("CUI_25", Text(fr: "Contrats uniques d'insertion, 25 ans et moins", en: "CUI contracts, 25 and under")),
            contract("CUI_26A49", Text(fr: "Contrats uniques d'insertion, 26 à 49 ans", en: "CUI contracts, 26 to 49")),
            contract("CUI_50", Text(fr: "Contrats uniques d'insertion, 50 ans et plus", en: "CUI contracts, 50 and over")),
            contract("CUI_INFCAP", Text(fr: "Contrats uniques d'insertion, sous le CAP", en: "CUI contracts, below CAP")),
            contract("CUI_CAP", Text(fr: "Contrats uniques d'insertion, niveau CAP", en: "CUI contracts, CAP")),
            contract("CUI_BAC", Text(fr: "Contrats uniques d'insertion, niveau bac", en: "CUI contracts, baccalauréat")),
            contract("CUI_SUPBAC", Text(fr: "Contrats uniques d'insertion, au-delà du bac", en: "CUI contracts, above baccalauréat")),
            contract("EAV_INFCAP", Text(fr: "Emplois d'avenir, sous le CAP", en: "EAV jobs, below CAP")),
            contract("EAV_CAP", Text(fr: "Emplois d'avenir, niveau CAP", en: "EAV jobs, CAP")),
            contract("EAV_SUPCAP", Text(fr: "Emplois d'avenir, au-delà du CAP", en: "EAV jobs, above CAP")),
        ]

    private static let jobseekers: [INSEEColumn] =
        bySex("ABCDE", Text(fr: "Demandeurs d'emploi, toutes catégories", en: "Jobseekers, all categories"), seekers)
        + bySex("ABC", Text(fr: "Demandeurs d'emploi, catégories A, B et C", en: "Jobseekers, categories A, B and C"), seekers)
        + bySex(
            "ABC_RSA", Text(fr: "Demandeurs d'emploi (A, B, C) au RSA", en: "Jobseekers (A, B, C) on income support (RSA)"), seekers)
        + bySex("A", Text(fr: "Demandeurs d'emploi, catégorie A", en: "Jobseekers, category A"), seekers)
        + [
            seekers("ABC_25", Text(fr: "Demandeurs d'emploi (A, B, C), moins de 26 ans", en: "Jobseekers (A, B, C), under 26")),
            seekers("ABC_2649", Text(fr: "Demandeurs d'emploi (A, B, C), 26 à 49 ans", en: "Jobseekers (A, B, C), 26 to 49")),
            seekers("ABC_50", Text(fr: "Demandeurs d'emploi (A, B, C), 50 ans et plus", en: "Jobseekers (A, B, C), 50 and over")),
            seekers("ABC_FR", Text(fr: "Demandeurs d'emploi (A, B, C), Français", en: "Jobseekers (A, B, C), French")),
            seekers("ABC_E", Text(fr: "Demandeurs d'emploi (A, B, C), étrangers", en: "Jobseekers (A, B, C), foreigners")),
        ]
        + bySex(
            "ABC_INFCAPBEP", Text(fr: "Demandeurs d'emploi (A, B, C), sous le CAP-BEP", en: "Jobseekers (A, B, C), below CAP-BEP"), seekers)
        + bySex("ABC_CAPBEP", Text(fr: "Demandeurs d'emploi (A, B, C), niveau CAP-BEP", en: "Jobseekers (A, B, C), CAP-BEP"), seekers)
        + bySex("ABC_BAC", Text(fr: "Demandeurs d'emploi (A, B, C), niveau bac", en: "Jobseekers (A, B, C), baccalauréat"), seekers)
        + bySex(
            "ABC_SUPBAC", Text(fr: "Demandeurs d'emploi (A, B, C), au-delà du bac", en: "Jobseekers (A, B, C), above baccalauréat"),
            seekers)
        + (1...5).map { rank in
            seekers(
                "ABC_QAL\(rank)",
                Text(
                    fr: "Demandeurs d'emploi (A, B, C), qualification de rang \(rank)",
                    en: "Jobseekers (A, B, C), skill level of rank \(rank)"))
        }
        + (1...4).flatMap { rank in
            bySex(
                "ABC_DUR\(rank)",
                Text(
                    fr: "Demandeurs d'emploi (A, B, C), ancienneté de rang \(rank) (4 : deux ans et plus)",
                    en: "Jobseekers (A, B, C), time on the register of rank \(rank) (4: two years and more)"), seekers)
        }

    private static let changes: [INSEEColumn] =
        [
            contract(
                "CA_N_E", Text(fr: "Contrats aidés, année du fichier", en: "Subsidised contracts, year of the file"),
                .subsidisedContractsChange),
            contract(
                "CA_N1_E", Text(fr: "Contrats aidés, année précédente", en: "Subsidised contracts, year before"), .subsidisedContractsChange
            ),
            change(
                "EVOL_CA_N_E", .subsidisedContractsChange, Text(fr: "Évolution des contrats aidés", en: "Change in subsidised contracts")),
            seekers("A_N_T4", Text(fr: "Demandeurs d'emploi A, 4e trimestre", en: "Jobseekers A, fourth quarter"), .jobseekersChange),
            seekers(
                "A_N1_T4", Text(fr: "Demandeurs d'emploi A, 4e trimestre précédent", en: "Jobseekers A, fourth quarter before"),
                .jobseekersChange),
        ]
        + ["ABC", "A"].flatMap { category in
            [("", "", ""), ("_F", ", femmes", ", women"), ("_H", ", hommes", ", men")].map { suffix, french, english in
                change(
                    "EVOL_\(category)\(suffix)_T4", .jobseekersChange,
                    Text(
                        fr: "Évolution des demandeurs d'emploi \(category)\(french)", en: "Change in jobseekers \(category)\(english)"))
            }
        }

    private static let employed = Text(fr: "emplois", en: "jobs")

    private static func rate(
        _ name: String, _ label: Text, of whole: Text, _ direction: Indicator.Direction, base: Indicator.Base = .persons
    ) -> INSEEColumn {
        INSEEColumn(
            name, .integration, .census, label, .percent, .rate(of: Indicator.Fraction(label, of: whole, base: base)), direction)
    }

    private static func contract(_ name: String, _ label: Text) -> INSEEColumn { contract(name, label, .subsidisedContracts) }

    private static func contract(_ name: String, _ label: Text, _ producer: INSEEProducer) -> INSEEColumn {
        INSEEColumn(name, .integration, producer, label, .counted(Text(fr: "contrats", en: "contracts")), .count)
    }

    private static func seekers(_ name: String, _ label: Text) -> INSEEColumn { seekers(name, label, .jobseekers) }

    private static func seekers(_ name: String, _ label: Text, _ producer: INSEEProducer) -> INSEEColumn {
        INSEEColumn(name, .integration, producer, label, .counted(Text(fr: "demandeurs", en: "jobseekers")), .count, .higherIsWorse)
    }

    private static func change(_ name: String, _ producer: INSEEProducer, _ label: Text) -> INSEEColumn {
        INSEEColumn(name, .integration, producer, label, .percent, .index)
    }

    /// A column, and its twins for women and for men.
    private static func bySex(_ name: String, _ label: Text, _ column: (String, Text) -> INSEEColumn) -> [INSEEColumn] {
        [
            column(name, label),
            column("\(name)_F", Text(fr: "\(label.french), femmes", en: "\(label.english), women")),
            column("\(name)_H", Text(fr: "\(label.french), hommes", en: "\(label.english), men")),
        ]
    }
}
