/// The known names that somebody who typed an unknown one may have meant.
enum Suggestion {
    /// The nearest of some names, the first of several; nil when none is near.
    static func nearest(to word: String, among names: [String]) -> String? { near(word, among: names).first }

    /// The names that are near, the nearest first, then those that have the word in them; three at most.
    ///
    /// Near is one slip of the keyboard in three letters, or the beginning of exactly one name.
    static func near(_ word: String, among names: [String]) -> [String] {
        let typed = Array(word.lowercased())
        guard !typed.isEmpty, typed.count <= 60 else { return [] }
        let begun = names.filter { $0.hasPrefix(word) }
        let slips = names.enumerated().compactMap { rank, name -> (name: String, distance: Int, rank: Int)? in
            let distance = distance(typed, Array(name))
            return distance <= max(1, max(typed.count, name.count) / 3) ? (name, distance, rank) : nil
        }
        let nearest = slips.sorted { ($0.distance, $0.rank) < ($1.distance, $1.rank) }.map(\.name)
        let holding = typed.count < 3 ? [] : names.filter { $0.contains(word) }
        return ((begun.count == 1 ? begun : []) + nearest + holding).reduce(into: []) { found, name in
            if found.count < 3, !found.contains(name) { found.append(name) }
        }
    }

    /// How many letters must be added, removed, changed or swapped with their neighbour to make one word of the other
    /// (the optimal string alignment distance).
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let change = last[column] + (letter == other ? 0 : 1)
                var least = min(change, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
