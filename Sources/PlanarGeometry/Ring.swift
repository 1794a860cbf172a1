/// A closed line: at least four finite positions, the last equal to the first.
///
/// Validity in the sense of OGC Simple Features (no self-intersection) is not promised here: it is a question for GEOS, and its answer a finding.
public struct Ring: Hashable, Sendable {
    /// The positions, the first repeated at the end.
    public let coordinates: [Coordinate]

    /// Makes a ring, or says why these positions are none.
    ///
    /// - Throws: `RingError`, with the index of the position at fault.
    public init(_ coordinates: [Coordinate]) throws(RingError) {
        if let index = coordinates.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
        guard let first = coordinates.first, let last = coordinates.last else { throw .tooFewPositions(count: 0) }
        guard coordinates.count >= 4 else { throw .tooFewPositions(count: coordinates.count) }
        guard first == last else { throw .notClosed(first: first, last: last) }
        self.coordinates = coordinates
    }

    /// Makes a ring of positions already known to be closed, finite and at least four.
    ///
    /// For code that builds rings from others, where checking again would cost a pass over every vertex.
    package init(unchecked coordinates: [Coordinate]) {
        self.coordinates = coordinates
    }

    /// The same ring walked the other way.
    public var reversed: Ring { Ring(unchecked: coordinates.reversed()) }

    /// The ring with every position replaced.
    ///
    /// - Throws: `RingError` when a replaced position is not finite or the first and last come to differ.
    public func mapPositions(_ transform: (Coordinate) -> Coordinate) throws(RingError) -> Ring {
        try Ring(coordinates.map(transform))
    }

    /// The area enclosed, in squared units of the plane: positive counter-clockwise, negative clockwise.
    ///
    /// Shoelace formula with positions taken relative to the first one, so that coordinates of several million metres keep the precision
    /// of the square metre's last digits.
    public var signedArea: Double {
        let origin = coordinates[0]
        var sum = 0.0
        var previousX = 0.0
        var previousY = 0.0
        for position in coordinates.dropFirst() {
            let x = position.x - origin.x
            let y = position.y - origin.y
            sum += previousX * y - x * previousY
            previousX = x
            previousY = y
        }
        return sum / 2
    }

    /// Whether it is walked counter-clockwise, as RFC 7946 wants exterior rings.
    public var isCounterClockwise: Bool { signedArea > 0 }

    /// The length of the line, in units of the plane.
    public var length: Double {
        var sum = 0.0
        for index in 1..<coordinates.count { sum += coordinates[index - 1].distance(to: coordinates[index]) }
        return sum
    }

    /// The smallest rectangle around it.
    public var envelope: Envelope {
        var (minX, minY) = (coordinates[0].x, coordinates[0].y)
        var (maxX, maxY) = (minX, minY)
        // All are finite: comparing is enough.
        for position in coordinates {
            minX = position.x < minX ? position.x : minX
            minY = position.y < minY ? position.y : minY
            maxX = position.x > maxX ? position.x : maxX
            maxY = position.y > maxY ? position.y : maxY
        }
        return Envelope(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }
}

/// Why a list of positions is not a ring.
public enum RingError: Error, Hashable, Sendable {
    /// Fewer than four positions, the closing one included.
    case tooFewPositions(count: Int)
    /// The last position is not the first.
    case notClosed(first: Coordinate, last: Coordinate)
    /// A position that is infinite or not a number.
    case notFinite(index: Int)
}
