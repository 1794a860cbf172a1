import CellGrid
import PlanarGeometry
import TestSupport

/// Outlines whose coverage can be worked out by hand: positions in metres from the tile corner at N 3 072 600, E 3 800 000.
enum TileShapes {
    enum Failure: Error { case noCell }

    static func ring(_ positions: [(Double, Double)]) throws -> Ring {
        try Shapes.ring(positions.map { (3_800_000 + $0.0, 3_072_600 + $0.1) })
    }

    static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Ring {
        try ring([(west, south), (east, south), (east, north), (west, north)])
    }

    static func area(_ positions: [(Double, Double)]) throws -> MultiPolygon { Shapes.area(try ring(positions)) }

    /// The tile of a row and column counted from the corner.
    static func cell(_ row: Int, _ column: Int) throws -> Cell {
        guard let cell = Cell(row: 15_363 + row, column: 19_000 + column) else { throw Failure.noCell }
        return cell
    }

    /// The fractions of the tiles of rows and columns counted from the corner, southernmost row first.
    static func matrix(_ coverage: CellCoverage, rows: Int, columns: Int) throws -> [[Double]] {
        try (0..<rows).map { row in try (0..<columns).map { coverage.fraction(of: try cell(row, $0)) } }
    }

    /// A seeded outline somewhere in mainland France.
    static func star(_ generator: inout SeededGenerator, vertices: Int, radius: Double) throws -> MultiPolygon {
        let center = Coordinate(
            Double.random(in: 3_300_000...4_200_000, using: &generator), Double.random(in: 2_100_000...3_100_000, using: &generator))
        return try Shapes.star(around: center, radius: radius, positions: vertices, using: &generator)
    }
}
