/// Things that lie along a line, in strips of equal width: what shares a position shares a strip, so that not all need be compared with all.
struct IntervalStrips<Element> {
    private let origin: Double
    private let scale: Double
    /// The number of strips.
    let count: Int
    /// Where each strip starts in `members`, and after the last one the count of all.
    private var starts: [Int]
    private var members: [Element] = []

    /// Sorts elements into strips, so many that each element lies in some three of them.
    ///
    /// - Parameters:
    ///   - extent: what holds all elements.
    ///   - limits: where an element begins and ends.
    init(_ elements: [Element], extent: ClosedRange<Double>, limits: (Element) -> (lower: Double, upper: Double)) {
        let length = extent.upperBound - extent.lowerBound
        let covered = elements.reduce(0.0) { sum, element in sum + (limits(element).upper - limits(element).lower) }
        let wanted = min(Double(elements.count) / 2, 2 * Double(elements.count) * length / covered)
        let isCut = wanted >= 1 && wanted / length < .infinity
        origin = extent.lowerBound
        count = isCut ? Int(wanted) : 1
        scale = isCut ? Double(count) / length : 0
        starts = [Int](repeating: 0, count: count + 1)
        for element in elements { for strip in strips(of: limits(element)) { starts[strip + 1] += 1 } }
        for strip in 0..<count { starts[strip + 1] += starts[strip] }
        var order = [Int32](repeating: 0, count: starts[count])
        var ends = starts
        for (rank, element) in elements.enumerated() {
            for strip in strips(of: limits(element)) {
                order[ends[strip]] = Int32(truncatingIfNeeded: rank)
                ends[strip] += 1
            }
        }
        members = order.map { elements[Int($0)] }
    }

    /// The strips in which an interval lies.
    func strips(of limits: (lower: Double, upper: Double)) -> ClosedRange<Int> {
        let first = strip(at: limits.lower)
        return first...max(first, strip(at: limits.upper))
    }

    /// The strip of a position: of one further on, the same or a later one.
    func strip(at position: Double) -> Int {
        let place = (position - origin) * scale
        return place < Double(count) ? Int(place) : count - 1
    }

    /// What lies in a strip, in the order given.
    subscript(strip: Int) -> ArraySlice<Element> { members[starts[strip]..<starts[strip + 1]] }
}
