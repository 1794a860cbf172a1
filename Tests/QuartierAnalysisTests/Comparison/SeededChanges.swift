import Foundation
import PlanarGeometry
import QuartierAnalysis
import TestSupport

/// Pairs of generations of which the change is known by construction, every distance at least 1 cm from the tolerance and every share at least a
/// thousandth from its threshold.
struct SeededChanges {
    /// A change, in a place of its own.
    struct Case {
        let change: ChangeClass
        var before: [MultiPolygon]
        var after: [MultiPolygon]
    }

    private var generator: SeededGenerator
    private let tolerance: Double
    private static let margin = 0.01

    init(seed: UInt64, tolerance: Double) {
        generator = SeededGenerator(seed: seed)
        self.tolerance = tolerance
    }

    /// The next case, turned by any angle around a position.
    mutating func next(at position: Coordinate) throws -> Case {
        let change = ChangeClass.allCases[Int.random(in: 0..<ChangeClass.allCases.count, using: &generator)]
        var made = try make(change)
        let angle = Double.random(in: 0..<2 * .pi, using: &generator)
        func turned(_ outline: MultiPolygon) throws -> MultiPolygon {
            try outline.mapPositions {
                Coordinate(position.x + $0.x * cos(angle) - $0.y * sin(angle), position.y + $0.x * sin(angle) + $0.y * cos(angle))
            }
        }
        made.before = try made.before.map(turned)
        made.after = try made.after.map(turned)
        return made
    }

    /// How far sides move outwards: west, south, east, north.
    private typealias Moves = (west: Double, south: Double, east: Double, north: Double)

    private mutating func make(_ change: ChangeClass) throws -> Case {
        let (width, height) = (number(300, 900), number(300, 900))
        let base = try Shapes.rectangle(0, 0, width, height)
        func moved(_ moves: Moves) throws -> MultiPolygon {
            try Shapes.rectangle(-moves.west, -moves.south, width + moves.west + moves.east, height + moves.south + moves.north)
        }
        switch change {
        case .merged:
            let cut = try cut(width, height)
            return Case(change: change, before: cut, after: [try moved(jitter())])
        case .split:
            return Case(change: change, before: [try moved(jitter())], after: try cut(width, height))
        case .new, .gone:
            // Alone, or with a neighbour that keeps its outline and meets it by 9.9 % at most.
            let contact = number(0, 0.099)
            let neighbour = try Shapes.rectangle(width * (1 - contact), 0, width, height)
            let hasNeighbour = Bool.random(using: &generator)
            return Case(
                change: change, before: (change == .gone ? [base] : []) + (hasNeighbour ? [neighbour] : []),
                after: (change == .new ? [base] : []) + (hasNeighbour ? [neighbour] : []))
        case .unchanged:
            return Case(
                change: change, before: [base], after: [tolerance == 0 ? try walked(width, height) : try moved(jitter(of: width, height))])
        case .extended:
            let moves = Moves(west: -slack(), south: slack(), east: beyond(width), north: 0)
            return Case(change: change, before: [base], after: [try moved(moves)])
        case .reduced:
            let moves = Moves(west: slack(), south: 0, east: -beyond(width), north: -slack())
            return Case(change: change, before: [base], after: [try moved(moves)])
        case .moved:
            let moves = Moves(west: -beyond(width), south: slack(), east: beyond(width), north: -slack())
            return Case(change: change, before: [base], after: [try moved(moves)])
        }
    }

    private mutating func number(_ least: Double, _ most: Double) -> Double { Double.random(in: least...most, using: &generator) }

    /// A distance that stays within the tolerance even where two strips meet: their elbow is 1.18 times as wide as they are.
    private mutating func slack() -> Double { tolerance == 0 ? 0 : number(0, (tolerance - Self.margin) / 1.18) }

    /// A distance beyond the tolerance, and less than half of a length.
    private mutating func beyond(_ length: Double) -> Double { number(tolerance + Self.margin, length * 0.45) }

    private mutating func jitter() -> Moves {
        func side() -> Double { slack() * (Bool.random(using: &generator) ? 1 : -1) }
        return Moves(west: side(), south: side(), east: side(), north: side())
    }

    /// Sides moved within the tolerance that leave the surface within 0.9 % of what it was.
    private mutating func jitter(of width: Double, _ height: Double) -> Moves {
        while true {
            let moves = jitter()
            let surface = (width + moves.west + moves.east) * (height + moves.south + moves.north)
            if abs(surface / (width * height) - 1) < 0.009 { return moves }
        }
    }

    /// The rectangle from another corner, perhaps the other way round.
    private mutating func walked(_ width: Double, _ height: Double) throws -> MultiPolygon {
        let corners = [(0, 0), (width, 0), (width, height), (0, height)]
        let first = Int.random(in: 0..<4, using: &generator)
        let turned = Array(corners[first...] + corners[..<first])
        return Shapes.area(try Shapes.ring(Bool.random(using: &generator) ? turned.reversed() : turned))
    }

    /// Two to four bands side by side, some with a gap between that is no one's.
    private mutating func cut(_ width: Double, _ height: Double) throws -> [MultiPolygon] {
        let count = Int.random(in: 2...4, using: &generator)
        let band = width / Double(count)
        return try (0..<count).map { try Shapes.rectangle(Double($0) * band, 0, band - number(0, band * 0.3), height) }
    }
}
