internal import SystemNettle

/// The SHA-256 digest of a stream of bytes (FIPS 180-4), by which a source file is known again.
///
/// Made by Nettle, which uses the processor's own instructions and comes with PROJ in any case. Its state is a plain value, and no call can fail.
public struct SHA256: Sendable {
    private var state = sha256_ctx()

    /// Starts a digest.
    public init() { unsafe nettle_sha256_init(&state) }

    /// The digest of bytes, in lower-case hexadecimal.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        unsafe digest.update(bytes.span.bytes)
        return digest.hexadecimal()
    }

    /// Takes in more bytes.
    public mutating func update(_ bytes: RawSpan) {
        // Why: the library reads as many bytes as it is told to, and keeps none of the addresses.
        unsafe bytes.withUnsafeBytes { bytes in
            let words = unsafe bytes.bindMemory(to: UInt8.self)
            unsafe nettle_sha256_update(&state, words.count, words.baseAddress)
        }
    }

    /// The digest of all bytes taken in, in lower-case hexadecimal; the value itself stays as it is.
    public func hexadecimal() -> String {
        var final = state
        var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        unsafe nettle_sha256_digest(&final, bytes.count, &bytes)
        return bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
