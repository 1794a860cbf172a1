/// The bytes of a zip laid out by hand, with every count and flag open to lies: nothing here uses the code under test.
public struct RawZip: Sendable {
    /// A file of the archive.
    public struct Entry: Sendable {
        /// Its name, in bytes.
        public var name: [UInt8]
        /// The bytes as the archive holds them.
        public var stored: [UInt8]
        /// 0 for stored, 8 for deflated.
        public var method: Int
        /// How long it says that it is once inflated.
        public var size: Int
        /// Its checksum.
        public var crc: UInt32
        /// The general purpose flags.
        public var flags = 0
        /// The mode of a Unix file; 0 for an archive made on MS-DOS.
        public var mode = 0
        /// How long the central directory says that the compressed bytes are, when that is a lie.
        public var announcedCompressed: Int?

        /// A file that is not compressed.
        public init(_ name: String, _ data: [UInt8]) {
            self.name = Array(name.utf8)
            stored = data
            method = 0
            size = data.count
            crc = checksum(data)
        }

        /// A text that is not compressed.
        public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
    }

    /// The files.
    public var entries: [Entry] = []
    /// The comment at the end.
    public var comment: [UInt8] = []

    /// A zip of these files.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// Empty files of these names.
    public init(names: [String]) { entries = names.map { Entry($0, "") } }

    /// A zip that has one of everything: stored, deflated, dense, and a name that leads out of the archive.
    public static let sample: RawZip = {
        var deflated = Entry("b.csv", "code;nom\n")
        deflated.stored = copiedByDeflate(deflated.stored)
        deflated.method = 8
        let zeros = deflatedZeros(copies: 10)
        var dense = Entry("c.bin", "")
        (dense.stored, dense.size, dense.method) = (zeros.stored, zeros.size, 8)
        dense.crc = checksum(repeatElement(0, count: zeros.size))
        return RawZip([Entry("a/é.txt", "bonjour"), deflated, dense, Entry("../d", "")])
    }()

    /// The zip.
    public var bytes: [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let common =
                little16(20) + little16(entry.flags) + little16(entry.method) + [0, 0, 0x21, 0x58] + little(Int(entry.crc))
                + little(entry.announcedCompressed ?? entry.stored.count) + little(entry.size) + little16(entry.name.count) + little16(0)
            directory += [0x50, 0x4B, 1, 2, 20, entry.mode == 0 ? 0 : 3] + common + little16(0) + little16(0) + little16(0)
            directory += little(entry.mode << 16) + little(body.count) + entry.name
            body += [0x50, 0x4B, 3, 4] + common + entry.name + entry.stored
        }
        let end =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little16(entries.count) + little16(entries.count) + little(directory.count)
            + little(body.count)
            + little16(comment.count)
        return body + directory + end + comment
    }
}

/// Bytes in the deflate format without being compressed: blocks of the kind that only copies.
public func copiedByDeflate(_ data: [UInt8]) -> [UInt8] {
    let blocks = stride(from: 0, to: max(1, data.count), by: 65_535).map { data[$0..<min(data.count, $0 + 65_535)] }
    return blocks.enumerated().flatMap { index, block in
        [index == blocks.count - 1 ? 1 : 0] + little16(block.count) + little16(block.count ^ 0xFFFF) + block
    }
}

/// A deflate stream of zeros, about 159 times smaller than what it inflates to: one zero, then copies of 258 bytes from one byte back, 13 bits each, in the
/// codes that deflate fixes (RFC 1951, 3.2.6).
public func deflatedZeros(copies: Int) -> (stored: [UInt8], size: Int) {
    var bits: [UInt8] = []
    bits.reserveCapacity(copies * 13 + 32)
    // Final block, fixed codes; then the code of byte 0, which is 0x30 on 8 bits, most significant first.
    bits += [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
    // The length 258 is symbol 285: 0xC5 on 8 bits, no extra. The distance 1 is symbol 0: 5 bits.
    for _ in 0..<copies { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
    bits += [0, 0, 0, 0, 0, 0, 0]
    var stored = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
    for (place, bit) in bits.enumerated() { stored[place / 8] |= bit << UInt8(place % 8) }
    return (stored, 1 + 258 * copies)
}

/// CRC-32 as zips use it, bit by bit.
public func checksum(_ data: some Sequence<UInt8>) -> UInt32 {
    ~data.reduce(UInt32.max) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
}

/// A number on four bytes, least significant first.
public func little(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
/// A number on two bytes, least significant first.
public func little16(_ number: Int) -> [UInt8] { [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)] }
