public import Reporting

extension ValueForm<String> {
    /// Any text but an empty one, which a shell makes of an unset variable.
    public static func text(_ placeholder: Text, expecting expectation: Text, completion: Completion = .nothing) -> ValueForm {
        ValueForm(placeholder, expecting: expectation, completion: completion) { $0.isEmpty ? nil : $0 }
    }

    /// The path of a file, or `-`.
    public static let file = text(
        Text(fr: "FICHIER", en: "FILE"), expecting: Text(fr: "le chemin d'un fichier", en: "the path of a file"),
        completion: Completion(paths: .files))

    /// The path of a folder.
    public static let folder = text(
        Text(fr: "DOSSIER", en: "FOLDER"), expecting: Text(fr: "le chemin d'un dossier", en: "the path of a folder"),
        completion: Completion(paths: .folders))

    /// One of some words.
    public static func choice(_ placeholder: Text, among words: [String]) -> ValueForm {
        ValueForm(placeholder, expecting: .alternatives(words), completion: Completion(words: words)) { words.contains($0) ? $0 : nil }
    }

    /// One of many words, which neither help nor errors list.
    ///
    /// - Parameter expectation: what they are, and where they are listed.
    public static func choice(_ placeholder: Text, among words: [String], expecting expectation: Text) -> ValueForm {
        ValueForm(placeholder, expecting: expectation, completion: Completion(words: words, isListed: false)) {
            words.contains($0) ? $0 : nil
        }
    }
}

extension ValueForm where Content: RawRepresentable<String> & CaseIterable {
    /// One of the cases of an enumeration, by its raw value.
    public static func choice(_ placeholder: Text, of type: Content.Type = Content.self) -> ValueForm {
        let words = type.allCases.map(\.rawValue)
        return ValueForm(placeholder, expecting: .alternatives(words), completion: Completion(words: words), read: type.init(rawValue:))
    }
}

extension ValueForm<Int> {
    /// A whole number, at least some number.
    public static func integer(_ placeholder: Text = Text(verbatim: "N"), atLeast minimum: Int) -> ValueForm {
        let expectation = Text(fr: "un nombre entier, au moins \(minimum)", en: "a whole number, at least \(minimum)")
        return ValueForm(placeholder, expecting: expectation) { Int($0).flatMap { $0 >= minimum ? $0 : nil } }
    }
}

extension ValueForm<Double> {
    /// A number from zero up, with a unit behind it or without, in the unit that a number alone has.
    ///
    /// The decimal sign is the point alone: `1,000` is one to a French reader and a thousand to an English one.
    ///
    /// - Parameter units: the symbols of the units and what one of each is worth, the unit of a number alone first, worth 1.
    public static func quantity(_ placeholder: Text, units: KeyValuePairs<String, Double>) -> ValueForm {
        let symbols = units.map(\.key)
        let listed = Text.alternatives(symbols)
        let bare = symbols.first ?? ""
        let expectation = Text(
            fr: "un nombre positif à point décimal, en \(listed[.french]) (\(bare) quand l'unité manque)",
            en: "a positive number with a decimal point, in \(listed[.english]) (\(bare) when there is no unit)")
        let factors = units.map { (symbol: $0.key, factor: $0.value) }
        return ValueForm(placeholder, expecting: expectation) { text in
            let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
            let symbol = text[digits.endIndex...].drop { $0 == " " }
            guard let number = Double(digits), number.isFinite else { return nil }
            if symbol.isEmpty { return number }
            return factors.first { $0.symbol == symbol }.map { number * $0.factor }
        }
    }

    /// A length in metres: `5m`, `0.5km`, `5`.
    public static let length = quantity(Text(fr: "LONGUEUR", en: "LENGTH"), units: ["m": 1, "km": 1_000])
}

extension ValueForm<KeyValue> {
    /// A `key=value` pair whose key is one of some words.
    public static func keyValue(_ placeholder: Text, keys: [String]) -> ValueForm {
        let expectation = Text(
            fr: "\(placeholder[.french]), où la clé est \(Text.alternatives(keys)[.french])",
            en: "\(placeholder[.english]), where the key is \(Text.alternatives(keys)[.english])")
        return ValueForm(placeholder, expecting: expectation, completion: Completion(words: keys.map { $0 + "=" })) { text in
            KeyValue(text).flatMap { keys.contains($0.key) ? $0 : nil }
        }
    }
}

extension Text {
    /// `a, b ou c`, `a, b or c`.
    static func alternatives(_ words: [String]) -> Text {
        guard let last = words.last, words.count > 1 else { return Text(verbatim: words.joined()) }
        let others = words.dropLast().joined(separator: ", ")
        return Text(fr: "\(others) ou \(last)", en: "\(others) or \(last)")
    }
}
