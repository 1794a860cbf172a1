// How a value is printed: qualified, in its unit, or missing.
extension PrintedScanner {
    private enum Bound { case atLeast, atMost, about }

    private static let boundsBefore: [(String, Bound)] = [
        ("plus de", .atLeast), ("+ de", .atLeast), ("+de", .atLeast), (">=", .atLeast), (">", .atLeast), ("au moins", .atLeast),
        ("superieur a", .atLeast), ("superieure a", .atLeast), ("moins de", .atMost), ("- de", .atMost), ("-de", .atMost), ("<=", .atMost),
        ("<", .atMost), ("au plus", .atMost), ("inferieur a", .atMost), ("inferieure a", .atMost), ("environ", .about), ("env.", .about),
        ("env", .about), ("~", .about), ("pres de", .about), ("autour de", .about), ("de l'ordre de", .about),
        ("approximativement", .about),
    ]
    private static let boundsAfter: [(String, Bound)] = [
        ("environ", .about), ("et plus", .atLeast), ("ou plus", .atLeast), ("au moins", .atLeast), ("minimum", .atLeast),
        ("et moins", .atMost), ("ou moins", .atMost), ("au plus", .atMost), ("maximum", .atMost),
    ]
    private static let absences: [(String, Absence)] = [
        ("secret statistique", .secret), ("secret", .secret), ("sans objet", .notApplicable), ("non concerne", .notApplicable),
        ("non communique", .notPublished), ("non communiquee", .notPublished), ("non disponible", .notPublished),
        ("non publie", .notPublished), ("non publiee", .notPublished), ("donnee non disponible", .notPublished),
        ("donnees non disponibles", .notPublished), ("n.c.", .notPublished), ("nc", .notPublished), ("n.d.", .notPublished),
        ("nd", .notPublished), ("non renseigne", .unknown), ("non renseignee", .unknown), ("inconnu", .unknown), ("inconnue", .unknown),
    ]

    /// The words for a value that is missing.
    mutating func absence() -> Absence? {
        for (words, absence) in Self.absences where step(over: words) { return absence }
        return nil
    }

    /// A value with what qualifies it, before or after, and its unit.
    mutating func value(
        unit: Indicator.Unit
    ) throws(PrintedProblem) -> (reading: Reading, decimals: Int, lacksUnit: Bool) {
        var bound: Bound?
        for (words, found) in Self.boundsBefore where step(over: words) {
            bound = found
            break
        }
        skipSpace()
        let isNegative = step(over: "-")
        if isNegative { skipSpace() }
        let number = try number()
        let lacksUnit = try !stepOverUnit(unit)
        var after = self
        if bound == nil, let found = after.boundAfter() {
            bound = found
            self = after
        }
        return (Self.reading(isNegative ? -number.value : number.value, bound), number.decimals, lacksUnit)
    }

    private mutating func boundAfter() -> Bound? {
        skipSpace()
        for (words, found) in Self.boundsAfter where step(over: words) { return found }
        return nil
    }

    private static func reading(_ value: Double, _ bound: Bound?) -> Reading {
        switch bound {
        case .atLeast: .atLeast(value)
        case .atMost: .atMost(value)
        case .about: .about(value)
        case nil: .exact(value)
        }
    }

    /// The value as words behind it qualify it, « (environ) »; nil when they are others.
    mutating func qualified(_ value: Double) -> Reading? {
        guard let bound = boundAfter(), isAtEnd else { return nil }
        return Self.reading(value, bound)
    }

    /// Steps over the unit; false when it is absent, which nothing but a mark of punctuation or the end of the line may then follow.
    mutating func stepOverUnit(_ unit: Indicator.Unit) throws(PrintedProblem) -> Bool {
        let words: [String] =
            switch unit {
            case .inhabitants: ["habitants", "habitant", "hab.", "hab"]
            case .hectares: ["hectares", "hectare", "ha"]
            case .percent: ["%"]
            case .euros: ["euros", "euro", "eur"]
            case .counted, .none: []
            }
        var ahead = self
        ahead.skipSpace()
        if ahead.step(over: words) != nil {
            self = ahead
            return true
        }
        ahead = self
        ahead.skipBlanks()
        guard !words.isEmpty, let next = ahead.byte, !FoldedText.isSpace(next) else { return words.isEmpty }
        if FoldedText.isWord(next) {
            // `33 environ` qualifies the value; any other word would be a unit that is not ours.
            var after = ahead
            guard after.step(over: Self.boundsAfter.map(\.0)) != nil else { throw .otherUnit }
            return false
        }
        guard "(.,;:\"'-)".utf8.contains(next) else { throw .otherUnit }
        return false
    }
}
