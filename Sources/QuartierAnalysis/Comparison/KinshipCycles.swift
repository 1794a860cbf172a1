import QuartierModel
import QuartierSources

/// Finds where a table of kinship makes a quartier come from itself.
enum KinshipCycles {
    /// A cycle for each row that closes one: the codes from a parent down to the one that is its parent again.
    static func all(in table: [Correspondence]) -> [[QuartierCode]] {
        var children: [QuartierCode: [QuartierCode]] = [:]
        var order: [QuartierCode] = []
        for row in table {
            guard let parent = row.parent else { continue }
            if children[parent] == nil { order.append(parent) }
            children[parent, default: []].append(row.child)
        }
        var cycles: [[QuartierCode]] = []
        var done: Set<QuartierCode> = []
        for root in order where !done.contains(root) {
            // A path down from the root, each step with its children still to see: no recursion, tables can be any length.
            var path = [root]
            var pending = [children[root] ?? []]
            while let next = pending.last?.first {
                pending[pending.count - 1].removeFirst()
                if let start = path.firstIndex(of: next) {
                    cycles.append(Array(path[start...]))
                } else if !done.contains(next) {
                    path.append(next)
                    pending.append(children[next] ?? [])
                }
                while let last = pending.last, last.isEmpty {
                    pending.removeLast()
                    done.insert(path.removeLast())
                }
            }
        }
        return cycles
    }
}
