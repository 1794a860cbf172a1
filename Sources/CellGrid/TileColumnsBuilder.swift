/// Gathers the rows of a tile file, in any order, into columns.
public struct TileColumnsBuilder: Sendable {
    private let resolution: CellResolution
    private let names: [String]
    private var cells: [Cell] = []
    private var imputation: [Imputation] = []
    private var ranks: [Int32] = []
    /// Row after row, `names.count` figures each; a missing one is NaN here and nowhere else.
    private var figures: [Double] = []

    /// Begins with no row.
    public init(_ resolution: CellResolution = .metres200, columns names: [String]) {
        self.resolution = resolution
        self.names = names
    }

    /// The number of rows so far.
    public var count: Int { cells.count }

    /// Makes room for so many rows in all, so that rows already there are not moved while others come.
    public mutating func reserve(_ count: Int) {
        cells.reserveCapacity(count)
        imputation.reserveCapacity(count)
        ranks.reserveCapacity(count)
        figures.reserveCapacity(count * names.count)
    }

    /// Adds a tile.
    ///
    /// - Parameters:
    ///   - rank: where the file has it, to be named when it turns out to be a duplicate.
    ///   - values: its figures in the order of the columns, nil for those that are missing.
    public mutating func append(_ cell: Cell, imputation: Imputation, rank: Int, values: [Double?]) {
        precondition(values.count == names.count, "\(values.count) figures for \(names.count) columns")
        cells.append(cell)
        self.imputation.append(imputation)
        ranks.append(Int32(clamping: rank))
        for value in values { figures.append(value ?? .nan) }
    }

    /// Adds the tiles of another builder of the same columns, behind its own.
    public mutating func append(_ other: TileColumnsBuilder) {
        precondition(other.names == names, "\(other.names) for \(names)")
        // Taken over and not copied: of parts read side by side the first may have room for all.
        guard !cells.isEmpty else { return self = other }
        cells += other.cells
        imputation += other.imputation
        ranks += other.ranks
        figures += other.figures
    }

    /// The columns, and the tiles that came more than once: the first of each is kept.
    public consuming func finish() -> (tiles: TileColumns, duplicates: [TileDuplicate]) {
        var order = Array(cells.indices)
        if !zip(cells, cells.dropFirst()).allSatisfy({ $0 < $1 }) { order.sort { (cells[$0], $0) < (cells[$1], $1) } }
        var kept: [Int] = []
        kept.reserveCapacity(order.count)
        var duplicates: [TileDuplicate] = []
        for row in order {
            if let first = kept.last, cells[first] == cells[row] {
                duplicates.append(
                    TileDuplicate(
                        cell: CellIdentifier(cells[row], resolution), firstRank: Int(ranks[first]), rank: Int(ranks[row]),
                        isIdentical: rowsAgree(first, row)))
            } else {
                kept.append(row)
            }
        }
        // Taken over and not copied where the file had them in order, as INSEE's have.
        if kept.count == cells.count, zip(kept, cells.indices).allSatisfy(==) {
            return (TileColumns(resolution: resolution, cells: cells, imputation: imputation, names: names, figures: figures), [])
        }
        var moved: [Double] = []
        moved.reserveCapacity(kept.count * names.count)
        for row in kept { moved += figures[row * names.count..<(row + 1) * names.count] }
        let tiles = TileColumns(
            resolution: resolution, cells: kept.map { cells[$0] }, imputation: kept.map { imputation[$0] }, names: names, figures: moved)
        return (tiles, duplicates)
    }

    private func rowsAgree(_ left: Int, _ right: Int) -> Bool {
        let width = names.count
        return imputation[left] == imputation[right]
            && (0..<width).allSatisfy { column in
                let (leftFigure, rightFigure) = (figures[left * width + column], figures[right * width + column])
                return leftFigure == rightFigure || leftFigure.isNaN && rightFigure.isNaN
            }
    }
}

/// A tile that a file holds twice.
public struct TileDuplicate: Sendable, Hashable {
    /// The tile.
    public let cell: CellIdentifier
    /// Where the file has it first.
    public let firstRank: Int
    /// Where it has it again.
    public let rank: Int
    /// Whether both say the same of it.
    public let isIdentical: Bool
}
