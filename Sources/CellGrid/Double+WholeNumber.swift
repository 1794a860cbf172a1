extension Double {
    /// The double nearest to a whole number, of two the even one: as `Double(number)`, which takes ten times as long for 128 bits.
    init(nearest number: Int128) {
        let magnitude = number.magnitude
        let excess = 128 - magnitude.leadingZeroBitCount - 62
        if excess <= 0 {
            self = Double(Int64(truncatingIfNeeded: number))
            return
        }
        var leading = Int64(truncatingIfNeeded: magnitude &>> UInt128(excess))
        // Whatever was cut off shows in the last bit, so that no half is taken for an even one.
        if magnitude.trailingZeroBitCount < excess { leading |= 1 }
        self = Double(sign: number < 0 ? .minus : .plus, exponent: excess, significand: Double(leading))
    }
}
