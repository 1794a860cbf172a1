/// The code of a quartier, in the form its generation gives: `QP062005` (2015), `QN06205M` (2024), `QIC6205101` (local).
///
/// Forms of 2015 and 2024: ANCT's deliveries; départements are three characters (`02A` in Corsica). QIC have no national code: theirs is
/// local to the agglomeration, `QIC`, the INSEE code of the main commune and two digits, never under a national prefix.
public struct QuartierCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Who gives codes of this form, and when.
    public enum Form: Sendable, Hashable {
        /// `QP` + département + three digits: generation 2015-2023.
        case qpv2015
        /// `QN` + département + two digits + letter: generation 2024-2030.
        case qpv2024(PerimeterState)
        /// `QIC` + INSEE code + two digits: local.
        case qic(CommuneCode)
    }

    /// The canonical text: capitals, without any space or mark.
    public let text: String
    /// The form.
    public let form: Form

    /// Reads a code as people write it: spaces of any kind (`QP 06 20 05`), hyphens, points, bold marks and lower case are accepted;
    /// nil when what remains has none of the three forms.
    public init?(_ written: String) {
        let text = QuartierCode.stripped(written)
        let bytes = Array(text.utf8)
        if text.hasPrefix("QIC") {
            guard bytes.count == 10, let commune = CommuneCode(String(text.dropFirst(3).prefix(5))), bytes[8...].allSatisfy(\.isASCIIDigit)
            else { return nil }
            form = .qic(commune)
        } else if text.hasPrefix("QP") {
            guard bytes.count == 8, QuartierCode.isDepartment(bytes[2..<5]), bytes[5...].allSatisfy(\.isASCIIDigit) else { return nil }
            form = .qpv2015
        } else if text.hasPrefix("QN") {
            guard bytes.count == 8, QuartierCode.isDepartment(bytes[2..<5]), bytes[5..<7].allSatisfy(\.isASCIIDigit),
                let state = PerimeterState(rawValue: String(text.suffix(1)))
            else { return nil }
            form = .qpv2024(state)
        } else {
            return nil
        }
        self.text = text
    }

    /// The code of the nth QIC of a commune, from 1 to 99; nil beyond.
    public init?(qicOf commune: CommuneCode, number: Int) {
        guard (1...99).contains(number) else { return nil }
        self.init("QIC\(commune.text)\(number < 10 ? "0" : "")\(number)")
    }

    /// The département, as the code writes it: three characters, `062`, `02A`, `974`.
    public var department: String {
        switch form {
        case .qpv2015, .qpv2024: String(text.dropFirst(2).prefix(3))
        case .qic(let commune): commune.department.count == 3 ? commune.department : "0" + commune.department
        }
    }

    /// Whether it is a priority neighbourhood of the State or a local one.
    public var status: QuartierStatus {
        switch form {
        case .qpv2015, .qpv2024: .qpv
        case .qic: .qic
        }
    }

    /// The generation that gives codes of this form.
    public var generation: Generation {
        switch form {
        case .qpv2015: .of2015
        case .qpv2024: .of2024
        case .qic: .local
        }
    }

    /// The letter of a 2024 code: what became of the outline since 2015.
    public var state: PerimeterState? {
        if case .qpv2024(let state) = form { state } else { nil }
    }

    /// The canonical text.
    public var description: String { text }

    /// Orders by text.
    public static func < (left: QuartierCode, right: QuartierCode) -> Bool { left.text < right.text }

    /// What is left of a code as people write it once spaces and marks are out, in capitals.
    static func stripped(_ written: String) -> String {
        // Files write codes as they are; eleven thousand of them in a few tables.
        let isPlain = written.utf8.allSatisfy {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        if isPlain { return written }
        return String(
            String.UnicodeScalarView(written.unicodeScalars.filter { !($0.properties.isWhitespace || "-.*".unicodeScalars.contains($0)) })
        )
        .uppercased()
    }

    /// `0` + two digits, `02A`, `02B`, `971`…`978`, `987`, `988`.
    private static func isDepartment(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.elementsEqual("02A".utf8) || bytes.elementsEqual("02B".utf8) { return true }
        guard bytes.allSatisfy(\.isASCIIDigit) else { return false }
        if bytes.first == UInt8(ascii: "0") || bytes.elementsEqual("987".utf8) || bytes.elementsEqual("988".utf8) { return true }
        return bytes.starts(with: "97".utf8) && (UInt8(ascii: "1")...UInt8(ascii: "8")).contains(bytes[bytes.endIndex - 1])
    }
}

extension UInt8 {
    /// `0` to `9`.
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Character {
    /// `0` to `9`, and no digit of another script.
    var isASCIIDigit: Bool { asciiValue?.isASCIIDigit ?? false }
}

/// What became of the outline of a 2024 QPV since 2015: the last letter of its code.
public enum PerimeterState: String, Sendable, Hashable, CaseIterable {
    /// New in 2024.
    case new = "N"
    /// Existed in 2015, outline modified, perhaps by a merger or a split.
    case modified = "M"
    /// Existed in 2015 with the same outline.
    case identical = "I"

    /// Reads the letter, or the word of ANCT's correspondence table: `NOUVEAU`, `MODIFIE`, `IDENTIQUE`.
    public init?(word: String) {
        switch NameKey(word).text {
        case "n", "nouveau": self = .new
        case "m", "modifie": self = .modified
        case "i", "identique", "inchange": self = .identical
        default: return nil
        }
    }
}

/// Which policy a quartier belongs to.
public enum QuartierStatus: String, Sendable, Hashable, CaseIterable {
    /// Quartier prioritaire de la politique de la ville: listed by decree.
    case qpv = "QPV"
    /// Quartier d'intérêt communautaire: chosen by the agglomeration.
    case qic = "QIC"
}
