/// The tiles of a file that an outline touches, each with the share of it that counts: a coverage looked up in `TileColumns`, once for all
/// its columns.
public struct CoveredTiles: Sendable, Hashable {
    /// The rows of the tiles in the columns, in order.
    public let indices: [Int]
    /// The share of each tile, above 0 and at most 1; exactly 1 for a tile wholly inside.
    public let fractions: [Double]
    /// The number of tiles of the grid that the outline touches, whether or not the file has them: the grid holds inhabited ones only.
    public let cellCount: Int

    /// Makes a list of tiles whose shares are known some other way than by area: by the buildings that lie inside.
    ///
    /// - Precondition: as many fractions as indices, and these ascending.
    public init(indices: [Int], fractions: [Double], cellCount: Int) {
        precondition(indices.count == fractions.count, "\(indices.count) tiles and \(fractions.count) fractions")
        self.indices = indices
        self.fractions = fractions
        self.cellCount = cellCount
    }

    /// Whether the file has no tile that the outline touches.
    public var isEmpty: Bool { indices.isEmpty }
}

extension TileColumns {
    /// The tiles that an outline touches.
    ///
    /// A merge of two sorted lists: no hashing, no geometry.
    ///
    /// - Throws: `CoverageError.resolution` when the coverage is of tiles of another side.
    public func tiles(in coverage: CellCoverage) throws(CoverageError) -> CoveredTiles {
        guard coverage.resolution == resolution else { throw .resolution(expected: coverage.resolution, found: resolution) }
        var indices: [Int] = []
        var fractions: [Double] = []
        var position = 0
        for run in coverage.runs {
            position = firstIndex(notBefore: run.keys.lowerBound, from: position)
            while position < cells.count, cells[position].key < run.keys.upperBound {
                indices.append(position)
                fractions.append(run.fraction)
                position += 1
            }
        }
        return CoveredTiles(indices: indices, fractions: fractions, cellCount: coverage.cellCount)
    }

    /// The first tile at or after a key, looked for in doubling strides from a place before it.
    private func firstIndex(notBefore key: UInt32, from start: Int) -> Int {
        var stride = 1
        var lower = start
        while lower + stride < cells.count, cells[lower + stride].key < key {
            lower += stride
            stride *= 2
        }
        return cells[lower..<min(cells.count, lower + stride + 1)].partitioningIndex { $0.key >= key }
    }
}
