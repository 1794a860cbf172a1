import QuartierAnalysis
public import QuartierModel
public import Reporting

/// The indicators that can be asked for by their key.
public enum IndicatorTable {
    /// Where the figures of an indicator come from.
    public enum Origin: String, Sendable, CaseIterable {
        /// Figures that documents and INSEE's tables print.
        case portraits
        /// Counts of INSEE's tiles, and what is rebuilt from them.
        case tiles = "carreaux"

        /// Its indicators, in the order of the dictionary.
        public var indicators: [Indicator] {
            switch self {
            case .portraits: Indicator.all
            case .tiles: TileIndicator.all.map(\.indicator)
            }
        }

        /// Their keys.
        public var keys: [String] { indicators.map(\.key) }
    }

    /// The columns.
    public static let schema = TableSchema(
        "quartiers.indicators", title: Text(fr: "Indicateurs que l'on peut demander", en: "Indicators that can be asked for"),
        columns: [
            FigureColumns.key, FigureColumns.label, FigureColumns.unit, nature,
            Column(
                "origine", .text,
                Text(
                    fr: "portraits (documents et tables de l'INSEE) ou carreaux",
                    en: "portraits (documents and tables of INSEE) or carreaux (tiles)")),
            definition,
        ])

    static let nature = Column(
        "nature", .text, Text(fr: "effectif, taux, indice ou surface", en: "effectif (count), taux (rate), indice (index) or surface"))
    static let definition = Column("definition", .text, Text(fr: "définition", en: "definition"))

    /// Every indicator; one that both portraits and tiles give, as they define it.
    public static func table(in language: Language) -> Table {
        var table = Table(schema)
        for origin in Origin.allCases {
            for indicator in origin.indicators {
                table.append([
                    .text(indicator.key), .text(indicator.label[language]), .text(orNull: indicator.unit.symbol?[language]),
                    .text(indicator.nature.token), .text(origin.rawValue), .text(indicator.definition[language]),
                ])
            }
        }
        return table
    }
}
