/// Figures of tiles, column by column, tiles in the order of cells: what a coverage is applied to.
///
/// A missing figure is neither 0 nor NaN: it is said by `TileColumn.isKnown(_:)`.
public struct TileColumns: Sendable {
    /// The side of the tiles.
    public let resolution: CellResolution
    /// The tiles, each once, in order.
    public let cells: [Cell]
    /// The columns; each has a figure, or none, for every tile.
    public let columns: [TileColumn]
    /// Whether the figures of each tile are imputed.
    public let imputation: [Imputation]

    /// The rank of a column, nil when there is none of that name.
    public func column(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

    /// The index of a tile, nil when it is not there.
    public func index(of cell: Cell) -> Int? {
        let index = cells.partitioningIndex { $0 >= cell }
        return index < cells.count && cells[index] == cell ? index : nil
    }
}

/// What a file says of the origin of a tile's figures.
public enum Imputation: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// Observed.
    case observed = 0
    /// Imputed by the producer, because the tile has too few households.
    case imputed = 1
    /// The file does not say.
    case unknown = 2
}

/// A column of figures of tiles.
public struct TileColumn: Sendable, Hashable {
    /// Its name.
    public let name: String
    private let values: [Double]
    /// A bit for each tile whose figure is missing; no word at all when none is.
    private let missing: [UInt64]

    /// Makes a column from its figures, nil for those that are missing.
    @inline(__always)
    init(name: String, count: Int, value: (Int) -> Double?) {
        self.name = name
        var values = [Double](repeating: 0, count: count)
        var missing: [UInt64] = []
        for index in 0..<count {
            if let figure = value(index) {
                values[index] = figure
            } else {
                if missing.isEmpty { missing = [UInt64](repeating: 0, count: (count + 63) / 64) }
                missing[index / 64] |= 1 << UInt64(index % 64)
            }
        }
        self.values = values
        self.missing = missing
    }

    /// The figure of a tile, nil when it is missing.
    public subscript(index: Int) -> Double? { isKnown(index) ? values[index] : nil }

    /// Whether the figure of a tile is known.
    public func isKnown(_ index: Int) -> Bool { missing.isEmpty || missing[index / 64] >> UInt64(index % 64) & 1 == 0 }

    /// The number of tiles whose figure is missing.
    public var missingCount: Int { missing.reduce(0) { $0 + $1.nonzeroBitCount } }
}
