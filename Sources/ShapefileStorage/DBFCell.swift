internal import Reporting

/// Reads the value of one field of one record.
enum DBFCell {
    /// What the bytes of a field say.
    enum Reading {
        /// A value, or nothing where the field is blank.
        case value(Value)
        /// Bytes that are not a value of the type of the field.
        case unreadable
        /// Stars: GDAL writes them for an absent number, dBASE for one that is too wide for its field.
        case stars
    }

    /// Where the text is in its field: without the blanks that fill it; empty when there is none.
    ///
    /// Blanks before the text are the author's and stay.
    static func textRange(_ bytes: Span<UInt8>) -> Range<Int> {
        var end = 0
        for index in bytes.indices {
            // Programs in C end the text there and leave what follows as it was.
            if bytes[index] == 0 { break }
            if bytes[index] != 0x20 { end = index + 1 }
        }
        return 0..<end
    }

    /// A number: whole when it is written without a point or an exponent.
    static func number(_ bytes: Span<UInt8>) -> Reading {
        let digits = bytes.extracting(trimmed(bytes))
        guard !digits.isEmpty else { return .value(.null) }
        if digits[0] == UInt8(ascii: "*") { return .stars }
        if let ordinary = ordinary(digits) { return .value(ordinary) }
        guard let text = try? UTF8Span(validating: digits) else { return .unreadable }
        let string = String(copying: text)
        if let whole = Int(string) { return .value(.integer(whole)) }
        // Double(_:) also reads `nan`, `inf` and hexadecimal, which no table holds.
        guard string.utf8.allSatisfy({ isNumeric($0) }), let real = Double(string), real.isFinite else { return .unreadable }
        return .value(.real(real))
    }

    /// A number of at most 15 digits, which a double holds exactly, as it does their power of ten: one division rounds correctly (Clinger 1990).
    private static func ordinary(_ text: Span<UInt8>) -> Value? {
        var digits = 0
        var count = 0
        var decimals: Int?
        let isNegative = text[0] == UInt8(ascii: "-")
        for index in (isNegative ? 1 : 0)..<text.count {
            switch text[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits = digits * 10 + Int(text[index] - UInt8(ascii: "0"))
                count += 1
                if count > 15 { return nil }
                if decimals != nil { decimals? += 1 }
            case UInt8(ascii: ".") where decimals == nil: decimals = 0
            default: return nil
            }
        }
        guard count > 0 else { return nil }
        let signed = isNegative ? -digits : digits
        return decimals.map { .real(Double(signed) / powersOfTen[$0]) } ?? .integer(signed)
    }

    private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

    private static func isNumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"),
            UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// A truth value: `T`, `t`, `Y`, `y`, or `F`, `f`, `N`, `n`; a question mark is none.
    static func truth(_ bytes: Span<UInt8>) -> Reading {
        let mark = bytes.extracting(trimmed(bytes))
        guard !mark.isEmpty else { return .value(.null) }
        switch Unicode.Scalar(mark[0]) {
        case _ where mark.count > 1: return .unreadable
        case "T", "t", "Y", "y": return .value(.boolean(true))
        case "F", "f", "N", "n": return .value(.boolean(false))
        case "?": return .value(.null)
        default: return .unreadable
        }
    }

    /// A date, from `yyyymmdd` to `yyyy-mm-dd`; zeros are none.
    static func date(_ bytes: Span<UInt8>) -> Reading {
        let digits = bytes.extracting(trimmed(bytes))
        guard !digits.isEmpty else { return .value(.null) }
        guard let text = try? UTF8Span(validating: digits) else { return .unreadable }
        let string = String(copying: text)
        if string.allSatisfy({ $0 == "0" }) { return .value(.null) }
        let iso = "\(string.prefix(4))-\(string.dropFirst(4).prefix(2))-\(string.dropFirst(6))"
        return CalendarDate(iso) == nil ? .unreadable : .value(.text(iso))
    }

    /// Where something is between the blanks and zero bytes.
    private static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] == 0x20 || bytes[start] == 0 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0 { end -= 1 }
        return start..<end
    }
}
