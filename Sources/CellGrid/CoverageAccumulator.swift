import PlanarGeometry

/// Signed areas, per tile, of what lies east of the edges of rings: the scan conversion of font rasterisers, in whole numbers.
///
/// Positions are taken to units of 2⁻³⁸ m (4 pm), exactly for any double of EPSG:3035 in Europe; the points where edges cross grid lines are
/// rounded to the nearest unit; everything after that is integer arithmetic, wide enough for any outline that fits in memory. Sums of integers
/// do not depend on their order, hence the promises of `CellCoverage`: the same bits whatever the order of vertices, rings and parts, and
/// tiles wholly inside exactly 1.
struct CoverageAccumulator {
    /// What edges add to a tile and to those east of it in the row.
    struct Mark {
        /// The tile.
        let cell: Cell
        /// Signed height of the edges inside the tile: positive where the walk goes south, which has the inside of the outline to its east.
        var height: Int128
        /// Twice the signed area between those edges and the east side of the tile.
        var doubledArea: Int128
    }

    private let side: Int64
    private let mostMarks: Int
    private var marks: [Mark] = []

    /// Units in a metre: eastings below 2²⁴ m then fit 62 bits, so that no difference overflows.
    private static let unitsPerMetre = Double(1 << 38)

    /// Begins with no ring.
    ///
    /// - Parameter mostMarks: how many crossings with the grid are too many: 800 000 km of outline unless told.
    init(_ resolution: CellResolution, mostMarks: Int = 1 << 22) {
        side = Int64(resolution.rawValue) << 38
        self.mostMarks = mostMarks
    }

    /// Twice the area of a whole tile.
    var doubledTileArea: Int128 { 2 * Int128(side) * Int128(side) }

    /// The height of a whole tile.
    var tileHeight: Int128 { Int128(side) }

    /// Adds a ring whose inside counts positive when it is an exterior, negative when it is a hole, whichever way it is walked.
    ///
    /// - Throws: `CoverageError.outsideGrid` for a position that no tile holds, `tooManyCrossings` before memory runs out.
    mutating func add(_ ring: Ring, isHole: Bool) throws(CoverageError) {
        let sign: Int64 = ring.isCounterClockwise != isHole ? 1 : -1
        var (previousX, previousY) = try Self.units(ring.coordinates[0])
        for index in 1..<ring.coordinates.count {
            let (x, y) = try Self.units(ring.coordinates[index])
            // Always from south to north, so that the two outlines beside an edge cross the grid at the very same points.
            if y < previousY {
                addEdge(fromX: x, y, toX: previousX, previousY, sign: sign)
            } else if y > previousY {
                addEdge(fromX: previousX, previousY, toX: x, y, sign: -sign)
            }
            (previousX, previousY) = (x, y)
            if marks.count > mostMarks { throw .tooManyCrossings(limit: mostMarks) }
        }
    }

    /// The marks, one per tile that an edge passes, in the order of cells.
    consuming func sortedMarks() -> [Mark] {
        marks.sort { $0.cell < $1.cell }
        var merged: [Mark] = []
        merged.reserveCapacity(marks.count)
        for mark in marks {
            if let last = merged.indices.last, merged[last].cell == mark.cell {
                merged[last].height += mark.height
                merged[last].doubledArea += mark.doubledArea
            } else {
                merged.append(mark)
            }
        }
        return merged
    }

    private static func units(_ position: Coordinate) throws(CoverageError) -> (x: Int64, y: Int64) {
        guard CellResolution.holds(position) else { throw .outsideGrid(position) }
        return (
            Int64((position.x * unitsPerMetre).rounded(.toNearestOrEven)), Int64((position.y * unitsPerMetre).rounded(.toNearestOrEven))
        )
    }

    /// Cuts an edge that climbs into the rows it passes.
    private mutating func addEdge(fromX startX: Int64, _ startY: Int64, toX endX: Int64, _ endY: Int64, sign: Int64) {
        var row = startY / side
        var (x, y) = (startX, startY)
        while endY > (row + 1) * side {
            let top = (row + 1) * side
            let crossing = startX + Self.share(top - startY, of: endY - startY, in: endX - startX)
            addPiece(row: row, x, crossing, height: top - y, sign: sign)
            (x, y) = (crossing, top)
            row += 1
        }
        addPiece(row: row, x, endX, height: endY - y, sign: sign)
    }

    /// Cuts a piece of edge inside a row into the columns it passes; going up to the east or to the west encloses the same.
    private mutating func addPiece(row: Int64, _ startX: Int64, _ endX: Int64, height: Int64, sign: Int64) {
        let west = min(startX, endX)
        let east = max(startX, endX)
        var column = west / side
        var (x, climbed): (Int64, Int64) = (west, 0)
        while east > (column + 1) * side {
            let line = (column + 1) * side
            let crossing = Self.share(line - west, of: east - west, in: height)
            addMark(row, column, height: sign * (crossing - climbed), doubledWidth: line - x)
            (x, climbed) = (line, crossing)
            column += 1
        }
        let line = (column + 1) * side
        addMark(row, column, height: sign * (height - climbed), doubledWidth: (line - x) + (line - east))
    }

    /// Adds the trapezium between a piece of edge inside one tile and the east side of the tile.
    private mutating func addMark(_ row: Int64, _ column: Int64, height: Int64, doubledWidth: Int64) {
        let cell = Cell(key: UInt32(truncatingIfNeeded: row << 16 | column))
        let doubledArea = Int128(height) &* Int128(doubledWidth)
        if let last = marks.indices.last, marks[last].cell == cell {
            marks[last].height &+= Int128(height)
            marks[last].doubledArea &+= doubledArea
        } else {
            marks.append(Mark(cell: cell, height: Int128(height), doubledArea: doubledArea))
        }
    }

    /// `span` times `part / whole`, to the nearest unit, for `0 <= part <= whole`; halves go up.
    private static func share(_ part: Int64, of whole: Int64, in span: Int64) -> Int64 {
        let product = 2 * (Int128(part) * Int128(span)) + Int128(whole)
        let divisor = 2 * Int128(whole)
        let quotient = product / divisor
        return Int64(truncatingIfNeeded: product < quotient * divisor ? quotient - 1 : quotient)
    }
}
