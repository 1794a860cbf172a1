import Foundation
public import PlanarGeometry

/// Shapes whose measures can be worked out by hand, and seeded ones.
public enum Shapes {
    /// The ring through these positions, closed here.
    public static func ring(_ positions: [(Double, Double)]) throws -> Ring {
        try Ring((positions + positions.prefix(1)).map { Coordinate($0.0, $0.1) })
    }

    /// The ring of a rectangle, counter-clockwise from its lower left corner.
    public static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> Ring {
        try ring([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
    }

    /// The area inside a ring and outside others.
    public static func area(_ exterior: Ring, holes: [Ring] = []) -> MultiPolygon {
        MultiPolygon([Polygon(exterior: exterior, holes: holes)])
    }

    /// A rectangle.
    public static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> MultiPolygon {
        area(try box(x, y, width, height))
    }

    /// A valid star-shaped polygon: one position in each direction, between half the radius and the whole of it from the centre.
    public static func star(
        around center: Coordinate, radius: Double, positions: Int, using generator: inout SeededGenerator
    ) throws -> MultiPolygon {
        area(
            try ring(
                (0..<positions).map { rank in
                    let direction = 2 * Double.pi * Double(rank) / Double(positions)
                    let distance = radius * Double.random(in: 0.5...1, using: &generator)
                    return (center.x + distance * cos(direction), center.y + distance * sin(direction))
                }))
    }
}
