/// Names and texts that become part of a statement because they cannot be bound to it.
public enum SQLName {
    /// A name between double quotes, its own doubled: any text is then the name of a table or column, whatever it holds.
    public static func quoted(_ name: String) -> String { wrapped(name, in: "\"") }

    /// A text between single quotes, its own doubled.
    public static func literal(_ text: String) -> String { wrapped(text, in: "'") }

    private static func wrapped(_ text: String, in quote: Character) -> String {
        var result = String(quote)
        for character in text.unicodeScalars {
            result.unicodeScalars.append(character)
            if Character(character) == quote { result.append(quote) }
        }
        result.append(quote)
        return result
    }
}
