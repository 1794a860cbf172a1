/// The tiles that some outlines touch: what a reader keeps of a national file.
public struct CellSet: Sendable {
    private let ranges: [Range<UInt32>]
    /// Where the ranges of each row begin, from the first row touched to one past the last.
    private let rowStarts: [Int]
    private let firstRow: Int

    /// Makes the set of the tiles touched by any of the coverages.
    public init(_ coverages: some Sequence<CellCoverage>) {
        self.init(coverages.flatMap { $0.runs.map(\.keys) })
    }

    /// Makes the set of the 200 m tiles that make up the tiles touched by any of the coverages, which may be of 1 km tiles.
    public init(tilesOf200MetresIn coverages: some Sequence<CellCoverage>) {
        self.init(
            coverages.flatMap { coverage in
                coverage.resolution == .metres200
                    ? coverage.runs.map(\.keys)
                    : coverage.runs.flatMap { run in
                        (0..<5).map { row in
                            let start = UInt32(5 * run.first.row + row) << 16 | UInt32(5 * run.first.column)
                            return start..<start + 5 * UInt32(run.count)
                        }
                    }
            })
    }

    private init(_ keys: [Range<UInt32>]) {
        var merged: [Range<UInt32>] = []
        for keys in keys.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, keys.lowerBound <= last.upperBound, keys.lowerBound >> 16 == last.lowerBound >> 16 {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, keys.upperBound)
            } else {
                merged.append(keys)
            }
        }
        ranges = merged
        firstRow = merged.first.map { Int($0.lowerBound >> 16) } ?? 0
        var starts: [Int] = []
        for (index, keys) in merged.enumerated() {
            while firstRow + starts.count <= Int(keys.lowerBound >> 16) { starts.append(index) }
        }
        rowStarts = starts + [merged.count]
    }

    /// Whether no tile is in it.
    public var isEmpty: Bool { ranges.isEmpty }

    /// The number of tiles.
    public var count: Int { ranges.reduce(0) { $0 + $1.count } }

    /// Whether a tile is in it.
    public func contains(_ cell: Cell) -> Bool {
        let row = cell.row - firstRow
        guard row >= 0, row + 1 < rowStarts.count else { return false }
        let inRow = ranges[rowStarts[row]..<rowStarts[row + 1]]
        let index = inRow.partitioningIndex { $0.upperBound > cell.key }
        return index < inRow.endIndex && inRow[index].contains(cell.key)
    }
}
