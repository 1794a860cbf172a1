/// Reads decimal numbers out of bytes, correctly rounded: the double nearest to what is written, ties to even.
///
/// Digits are taken eight at a time. A number of few digits is one exact multiplication or division (Clinger 1990); one of up to nineteen is a
/// product with a power of five held to 128 bits (Lemire, "Number parsing at a gigabyte per second", 2021, sections 5 to 8); the rest, which
/// real files hardly hold, goes to the standard library.
struct DecimalParser: Sendable {
    /// The powers 5^q for q in `exponents`, scaled to 128 significant bits; truncated when positive, rounded up when negative.
    private let powersOfFive: [UInt128]
    private let powersOfTen: [Double]
    private let wholePowersOfTen: [UInt64]

    /// The exponents for which the product with nineteen digits decides every rounding (Lemire, section 8).
    private static let exponents = -27...27

    /// The parser; its tables are the same for all.
    static let standard = DecimalParser()

    private init() {
        powersOfFive = Self.exponents.map(Self.powerOfFive)
        powersOfTen = (0...22).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }
        wholePowersOfTen = (0...8).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
    }

    /// The significant bits of 5^q.
    static func powerOfFive(_ exponent: Int) -> UInt128 {
        let power = (0..<abs(exponent)).reduce(UInt128(1)) { power, _ in power * 5 }
        if exponent >= 0 { return power << power.leadingZeroBitCount }
        // 2^(bits + 127) / 5^-q, whose quotient has 128 bits.
        let bits = 128 - power.leadingZeroBitCount
        return power.dividingFullWidth((high: 1 << (bits - 1), low: 0)).quotient + 1
    }

    /// A number as its digits say it.
    struct Scan {
        /// The digits, without the point.
        var digits: UInt64 = 0
        /// How many digits there are.
        var digitCount = 0
        /// The power of ten by which the digits are multiplied.
        var exponent = 0
        var isNegative = false
        /// Whether it has neither a point nor an exponent.
        var isWhole = true
        /// The number of bytes it takes.
        var length = 0
    }

    /// Scans a number in the grammar of JSON; nil when the bytes do not begin with one.
    ///
    /// Bytes that are no digits must stand within `ByteWindow.padding` of the last valid one.
    ///
    /// - Parameter point: what may stand before the decimals, as well as a dot.
    @inline(__always)
    func scan(_ start: UnsafePointer<UInt8>, point: UInt8 = UInt8(ascii: ".")) -> Scan? {
        var scan = Scan()
        var cursor = unsafe start
        if unsafe cursor.pointee == UInt8(ascii: "-") {
            scan.isNegative = true
            unsafe cursor += 1
        }
        let first = unsafe cursor.pointee
        unsafe takeDigits(&cursor, &scan)
        if scan.digitCount == 0 || (scan.digitCount > 1 && first == UInt8(ascii: "0")) { return nil }
        if unsafe cursor.pointee == point || cursor.pointee == UInt8(ascii: ".") {
            scan.isWhole = false
            unsafe cursor += 1
            let wholeCount = scan.digitCount
            unsafe takeDigits(&cursor, &scan)
            scan.exponent = wholeCount - scan.digitCount
            if scan.exponent == 0 { return nil }
        }
        if unsafe cursor.pointee | 0x20 == UInt8(ascii: "e") {
            scan.isWhole = false
            unsafe cursor += 1
            let isNegative = unsafe cursor.pointee == UInt8(ascii: "-")
            if unsafe isNegative || cursor.pointee == UInt8(ascii: "+") { unsafe cursor += 1 }
            var power = Scan()
            unsafe takeDigits(&cursor, &power)
            if power.digitCount == 0 { return nil }
            // Beyond that every number is zero or infinite, and the sum must not overflow.
            let magnitude = power.digitCount > 8 ? 100_000_000 : Int(power.digits)
            scan.exponent += isNegative ? -magnitude : magnitude
        }
        scan.length = unsafe cursor - start
        return scan
    }

    /// The value of a number that was scanned at this place; infinite when beyond the greatest double.
    @inline(__always)
    func value(_ scan: Scan, at start: UnsafePointer<UInt8>, point: UInt8 = UInt8(ascii: ".")) -> Double {
        if scan.digitCount <= 19 {
            if scan.digits < 1 << 53 && -22...22 ~= scan.exponent {
                let digits = Double(scan.digits)
                let magnitude = scan.exponent < 0 ? digits / powersOfTen[-scan.exponent] : digits * powersOfTen[scan.exponent]
                return scan.isNegative ? -magnitude : magnitude
            }
            if Self.exponents ~= scan.exponent {
                let magnitude = nearest(scan.digits, exponent: scan.exponent)
                return scan.isNegative ? -magnitude : magnitude
            }
        }
        return unsafe slowValue(UnsafeBufferPointer(start: start, count: scan.length), point: point)
    }

    /// The integer that was scanned, nil when it has decimals or does not fit.
    @inline(__always)
    func integer(_ scan: Scan) -> Int? {
        guard scan.isWhole, scan.digitCount <= 19, let magnitude = Int(exactly: scan.digits) else { return nil }
        return scan.isNegative ? -magnitude : magnitude
    }

    // MARK: - Digits

    /// Takes all digits at the cursor.
    @inline(__always)
    private func takeDigits(_ cursor: inout UnsafePointer<UInt8>, _ scan: inout Scan) {
        while true {
            let word = unsafe UInt64(littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
            let values = word ^ 0x3030_3030_3030_3030
            // The lowest byte above 9 has its high bit set here; a carry can only spoil those after it.
            let others = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
            let count = others.trailingZeroBitCount / 8
            if count > 0 {
                // Shifted so that missing digits are leading zeros; then pairs, fours and all eight are summed.
                var sums = values &<< UInt64(64 - count * 8)
                sums = sums &* 10 &+ (sums >> 8)
                let low = (sums & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
                let high = ((sums >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
                scan.digits = scan.digits &* wholePowersOfTen[count] &+ (low &+ high) >> 32
                scan.digitCount += count
                unsafe cursor += count
            }
            if count < 8 { return }
        }
    }

    // MARK: - Values

    /// The double nearest to `digits` times ten to an exponent in `exponents`.
    private func nearest(_ digits: UInt64, exponent: Int) -> Double {
        guard digits != 0 else { return 0 }
        let power = powersOfFive[exponent - Self.exponents.lowerBound]
        let shift = digits.leadingZeroBitCount
        let normal = digits << UInt64(shift)
        // The upper half of the power is nearly always enough; its lower half is brought in when the bits to drop leave the rounding open.
        var product = normal.multipliedFullWidth(by: UInt64(power >> 64))
        if product.high & 0x1FF == 0x1FF {
            let correction = normal.multipliedFullWidth(by: UInt64(truncatingIfNeeded: power)).high
            let (low, carries) = product.low.addingReportingOverflow(correction)
            product = (product.high &+ (carries ? 1 : 0), low)
        }
        let upper = Int(product.high >> 63)
        var significand = product.high >> UInt64(upper + 9)
        // floor(q log2(10)) by a fixed-point logarithm, then the bias of the format.
        var binary = ((217_706 * exponent) >> 16) + 63 + upper - shift + 1023
        let isExactTie = product.low <= 1 && -4...23 ~= exponent && significand & 3 == 1 && significand << UInt64(upper + 9) == product.high
        if isExactTie { significand &= ~1 }
        significand = (significand + (significand & 1)) >> 1
        if significand >= 1 << 53 {
            significand = 1 << 52
            binary += 1
        }
        return Double(bitPattern: UInt64(binary) << 52 | significand & (1 << 52 - 1))
    }

    private func slowValue(_ bytes: UnsafeBufferPointer<UInt8>, point: UInt8) -> Double {
        let dot = UInt8(ascii: ".")
        return unsafe Double(String(decoding: bytes.map { $0 == point ? dot : $0 }, as: UTF8.self)) ?? .nan
    }
}
