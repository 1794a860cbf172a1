import Digests
public import Reporting

extension ByteSource {
    /// The first bytes, fewer when there are not as many; nothing of standard input, which could not be read again.
    ///
    /// - Throws: `QuartiersError` of status `noInput` or `inputOutput`.
    public func head(_ count: Int) throws(QuartiersError) -> [UInt8] {
        guard isRewindable else { return [] }
        var head: [UInt8] = []
        try forEachChunk(of: count) { chunk in
            head += chunk.prefix(count - head.count)
            return head.count < count
        }
        return head
    }

    /// The source with all its bytes in memory, so that it can be read several times.
    ///
    /// - Throws: `QuartiersError` of status `noInput` or `inputOutput`.
    public func loaded() throws(QuartiersError) -> ByteSource {
        var bytes: [UInt8] = []
        try forEachChunk(of: 1 << 20) { chunk in
            bytes += chunk
            return true
        }
        return .bytes(bytes, name: name)
    }

    /// How many bytes it holds.
    ///
    /// - Throws: `QuartiersError` of status `noInput` or `inputOutput`.
    public func size() throws(QuartiersError) -> Int {
        var size = 0
        try forEachChunk(of: 1 << 20) { chunk in
            size += chunk.count
            return true
        }
        return size
    }

    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    ///
    /// - Throws: `QuartiersError` of status `noInput` or `inputOutput`.
    public func sha256() throws(QuartiersError) -> String {
        var digest = SHA256()
        try forEachChunk(of: 1 << 20) { chunk in
            unsafe digest.update(chunk.span.bytes)
            return true
        }
        return digest.hexadecimal()
    }

    /// Hands its bytes on in pieces of at most a length, until a closure says that it has enough.
    private func forEachChunk(of length: Int, _ body: (ArraySlice<UInt8>) -> Bool) throws(QuartiersError) {
        var open = try OpenSource(self)
        var buffer = [UInt8](repeating: 0, count: open.bufferLength(atMost: length))
        while true {
            let count = try unsafe buffer.withUnsafeMutableBytes { bytes in
                Result { () throws(QuartiersError) in try unsafe open.read(into: bytes) }
            }.get()
            guard count > 0, body(buffer[..<count]) else { return }
        }
    }
}
