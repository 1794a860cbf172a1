/// A language in which everything a person reads exists.
public enum Language: String, CaseIterable, Sendable {
    /// French, the default.
    case french = "fr"
    /// English.
    case english = "en"
}

/// A sentence or word in both languages, side by side in the source so that neither is forgotten.
public struct Text: Hashable, Sendable {
    /// The French wording.
    public let french: String
    /// The English wording.
    public let english: String

    /// Makes a text from its two wordings.
    public init(fr french: String, en english: String) {
        self.french = french
        self.english = english
    }

    /// Makes a text that reads the same in both languages: a name, a code, a number.
    public init(verbatim text: String) {
        french = text
        english = text
    }

    /// The wording in a language.
    public subscript(language: Language) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    /// The text with every `{name}` replaced by the argument of that name, written as the language writes it.
    ///
    /// A name without an argument stays as it is, braces included, so that a slip shows instead of leaving a hole.
    public func filled(with arguments: [String: Value]) -> Text {
        Text(
            fr: Text.fill(french, with: arguments, in: .french),
            en: Text.fill(english, with: arguments, in: .english))
    }

    /// The names in braces, for which arguments are wanted.
    var names: Set<String> {
        Set([french, english].flatMap { $0.matches(of: /\{(\w+)\}/).map { String($0.1) } })
    }

    private static func fill(_ template: String, with arguments: [String: Value], in language: Language) -> String {
        var filled = ""
        var rest = template[...]
        // Braces are found among bytes several times faster than among characters.
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<open]
            rest = rest[open...]
            guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "}")),
                let value = arguments[String(rest[rest.utf8.index(after: open)..<close])]
            else {
                filled += "{"
                rest = rest.dropFirst()
                continue
            }
            filled += value.words(in: language)
            rest = rest[rest.utf8.index(after: close)...]
        }
        return filled + rest
    }
}
