/// The encodings in which the texts of a `.dbf` come in France.
public enum DBFEncoding: String, Sendable, Hashable, CaseIterable {
    /// What is written today.
    case utf8 = "UTF-8"
    /// What Windows programs wrote. ISO-8859-1 reads as this too, as the WHATWG Encoding Standard has it: it gives letters to 32 codes that
    /// ISO-8859-1 leaves to controls that no name holds.
    case windows1252 = "Windows-1252"
    /// ISO-8859-1 with the euro and the missing letters of French.
    case latin9 = "ISO-8859-15"
    /// What MS-DOS programs wrote in western Europe.
    case codePage850 = "CP850"

    /// Reads the content of a `.cpg`, or a name that people give: `UTF-8`, `65001`, `ISO 8859-1`, `88591`, `1252`, `ANSI 1252`; nil when it is none known.
    public init?(label: String) {
        let known = label.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        switch known {
        case "UTF8", "65001", "CP65001": self = .utf8
        case "ISO88591", "88591", "LATIN1", "L1", "28591", "CP28591", "1252", "CP1252", "WINDOWS1252", "ANSI1252": self = .windows1252
        case "ISO885915", "885915", "LATIN9", "28605", "CP28605": self = .latin9
        case "850", "CP850", "IBM850", "OEM850": self = .codePage850
        default: return nil
        }
    }

    /// Reads the language driver that byte 29 of a `.dbf` names; nil when it is 0 or none known.
    init?(languageDriver: UInt8) {
        switch languageDriver {
        case 0x03, 0x57, 0x58, 0x59: self = .windows1252
        case 0x02, 0x0E, 0x37: self = .codePage850
        default: return nil
        }
    }

    /// Decodes bytes of which each is a character; nil for UTF-8, where that is not so.
    func decodeSingleBytes(_ bytes: Span<UInt8>) -> String? {
        guard self != .utf8 else { return nil }
        var text = String.UnicodeScalarView()
        for index in bytes.indices { text.append(scalar(of: bytes[index])) }
        return String(text)
    }

    private func scalar(of byte: UInt8) -> Unicode.Scalar {
        let same = Unicode.Scalar(byte)
        guard byte >= 0x80 else { return same }
        switch self {
        case .utf8: return same
        case .windows1252: return byte < 0xA0 ? DBFEncoding.upperHalfOf1252[Int(byte) - 0x80] : same
        case .latin9: return DBFEncoding.changesOfLatin9[byte] ?? same
        case .codePage850: return DBFEncoding.upperHalfOf850[Int(byte) - 0x80]
        }
    }

    /// 0x80 to 0x9F, from the index of the WHATWG Encoding Standard: the five codes that Windows leaves open are the controls of the same number.
    private static let upperHalfOf1252 = Array(
        "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}"
            .unicodeScalars)

    private static let changesOfLatin9: [UInt8: Unicode.Scalar] = [
        0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
    ]

    /// 0x80 to 0xFF, from the mapping of code page 850 that the Unicode Consortium publishes.
    private static let upperHalfOf850 = Array(
        """
        ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\
        \u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
        """.unicodeScalars)
}
