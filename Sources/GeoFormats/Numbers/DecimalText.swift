/// Numbers written as decimal digits straight into bytes, with a dot or a comma.
enum DecimalText {
    static let dot = UInt8(ascii: ".")
    private static let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]
    /// The most decimals that `appendFixed` writes.
    static let mostDecimals = 15

    /// Adds a whole number.
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        append(number.magnitude, isNegative: number < 0, decimals: 0, point: dot, to: &bytes)
    }

    /// Adds a finite number rounded to the nearest with at most so many decimals; zeros at the end and the sign of zero are left out.
    ///
    /// Rounds the exact value, as `printf` does, a tie away from zero.
    static func appendFixed(_ number: Double, decimals: Int, point: UInt8 = dot, to bytes: inout [UInt8]) {
        let magnitude = number.magnitude
        let scale = powersOfTen[decimals]
        let scaled = magnitude * scale
        // Beyond that a double has no decimals, or too few to round.
        guard scaled < 9e15 else { return appendShortest(number, point: point, to: &bytes) }
        var digits = UInt64(scaled)
        let rest = scaled - Double(digits) - 0.5
        // The product is rounded: when it falls on the middle, what was lost says on which side the exact one lies.
        if rest > 0 || (rest == 0 && (-scaled).addingProduct(magnitude, scale) >= 0) { digits += 1 }
        var decimals = decimals
        while decimals > 0, digits.isMultiple(of: 10) {
            digits /= 10
            decimals -= 1
        }
        append(UInt(digits), isNegative: number < 0 && digits > 0, decimals: decimals, point: point, to: &bytes)
    }

    /// Adds a finite number with the shortest digits that read back to the same one, the same that `Value.exact` gives.
    static func appendShortest(_ number: Double, point: UInt8 = dot, to bytes: inout [UInt8]) {
        let magnitude = number.magnitude
        // A number of few decimals, as nearly all in tables are: these decimals are the shortest, since fifteen digits tell any two apart.
        if magnitude >= 1e-4 && magnitude < 1e15 {
            for decimals in 0...8 {
                let scale = powersOfTen[decimals]
                let scaled = magnitude * scale
                guard scaled < 1e15 else { break }
                // Half up, by conversion: `rounded` is a call.
                let digits = Double(UInt64(scaled + 0.5))
                if abs(scaled - digits) <= scaled * 0x1p-50, digits / scale == magnitude {
                    return append(UInt(digits), isNegative: number < 0, decimals: decimals, point: point, to: &bytes)
                }
            }
        }
        let text = number.description
        for byte in text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...] { bytes.append(byte == dot ? point : byte) }
    }

    /// Adds the digits of a number with a point before the last `decimals` of them.
    @inline(__always)
    private static func append(_ digits: UInt, isNegative: Bool, decimals: Int, point: UInt8, to bytes: inout [UInt8]) {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
            var start = buffer.count
            func put(_ byte: UInt8) {
                start -= 1
                unsafe buffer[start] = byte
            }
            var rest = digits
            if decimals > 0 {
                for _ in 0..<decimals {
                    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                    put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
                    rest = quotient
                }
                put(point)
            }
            repeat {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
                rest = quotient
            } while rest > 0
            if isNegative { put(UInt8(ascii: "-")) }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
    }
}
