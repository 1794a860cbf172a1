/// The line and column reached in a text, counted eight bytes at a time.
struct PlaceCounter {
    /// The line, from 1.
    private(set) var line = 1
    /// The column in characters, from 1.
    private(set) var column = 1

    /// Goes on over some bytes of UTF-8.
    mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) {
        var tail = unsafe bytes
        let breaks = unsafe Self.count(in: bytes) { word in
            let others = word ^ 0x0A0A_0A0A_0A0A_0A0A
            return ~(((others & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | others)
        }
        if breaks > 0, let last = unsafe bytes.lastIndex(of: UInt8(ascii: "\n")) {
            line += breaks
            column = 1
            unsafe tail = UnsafeBufferPointer(rebasing: bytes[(last + 1)...])
        }
        // Bytes 10xxxxxx go on with a character that an earlier byte began.
        column += unsafe tail.count - Self.count(in: tail) { $0 & ~($0 << 1) }
    }

    /// How many bytes fulfil a condition, which sets the high bit of those that do.
    @inline(__always)
    private static func count(in bytes: UnsafeBufferPointer<UInt8>, where condition: (UInt64) -> UInt64) -> Int {
        guard let start = unsafe UnsafeRawPointer(bytes.baseAddress) else { return 0 }
        let ones: UInt64 = 0x0101_0101_0101_0101
        var total = 0
        var index = 0
        while index &+ 8 <= bytes.count {
            // Eight sums side by side, of one byte each, hold 255 steps.
            let end = min(index &+ 255 * 8, bytes.count &- 7)
            var sums: UInt64 = 0
            while index < end {
                sums &+= (condition(unsafe start.loadUnaligned(fromByteOffset: index, as: UInt64.self)) >> 7) & ones
                index &+= 8
            }
            let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ ((sums >> 8) & 0x00FF_00FF_00FF_00FF)
            total &+= Int((pairs &* 0x0001_0001_0001_0001) >> 48)
        }
        while index < bytes.count {
            total &+= unsafe Int(condition(UInt64(bytes[index])) >> 7 & 1)
            index &+= 1
        }
        return total
    }
}
