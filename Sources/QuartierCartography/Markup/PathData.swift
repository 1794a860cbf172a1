public import PlanarGeometry

/// The geometry of an SVG path: lines between points of a grid, written as steps from one to the next.
///
/// Points are taken to the grid and those that then repeat or lie on a straight line between their neighbours are left out. Which point stands depends
/// on it and its neighbours alone, so two areas that share a border share its drawing.
public struct PathData: Sendable, Hashable {
    /// The path, ASCII.
    public private(set) var bytes: [UInt8] = []
    private let decimals: Int
    private let scale: Double

    /// Starts an empty path on a grid of so many decimals of the unit.
    public init(decimals: Int = 1) {
        self.decimals = decimals
        scale = Numeric.power(10, Double(decimals))
    }

    /// Whether nothing was drawn.
    public var isEmpty: Bool { bytes.isEmpty }

    /// Draws a closed line; one that has no room on the grid is left out.
    ///
    /// - Returns: whether it was drawn.
    @discardableResult
    public mutating func addRing(_ points: [Coordinate]) -> Bool {
        let kept = simplified(points)
        guard kept.count >= 3 else { return false }
        add(kept)
        bytes.append(UInt8(ascii: "z"))
        return true
    }

    /// Draws a closed line but for the edges that were drawn before: a border that two areas share is drawn once.
    ///
    /// - Parameter drawn: the edges drawn so far; those of this line are added.
    mutating func addBorder(_ points: [Coordinate], besides drawn: inout Set<UInt64>) {
        let kept = simplified(points)
        guard kept.count >= 3 else { return }
        var run: [(x: Int, y: Int)] = []
        for (index, point) in kept.enumerated() {
            let next = kept[(index + 1) % kept.count]
            if drawn.insert(Self.edge(point, next)).inserted {
                if run.isEmpty { run.append(point) }
                run.append(next)
            } else {
                add(run)
                run = []
            }
        }
        add(run)
    }

    /// An edge whichever way it is drawn: sixteen bits for each number, so that what lies several pages away is taken to the edge of those.
    private static func edge(_ first: (x: Int, y: Int), _ second: (x: Int, y: Int)) -> UInt64 {
        func number(_ value: Int) -> UInt64 { UInt64(min(max(value + 1 << 15, 0), 1 << 16 - 1)) }
        let (from, to) = (number(first.x) << 16 | number(first.y), number(second.x) << 16 | number(second.y))
        return from < to ? from << 32 | to : to << 32 | from
    }

    /// Draws an open line.
    public mutating func addLine(_ points: [Coordinate]) {
        add(points.map { (Int(($0.x * scale).rounded()), Int(($0.y * scale).rounded())) })
    }

    private mutating func add(_ points: [(x: Int, y: Int)]) {
        guard let first = points.first else { return }
        bytes.append(UInt8(ascii: "M"))
        write(first.x, isFirst: true)
        write(first.y)
        var previous = first
        for (index, point) in points.dropFirst().enumerated() {
            if index == 0 { bytes.append(UInt8(ascii: "l")) }
            write(point.x - previous.x, isFirst: index == 0)
            write(point.y - previous.y)
            previous = point
        }
    }

    private func simplified(_ points: [Coordinate]) -> [(x: Int, y: Int)] {
        var kept: [(x: Int, y: Int)] = []
        kept.reserveCapacity(points.count)
        func isStraight(_ first: (x: Int, y: Int), _ middle: (x: Int, y: Int), _ last: (x: Int, y: Int)) -> Bool {
            (middle.x - first.x) * (last.y - first.y) == (last.x - first.x) * (middle.y - first.y)
        }
        for point in points {
            let next = (x: Int((point.x * scale).rounded()), y: Int((point.y * scale).rounded()))
            if let last = kept.last, last == next { continue }
            while kept.count >= 2, isStraight(kept[kept.count - 2], kept[kept.count - 1], next) { kept.removeLast() }
            kept.append(next)
        }
        while kept.count >= 2, let first = kept.first, let last = kept.last, first == last { kept.removeLast() }
        while kept.count >= 3, isStraight(kept[kept.count - 2], kept[kept.count - 1], kept[0]) { kept.removeLast() }
        while kept.count >= 3, isStraight(kept[kept.count - 1], kept[0], kept[1]) { kept.removeFirst() }
        return kept
    }

    private mutating func write(_ units: Int, isFirst: Bool = false) {
        if !isFirst, units >= 0 { bytes.append(UInt8(ascii: " ")) }
        Self.append(units, decimals, to: &bytes)
    }

    /// A number with at most so many decimals, zeros at its end left out: `12.5`, `-0.25`, `3`.
    public static func decimal(_ number: Double, decimals: Int) -> String {
        guard number.isFinite, number.magnitude < 1e12 else { return "0" }
        var bytes: [UInt8] = []
        append(Int((number * Numeric.power(10, Double(decimals))).rounded()), decimals, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends so many units of the last decimal: a map of a country has millions of numbers.
    private static func append(_ units: Int, _ decimals: Int, to bytes: inout [UInt8]) {
        if units < 0 { bytes.append(UInt8(ascii: "-")) }
        var (rest, places) = (units.magnitude, decimals)
        while places > 0, rest % 10 == 0 { (rest, places) = (rest / 10, places - 1) }
        let start = bytes.count
        // From the last digit to the first, at least one of them before the point.
        var count = 0
        repeat {
            if count == places, places > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            (rest, count) = (rest / 10, count + 1)
        } while rest > 0 || count <= places
        bytes[start...].reverse()
    }
}
