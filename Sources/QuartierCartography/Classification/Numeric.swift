private import Glibc

/// The few sums and functions that cartography needs.
enum Numeric {
    static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    /// The sum of squared distances to the mean.
    static func squaredDeviation(_ values: [Double]) -> Double {
        let mean = mean(values)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }

    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
    static func logarithm10(_ value: Double) -> Double { log10(value) }
    static func sine(_ angle: Double) -> Double { sin(angle) }
    static func cosine(_ angle: Double) -> Double { cos(angle) }
}
