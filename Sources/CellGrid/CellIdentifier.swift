/// The INSPIRE name of a tile: `CRS3035RES200mN3072600E3800000`, its south-west corner in EPSG:3035, northing first.
public struct CellIdentifier: Hashable, Sendable, BitwiseCopyable, Comparable, CustomStringConvertible {
    /// The side of the tile.
    public let resolution: CellResolution
    /// Its place in the grid of that resolution.
    public let cell: Cell

    /// Makes the identifier of a cell.
    public init(_ cell: Cell, _ resolution: CellResolution = .metres200) {
        self.cell = cell
        self.resolution = resolution
    }

    /// The easting of the south-west corner, in metres.
    public var easting: Int { cell.column * resolution.rawValue }

    /// The northing of the south-west corner, in metres.
    public var northing: Int { cell.row * resolution.rawValue }

    /// The identifier, as files write it.
    public var description: String {
        "CRS3035RES\(resolution.rawValue)mN\(Self.sevenDigits(northing))E\(Self.sevenDigits(easting))"
    }

    /// The 1 km tile that holds it; itself when it is one.
    public var parent: CellIdentifier {
        guard resolution == .metres200 else { return self }
        return CellIdentifier(Cell(key: UInt32(cell.row / 5) << 16 | UInt32(cell.column / 5)), .metres1000)
    }

    /// Orders by resolution, then south to north and west to east.
    public static func < (left: CellIdentifier, right: CellIdentifier) -> Bool {
        (left.resolution.rawValue, left.cell.key) < (right.resolution.rawValue, right.cell.key)
    }

    private static func sevenDigits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }
}

extension CellIdentifier {
    /// Reads an identifier, exactly as INSEE writes it.
    ///
    /// - Parameter expected: the side that the tile must have, either when nil.
    /// - Throws: `CellIdentifierError`, which says what is wrong.
    public init(_ text: String, expecting expected: CellResolution? = nil) throws(CellIdentifierError) {
        try self.init(utf8: text.utf8.span, expecting: expected)
    }

    /// Reads an identifier from its bytes, without making a text of them.
    ///
    /// - Parameter expected: the side that the tile must have, either when nil.
    /// - Throws: `CellIdentifierError`, which says what is wrong.
    public init(utf8 bytes: Span<UInt8>, expecting expected: CellResolution? = nil) throws(CellIdentifierError) {
        var position = 0
        guard bytes.skip("CRS", at: &position), let system = bytes.number(digits: 1...6, at: &position),
            bytes.skip("RES", at: &position), let side = bytes.number(digits: 1...6, at: &position),
            bytes.skip("mN", at: &position), let northing = bytes.number(digits: 7...7, at: &position),
            bytes.skip("E", at: &position), let easting = bytes.number(digits: 7...7, at: &position), position == bytes.count
        else { throw .malformed }
        guard system == 3035 else { throw .otherSystem(epsg: system) }
        guard let resolution = CellResolution(rawValue: side), resolution == expected ?? resolution else {
            throw .otherResolution(metres: side, expected: expected)
        }
        guard let cell = Cell(southWestNorthing: northing, easting: easting, resolution) else {
            throw .offGrid(northing: northing, easting: easting, resolution)
        }
        self.init(cell, resolution)
    }

    /// Reads any bytes, for fuzzing: whether what is read prints as it was written.
    static func fuzz(_ bytes: [UInt8]) -> Bool {
        guard let identifier = try? CellIdentifier(utf8: bytes.span) else { return true }
        return Array(identifier.description.utf8) == bytes
    }
}

extension Span<UInt8> {
    /// Steps over a word, when it stands at the position.
    @inline(__always)
    fileprivate func skip(_ word: String, at position: inout Int) -> Bool {
        var next = position
        for byte in word.utf8 {
            guard next < count, self[next] == byte else { return false }
            next += 1
        }
        position = next
        return true
    }

    /// Steps over as many digits as there are, when that is one of the counts allowed; only a fixed count may begin with 0.
    @inline(__always)
    fileprivate func number(digits: ClosedRange<Int>, at position: inout Int) -> Int? {
        var number = 0
        var next = position
        while next < count, next - position < digits.upperBound, self[next] &- 48 <= 9 {
            number = number * 10 + Int(self[next] - 48)
            next += 1
        }
        guard next - position >= digits.lowerBound, digits.count == 1 || self[position] != 48 else { return nil }
        position = next
        return number
    }
}
