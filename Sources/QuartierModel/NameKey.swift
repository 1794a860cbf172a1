/// A name as it is compared: accents, case, hyphens, apostrophes, ligatures and irregular spaces folded, so that `Barœul`, `BAROEUL` and
/// `Barœul ` are one name, and `Villeneuve d’Ascq` is `Villeneuve-d'Ascq`.
///
/// For matching only, never for display. Latin letters are reduced by their Unicode names (`LATIN SMALL LETTER E WITH ACUTE` is an `e`), which
/// spares a table.
public struct NameKey: Hashable, Sendable, Comparable {
    /// Lower-case letters and digits, words parted by one space.
    public let text: String

    /// Folds a name.
    public init(_ name: String) {
        var folded = ""
        var gap = false
        for scalar in name.unicodeScalars where scalar.isASCII || scalar.properties.generalCategory != .nonspacingMark {
            guard NameKey.isLetterOrDigit(scalar) else {
                gap = true
                continue
            }
            if gap, !folded.isEmpty { folded += " " }
            gap = false
            if scalar.isASCII {
                // Of ASCII letters, this bit makes small ones; digits have it.
                folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
            } else {
                folded += NameKey.base(of: scalar)
            }
        }
        text = folded
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: !scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
    }

    /// Orders by folded text.
    public static func < (left: NameKey, right: NameKey) -> Bool { left.text < right.text }

    private static func base(of scalar: Unicode.Scalar) -> String {
        guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else { return scalar.properties.lowercaseMapping }
        // `LATIN CAPITAL LETTER E WITH ACUTE`, `LATIN SMALL LIGATURE OE`: the fourth word is the letter.
        let words = name.split(separator: " ")
        guard words.count >= 4, words[2] == "LETTER" || words[2] == "LIGATURE" else { return scalar.properties.lowercaseMapping }
        return words[3].lowercased()
    }
}
