public import PlanarGeometry

/// A tile of the grid by its place in it: rows count northward and columns eastward from the origin of EPSG:3035, in sides of its resolution.
///
/// Every tile that an identifier can name has one: seven digits of metres, so rows and columns below 50 000 at 200 m. Cells are ordered
/// south to north, then west to east, which is the order of everything in this module.
public struct Cell: Hashable, Sendable, BitwiseCopyable, Comparable {
    /// Row and column in one number, 16 bits each, whose order is that of the cells: what maps and sorted tables use.
    public let key: UInt32

    /// The cell of a key.
    public init(key: UInt32) { self.key = key }

    /// The cell of a row and a column, nil when they are not both in `0..<65536`.
    public init?(row: Int, column: Int) {
        guard 0..<65_536 ~= row, 0..<65_536 ~= column else { return nil }
        key = UInt32(row) << 16 | UInt32(column)
    }

    /// The cell whose south-west corner is there, in metres; nil when no cell of the resolution begins there.
    public init?(southWestNorthing northing: Int, easting: Int, _ resolution: CellResolution) {
        let side = resolution.rawValue
        guard northing.isMultiple(of: side), easting.isMultiple(of: side) else { return nil }
        self.init(row: northing / side, column: easting / side)
    }

    /// The cell that holds a position of EPSG:3035, south and west sides included; nil for a position outside the plane of the grid.
    public init?(holding position: Coordinate, resolution: CellResolution) {
        guard CellResolution.holds(position) else { return nil }
        self.init(row: Int(position.y) / resolution.rawValue, column: Int(position.x) / resolution.rawValue)
    }

    /// The northing of the south side, divided by the side.
    public var row: Int { Int(key >> 16) }

    /// The easting of the west side, divided by the side.
    public var column: Int { Int(key & 0xFFFF) }

    /// Orders south to north, then west to east.
    public static func < (left: Cell, right: Cell) -> Bool { left.key < right.key }

    /// The square, in EPSG:3035.
    public func envelope(_ resolution: CellResolution) -> Envelope {
        let (west, south) = (Double(column) * resolution.side, Double(row) * resolution.side)
        return Envelope(minX: west, minY: south, maxX: west + resolution.side, maxY: south + resolution.side)
    }
}
