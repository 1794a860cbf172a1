/// The SHA-256 digest of a stream of bytes (FIPS 180-4), by which a source file is known again.
///
/// Written here because the toolchain carries no cryptography on Linux and one digest does not warrant a library; tested with the vectors of NIST
/// and against `sha256sum`.
public struct SHA256: Sendable {
    private var state: [8 of UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    /// What is left of the last bytes taken in, less than a block.
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    private static let blockLength = 64

    /// Starts a digest.
    public init() {}

    /// The digest of bytes, in lower-case hexadecimal.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        unsafe digest.update(bytes.span.bytes)
        return digest.hexadecimal()
    }

    /// Takes in more bytes.
    public mutating func update(_ bytes: RawSpan) {
        length &+= UInt64(bytes.byteCount)
        var start = 0
        if !pending.isEmpty {
            start = min(Self.blockLength - pending.count, bytes.byteCount)
            for offset in 0..<start { pending.append(unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) }
            guard pending.count == Self.blockLength else { return }
            let block = pending
            unsafe compress(block.span.bytes, at: 0)
            pending.removeAll(keepingCapacity: true)
        }
        while bytes.byteCount - start >= Self.blockLength {
            compress(bytes, at: start)
            start += Self.blockLength
        }
        for offset in start..<bytes.byteCount { pending.append(unsafe bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) }
    }

    /// The digest of all bytes taken in, in lower-case hexadecimal; the value itself stays as it is.
    public func hexadecimal() -> String {
        var final = self
        let bits = length &* 8
        let zeros = (2 * Self.blockLength - 9 - pending.count) % Self.blockLength
        let padding =
            [0x80] + [UInt8](repeating: 0, count: zeros) + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        unsafe final.update(padding.span.bytes)
        let digits = Array("0123456789abcdef")
        return String(final.state.indices.flatMap { word in (0..<8).map { digits[Int(final.state[word] >> (28 - 4 * UInt32($0))) & 15] } })
    }

    private mutating func compress(_ bytes: RawSpan, at start: Int) {
        var schedule = [64 of UInt32](repeating: 0)
        for index in 0..<16 {
            // Why: `start` leaves a whole block of 64 bytes.
            schedule[index] = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self).bigEndian
        }
        for index in 16..<64 {
            let (w15, w2) = (schedule[index - 15], schedule[index - 2])
            let s0 = Self.rotated(w15, 7) ^ Self.rotated(w15, 18) ^ (w15 >> 3)
            let s1 = Self.rotated(w2, 17) ^ Self.rotated(w2, 19) ^ (w2 >> 10)
            schedule[index] = schedule[index - 16] &+ s0 &+ schedule[index - 7] &+ s1
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let sum1 = Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ sum1 &+ choice &+ Self.constants[index] &+ schedule[index]
            let sum0 = Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [64 of UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
