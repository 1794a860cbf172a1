import QuartierModel

/// Former and new quartiers that are kin, directly or through others: what a count of people can be followed through without counting anyone twice.
public struct KinFamily: Sendable, Hashable {
    /// The ranks of the former quartiers, ascending.
    public let before: [Int]
    /// The ranks of the new ones, ascending.
    public let after: [Int]
    /// The classes of their rows, in order of precedence.
    public let changes: [ChangeClass]
}

extension GenerationComparison {
    /// The families, by their first former quartier; quartiers without kin are in none.
    public var families: [KinFamily] {
        let rows = evolutions.filter { $0.before != nil && $0.after != nil }
        var byParent = Dictionary(grouping: rows, by: \.before)
        let byChild = Dictionary(grouping: rows, by: \.after)
        return rows.compactMap { first in
            guard byParent[first.before] != nil else { return nil }
            var (parents, family) = ([first.before], [Evolution]())
            while let parent = parents.popLast() {
                guard let own = byParent.removeValue(forKey: parent) else { continue }
                family += own
                parents += own.flatMap { byChild[$0.after] ?? [] }.map(\.before)
            }
            let changes = Set(family.map(\.change))
            return KinFamily(
                before: Set(family.compactMap(\.before)).sorted(), after: Set(family.compactMap(\.after)).sorted(),
                changes: ChangeClass.allCases.filter(changes.contains))
        }
    }
}
