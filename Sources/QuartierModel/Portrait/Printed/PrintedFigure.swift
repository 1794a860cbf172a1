/// A figure as the conventions print it: a value with its qualifier and unit, an evolution, the value of a wider zone.
///
/// `environ 2 700 habitants (+500 par rapport à 2015)`, `+ de 30% (18,8% sur l'ensemble de l'agglomération)`, `non communiqué`.
public struct PrintedFigure: Sendable, Hashable {
    /// The value.
    public let reading: Reading
    /// How many decimals are printed; 0 when the value is missing.
    public let decimals: Int
    /// The evolution beside it.
    public private(set) var change: Figure.Change?
    /// The value of a wider zone beside it.
    public private(set) var reference: Reference?
    /// Whether a unit should stand there and does not.
    public let lacksUnit: Bool
    /// The folded positions of words that stand in it and say nothing that is understood; the reader reports them.
    public private(set) var unread: [Range<Int>] = []
    /// The folded position behind its last part.
    public private(set) var end: Int

    /// Reads the figure that begins at a folded position and ends before another.
    ///
    /// - Throws: `PrintedProblem` when no value can be read without guessing.
    public init(_ text: FoldedText, from start: Int = 0, to limit: Int? = nil, unit: Indicator.Unit) throws(PrintedProblem) {
        var scanner = PrintedScanner(text, from: start, to: limit)
        scanner.skipSpace()
        if let absence = scanner.absence() {
            reading = .missing(absence)
            decimals = 0
            lacksUnit = false
        } else {
            let value = try scanner.value(unit: unit)
            reading = value.reading
            decimals = value.decimals
            lacksUnit = value.lacksUnit
        }
        end = scanner.position
        while let content = scanner.nextParenthesis(unread: &unread) {
            readParenthesis(PrintedScanner(text, from: content.lowerBound, to: content.upperBound), unit: unit)
            end = scanner.position
        }
    }

    /// Reads the figure that is the whole of a text.
    ///
    /// - Throws: `PrintedProblem` when no value can be read without guessing.
    public init(_ text: String, unit: Indicator.Unit) throws(PrintedProblem) {
        try self.init(FoldedText(text), unit: unit)
    }

