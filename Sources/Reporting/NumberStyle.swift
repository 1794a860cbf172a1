/// How a language writes numbers for people: `1 234,5` in French (narrow no-break space, decimal comma), `1,234.5` in English.
public struct NumberStyle: Sendable {
    private let group: String
    private let point: String

    /// The style of a language.
    public init(_ language: Language) {
        switch language {
        case .french: (group, point) = ("\u{202F}", ",")
        case .english: (group, point) = (",", ".")
        }
    }

    /// A whole number with grouped thousands.
    public func string(_ number: Int) -> String {
        (number < 0 ? "\u{2212}" : "") + grouped(String(number.magnitude))
    }

    /// A whole number without grouping, as a year is written.
    public func ungrouped(_ number: Int) -> String {
        (number < 0 ? "\u{2212}" : "") + String(number.magnitude)
    }

    /// A number rounded half away from zero to at most the upper count of decimals, zeros beyond the lower count left out.
    public func string(_ number: Double, decimals: ClosedRange<Int>) -> String {
        guard number.isFinite else { return "?" }
        var scale = 1.0
        for _ in 0..<decimals.upperBound { scale *= 10 }
        let scaled = (number.magnitude * scale).rounded(.toNearestOrAwayFromZero)
        // Beyond this a Double holds no decimals to show, and the digits would not fit an integer.
        guard scaled < 9e15 else { return number.description }
        var digits = String(Int(scaled))
        while digits.count <= decimals.upperBound { digits = "0" + digits }
        let whole = String(digits.dropLast(decimals.upperBound))
        var fraction = String(digits.suffix(decimals.upperBound))
        while fraction.count > decimals.lowerBound, fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = number < 0 && scaled != 0 ? "\u{2212}" : ""
        return sign + grouped(whole) + (fraction.isEmpty ? "" : point + fraction)
    }

    private func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += group }
            result.append(digit)
        }
        return result
    }
}
