import QuartierModel

/// The axis of a chart: from a round number to another, zero among them, with round steps.
struct ChartAxis {
    /// The round numbers, ascending.
    let ticks: [Double]

    init(_ readings: [Reading], reference: Double?) {
        var values = [0.0] + [reference].compactMap(\.self)
        for reading in readings {
            values += [reading.drawn, reading.interval?.lower, reading.interval?.upper].compactMap(\.self).filter(\.isFinite)
        }
        let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
        let span = greatest > least ? greatest - least : 1
        let power = Numeric.power(10, Numeric.logarithm10(span / 5).rounded(.down))
        let step = ([1, 2, 5, 10].first { $0 * power >= span / 5 } ?? 10) * power
        let first = (least / step).rounded(.down)
        // A bound's arrow needs room beyond its number.
        let last = max(first + 1, (greatest / step).rounded(.up))
        ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
    }

    /// Where a value lies, 0 at the first number to 1 at the last.
    func share(_ value: Double) -> Double {
        guard let first = ticks.first, let last = ticks.last, last > first else { return 0 }
        return (value - first) / (last - first)
    }
}