    private mutating func readParenthesis(_ scanner: PrintedScanner, unit: Indicator.Unit) {
        var attempt = scanner
        if change == nil, let found = attempt.change(unit: unit) {
            change = found
            return
        }
        attempt = scanner
        if reference == nil, let found = attempt.reference(unit: unit) {
            reference = found
            return
        }
        unread.append(scanner.position..<scanner.limit)
    }
}

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
    fileprivate mutating func absence() -> Absence? {
        for (words, absence) in Self.absences where step(over: words) { return absence }
        return nil
    }

    /// A value with what qualifies it, before or after, and its unit.
    fileprivate mutating func value(
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
        if bound == nil {
            var after = self
            after.skipSpace()
            for (words, found) in Self.boundsAfter where after.step(over: words) {
                bound = found
                self = after
                break
            }
        }
        let value = isNegative ? -number.value : number.value
        let reading: Reading =
            switch bound {
            case .atLeast: .atLeast(value)
            case .atMost: .atMost(value)
            case .about: .about(value)
            case nil: .exact(value)
            }
        return (reading, number.decimals, lacksUnit)
    }

    /// Steps over the unit; false when it is absent, which nothing but a mark of punctuation or the end of the line may then follow.
    private mutating func stepOverUnit(_ unit: Indicator.Unit) throws(PrintedProblem) -> Bool {
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
        while ahead.byte == UInt8(ascii: " ") { ahead.move(to: ahead.position + 1) }
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

    /// How far the parts of one figure may stand from one another, in bytes.
    private static let reach = 400

    /// Goes to the next parenthesis of the same sentence and gives what it holds; nil when there is none. Words on the way are unread.
    fileprivate mutating func nextParenthesis(unread: inout [Range<Int>]) -> Range<Int>? {
        var ahead = self
        ahead.skipSpace()
        let start = ahead.position
        while let byte = ahead.byte, byte != UInt8(ascii: "(") {
            guard ahead.position - start < Self.reach else { return nil }
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\n") { return nil }
            ahead.move(to: ahead.position + 1)
        }
        guard ahead.byte != nil else { return nil }
        if ahead.position > start { unread.append(start..<ahead.position) }
        let open = ahead.position + 1
        var close = open
        while close < limit, close - open < Self.reach, text.bytes[close] != UInt8(ascii: ")") { close += 1 }
        move(to: min(close + 1, limit))
        return open..<close
    }

    /// `+500 par rapport à 2015`, `-2,3 points depuis 2018`: an evolution in the unit of the figure; a percentage of a count is none.
    fileprivate mutating func change(unit: Indicator.Unit) -> Figure.Change? {
        skipSpace()
        let isNegative: Bool
        if step(over: "+") { isNegative = false } else if step(over: "-") { isNegative = true } else { return nil }
        skipSpace()
        guard let number = try? number() else { return nil }
        skipSpace()
        if unit == .percent {
            _ = step(over: ["points", "point", "pts", "pt"])
        } else {
            _ = try? stepOverUnit(unit)
        }
        skipSpace()
        guard step(over: ["par rapport a", "depuis"]) != nil else { return nil }
        skipSpace()
        guard let year = try? self.number(), year.decimals == 0, (1900...2100).contains(year.value), isAtEnd else { return nil }
        return Figure.Change(amount: isNegative ? -number.value : number.value, since: Int(year.value))
    }

    private static let zones: [(String, Zone.Level)] = [
        ("agglomeration", .epci), ("cabbalr", .epci), ("agglo", .epci), ("intercommunalite", .epci), ("intercommunale", .epci),
        ("intercommunal", .epci), ("epci", .epci), ("departement", .department),
        ("region", .region), ("france", .nation), ("niveau national", .nation), ("commune", .commune), ("ville", .commune),
    ]

    /// `18,8% sur l'ensemble de l'agglomération`, `agglomération : 18,8 %`: the value of a wider zone, plain and in the unit of the figure.
    fileprivate mutating func reference(unit: Indicator.Unit) -> Reference? {
        skipSpace()
        _ = step(over: ["contre", "pour", "vs"])
        skipSpace()
        let before = position
        var atStart = self
        if let value = try? atStart.value(unit: unit), !value.lacksUnit, let zone = atStart.zone(from: atStart.position, to: limit) {
            return Self.reference(zone, value.reading)
        }
        // The zone may come first, with a colon before the value.
        guard let colon = text.bytes[before..<limit].firstIndex(of: UInt8(ascii: ":")), let zone = zone(from: before, to: colon) else {
            return nil
        }
        move(to: colon + 1)
        skipSpace()
        guard let value = try? value(unit: unit), !value.lacksUnit, isAtEnd else { return nil }
        return Self.reference(zone, value.reading)
    }

    private static func reference(_ zone: Zone.Level, _ reading: Reading) -> Reference? {
        guard case .exact(let value) = reading else { return nil }
        return Reference(zone: Zone(zone), value: value)
    }

    /// The zone that words name, when they name one and hold no other number than a year.
    private func zone(from start: Int, to end: Int) -> Zone.Level? {
        var scanner = PrintedScanner(text, from: start, to: end)
        var found: Zone.Level?
        while let byte = scanner.byte {
            let isInsideWord = scanner.position > start && FoldedText.isWord(text.bytes[scanner.position - 1])
            if !isInsideWord, FoldedText.isDigit(byte) {
                guard let year = try? scanner.number(), year.decimals == 0, (1990...2100).contains(year.value) else { return nil }
                continue
            }
            if !isInsideWord, let word = scanner.step(over: Self.zones.map(\.0)) {
                found = found ?? Self.zones.first { $0.0 == word }?.1
                continue
            }
            scanner.move(to: scanner.position + 1)
        }
        return found
    }
}
