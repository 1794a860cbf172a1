public import Reporting

extension Reading {
    /// The reading as a document prints it: `40,2 %`, `environ 2 700 hab.`, `+ de 30 %`, `2 700 hab. [2 400 ; 3 000]`, `secret statistique`.
    ///
    /// - Parameters:
    ///   - unit: the unit of its indicator.
    ///   - decimals: the fewest and the most decimals to show.
    public func words(unit: Indicator.Unit, decimals: ClosedRange<Int> = 0...2, in language: Language) -> String {
        let style = NumberStyle(language)
        let symbol = unit.symbol?[language]
        func number(_ value: Double) -> String { style.string(value, decimals: decimals) }
        func measured(_ value: Double) -> String {
            guard let symbol else { return number(value) }
            // French puts a narrow no-break space before every unit, English none before the sign of per cent.
            return language == .english && symbol == "%" ? number(value) + symbol : number(value) + "\u{202F}" + symbol
        }
        switch self {
        case .exact(let value): return measured(value)
        case .about(let value): return Text(fr: "environ \(measured(value))", en: "about \(measured(value))")[language]
        case .atLeast(let bound): return Text(fr: "+ de \(measured(bound))", en: "more than \(measured(bound))")[language]
        case .atMost(let bound): return Text(fr: "moins de \(measured(bound))", en: "less than \(measured(bound))")[language]
        case .estimated(let value, let range):
            let separator = language == .french ? "\u{202F}; " : "; "
            return "\(measured(value)) [\(number(range.lowerBound))\(separator)\(number(range.upperBound))]"
        case .missing(let absence): return absence.label[language]
        }
    }
}
