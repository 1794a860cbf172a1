/// The figures that the conventions print for the eight quartiers, to the character, and what INSEE's tables hold of five of them.
///
/// Sources: the conventions d'application communale of the contrat de ville 2024-2030, whose QPV figures are those of sigville 2022 for the 2015
/// perimeters and whose QIC figures are those of the préfecture, 2024; INSEE and ANCT, tables per QPV (Licence Ouverte). Words of the documents
/// are not kept, figures are.
enum PortraitFacts {
    /// What a document prints of a quartier.
    struct Printed {
        /// The name of the quartier, as in `Facts`.
        let quartier: String
        /// The document.
        let document: String
        /// The vintage and the perimeter of its figures.
        let vintage: String
        let perimeter: String
        /// The evolution of the population since 2015.
        let change: Int?
        /// Figures as printed, by key.
        let figures: [(key: String, printed: String)]

        /// A QPV, whose figures describe the perimeter of 2015.
        static func qpv(_ quartier: String, of communes: String, change: Int, _ figures: [(String, String)]) -> Printed {
            Printed(
                quartier: quartier, document: "Convention d'application communale, \(communes)", vintage: "2022", perimeter: "2015",
                change: change, figures: figures.map { (key: $0, printed: $1) })
        }

        /// A QIC, whose figures are the préfecture's.
        static func qic(_ quartier: String, of commune: String, _ figures: [(String, String)]) -> Printed {
            Printed(
                quartier: quartier, document: "Convention d'application communale, \(commune)", vintage: "2024", perimeter: "local",
                change: nil, figures: figures.map { (key: $0, printed: $1) })
        }
    }

    /// The value of the agglomeration that stands beside each figure, the same in all documents.
    static let references = [
        "tx_pauvrete": 18.8, "pt_moins_25": 31, "pt_monoparentales": 16.2, "ips": 104, "tx_emploi_15_64": 58.8, "pt_neet_16_25": 23.5,
        "pt_parc_social": 25.6,
    ]

    static let printed: [Printed] = [
        .qic(
            "Cité Madagascar", of: "Auchy-les-Mines",
            [("pop", "environ 840"), ("tx_pauvrete", "33%"), ("pt_monoparentales", "20%"), ("pt_parc_social", "85%")]),
        .qpv(
            "Cités 5, de Marles et du Rond-Point", of: "Marles-les-Mines", change: 500,
            [
                ("pop", "environ 2 700"), ("surface", "52"), ("tx_pauvrete", "40,2 %"), ("pt_moins_25", "33 %"), ("ips", "79,9"),
                ("tx_emploi_15_64", "40,4%"), ("pt_neet_16_25", "43,4%"), ("pt_parc_social", "84,2%"),
            ]),
        .qic(
            "Cité de Marles – Gambetta", of: "Marles-les-Mines",
            [
                ("pop", "environ 990"), ("tx_pauvrete", "+ de 30%"), ("pt_monoparentales", "12%"), ("ips", "83"), ("pt_parc_social", "86%"),
            ]),
        .qpv(
            "Renaissance", of: "Labourse", change: 600,
            [
                ("pop", "environ 1 600"), ("surface", "28"), ("tx_pauvrete", "37,9 %"), ("pt_moins_25", "32,9 %"), ("ips", "86"),
                ("tx_emploi_15_64", "46%"), ("pt_neet_16_25", "41,1%"), ("pt_parc_social", "68,6%"),
            ]),
        .qpv(
            "Regain", of: "Barlin et Hersin-Coupigny", change: 100,
            [
                ("pop", "environ 2 000"), ("surface", "56"), ("tx_pauvrete", "33 %"), ("pt_moins_25", "29,1 %"), ("ips", "83"),
                ("tx_emploi_15_64", "40,1%"), ("pt_neet_16_25", "31,4%"), ("pt_parc_social", "95%"),
            ]),
        .qpv(
            "Mont Liébaut", of: "Béthune", change: 100,
            [
                ("pop", "environ 2 600"), ("surface", "70"), ("tx_pauvrete", "46,1%"), ("pt_moins_25", "37,9%"),
                ("pt_monoparentales", "39,4%"), ("ips", "86"), ("tx_emploi_15_64", "34,9%"), ("pt_neet_16_25", "31,4%"),
                ("pt_parc_social", "77,9%"),
            ]),
        .qpv(
            "3 Îlots", of: "Béthune et Verquin", change: 100,
            [
                ("pop", "environ 3 300"), ("surface", "56"), ("tx_pauvrete", "40,3 %"), ("pt_moins_25", "38,6 %"),
                ("pt_monoparentales", "26,2%"), ("ips", "95"), ("tx_emploi_15_64", "48,5%"), ("pt_neet_16_25", "31,8%"),
                ("pt_parc_social", "33,3%"),
            ]),
        .qic(
            "Catorive", of: "Béthune",
            [("pop", "environ 760"), ("tx_pauvrete", "21%"), ("pt_monoparentales", "13%"), ("ips", "72"), ("pt_parc_social", "75%")]),
    ]

