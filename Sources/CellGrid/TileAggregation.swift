extension TileColumns {
    /// The same figures on the 1 km grid, each tile the sum of its tiles of 200 m: what to compare an estimate with.
    ///
    /// A figure that one of its tiles misses is missing. A tile is imputed as soon as one of its tiles is, and unknown as soon as one does not
    /// say. Tiles of 1 km are returned as they are.
    public func aggregated() -> TileColumns {
        guard resolution == .metres200 else { return self }
        let parents = cells.map { CellIdentifier($0, resolution).parent.cell }
        // By kilometre, and inside each in the order of tiles, which is the order of the sums.
        let order = cells.indices.sorted { (parents[$0], $0) < (parents[$1], $1) }
        let starts = order.indices.filter { $0 == 0 || parents[order[$0 - 1]] != parents[order[$0]] }
        let groups = zip(starts, starts.dropFirst() + [order.count]).map { order[$0..<$1] }
        var figures: [Double] = []
        figures.reserveCapacity(groups.count * names.count)
        for group in groups {
            for column in names.indices {
                var sum = CompensatedSum()
                var isKnown = true
                for tile in group {
                    if let figure = figure(of: tile, in: [column]) { sum.add(figure) } else { isKnown = false }
                }
                figures.append(isKnown ? sum.value : .nan)
            }
        }
        return TileColumns(
            resolution: .metres1000, cells: groups.map { parents[$0[$0.startIndex]] },
            imputation: groups.map { group in group.map { imputation[$0] }.max { $0.rawValue < $1.rawValue } ?? .unknown },
            names: names, figures: figures)
    }
}
