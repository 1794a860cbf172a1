/// A rectangle of the page, y downwards, in points.
public struct Box: Sendable, Hashable {
    /// Its left side.
    public var x: Double
    /// Its top.
    public var y: Double
    /// Its width.
    public var width: Double
    /// Its height.
    public var height: Double

    /// Makes a rectangle.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Its right side.
    public var right: Double { x + width }
    /// Its bottom.
    public var bottom: Double { y + height }
    /// Its middle from left to right.
    public var middleX: Double { x + width / 2 }
    /// Its middle from top to bottom.
    public var middleY: Double { y + height / 2 }

    /// The rectangle without a border of some width; a negative one adds it.
    public func inset(by border: Double) -> Box {
        Box(x: x + border, y: y + border, width: max(0, width - 2 * border), height: max(0, height - 2 * border))
    }

    /// Whether the two have more than a border in common.
    public func overlaps(_ other: Box) -> Bool { x < other.right && other.x < right && y < other.bottom && other.y < bottom }

    /// Whether the other lies wholly inside.
    public func contains(_ other: Box) -> Bool { other.x >= x && other.right <= right && other.y >= y && other.bottom <= bottom }

    /// Whether a point lies inside.
    public func contains(_ pointX: Double, _ pointY: Double) -> Bool { pointX >= x && pointX <= right && pointY >= y && pointY <= bottom }

    /// Whether a line from one point to another crosses it.
    public func isCrossed(fromX startX: Double, _ startY: Double, toX endX: Double, _ endY: Double) -> Bool {
        // Liang and Barsky: the part of the line inside each pair of sides.
        var (enter, leave) = (0.0, 1.0)
        for (step, toLow, toHigh) in [(endX - startX, x - startX, right - startX), (endY - startY, y - startY, bottom - startY)] {
            if step == 0 {
                if toLow > 0 || toHigh < 0 { return false }
            } else {
                let (first, second) = (toLow / step, toHigh / step)
                enter = max(enter, min(first, second))
                leave = min(leave, max(first, second))
            }
        }
        return enter <= leave
    }
}
