import PlanarGeometry
import Reporting

/// The value of a `coordinates` member, whatever its nesting: positions in one array, and where each array of positions ends.
///
/// The member may come before the `type` that says how it should nest, so that it is taken as it is and judged afterwards. An array of
/// numbers is a position; the depth of an array is the number of arrays around it, 0 for the value itself.
struct CoordinateCollector {
    /// All positions, in order.
    private(set) var positions: [Coordinate] = []
    /// Their third ordinates, NaN where there is none; empty as long as no position had one.
    private(set) var altitudes: [Double] = []
    /// For arrays at depth 1 and 2: how many elements had been closed inside arrays of that depth when each was closed.
    private(set) var ends: ([Int], [Int]) = ([], [])
    /// How many arrays were closed at each depth, positions among them.
    private(set) var closed = [0, 0, 0, 0]
    /// The depth of the positions; nil as long as there is none.
    private(set) var positionDepth: Int?
    /// Whether a position had a fourth ordinate.
    private(set) var hasExtraOrdinates = false
    /// What is wrong with the value by itself.
    private(set) var fault: Fault?
    /// The line where the value begins.
    private(set) var line = 0

    /// Something that is no position where one should be.
    struct Fault {
        /// The depth of the array at fault; nil for a value that is no array.
        var depth: Int?
        var line: Int
        var found: String
    }

    /// Forgets everything but the memory.
    mutating func removeAll() {
        positions.removeAll(keepingCapacity: true)
        altitudes.removeAll(keepingCapacity: true)
        ends.0.removeAll(keepingCapacity: true)
        ends.1.removeAll(keepingCapacity: true)
        for depth in closed.indices { closed[depth] = 0 }
        positionDepth = nil
        hasExtraOrdinates = false
        fault = nil
    }

    /// Takes the value that comes next.
    mutating func read(_ scanner: inout JSONScanner) throws(QuartiersError) {
        removeAll()
        let first = try scanner.peek()
        line = scanner.line()
        guard first == UInt8(ascii: "[") else {
            fault = Fault(depth: nil, line: line, found: try scanner.readSample())
            return
        }
        try readArray(&scanner, depth: 0)
    }

    private mutating func readArray(_ scanner: inout JSONScanner, depth: Int) throws(QuartiersError) {
        try scanner.open(UInt8(ascii: "["))
        var isFirst = true
        var ordinates: [Double] = []
        var arrayCount = 0
        while try scanner.nextElement(before: UInt8(ascii: "]"), isFirst: &isFirst) {
            switch try scanner.peek() {
            case UInt8(ascii: "["):
                arrayCount += 1
                let count = try scanner.takePositions(into: &positions, &altitudes)
                if count == 0 { try readArray(&scanner, depth: depth + 1) } else { close(count, at: depth + 1, arePositions: true) }
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                ordinates.append(try scanner.readOrdinate())
            default:
                let line = scanner.line()
                note(Fault(depth: depth, line: line, found: try scanner.readSample()))
            }
        }
        if ordinates.isEmpty {
            close(1, at: depth, arePositions: false)
        } else if ordinates.count < 2 || arrayCount > 0 {
            note(Fault(depth: depth, line: scanner.line(), found: "[\(ordinates.map { Value.real($0).exact }.joined(separator: ", "))]"))
        } else {
            if ordinates.count > 2 && altitudes.isEmpty { altitudes = Array(repeating: .nan, count: positions.count) }
            positions.append(Coordinate(ordinates[0], ordinates[1]))
            if ordinates.count > 2 || !altitudes.isEmpty { altitudes.append(ordinates.count > 2 ? ordinates[2] : .nan) }
            if ordinates.count > 3 { hasExtraOrdinates = true }
            close(1, at: depth, arePositions: true)
        }
    }

    private mutating func close(_ count: Int, at depth: Int, arePositions: Bool) {
        if arePositions {
            if let positionDepth, positionDepth != depth { note(Fault(depth: min(positionDepth, depth), line: line, found: "[…]")) }
            positionDepth = depth
        } else if depth == 1 {
            ends.0.append(closed[2])
        } else if depth == 2 {
            ends.1.append(closed[3])
        }
        if depth < closed.count { closed[depth] += count }
    }

    private mutating func note(_ fault: Fault) {
        if self.fault == nil { self.fault = fault }
    }
}

extension JSONScanner {
    /// A number that comes next, infinite when beyond the greatest double.
    mutating func readOrdinate() throws(QuartiersError) -> Double {
        switch try readValue() {
        case .value(.integer(let number)): Double(number)
        case .value(.real(let number)): number
        default: .infinity
        }
    }

    /// Takes the plain positions that come next, `[2.64, 50.53], [2.65, 50.53]` and so on, at the speed that national layers want.
    ///
    /// - Returns: how many; 0 when the next array is anything else, which is left in its place.
    mutating func takePositions(into positions: inout [Coordinate], _ altitudes: inout [Double]) throws(QuartiersError) -> Int {
        var count = takePositionsInWindow(into: &positions, &altitudes)
        // A position may only be cut by the end of the window.
        while count == 0, window.end - window.position < 1 << 10, try refill() {
            count = takePositionsInWindow(into: &positions, &altitudes)
        }
        return count
    }

    private mutating func takePositionsInWindow(into positions: inout [Coordinate], _ altitudes: inout [Double]) -> Int {
        let before = positions.count
        var cursor = unsafe UnsafePointer(window.bytes + window.position)
        while unsafe cursor.pointee == UInt8(ascii: "[") {
            unsafe cursor += 1
            guard let x = unsafe takeOrdinate(&cursor), unsafe cursor.pointee == UInt8(ascii: ",") else { break }
            unsafe cursor += 1
            guard let y = unsafe takeOrdinate(&cursor) else { break }
            if unsafe cursor.pointee == UInt8(ascii: ",") {
                unsafe cursor += 1
                guard let z = unsafe takeOrdinate(&cursor) else { break }
                if unsafe cursor.pointee != UInt8(ascii: "]") { break }
                if altitudes.isEmpty { altitudes = Array(repeating: .nan, count: positions.count) }
                altitudes.append(z)
            } else {
                if unsafe cursor.pointee != UInt8(ascii: "]") { break }
                if !altitudes.isEmpty { altitudes.append(.nan) }
            }
            unsafe cursor += 1
            positions.append(Coordinate(x, y))
            window.position = unsafe cursor - UnsafePointer(window.bytes)
            unsafe passSpace(&cursor)
            if unsafe cursor.pointee != UInt8(ascii: ",") { break }
            unsafe cursor += 1
            unsafe passSpace(&cursor)
        }
        return positions.count - before
    }

    @inline(__always)
    private func takeOrdinate(_ cursor: inout UnsafePointer<UInt8>) -> Double? {
        unsafe passSpace(&cursor)
        guard let scan = unsafe numbers.scan(cursor) else { return nil }
        let value = unsafe numbers.value(scan, at: cursor)
        unsafe cursor += scan.length
        unsafe passSpace(&cursor)
        return value
    }

    @inline(__always)
    private func passSpace(_ cursor: inout UnsafePointer<UInt8>) {
        while unsafe cursor.pointee == 0x20 || cursor.pointee == 0x0A || cursor.pointee == 0x0D || cursor.pointee == 0x09 {
            unsafe cursor += 1
        }
    }
}
