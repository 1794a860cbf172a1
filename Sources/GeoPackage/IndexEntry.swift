internal import PlanarGeometry

/// A rectangle in an R-tree: the limits of a row, or of all that lies under a node, and its number.
struct IndexEntry: BitwiseCopyable, Sendable {
    var id: Int64
    var minX: Float
    var maxX: Float
    var minY: Float
    var maxY: Float

    /// The bytes it takes in a node.
    static let byteCount = 24

    /// Rounds the limits outwards to the precision of the tree, so that no window misses the row.
    init(id: Int64, _ envelope: Envelope) {
        self.init(
            id: id, minX: Float(roundedDown: envelope.minX), maxX: Float(roundedUp: envelope.maxX), minY: Float(roundedDown: envelope.minY),
            maxY: Float(roundedUp: envelope.maxY))
    }

    /// Makes an entry of limits in the tree's own precision.
    init(id: Int64, minX: Float, maxX: Float, minY: Float, maxY: Float) {
        self.id = id
        self.minX = minX
        self.maxX = maxX
        self.minY = minY
        self.maxY = maxY
    }

    /// Grows to hold another.
    mutating func extend(to other: IndexEntry) {
        minX = min(minX, other.minX)
        maxX = max(maxX, other.maxX)
        minY = min(minY, other.minY)
        maxY = max(maxY, other.maxY)
    }

    /// Adds its bytes to a node: big-endian, the number, then minimum and maximum of x, of y.
    func append(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: UInt64(bitPattern: id))
        bytes.append(bigEndian: minX.bitPattern)
        bytes.append(bigEndian: maxX.bitPattern)
        bytes.append(bigEndian: minY.bitPattern)
        bytes.append(bigEndian: maxY.bitPattern)
    }
}

extension Float {
    /// The greatest single-precision number that is not above another.
    init(roundedDown number: Double) {
        let nearest = Float(number)
        self = Double(nearest) > number ? nearest.nextDown : nearest
    }

    /// The least single-precision number that is not below another.
    init(roundedUp number: Double) { self = -Float(roundedDown: -number) }
}

extension [UInt8] {
    /// Adds a word, its most significant byte first.
    mutating func append(bigEndian word: some FixedWidthInteger) {
        unsafe Swift.withUnsafeBytes(of: word.bigEndian) { unsafe append(contentsOf: $0) }
    }
}
