/// Natural breaks: the partition of values into contiguous classes of least squared distance to the class means.
///
/// W. D. Fisher, *On Grouping for Maximum Homogeneity* (1958), the optimum that Jenks (1967) brought to maps. Found exactly by dynamic programming
/// over distinct values; since the best cut never moves back when a class grows to the right, each layer is solved by halving, in n log n.
struct NaturalBreaks {
    private let distinct: [Double]
    /// Sums of weights, of values and of squares of the values before each index, the values taken from their mean.
    private var weights: [Double] = [0]
    private var sums: [Double] = [0]
    private var squares: [Double] = [0]

    /// The inner limits: the greatest value of every class but the last; fewer where there are fewer distinct values than classes.
    static func limits(_ sorted: [Double], count: Int) -> [Double] {
        let breaks = NaturalBreaks(sorted)
        return breaks.limits(count: min(count, breaks.distinct.count))
    }

    private init(_ sorted: [Double]) {
        let mean = Numeric.mean(sorted)
        var distinct: [Double] = []
        for value in sorted {
            let centred = value - mean
            if value != distinct.last {
                distinct.append(value)
                weights.append(weights[weights.count - 1])
                sums.append(sums[sums.count - 1])
                squares.append(squares[squares.count - 1])
            }
            weights[weights.count - 1] += 1
            sums[sums.count - 1] += centred
            squares[squares.count - 1] += centred * centred
        }
        self.distinct = distinct
    }

    private func limits(count: Int) -> [Double] {
        guard count > 1 else { return [] }
        var costs = (0...distinct.count).map { cost(0, $0) }
        var cuts: [[Int]] = []
        for classes in 2...count {
            var best = [Double](repeating: .infinity, count: distinct.count + 1)
            var cut = [Int](repeating: 0, count: distinct.count + 1)
            solve(classes...distinct.count, cutsIn: (classes - 1)...(distinct.count - 1), costs, &best, &cut)
            costs = best
            cuts.append(cut)
        }
        var limits: [Double] = []
        var end = distinct.count
        for cut in cuts.reversed() {
            end = cut[end]
            limits.append(distinct[end - 1])
        }
        return limits.reversed()
    }

    /// Finds the best last cut of every end in a range, known to lie in a range of cuts.
    private func solve(
        _ ends: ClosedRange<Int>, cutsIn range: ClosedRange<Int>, _ costs: [Double], _ best: inout [Double], _ cut: inout [Int]
    ) {
        let middle = (ends.lowerBound + ends.upperBound) / 2
        for candidate in range.lowerBound...min(range.upperBound, middle - 1) {
            let total = costs[candidate] + cost(candidate, middle)
            if total < best[middle] { (best[middle], cut[middle]) = (total, candidate) }
        }
        if ends.lowerBound < middle {
            solve(ends.lowerBound...(middle - 1), cutsIn: range.lowerBound...cut[middle], costs, &best, &cut)
        }
        if middle < ends.upperBound {
            solve((middle + 1)...ends.upperBound, cutsIn: cut[middle]...range.upperBound, costs, &best, &cut)
        }
    }

    /// The squared distance to their mean of the distinct values from one index up to another, each with its weight.
    private func cost(_ start: Int, _ end: Int) -> Double {
        let weight = weights[end] - weights[start]
        guard weight > 0 else { return 0 }
        let sum = sums[end] - sums[start]
        return max(0, squares[end] - squares[start] - sum * sum / weight)
    }
}
