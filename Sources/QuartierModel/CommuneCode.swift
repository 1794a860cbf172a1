/// The INSEE code of a commune: five characters, `62048`, `2A004`, `97411`; not its postal code, which looks the same.
public struct CommuneCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The five characters.
    public let text: String

    /// Reads a code; nil when it has not the form of one. A code that lost its leading zero in a spreadsheet (`1004`) is none.
    public init?(_ written: String) {
        let text = written.filter { !$0.isWhitespace }.uppercased()
        let characters = Array(text)
        guard characters.count == 5, characters[0].isASCIIDigit, characters[2...].allSatisfy(\.isASCIIDigit),
            characters[1].isASCIIDigit || (characters[0] == "2" && (characters[1] == "A" || characters[1] == "B")), !text.hasPrefix("00")
        else { return nil }
        self.text = text
    }

    /// The département: two characters, three overseas.
    public var department: String { String(text.prefix(text.hasPrefix("97") || text.hasPrefix("98") ? 3 : 2)) }

    /// The five characters.
    public var description: String { text }

    /// Orders by text.
    public static func < (left: CommuneCode, right: CommuneCode) -> Bool { left.text < right.text }
}
