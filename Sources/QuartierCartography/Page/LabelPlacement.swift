import PlanarGeometry

/// Finds places for labels so that none lies over another, over a symbol or out of the frame.
///
/// One after the other, in the order in which they are asked for: the same labels always get the same places.
struct LabelPlacement {
    /// A label that found its place.
    struct Placed {
        /// The room it takes.
        let box: Box
        /// From the area to the label, where the label is not beside it, or is nearer to another one.
        let leader: (from: Coordinate, to: Coordinate)?
    }

    private let frame: Box
    private var taken: [Box] = []
    private var leaders: [(from: Coordinate, to: Coordinate)] = []

    init(in frame: Box) { self.frame = frame.inset(by: 2) }

    /// Keeps a rectangle free of labels.
    mutating func block(_ box: Box) { taken.append(box) }

    /// Takes a rectangle where it is free and inside the frame, and says whether it was.
    mutating func take(_ box: Box) -> Bool {
        guard isFree(box) else { return false }
        taken.append(box)
        return true
    }

    private func isFree(_ box: Box) -> Bool {
        frame.contains(box) && !taken.contains(where: box.overlaps)
            && !leaders.contains { box.isCrossed(fromX: $0.from.x, $0.from.y, toX: $0.to.x, $0.to.y) }
    }

    /// Looks for a place on the anchor itself or around it, first where no other area is covered, then where one is.
    ///
    /// - Parameters:
    ///   - anchor: the middle of what is labelled.
    ///   - clearance: half the width and height that the label must leave free when it is not on the anchor.
    ///   - mayCover: whether the label may stand on the anchor itself.
    ///   - reach: how far away it may stand; a leader goes there.
    ///   - areas: what a label should rather not cover.
    mutating func place(
        width: Double, height: Double, at anchor: Coordinate, clearance: (x: Double, y: Double), mayCover: Bool, reach: Double,
        avoiding areas: [Box]
    ) -> Placed? {
        let candidates = candidates(width, height, anchor, clearance, mayCover: mayCover, reach: reach)
        let own = areas.filter { $0.contains(anchor.x, anchor.y) }
        let others = areas.filter { !$0.contains(anchor.x, anchor.y) }
        for hides in areas.isEmpty ? [true] : [false, true] {
            for candidate in candidates {
                let box = Box(x: candidate.x - width / 2, y: candidate.y - height / 2, width: width, height: height)
                guard isFree(box), hides || !others.contains(where: box.overlaps) else { continue }
                // A name that is nearer to another area would be taken for that one's.
                let room = own.map(box.distance).min() ?? .infinity
                let isAstray = others.contains { box.distance($0) < room }
                let leader = candidate.distance > 4 || isAstray ? line(from: anchor, to: box) : nil
                if let leader, crosses(leader) || (!hides && areas.contains { $0.isCrossed(by: leader, from: anchor) }) { continue }
                taken.append(box)
                if let leader { leaders.append(leader) }
                return Placed(box: box, leader: leader)
            }
        }
        return nil
    }

    private func candidates(
        _ width: Double, _ height: Double, _ anchor: Coordinate, _ clearance: (x: Double, y: Double), mayCover: Bool, reach: Double
    ) -> [(x: Double, y: Double, distance: Double)] {
        var candidates: [(x: Double, y: Double, distance: Double)] = mayCover ? [(anchor.x, anchor.y, 0)] : []
        var distance = 2.0
        while distance <= reach {
            for (directionX, directionY) in Self.directions {
                candidates.append(
                    (
                        anchor.x + directionX * (clearance.x + distance + width / 2),
                        anchor.y + directionY * (clearance.y + distance + height / 2), distance
                    ))
            }
            distance += distance < 8 ? 3 : 8
        }
        return candidates
    }

    /// Whether a leader crosses something taken or another leader.
    private func crosses(_ line: (from: Coordinate, to: Coordinate)) -> Bool {
        taken.contains {
            !$0.contains(line.from.x, line.from.y) && $0.isCrossed(fromX: line.from.x, line.from.y, toX: line.to.x, line.to.y)
        }
            || leaders.contains { Self.intersect($0, line) }
    }

    /// From the anchor to the nearest point of the box.
    private func line(from anchor: Coordinate, to box: Box) -> (from: Coordinate, to: Coordinate) {
        (anchor, Coordinate(min(max(anchor.x, box.x), box.right), min(max(anchor.y, box.y), box.bottom)))
    }

    private static func intersect(_ first: (from: Coordinate, to: Coordinate), _ second: (from: Coordinate, to: Coordinate)) -> Bool {
        func side(_ line: (from: Coordinate, to: Coordinate), _ point: Coordinate) -> Double {
            (line.to.x - line.from.x) * (point.y - line.from.y) - (line.to.y - line.from.y) * (point.x - line.from.x)
        }
        return side(first, second.from) * side(first, second.to) < 0 && side(second, first.from) * side(second, first.to) < 0
    }

    /// Right, left, above and below first, as cartographers prefer, then between.
    private static let directions: [(Double, Double)] = [
        (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1), (0.5, -1), (-0.5, -1), (0.5, 1), (-0.5, 1), (1, -0.5),
        (1, 0.5),
        (-1, -0.5), (-1, 0.5), (0.25, -1), (-0.25, -1), (0.25, 1), (-0.25, 1),
    ]
}

extension Box {
    /// How far another rectangle is; 0 where they touch.
    fileprivate func distance(_ other: Box) -> Double {
        let (across, up) = (max(other.x - right, x - other.right, 0), max(other.y - bottom, y - other.bottom, 0))
        return (across * across + up * up).squareRoot()
    }

    /// Whether a leader from an anchor outside crosses the rectangle.
    fileprivate func isCrossed(by leader: (from: Coordinate, to: Coordinate), from anchor: Coordinate) -> Bool {
        !contains(anchor.x, anchor.y) && isCrossed(fromX: leader.from.x, leader.from.y, toX: leader.to.x, leader.to.y)
    }
}
