/// How a text file writes its numbers.
public enum NumberDialect: Sendable, Hashable {
    /// As programs do: a dot before the decimals, nothing between thousands.
    case exact
    /// As INSEE does: a comma before the decimals (a dot is read as well), a space between thousands: plain, no-break (U+00A0), narrow
    /// (U+202F) or thin (U+2009).
    case french

    /// The finite number that a text writes, outer spaces left out; nil when it is none.
    ///
    /// Thousands are groups of three digits or the text is no number: `12 34` gives nil, never 1234.
    public func parse(_ text: String) -> Double? {
        let bytes = Array(text.utf8)
        let padded = bytes + Array(repeating: 0, count: ByteWindow.padding)
        return unsafe padded.withUnsafeBufferPointer { padded in
            unsafe parse(UnsafeBufferPointer(rebasing: padded[..<bytes.count]), DecimalParser.standard)
        }
    }

    /// The finite number that bytes of UTF-8 write; behind them must stand `ByteWindow.padding` readable bytes, of which the first is no digit.
    func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ decimals: DecimalParser) -> Double? {
        let point = UInt8(ascii: self == .french ? "," : ".")
        // What nearly every cell holds: plain digits and decimals.
        if let start = bytes.baseAddress, let scan = unsafe decimals.scan(start, point: point), scan.length == bytes.count {
            let value = unsafe decimals.value(scan, at: start, point: point)
            return value.isFinite ? value : nil
        }
        guard let plain = unsafe plain(bytes), let value = Double(plain), value.isFinite else { return nil }
        return value
    }

    /// The text with a dot and without spaces; nil when it is no number.
    private func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let scalars = Array(unsafe String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var rest = scalars[...].drop(while: Self.isSpace)
        while let last = rest.last, Self.isSpace(last) { rest.removeLast() }
        var plain = ""
        if let sign = rest.first, sign == "-" || sign == "\u{2212}" || sign == "+" {
            if sign != "+" { plain = "-" }
            rest.removeFirst()
        }
        guard let whole = takeWhole(&rest) else { return nil }
        plain += whole
        if let point = rest.first, point == "." || (self == .french && point == ",") {
            rest.removeFirst()
            let digits = Self.takeDigits(&rest)
            if digits.isEmpty { return nil }
            plain += "." + digits
        }
        if let exponent = rest.first, exponent == "e" || exponent == "E" {
            rest.removeFirst()
            plain += "e"
            if let sign = rest.first, sign == "-" || sign == "+" { plain.unicodeScalars.append(rest.removeFirst()) }
            let digits = Self.takeDigits(&rest)
            if digits.isEmpty { return nil }
            plain += digits
        }
        return rest.isEmpty ? plain : nil
    }

    /// The digits before the point, their groups put together.
    private func takeWhole(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
        var whole = Self.takeDigits(&rest)
        guard !whole.isEmpty else { return nil }
        if self == .french && whole.count <= 3 {
            while let space = rest.first, Self.isSpace(space) {
                rest.removeFirst()
                let group = Self.takeDigits(&rest)
                guard group.count == 3 else { return nil }
                whole += group
            }
        }
        return whole
    }

    private static func takeDigits(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest[digits.endIndex...]
        return String(String.UnicodeScalarView(digits))
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}" || scalar == "\t"
    }
}
