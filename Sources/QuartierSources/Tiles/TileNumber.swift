/// Reads the numbers of tile files, which have few digits and one decimal.
enum TileNumber {
    /// The powers of ten that a double holds exactly and that fifteen digits may be divided by.
    private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

    /// The number that bytes write, with a dot or, as spreadsheets of French users do, a comma before the decimals; nil when they write none.
    static func parse(_ bytes: Span<UInt8>) -> Double? {
        var digits: UInt64 = 0
        var (digitCount, decimals) = (0, 0)
        var isAfterPoint = false
        let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
        for index in (isNegative ? 1 : 0)..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard digitCount < 15 else { return parseLong(bytes) }
                digits = digits * 10 + UInt64(bytes[index] - UInt8(ascii: "0"))
                digitCount += 1
                decimals += isAfterPoint ? 1 : 0
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard !isAfterPoint, digitCount > 0 else { return nil }
                isAfterPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): return parseLong(bytes)
            default: return nil
            }
        }
        guard digitCount > 0, !isAfterPoint || decimals > 0 else { return nil }
        // Both exact, so that the quotient is the double nearest to what is written.
        let magnitude = Double(digits) / powersOfTen[decimals]
        return isNegative ? -magnitude : magnitude
    }

    /// A number of many digits or with an exponent, which a program may have written and INSEE does not.
    private static func parseLong(_ bytes: Span<UInt8>) -> Double? {
        var text = ""
        for index in bytes.indices {
            let byte = bytes[index] == UInt8(ascii: ",") ? UInt8(ascii: ".") : bytes[index]
            guard "0123456789.eE+-".utf8.contains(byte) else { return nil }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
}
