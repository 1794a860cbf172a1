/// Figures of tiles in columns, tiles in the order of cells: what a coverage is applied to.
///
/// A missing figure is neither 0 nor NaN: it is said by `TileColumn.isKnown(_:)`.
public struct TileColumns: Sendable {
    /// The side of the tiles.
    public let resolution: CellResolution
    /// The tiles, each once, in order.
    public let cells: [Cell]
    /// Whether the figures of each tile are imputed.
    public let imputation: [Imputation]
    /// The names of the columns.
    public let names: [String]
    /// Tile after tile, as files have them and as sums over outlines take them, `names.count` figures each; a missing one is NaN here and
    /// nowhere else.
    private let figures: [Double]

    /// Makes a table of figures, tile after tile, NaN for those that are missing.
    init(resolution: CellResolution, cells: [Cell], imputation: [Imputation], names: [String], figures: [Double]) {
        precondition(figures.count == cells.count * names.count && imputation.count == cells.count, "\(figures.count) figures")
        (self.resolution, self.cells, self.imputation, self.names, self.figures) = (resolution, cells, imputation, names, figures)
    }

    /// The columns; each has a figure, or none, for every tile.
    public var columns: [TileColumn] {
        names.enumerated().map { TileColumn(name: $1, figures: figures, first: $0, step: names.count) }
    }

    /// The rank of a column, nil when there is none of that name.
    public func column(_ name: String) -> Int? { names.firstIndex(of: name) }

    /// The index of a tile, nil when it is not there.
    public func index(of cell: Cell) -> Int? {
        let index = cells.partitioningIndex { $0 >= cell }
        return index < cells.count && cells[index] == cell ? index : nil
    }

    /// The sum of a tile's figures in some columns, nil when one is missing.
    ///
    /// - Parameters:
    ///   - tile: its index.
    ///   - columns: their ranks.
    public func figure(of tile: Int, in columns: [Int]) -> Double? {
        var sum = 0.0
        for column in columns { sum += figures[tile * names.count + column] }
        return sum.isNaN ? nil : sum
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
public struct TileColumn: Sendable {
    /// Its name.
    public let name: String
    /// Those of all columns, of which its own are every so many.
    fileprivate let figures: [Double]
    fileprivate let first: Int
    fileprivate let step: Int

    /// The figure of a tile, nil when it is missing.
    public subscript(index: Int) -> Double? {
        let figure = figures[index * step + first]
        return figure.isNaN ? nil : figure
    }

    /// Whether the figure of a tile is known.
    public func isKnown(_ index: Int) -> Bool { self[index] != nil }

    /// The number of tiles whose figure is missing.
    public var missingCount: Int { stride(from: first, to: figures.count, by: step).count { figures[$0].isNaN } }
}
