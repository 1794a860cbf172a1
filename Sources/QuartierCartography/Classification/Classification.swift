/// Values cut into classes: the least value, and the upper limit of each class, which belongs to it.
///
/// Natural breaks lie at data points, as mapclassify gives them; a limit that several quantiles share is one limit, so that there may be fewer
/// classes than asked for, and never an empty one by a tie.
public struct Classification: Sendable, Hashable {
    /// How they were found.
    public let method: ClassificationMethod
    /// The lower limit of the first class, itself included.
    public let minimum: Double
    /// The upper limit of each class, itself included, ascending.
    public let upperLimits: [Double]

    /// Cuts values into classes.
    ///
    /// - Parameters:
    ///   - values: finite, in any order.
    ///   - count: how many classes, for a method that takes a number.
    /// - Throws: `ClassificationError` for no values, a count under 1, limits out of order, or values that the method cannot take.
    public init(_ values: [Double], by method: ClassificationMethod, count: Int) throws(ClassificationError) {
        let sorted = values.sorted()
        guard let least = sorted.first, let greatest = sorted.last else { throw .noValues }
        guard count >= 1 || !method.takesCount else { throw .noClass }
        self.method = method
        let inner: [Double]
        switch method {
        case .quantile: inner = Quantiles.limits(sorted, at: (1..<count).map { Double($0) / Double(count) })
        case .q6: inner = Quantiles.limits(sorted, at: [0.05, 0.275, 0.5, 0.725, 0.95])
        case .naturalBreaks: inner = NaturalBreaks.limits(sorted, count: count)
        case .equal: inner = (1..<count).map { least + (greatest - least) * Double($0) / Double(count) }
        case .standardDeviation: inner = Self.deviations(sorted, count: count)
        case .arithmetic:
            let step = (greatest - least) / Double(count * (count + 1) / 2)
            inner = (1..<count).map { least + step * Double($0 * ($0 + 1) / 2) }
        case .geometric:
            guard least > 0 else { throw .notPositive(least) }
            inner = (1..<count).map { least * Numeric.power(greatest / least, Double($0) / Double(count)) }
        case .headTails: inner = Self.headTails(sorted)
        case .manual(let limits):
            guard let first = limits.first, let last = limits.last else { throw .noLimit }
            if let index = limits.indices.dropFirst().first(where: { !(limits[$0 - 1] < limits[$0]) }) {
                throw .unordered(limits[index - 1], limits[index])
            }
            // Chosen limits stay where no value lies too: two maps under the same limits can be compared.
            minimum = Swift.min(least, first)
            upperLimits = limits + (greatest > last ? [greatest] : [])
            return
        }
        minimum = least
        // Limits at or beyond the ends, and those that ties repeat, separate nothing. The least value alone may be a class.
        var limits: [Double] = []
        for limit in inner where limit >= least && limit < greatest && limit > limits.last ?? -.infinity { limits.append(limit) }
        upperLimits = limits + [greatest]
    }

    /// Classes under limits already known.
    init(method: ClassificationMethod, minimum: Double, upperLimits: [Double]) {
        self.method = method
        self.minimum = minimum
        self.upperLimits = upperLimits
    }

    /// No class at all, for a map on which nobody has a value.
    public static func empty(_ method: ClassificationMethod) -> Classification {
        Classification(method: method, minimum: 0, upperLimits: [])
    }

    /// The classes of a map whose author chose none: natural breaks, as many as `advisedCount` says; none for no values.
    public static func advised(for values: [Double]) -> Classification {
        (try? Classification(values, by: .naturalBreaks, count: advisedCount(for: values.count))) ?? .empty(.naturalBreaks)
    }

    /// Cuts the values on each side of a reference into classes of their own, so that the reference is a limit.
    ///
    /// - Parameter count: how many classes in all; each side that has values gets half of them, at least one.
    /// - Returns: the classes, and how many of them lie below the reference.
    /// - Throws: as `init`.
    public static func around(
        _ reference: Double, _ values: [Double], by method: ClassificationMethod, count: Int
    ) throws(ClassificationError) -> (classes: Classification, below: Int) {
        if case .manual(let limits) = method {
            let all = Set(limits + [reference]).sorted()
            let classes = try Classification(values, by: .manual(all), count: count)
            return (classes, classes.upperLimits.count { $0 <= reference })
        }
        let lower = values.filter { $0 <= reference }
        let upper = values.filter { $0 > reference }
        guard !values.isEmpty else { throw .noValues }
        let half = max(1, count / 2)
        var limits: [Double] = []
        var minimum = reference
        if !lower.isEmpty {
            let classes = try Classification(lower, by: method, count: half)
            minimum = classes.minimum
            limits = classes.upperLimits.dropLast() + [reference]
        }
        let below = limits.count
        if !upper.isEmpty { limits += try Classification(upper, by: method, count: half).upperLimits }
        return (Classification(method: method, minimum: minimum, upperLimits: limits), below)
    }

    /// How many classes there are.
    public var count: Int { upperLimits.count }

    /// The class of a value, from 0; nil for one beyond the last limit or under the first.
    public func rank(of value: Double) -> Int? {
        guard value >= minimum else { return nil }
        return upperLimits.firstIndex { value <= $0 }
    }

    /// The limits of a class.
    public func range(of rank: Int) -> (lower: Double, upper: Double) {
        (rank == 0 ? minimum : upperLimits[rank - 1], upperLimits[rank])
    }

    /// Goodness of variance fit: the part of the squared deviation that lies between classes, 0 to 1; 1 when all values are equal.
    public func goodness(of values: [Double]) -> Double {
        let total = Numeric.squaredDeviation(values)
        guard total > 0 else { return 1 }
        let groups = Dictionary(grouping: values) { rank(of: $0) ?? -1 }
        return 1 - groups.sorted { $0.key < $1.key }.reduce(0) { $0 + Numeric.squaredDeviation($1.value) } / total
    }

    /// The number of classes that Huntsberger's rule gives for so many values (1 + 3.3 log10 n), between 1 and 6: the eye tells no more apart.
    public static func advisedCount(for values: Int) -> Int {
        guard values > 1 else { return 1 }
        return min(6, max(2, Int((1 + 3.3 * Numeric.logarithm10(Double(values))).rounded())))
    }

    private static func deviations(_ sorted: [Double], count: Int) -> [Double] {
        guard sorted.count > 1 else { return [] }
        let mean = Numeric.mean(sorted)
        let deviation = (Numeric.squaredDeviation(sorted) / Double(sorted.count - 1)).squareRoot()
        // An odd number has a class around the mean, an even one a limit at it.
        return (1..<count).map { rank in
            let steps = Double(2 * rank - count) / 2
            return mean + deviation * (count.isMultiple(of: 2) ? steps : steps + (steps < 0 ? -0.5 : 0.5))
        }
    }

    private static func headTails(_ sorted: [Double]) -> [Double] {
        var head = sorted[...]
        var limits: [Double] = []
        while let least = head.first, let greatest = head.last, least < greatest {
            let mean = Numeric.mean(Array(head))
            limits.append(mean)
            head = head.drop { $0 <= mean }
        }
        return limits
    }
}
