/// What is true in the embedded dataset: names, codes, communes, printed surfaces. Sources: the agglomeration's conventions d'application
/// communale (contrat de ville 2024-2030), ANCT's table of 2015 and 2024 codes, the Code officiel géographique.
enum Facts {
    static let epci = "200072460"

    struct Commune {
        let code: String
        let name: String
        /// The chef-lieu, longitude and latitude to a few hundred metres.
        let longitude: Double
        let latitude: Double
    }

    static let communes = [
        Commune(code: "62048", name: "Auchel", longitude: 2.474, latitude: 50.508),
        Commune(code: "62051", name: "Auchy-les-Mines", longitude: 2.783, latitude: 50.513),
        Commune(code: "62083", name: "Barlin", longitude: 2.613, latitude: 50.457),
        Commune(code: "62119", name: "Béthune", longitude: 2.640, latitude: 50.530),
        Commune(code: "62126", name: "Beuvry", longitude: 2.686, latitude: 50.517),
        Commune(code: "62194", name: "Calonne-Ricouart", longitude: 2.482, latitude: 50.487),
        Commune(code: "62443", name: "Hersin-Coupigny", longitude: 2.647, latitude: 50.445),
        Commune(code: "62480", name: "Labourse", longitude: 2.683, latitude: 50.497),
        Commune(code: "62555", name: "Marles-les-Mines", longitude: 2.506, latitude: 50.503),
        Commune(code: "62848", name: "Verquin", longitude: 2.641, latitude: 50.502),
    ]

    struct Quartier {
        let name: String
        let status: String
        /// The name in INSEE's tables of the 2015 generation.
        let name2015: String?
        let code2015: String?
        let code2024: String?
        let localCode: String?
        let communes: [String]
        let printedHectares: Double?
    }

    static let quartiers = [
        Quartier(
            name: "Cité Madagascar", status: "QIC", name2015: nil, code2015: nil, code2024: nil, localCode: "QIC6205101",
            communes: ["62051"],
            printedHectares: nil),
        Quartier(
            name: "Cités 5, de Marles et du Rond-Point", status: "QPV",
            name2015: "Quartier Des Cité 5 - Cité De Marles - Cité Du Rond-Point", code2015: "QP062005", code2024: "QN06205M",
            localCode: nil,
            communes: ["62048", "62194", "62555"], printedHectares: 52),
        Quartier(
            name: "Cité de Marles – Gambetta", status: "QIC", name2015: nil, code2015: nil, code2024: nil, localCode: "QIC6255501",
            communes: ["62555"], printedHectares: nil),
        Quartier(
            name: "Renaissance", status: "QPV", name2015: "Renaissance", code2015: "QP062010", code2024: "QN06210M", localCode: nil,
            communes: ["62126", "62480"], printedHectares: 28),
        Quartier(
            name: "Regain", status: "QPV", name2015: "Quartier Du Regain", code2015: "QP062007", code2024: "QN06207M", localCode: nil,
            communes: ["62083", "62443"], printedHectares: 56),
        Quartier(
            name: "Mont Liébaut", status: "QPV", name2015: "Quartier Du Mont Liébaut", code2015: "QP062008", code2024: "QN06208M",
            localCode: nil,
            communes: ["62119"], printedHectares: 70),
        Quartier(
            name: "3 Îlots", status: "QPV", name2015: "Quartier De La Rue De Lille", code2015: "QP062009", code2024: "QN06209M",
            localCode: nil,
            communes: ["62119", "62848"], printedHectares: 56),
        Quartier(
            name: "Catorive", status: "QIC", name2015: nil, code2015: nil, code2024: nil, localCode: "QIC6211901", communes: ["62119"],
            printedHectares: nil),
    ]
}
