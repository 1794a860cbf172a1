/// Windows code page 1252: ISO 8859-1 with typographic characters where that has none.
public enum Windows1252 {
    /// What bytes 0x80 to 0x9F stand for; the five without a character stand for the control of their number, as the web does.
    private static let high: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}", "\u{90}", "‘", "’", "“", "”", "•",
        "–", "—", "˜",
        "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]

    /// The text that bytes write.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.lazy.map { 0x80...0x9F ~= $0 ? high[Int($0) - 0x80] : Unicode.Scalar($0) }))
    }
}
