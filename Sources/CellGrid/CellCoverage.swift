public import PlanarGeometry

/// Neighbouring tiles of a row, covered by the same share: mostly one tile at the edge of an outline, or any number wholly inside.
public struct CoverageRun: Hashable, Sendable, BitwiseCopyable {
    /// The westernmost tile.
    public let first: Cell
    /// How many tiles there are, eastward.
    public let count: Int32
    /// The share of each that lies inside the outline, above 0 and at most 1; exactly 1 for a tile wholly inside.
    public let fraction: Double

    /// The keys of its tiles.
    var keys: Range<UInt32> { first.key..<first.key + UInt32(count) }
}

/// The share of each tile that lies inside an outline: computed once, then applied to any number of figures and vintages.
///
/// Tiles that the outline does not touch are not there. Fractions are those of the plane of EPSG:3035, where every tile has the same area.
public struct CellCoverage: Hashable, Sendable {
    /// The side of the tiles.
    public let resolution: CellResolution
    /// The tiles, south to north, then west to east; neighbours in a row with the same fraction are one run.
    public let runs: [CoverageRun]

    /// How far from 0 and from 1 a fraction is taken for it: 0.04 mm² of a tile of 200 m, a hundred times what rounding the grid crossings does.
    public static let negligible = 1e-12

    /// How far beyond 0 and 1 a fraction may be before the outline is refused as overlapping itself: what a hole that touches its exterior
    /// may gain when both are densified and transformed.
    public static let tolerated = 1e-9

    /// Computes the share of each tile inside an outline.
    ///
    /// Areas are accumulated along the edges, exact but for the rounding of the points where edges cross grid lines, to 2⁻³⁹ m: at most
    /// 5e-15 of a tile for each. Holes and any number of parts count as they should, whichever way their rings are walked. The result is
    /// the same, bit for bit, for any order of parts, rings and vertices. An outline that overlaps itself has to be repaired first; where the
    /// overlap shows in a fraction, it is refused.
    ///
    /// - Parameters:
    ///   - outline: an areal geometry in EPSG:3035, densified before its transformation (see `OutlineStep`).
    ///   - resolution: the side of the tiles.
    /// - Throws: `CoverageError`.
    public init(of outline: MultiPolygon, resolution: CellResolution = .metres200) throws(CoverageError) {
        var accumulator = CoverageAccumulator(resolution)
        for polygon in outline.polygons {
            try accumulator.add(polygon.exterior, isHole: false)
            for hole in polygon.holes { try accumulator.add(hole, isHole: true) }
        }
        var builder = CoverageRunBuilder(resolution)
        let (tileHeight, doubledTileArea) = (accumulator.tileHeight, accumulator.doubledTileArea)
        var height: Int128 = 0
        var next = Cell(key: 0)
        for mark in accumulator.sortedMarks() {
            // Between two marks of a row there is no edge, or one that runs due east: the tiles there have the same share.
            if height != 0, mark.cell.key > next.key {
                try builder.append(next, count: mark.cell.key - next.key, fraction: Double(nearest: height) / Double(nearest: tileHeight))
            }
            let doubledArea = 2 * height * tileHeight + mark.doubledArea
            try builder.append(mark.cell, count: 1, fraction: Double(nearest: doubledArea) / Double(nearest: doubledTileArea))
            height += mark.height
            next = Cell(key: mark.cell.key + 1)
        }
        self.init(resolution: resolution, runs: builder.runs)
    }

    /// Makes a coverage of runs known to be sorted, disjoint and merged.
    init(resolution: CellResolution, runs: [CoverageRun]) {
        self.resolution = resolution
        self.runs = runs
    }

    /// Whether no tile is touched.
    public var isEmpty: Bool { runs.isEmpty }

    /// The number of tiles touched.
    public var cellCount: Int { runs.reduce(0) { $0 + Int($1.count) } }

    /// The number of tiles wholly inside.
    public var wholeCellCount: Int { runs.reduce(0) { $0 + ($1.fraction == 1 ? Int($1.count) : 0) } }

    /// The area inside the outline, in m² of EPSG:3035.
    public var area: Double {
        var sum = CompensatedSum()
        for run in runs { sum.add(run.fraction * Double(run.count)) }
        return sum.value * resolution.area
    }

    /// The rectangle of tiles around those touched, in EPSG:3035: the window to ask a spatial index for.
    public var envelope: Envelope {
        runs.reduce(.empty) { envelope, run in
            envelope.union(run.first.envelope(resolution)).union(Cell(key: run.keys.upperBound - 1).envelope(resolution))
        }
    }

    /// The share of a tile, 0 when it is not touched.
    public func fraction(of cell: Cell) -> Double {
        let index = runs.partitioningIndex { $0.keys.upperBound > cell.key }
        return index < runs.count && runs[index].keys.contains(cell.key) ? runs[index].fraction : 0
    }

    /// Calls a closure with each tile touched and its share, in order.
    public func forEachCell(_ body: (Cell, Double) throws -> Void) rethrows {
        for run in runs {
            for key in run.keys { try body(Cell(key: key), run.fraction) }
        }
    }
}
