import Reporting

extension Value {
    /// The whole number it holds; nil for anything else.
    var wholeNumber: Int? {
        switch self {
        case .integer(let number): number
        case .real(let number): Int(exactly: number)
        case .null, .text, .boolean: nil
        }
    }

    /// The text it holds; nil for an empty one and anything else.
    var nonEmptyText: String? {
        if case .text(let text) = self, !text.isEmpty { text } else { nil }
    }
}
