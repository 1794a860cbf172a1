/// One cell of a table, one argument of a finding: a value of a type that SQL, CSV and JSON all have, or nothing.
public enum Value: Hashable, Sendable {
    /// No value; why there is none is said in a column of its own where a figure is concerned.
    case null
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A real number; never NaN, which is written as `null`.
    case real(Double)
    /// A truth value, 0 or 1 in SQL.
    case boolean(Bool)

    /// The text of an optional one, `null` for nil.
    public static func text(orNull text: String?) -> Value { text.map(Value.text) ?? .null }

    /// The number of an optional one, `null` for nil.
    public static func real(orNull number: Double?) -> Value { number.map(Value.real) ?? .null }

    /// The number of an optional one, `null` for nil.
    public static func integer(orNull number: Int?) -> Value { number.map(Value.integer) ?? .null }

    /// Whether it holds nothing.
    public var isNull: Bool { self == .null }

    /// The value exactly and the same in every language, as CSV writes it: shortest digits that read back to the same number,
    /// a dot, `true` or `false`, and nothing for `null`.
    public var exact: String {
        switch self {
        case .null: ""
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): number.isFinite ? Value.shortest(number) : ""
        case .boolean(let truth): truth ? "true" : "false"
        }
    }

    /// The value as a reader of the language expects it in a sentence: grouped thousands and at most four decimals for a number.
    public func words(in language: Language) -> String {
        switch self {
        case .integer(let number): NumberStyle(language).string(number)
        case .real(let number): NumberStyle(language).string(number, decimals: 0...4)
        case .boolean(let truth): Text(fr: truth ? "oui" : "non", en: truth ? "yes" : "no")[language]
        case .null, .text: exact
        }
    }

    /// A whole value without its `.0`, others with the shortest digits that read back to the same number.
    private static func shortest(_ number: Double) -> String {
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
