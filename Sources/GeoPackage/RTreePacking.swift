/// The shape of a packed R-tree: sort-tile-recursive (Leutenegger, Lopez and Edgington, ICDE 1997).
///
/// Rectangles are sorted by the middle of x and cut into vertical slices, each slice sorted by the middle of y and cut into nodes; nodes
/// are packed in the same way until one holds all.
enum RTreePacking {
    /// One level of the tree.
    struct Level {
        /// The entries of the level, in the order in which they were given.
        let entries: [IndexEntry]
        /// The ranks of the entries, so ordered that each run of as many as a node holds is one node.
        let order: [UInt32]
        /// The number of the first node; the others follow.
        let firstNode: Int64
    }

    /// The number of the root, which SQLite expects.
    static let root: Int64 = 1

    /// The levels of a tree, leaves first; the last has one node, the root.
    static func levels(of entries: [IndexEntry], capacity: Int) -> [Level] {
        var levels: [Level] = []
        var current = entries
        var next = root + 1
        while current.count > capacity {
            let level = Level(entries: current, order: order(of: current, capacity: capacity), firstNode: next)
            levels.append(level)
            current = level.nodes(capacity)
            next += Int64(current.count)
        }
        levels.append(Level(entries: current, order: Array(0..<UInt32(current.count)), firstNode: root))
        return levels
    }

    private static func order(of entries: [IndexEntry], capacity: Int) -> [UInt32] {
        let nodes = (entries.count + capacity - 1) / capacity
        let slices = Int(Double(nodes).squareRoot().rounded(.up))
        let slice = (nodes + slices - 1) / slices * capacity
        // A position and the rank of its entry in one word, so that sorting compares and moves words only; equal positions keep their order.
        var keys = entries.indices.map { key(entries[$0].minX + entries[$0].maxX, UInt32($0)) }
        keys.sort()
        for start in stride(from: 0, to: keys.count, by: slice) {
            let range = start..<min(start + slice, keys.count)
            for index in range {
                let rank = UInt32(truncatingIfNeeded: keys[index])
                let entry = entries[Int(rank)]
                keys[index] = key(entry.minY + entry.maxY, rank)
            }
            keys[range].sort()
        }
        return keys.map { UInt32(truncatingIfNeeded: $0) }
    }

    /// A word that orders as the number does, then as the rank.
    private static func key(_ number: Float, _ rank: UInt32) -> UInt64 {
        let bits = number.bitPattern
        let ordered = bits >> 31 == 0 ? bits | 0x8000_0000 : ~bits
        return UInt64(ordered) << 32 | UInt64(rank)
    }
}

extension RTreePacking.Level {
    /// The nodes of the level, each as an entry of the level above.
    fileprivate func nodes(_ capacity: Int) -> [IndexEntry] {
        stride(from: 0, to: order.count, by: capacity).enumerated().map { rank, start in
            var node = entries[Int(order[start])]
            node.id = firstNode + Int64(rank)
            for index in start..<min(start + capacity, order.count) { node.extend(to: entries[Int(order[index])]) }
            return node
        }
    }

    /// The node of every entry, by its rank.
    func owners(_ capacity: Int) -> [Int64] {
        var owners = [Int64](repeating: 0, count: entries.count)
        for (position, rank) in order.enumerated() { owners[Int(rank)] = firstNode + Int64(position / capacity) }
        return owners
    }
}
