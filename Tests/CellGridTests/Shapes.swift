import CellGrid
import PlanarGeometry
import TestSupport

/// Outlines whose coverage can be worked out by hand, on the corner of the grid at N 3 072 600, E 3 800 000 unless said.
enum Shapes {
    static let corner = Coordinate(3_800_000, 3_072_600)

    static func ring(_ positions: [(Double, Double)], at origin: Coordinate = corner) throws -> Ring {
        try Ring((positions + positions.prefix(1)).map { Coordinate(origin.x + $0.0, origin.y + $0.1) })
    }

    static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws -> Ring {
        try ring([(west, south), (east, south), (east, north), (west, north)])
    }

    static func area(_ positions: [(Double, Double)]) throws -> MultiPolygon { MultiPolygon([Polygon(exterior: try ring(positions))]) }

    static func cell(_ rows: Int, _ columns: Int) throws -> Cell {
        guard let cell = Cell(row: 15_363 + rows, column: 19_000 + columns) else { throw ShapeError.noCell }
        return cell
    }

    enum ShapeError: Error { case noCell }

    /// The fractions of the tiles of rows and columns counted from the corner, southernmost row first.
    static func matrix(_ coverage: CellCoverage, rows: Int, columns: Int) throws -> [[Double]] {
        try (0..<rows).map { row in try (0..<columns).map { coverage.fraction(of: try cell(row, $0)) } }
    }

    /// A star-shaped outline of seeded vertices somewhere in France: always simple.
    static func star(_ generator: inout SeededGenerator, vertices: Int, radius: Double, within share: ClosedRange<Double> = 0.5...1) throws
        -> MultiPolygon
    {
        let origin = Coordinate(
            Double.random(in: 3_300_000...4_200_000, using: &generator), Double.random(in: 2_100_000...3_100_000, using: &generator))
        // Directions by rational points of the circle: no trigonometry, and an even enough spread.
        let positions = (0..<vertices).map { index -> (Double, Double) in
            let quarter = Double(index * 4 % vertices) / Double(vertices)
            let (x, y) = ((1 - quarter * quarter) / (1 + quarter * quarter), 2 * quarter / (1 + quarter * quarter))
            let distance = radius * Double.random(in: share, using: &generator)
            switch index * 4 / vertices {
            case 0: return (x * distance, y * distance)
            case 1: return (-y * distance, x * distance)
            case 2: return (-x * distance, -y * distance)
            default: return (y * distance, -x * distance)
            }
        }
        return MultiPolygon([Polygon(exterior: try ring(positions, at: origin))])
    }
}
