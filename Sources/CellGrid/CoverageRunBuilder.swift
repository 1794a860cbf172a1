/// Makes runs of tiles handed over in order: drops what is negligible, refuses what no outline can cover, joins neighbours of equal share.
struct CoverageRunBuilder {
    private(set) var runs: [CoverageRun] = []
    private let resolution: CellResolution

    init(_ resolution: CellResolution) { self.resolution = resolution }

    /// Adds tiles that follow all those already there.
    ///
    /// - Throws: `CoverageError.overlapping` for a fraction below 0 or above 1, beyond `CellCoverage.tolerated`.
    mutating func append(_ cell: Cell, count: UInt32, fraction: Double) throws(CoverageError) {
        guard fraction >= -CellCoverage.tolerated, fraction <= 1 + CellCoverage.tolerated else {
            throw .overlapping(CellIdentifier(cell, resolution), fraction: fraction)
        }
        if fraction <= CellCoverage.negligible { return }
        let share = fraction >= 1 - CellCoverage.negligible ? 1 : fraction
        if let last = runs.last, last.fraction == share, last.keys.upperBound == cell.key, last.first.row == cell.row {
            runs[runs.count - 1] = CoverageRun(first: last.first, count: last.count + Int32(count), fraction: share)
        } else {
            runs.append(CoverageRun(first: cell, count: Int32(count), fraction: share))
        }
    }
}
