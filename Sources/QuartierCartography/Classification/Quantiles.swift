/// Quantiles of type 7 of Hyndman and Fan: linear between order statistics, as R and NumPy give them.
enum Quantiles {
    /// The quantiles of sorted values at probabilities from 0 to 1.
    static func limits(_ sorted: [Double], at probabilities: [Double]) -> [Double] {
        probabilities.map { probability in
            let position = probability * Double(sorted.count - 1)
            let below = Int(position.rounded(.down))
            guard below + 1 < sorted.count else { return sorted[below] }
            return sorted[below] + (sorted[below + 1] - sorted[below]) * (position - Double(below))
        }
    }
}
