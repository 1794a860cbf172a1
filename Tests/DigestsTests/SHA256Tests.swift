import Digests
import Testing

@Suite struct SHA256Tests {
    /// Vectors of NIST (FIPS 180-4 examples), and `printf '%*s' 1000000 | tr ' ' a | sha256sum`.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
    func digestsAsPublished(text: String, digest: String) { #expect(SHA256.hexadecimal(of: Array(text.utf8)) == digest) }

    @Test func takesBytesInPieces() {
        var digest = SHA256()
        let text = Array(String(repeating: "quartier ", count: 40).utf8)
        for piece in [0..<1, 1..<1, 1..<70, 70..<134, 134..<text.count] { unsafe digest.update(Array(text[piece]).span.bytes) }
        #expect(digest.hexadecimal() == SHA256.hexadecimal(of: text))
    }
}
