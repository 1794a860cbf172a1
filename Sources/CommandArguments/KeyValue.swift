/// A pair as the command line writes it: `code_qp=c_nqpv`.
public struct KeyValue: Sendable, Hashable {
    /// What stands before the first `=`.
    public let key: String
    /// What stands after it.
    public let value: String

    /// Reads a pair; nil without `=`, or with nothing on one of its sides.
    public init?(_ text: String) {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex, text.index(after: sign) != text.endIndex else { return nil }
        key = String(text[..<sign])
        value = String(text[text.index(after: sign)...])
    }
}
