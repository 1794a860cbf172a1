/// Finds, among many envelopes, those that meet a given one, without looking at them all.
///
/// A static R-tree packed by sort-tile-recursive (Leutenegger, Lopez, Edgington 1997): built once, a value like any other, and so read by
/// several threads at once. Answers are in ascending order and depend on nothing but the envelopes.
public struct EnvelopeIndex: Sendable {
    private static let nodeCapacity = 16

    /// The envelopes of the tree, level by level from the leaves up to the root.
    private var boxes: [Envelope] = []
    /// For a leaf, the rank of its envelope in the list given; leaves only.
    private var ranks: [Int32] = []
    /// Where each level starts in `boxes`, and after the last one the count of all.
    private var levelStarts: [Int] = [0]

    /// Indexes envelopes by their place in the list; empty ones are never found.
    public init(_ envelopes: [Envelope]) {
        precondition(envelopes.count <= Int(Int32.max), "an index holds at most \(Int32.max) envelopes")
        ranks = Self.tiled(envelopes)
        boxes = ranks.map { envelopes[Int($0)] }
        levelStarts.append(boxes.count)
        while levelStarts[levelStarts.count - 1] - levelStarts[levelStarts.count - 2] > 1 { addLevel() }
    }

    /// The places, ascending, of the envelopes that share at least a point with this one, borders included.
    public func query(_ window: Envelope) -> [Int] {
        var found: [Int] = []
        guard !window.isEmpty, let root = boxes.last, root.intersects(window) else { return found }
        collect(window, level: levelStarts.count - 2, position: 0, into: &found)
        found.sort()
        return found
    }

    /// Adds what a node, which meets the window, holds.
    private func collect(_ window: Envelope, level: Int, position: Int, into found: inout [Int]) {
        guard level > 0 else { return found.append(Int(ranks[position])) }
        let start = levelStarts[level - 1]
        let first = position * Self.nodeCapacity
        for child in first..<Swift.min(first + Self.nodeCapacity, levelStarts[level] - start) where boxes[start + child].intersects(window)
        {
            collect(window, level: level - 1, position: child, into: &found)
        }
    }

    /// The ranks of the envelopes that are not empty, in vertical strips of which each goes from south to north.
    private static func tiled(_ envelopes: [Envelope]) -> [Int32] {
        let centers = envelopes.map(\.center)
        func key(_ rank: Int32, _ ordinate: (Coordinate) -> Double) -> Double { centers[Int(rank)].map(ordinate) ?? 0 }
        var ranks = envelopes.indices.filter { centers[$0] != nil }.map(Int32.init)
        ranks.sort { (key($0, \.x), $0) < (key($1, \.x), $1) }
        let leafNodes = (Double(ranks.count) / Double(nodeCapacity)).rounded(.up)
        let stripLength = nodeCapacity * Swift.max(1, Int(leafNodes.squareRoot().rounded(.up)))
        for start in stride(from: 0, to: ranks.count, by: stripLength) {
            ranks[start..<Swift.min(start + stripLength, ranks.count)].sort { (key($0, \.y), $0) < (key($1, \.y), $1) }
        }
        return ranks
    }

    private mutating func addLevel() {
        let end = boxes.count
        for start in stride(from: levelStarts[levelStarts.count - 2], to: end, by: Self.nodeCapacity) {
            boxes.append(boxes[start..<Swift.min(start + Self.nodeCapacity, end)].reduce(.empty) { $0.union($1) })
        }
        levelStarts.append(boxes.count)
    }
}