    /// A column of INSEE's tables, by file year and code.
    struct Column {
        let name: String
        let key: String
        let theme: String
        let years: [Int]
        let values: [String: [Double]]
    }

    static let insee = [
        Column(
            name: "POP_MUN", key: "pop", theme: "DEMO", years: [2017, 2018, 2019, 2020, 2021, 2022],
            values: [
                "QP062005": [2365, 2365, 2365, 2365, 2224, 2224],
                "QP062007": [2396, 2396, 2396, 2396, 2022, 2022],
                "QP062008": [3083, 3083, 3083, 3083, 3039, 3039],
                "QP062009": [3347, 3347, 3347, 3347, 3441, 3441],
                "QP062010": [1179, 1179, 1179, 1179, 1067, 1067],
            ]),
        Column(
            name: "TX_TOT_0A24", key: "pt_moins_25", theme: "DEMO", years: [2017, 2018, 2019, 2020, 2021, 2022],
            values: [
                "QP062005": [33.1, 33.1, 34.2, 33.4, 32.8, 33.2],
                "QP062007": [34.2, 34.2, 33.4, 32.9, 28.8, 28.9],
                "QP062008": [43.5, 43.5, 36.5, 38.5, 38.7, 39.3],
                "QP062009": [39.6, 39.6, 35.5, 37.4, 38.3, 38.7],
                "QP062010": [38.0, 38.0, 37.4, 37.4, 32.7, 33.2],
            ]),
        Column(
            name: "TX_TOT_EMPL", key: "tx_emploi_15_64", theme: "IPRO", years: [2017, 2018, 2019, 2020, 2021, 2022],
            values: [
                "QP062005": [38.1, 38.1, 39.8, 39.9, 41.0, 40.4],
                "QP062007": [47.7, 47.7, 42.3, 42.2, 45.1, 45.3],
                "QP062008": [34.9, 34.9, 38.6, 38.7, 36.6, 34.9],
                "QP062009": [48.1, 48.1, 43.9, 46, 45.4, 48.5],
                "QP062010": [45.9, 45.9, 44.2, 44.2, 42.8, 43.0],
            ]),
        Column(
            name: "TP60", key: "tx_pauvrete", theme: "REVN", years: [2017, 2018, 2019, 2021, 2022],
            values: [
                "QP062005": [39.3, 39.5, 40.4, 42.4, 40.8],
                "QP062007": [39.1, 39.0, 39.1, 38.1, 36.4],
                "QP062008": [44.5, 46.8, 48.7, 49.2, 49.3],
                "QP062009": [40.4, 40.8, 42.1, 41.3, 40.3],
                "QP062010": [42.9, 44.0, 43.1, 38.7, 41.2],
            ]),
    ]
}
