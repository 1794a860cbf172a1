public import Reporting

/// What a cell of a delivery says, whatever the type in which it was delivered.
public enum CellValue {
    /// A cell as text without outer spaces; nil when it holds nothing.
    public static func text(_ value: Value) -> String? {
        let text = value.exact
        guard let first = text.first(where: { !$0.isWhitespace }) else { return nil }
        // Most cells have no outer spaces.
        if first == text.first, text.last?.isWhitespace == false { return text }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// A cell as a number, also when it was delivered as text with a decimal comma.
    public static func number(_ value: Value) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .real(let number): number.isFinite ? number : nil
        case .text(let text): Double(text.replacing(",", with: ".").filter { !$0.isWhitespace }).flatMap { $0.isFinite ? $0 : nil }
        case .null, .boolean: nil
        }
    }
}
