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
        // What nearly every cell holds: plain digits and decimals.
        if let value = unsafe plainValue(bytes, decimals) { return value }
        // Cleaning makes nothing longer.
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + ByteWindow.padding) { cleaned in
            unsafe cleaned.initialize(repeating: 0)
            var cleaner = unsafe NumberCleaner(bytes, into: cleaned)
            guard unsafe cleaner.clean(self) else { return nil }
            return unsafe NumberDialect.exact.plainValue(UnsafeBufferPointer(rebasing: cleaned[..<cleaner.count]), decimals)
        }
    }

    @inline(__always)
    private func plainValue(_ bytes: UnsafeBufferPointer<UInt8>, _ decimals: DecimalParser) -> Double? {
        let point = UInt8(ascii: self == .french ? "," : ".")
        guard let start = bytes.baseAddress, let scan = unsafe decimals.scan(start, point: point), scan.length == bytes.count else {
            return nil
        }
        let value = unsafe decimals.value(scan, at: start, point: point)
        return value.isFinite ? value : nil
    }
}

/// Rewrites a number as people write it into plain digits with a dot.
///
/// Why: the bytes are borrowed for the time of one call, which the cleaner does not outlive.
@unsafe private struct NumberCleaner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let cleaned: UnsafeMutableBufferPointer<UInt8>
    private var index = 0
    /// Where the digits before the point begin.
    private var head = 0
    /// How many bytes were written.
    private(set) var count = 0

    /// - Parameter cleaned: as long as the bytes at least.
    init(_ bytes: UnsafeBufferPointer<UInt8>, into cleaned: UnsafeMutableBufferPointer<UInt8>) {
        unsafe self.bytes = unsafe bytes
        unsafe self.cleaned = unsafe cleaned
    }

    /// Writes the plain digits; false when the bytes are no number.
    mutating func clean(_ dialect: NumberDialect) -> Bool {
        while unsafe takeSpace() {}
        if unsafe take("-") || take("\u{2212}") { unsafe put(UInt8(ascii: "-")) } else if unsafe take("+") {}
        guard unsafe takeWhole(dialect) else { return false }
        if unsafe take(".") || (dialect == .french && take(",")) {
            unsafe put(UInt8(ascii: "."))
            if unsafe takeDigits() == 0 { return false }
        }
        if unsafe take("e") || take("E") {
            unsafe put(UInt8(ascii: "e"))
            if unsafe take("-") { unsafe put(UInt8(ascii: "-")) } else if unsafe take("+") {}
            if unsafe takeDigits() == 0 { return false }
        }
        while unsafe takeSpace() {}
        return unsafe index == bytes.count
    }

    /// Takes the digits before the point, their groups put together and zeros at their head left out.
    private mutating func takeWhole(_ dialect: NumberDialect) -> Bool {
        unsafe head = unsafe count
        let first = unsafe takeDigits()
        if first == 0 { return false }
        while dialect == .french && first <= 3 {
            let before = unsafe index
            // A space is one between thousands when a digit follows, and behind the number otherwise.
            guard unsafe takeSpace(), unsafe index < bytes.count, unsafe isDigit(bytes[index]) else {
                unsafe index = before
                break
            }
            if unsafe takeDigits() != 3 { return false }
        }
        return true
    }

    private mutating func takeDigits() -> Int {
        let start = unsafe index
        while unsafe index < bytes.count, unsafe isDigit(bytes[index]) {
            // A zero at the head gives way to the digit behind it.
            if unsafe count == head + 1, unsafe cleaned[head] == UInt8(ascii: "0") { unsafe count = unsafe head }
            unsafe put(bytes[index])
            unsafe index += 1
        }
        return unsafe index - start
    }

    private mutating func put(_ byte: UInt8) {
        unsafe cleaned[count] = byte
        unsafe count += 1
    }

    private mutating func takeSpace() -> Bool {
        unsafe take(" ") || take("\u{202F}") || take("\u{A0}") || take("\u{2009}") || take("\t")
    }

    @inline(__always)
    private mutating func take(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard unsafe index + length <= bytes.count else { return false }
        for offset in 0..<length where unsafe bytes[index + offset] != text.utf8Start[offset] { return false }
        unsafe index += length
        return true
    }

    private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
