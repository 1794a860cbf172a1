public import Reporting

/// Finds names of at most 10 characters for fields whose names are longer, as the `.dbf` asks.
public enum DBFFieldNames {
    /// A short name for each long one, in order, no two alike whatever their case.
    ///
    /// The rule: a name that is preferred for a field is taken as it is. Any other loses its accents, has what is neither an ASCII letter, a digit nor an
    /// underscore replaced by an underscore, gets an `f` before a first character that is no letter, and is cut to 10 characters. If it is then taken, its
    /// end makes room for `_1`, `_2` and so on, in the order of the fields. Preferred names go first, so that they are never taken by another.
    ///
    /// - Parameters:
    ///   - names: the long names.
    ///   - preferred: the short name that is wanted for a long one.
    ///   - report: takes a finding for each name that changes.
    /// - Throws: what `report` throws; status 70 when a preferred name is none that a `.dbf` can hold, or is wanted twice.
    public static func resolve(_ names: [String], preferred: [String: String] = [:], report: FindingSink) throws -> [String] {
        var taken: Set<String> = []
        for short in names.compactMap({ preferred[$0] }) {
            guard isShort(short), taken.insert(short.lowercased()).inserted else {
                throw QuartiersError(
                    .software,
                    Text(
                        fr: "le nom de champ « \(short) » est trop long, mal formé ou déjà pris",
                        en: "the field name '\(short)' is too long, malformed or taken"))
            }
        }
        return try names.map { name in
            let short = preferred[name] ?? free(shortened(name), among: &taken)
            if short != name { try report(Finding(.fieldNameShortened, expected: .text(name), found: .text(short))) }
            return short
        }
    }

    /// Whether a `.dbf` can hold a name that every program reads.
    static func isShort(_ name: String) -> Bool {
        1...10 ~= name.utf8.count && name.utf8.allSatisfy(isOrdinary)
    }

    private static func free(_ name: String, among taken: inout Set<String>) -> String {
        var candidate = name
        var number = 0
        while !taken.insert(candidate.lowercased()).inserted {
            number += 1
            candidate = name.prefix(10 - "_\(number)".count) + "_\(number)"
        }
        return candidate
    }

    private static func shortened(_ name: String) -> String {
        var ascii = ""
        for character in name {
            if let plain = withoutAccent[character.lowercased()] {
                ascii += character.isUppercase ? plain.uppercased() : plain
            } else {
                ascii += character.utf8.count == 1 && character.utf8.allSatisfy(isOrdinary) ? String(character) : "_"
            }
        }
        if ascii.first?.isLetter != true { ascii = "f" + ascii }
        return String(ascii.prefix(10))
    }

    private static func isOrdinary(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// The letters with accents of French. Two spellings of one letter, composed or not, are one `Character`.
    private static let withoutAccent: [String: String] = [
        "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i", "ô": "o", "ö": "o", "ù": "u",
        "û": "u",
        "ü": "u", "ÿ": "y", "œ": "oe", "æ": "ae",
    ]
}
