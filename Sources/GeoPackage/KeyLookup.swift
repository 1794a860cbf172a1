public import PlanarGeometry
public import Reporting

/// Finds the features of a layer by their limits, one window after the other, in its R-tree alone: no row is read.
public struct KeyLookup: ~Copyable {
    private var rows: RowCursor

    init(_ rows: consuming RowCursor) { self.rows = rows }

    /// The keys of the features whose limits, rounded outwards as the R-tree holds them, meet a window, borders included; in no order.
    ///
    /// - Throws: `QuartiersError` when the file is damaged, held by another program, or the work was interrupted.
    public mutating func keys(meeting window: Envelope) throws(QuartiersError) -> [Int] {
        for (rank, limit) in [window.minX, window.maxX, window.minY, window.maxY].enumerated() {
            try rows.restart(binding: .real(limit), at: rank + 1)
        }
        var keys: [Int] = []
        while try rows.next() { if let key = rows.integer(0) { keys.append(key) } }
        return keys
    }
}
