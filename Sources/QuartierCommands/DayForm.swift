import CommandArguments
import Reporting

extension ValueForm<String> {
    /// A day, ISO 8601.
    static let day = ValueForm(
        Text(fr: "DATE", en: "DATE"), expecting: Text(fr: "une date comme 2024-06-30", en: "a date like 2024-06-30")
    ) { text in
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isDay =
            parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
            && 1...12 ~= (Int(parts[1]) ?? 0) && 1...31 ~= (Int(parts[2]) ?? 0)
        return isDay ? text : nil
    }
}
