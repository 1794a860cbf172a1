/// The smallest rectangle, sides along the axes, that holds a set of positions; possibly empty.
public struct Envelope: Hashable, Sendable, BitwiseCopyable {
    /// The least easting, `+infinity` when empty.
    public private(set) var minX: Double
    /// The least northing, `+infinity` when empty.
    public private(set) var minY: Double
    /// The greatest easting, `-infinity` when empty.
    public private(set) var maxX: Double
    /// The greatest northing, `-infinity` when empty.
    public private(set) var maxY: Double

    /// The envelope of nothing.
    public static let empty = Envelope(
        minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    /// Makes an envelope from its limits; a minimum above its maximum gives the empty one.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        if minX <= maxX && minY <= maxY {
            (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
        } else {
            (self.minX, self.minY, self.maxX, self.maxY) = (.infinity, .infinity, -.infinity, -.infinity)
        }
    }

    /// Whether it holds no position at all.
    public var isEmpty: Bool { minX > maxX }

    /// The east-west extent; 0 when empty.
    public var width: Double { isEmpty ? 0 : maxX - minX }

    /// The north-south extent; 0 when empty.
    public var height: Double { isEmpty ? 0 : maxY - minY }

    /// The middle of the rectangle, nil when empty.
    public var center: Coordinate? {
        isEmpty ? nil : Coordinate((minX + maxX) / 2, (minY + maxY) / 2)
    }

    /// Grows to hold a position; one that is not finite is left out.
    public mutating func extend(to position: Coordinate) {
        guard position.isFinite else { return }
        minX = Swift.min(minX, position.x)
        minY = Swift.min(minY, position.y)
        maxX = Swift.max(maxX, position.x)
        maxY = Swift.max(maxY, position.y)
    }

    /// The smallest envelope that holds both.
    public func union(_ other: Envelope) -> Envelope {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return Envelope(
            minX: Swift.min(minX, other.minX), minY: Swift.min(minY, other.minY),
            maxX: Swift.max(maxX, other.maxX), maxY: Swift.max(maxY, other.maxY))
    }

    /// The rectangle that both share, borders included; empty when they share no point.
    public func intersection(_ other: Envelope) -> Envelope {
        Envelope(
            minX: Swift.max(minX, other.minX), minY: Swift.max(minY, other.minY),
            maxX: Swift.min(maxX, other.maxX), maxY: Swift.min(maxY, other.maxY))
    }

    /// Whether the two share at least a point, borders included.
    public func intersects(_ other: Envelope) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }

    /// Whether a position lies inside or on the border.
    public func contains(_ position: Coordinate) -> Bool {
        minX <= position.x && position.x <= maxX && minY <= position.y && position.y <= maxY
    }

    /// Whether the other lies wholly inside, borders included; the empty envelope lies inside every one.
    public func contains(_ other: Envelope) -> Bool {
        other.isEmpty || (minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY)
    }

    /// The envelope grown on its four sides by a distance in its own unit; a negative one shrinks it, down to empty.
    public func expanded(by distance: Double) -> Envelope {
        isEmpty
            ? self
            : Envelope(minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
    }
}
