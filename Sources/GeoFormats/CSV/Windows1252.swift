/// Windows code page 1252: ISO 8859-1 with typographic characters where that has none.
enum Windows1252 {
    /// What bytes 0x80 to 0x9F stand for; the five without a character stand for the control of their number, as the web does.
    private static let high: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}", "\u{90}", "‘", "’", "“", "”", "•",
        "–", "—", "˜",
        "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]

    static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let scalars = unsafe bytes.map { 0x80...0x9F ~= $0 ? high[Int($0) - 0x80] : Unicode.Scalar($0) }
        return String(String.UnicodeScalarView(scalars))
    }
}
