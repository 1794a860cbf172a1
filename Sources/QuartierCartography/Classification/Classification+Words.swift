public import QuartierModel
public import Reporting

extension Classification {
    /// The limits of a class as legends write them: `20,1 à 30,0`.
    public func words(of rank: Int, for indicator: Indicator, in language: Language) -> String {
        let (lower, upper) = range(of: rank)
        let style = NumberStyle(language)
        let decimals = decimals(for: indicator)
        func number(_ value: Double) -> String { style.string(value, decimals: decimals...decimals) }
        if number(lower) == number(upper) { return number(upper) }
        return Text(fr: "\(number(lower)) à \(number(upper))", en: "\(number(lower)) to \(number(upper))")[language]
    }

    /// As few decimals as tell all limits apart, and at least those of the indicator.
    private func decimals(for indicator: Indicator) -> Int {
        let limits = Set([minimum] + upperLimits)
        if let greatest = limits.max(), greatest - minimum > 200 { return 0 }
        var decimals = indicator.mapDecimals.upperBound
        while decimals < 4, limits.count != Set(limits.map { PathData.decimal($0, decimals: decimals) }).count { decimals += 1 }
        return decimals
    }
}
