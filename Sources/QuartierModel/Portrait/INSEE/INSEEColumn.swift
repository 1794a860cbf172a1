public import Reporting

/// A column of INSEE's tables per QPV, and the indicator it holds.
public struct INSEEColumn: Sendable, Hashable {
    /// The name in the header, as the most recent files write it: `TX_TOT_0A24`.
    public let name: String
    /// The theme of the files that hold it; `A` means one thing in `DEMO` and another in `IPRO`.
    public let theme: INSEETheme
    /// Whose data it is.
    public let producer: INSEEProducer
    /// What it measures.
    public let indicator: Indicator

    /// Declares a column that holds an indicator of the printed portraits.
    init(_ name: String, _ theme: INSEETheme, _ producer: INSEEProducer, holds indicator: Indicator) {
        self.name = name
        self.theme = theme
        self.producer = producer
        self.indicator = indicator
    }

    /// Declares a column that has its own indicator, under the name of the column in lower case after that of its producer.
    init(
        _ name: String, _ theme: INSEETheme, _ producer: INSEEProducer, _ label: Text, _ unit: Indicator.Unit, _ nature: Indicator.Nature,
        _ direction: Indicator.Direction = .neutral
    ) {
        let definition = Text(
            fr: "\(label.french) (\(producer.label.french), colonne \(name) des tableaux \(theme.rawValue) de l'INSEE)",
            en: "\(label.english) (\(producer.label.english), column \(name) of INSEE's \(theme.rawValue) tables)")
        self.init(
            name, theme, producer,
            holds: Indicator(
                producer.keyPrefix + name.lowercased(), label: label, unit: unit, nature: nature, direction: direction,
                definition: definition))
    }

    /// Every column of the themes, in the order of the files.
    public static let all: [INSEEColumn] = population + employment + income + elsewhere

    /// Columns that printed indicators rest on and that no theme of `DEMO`, `IPRO` and `REVN` holds since 2017.
    private static let elsewhere = [
        INSEEColumn("TX_NSNE_16A25", .integration, .census, holds: .idleYouthShare),
        INSEEColumn("TX_TOT_FAM_MONO", .population, .census, holds: .singleParentShare),
    ]
}

/// The themes of INSEE's tables per QPV.
public enum INSEETheme: String, Sendable, Hashable, CaseIterable {
    /// Demography.
    case population = "DEMO"
    /// Integration into work.
    case integration = "IPRO"
    /// Income.
    case income = "REVN"
}

/// Whose data INSEE gathers in its tables per QPV; each has its own secrecy, its own vintage, and most a `NOTE_` column.
public enum INSEEProducer: String, Sendable, Hashable, CaseIterable {
    /// The census of population.
    case census = "RP"
    /// Filosofi: income and poverty, from tax and social files.
    case filosofi = "FILO"
    /// Caisse nationale des allocations familiales.
    case familyBenefits = "CNAF"
    /// Caisse nationale de l'assurance maladie.
    case healthInsurance = "CNAM"
    /// Agence de services et de paiement: subsidised contracts.
    case subsidisedContracts = "ASP"
    /// The same, for an evolution between two years.
    case subsidisedContractsChange = "ASP_E"
    /// Pôle emploi: registered jobseekers.
    case jobseekers = "PE"
    /// The same, for an evolution between two fourth quarters.
    case jobseekersChange = "PE_T"

    /// The column that says how good the source is for the row: 0 or 1 when it can be used, 2 and above when it is withheld.
    public var noteColumn: String { "NOTE_\(rawValue)" }

    /// What keys of its indicators begin with; those of the census and Filosofi are unmistakable without.
    var keyPrefix: String {
        switch self {
        case .census, .filosofi: ""
        case .familyBenefits: "cnaf_"
        case .healthInsurance: "cnam_"
        case .subsidisedContracts, .subsidisedContractsChange: "asp_"
        case .jobseekers, .jobseekersChange: "pe_"
        }
    }

    /// The name for people.
    public var label: Text {
        switch self {
        case .census: Text(fr: "recensement", en: "census")
        case .filosofi: Text(verbatim: "Filosofi")
        case .familyBenefits: Text(verbatim: "Cnaf")
        case .healthInsurance: Text(verbatim: "Cnam")
        case .subsidisedContracts, .subsidisedContractsChange: Text(verbatim: "ASP")
        case .jobseekers, .jobseekersChange: Text(verbatim: "Pôle emploi")
        }
    }
}
