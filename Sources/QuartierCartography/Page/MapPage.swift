/// The sheet of paper that a map is drawn for. Lengths are points, 72 to the inch.
public struct MapPage: Sendable, Hashable {
    /// The size of the sheet.
    public enum Size: String, Sendable, Hashable, CaseIterable {
        /// 210 mm by 297 mm.
        case a4 = "A4"
        /// 297 mm by 420 mm.
        case a3 = "A3"
    }

    /// Which way up it lies.
    public enum Orientation: String, Sendable, Hashable, CaseIterable {
        /// The long side at the bottom.
        case landscape = "paysage"
        /// The short side at the bottom.
        case portrait = "portrait"
    }

    /// The size.
    public var size: Size
    /// Which way up.
    public var orientation: Orientation

    /// Makes a page.
    public init(_ size: Size = .a4, _ orientation: Orientation = .landscape) {
        self.size = size
        self.orientation = orientation
    }

    /// The sides in millimetres.
    public var millimetres: (width: Double, height: Double) {
        let (short, long) = size == .a4 ? (210.0, 297.0) : (297.0, 420.0)
        return orientation == .landscape ? (long, short) : (short, long)
    }

    /// The whole sheet, in points.
    public var box: Box {
        let sides = millimetres
        return Box(x: 0, y: 0, width: sides.width * 72 / 25.4, height: sides.height * 72 / 25.4)
    }

    /// What is left inside the margins.
    public var content: Box { box.inset(by: 26) }

    /// How much larger than on A4 text and symbols are.
    public var scale: Double { size == .a4 ? 1 : 1.3 }
}
