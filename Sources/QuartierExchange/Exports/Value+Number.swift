import Reporting

extension Value {
    /// The number it holds, nil for anything else.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        case .null, .text, .boolean: nil
        }
    }
}
