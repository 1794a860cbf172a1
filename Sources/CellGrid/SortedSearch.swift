extension RandomAccessCollection {
    /// The first index whose element satisfies a predicate that holds for all elements from some point on; `endIndex` when none does.
    func partitioningIndex(where isAfter: (Element) -> Bool) -> Index {
        var lower = startIndex
        var length = count
        while length > 0 {
            let half = length / 2
            let middle = index(lower, offsetBy: half)
            if isAfter(self[middle]) {
                length = half
            } else {
                lower = index(after: middle)
                length -= half + 1
            }
        }
        return lower
    }
}
