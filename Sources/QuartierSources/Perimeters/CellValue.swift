public import Reporting

/// What a cell of a delivery says, whatever the type in which it was delivered.
public enum CellValue {
    /// A cell as text, byte for byte; nil when it holds nothing but spaces.
    public static func verbatim(_ value: Value) -> String? {
        let text = value.exact
        return text.allSatisfy(\.isWhitespace) ? nil : text
    }

    /// A cell as text without outer spaces; nil when it holds nothing.
    public static func text(_ value: Value) -> String? {
        guard let text = verbatim(value) else { return nil }
        // Most cells have no outer spaces.
        if text.first?.isWhitespace == false, text.last?.isWhitespace == false { return text }
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
