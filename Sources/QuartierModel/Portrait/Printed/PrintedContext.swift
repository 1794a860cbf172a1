// What is printed beside a value: its evolution, the value of a wider zone.
extension PrintedScanner {
    /// How far the parts of one figure may stand from one another, in bytes.
    private static let reach = 400

    /// What stands behind the figure without a parenthesis, up to the end of its sentence or line: « , contre 18,8 % sur l'agglomération ».
    ///
    /// A comma, a semicolon or a dash set apart by spaces may come before.
    func nextOpenPart() -> Range<Int>? {
        var start = self
        start.skipBlanks()
        if let mark = start.byte, ",;-:/".utf8.contains(mark), mark != UInt8(ascii: "-") || start.byte(ahead: 1) == UInt8(ascii: " ") {
            start.move(to: start.position + 1)
            start.skipBlanks()
        }
        var end = start
        while let byte = end.byte, end.position - start.position < Self.reach, !"(;\n".utf8.contains(byte) {
            if byte == UInt8(ascii: "."), end.byte(ahead: 1).map(FoldedText.isDigit) != true { break }
            end.move(to: end.position + 1)
        }
        return end.position > start.position ? start.position..<end.position : nil
    }

    /// Goes to the next parenthesis of the same sentence and gives what it holds; nil when there is none. Words on the way are unread.
    mutating func nextParenthesis(unread: inout [Range<Int>]) -> Range<Int>? {
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
    mutating func change(unit: Indicator.Unit) -> Figure.Change? {
        skipSpace()
        _ = step(over: "soit")
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
        ("agglomeration", .epci), ("agglo", .epci), ("cabbalr", .epci), ("metropole", .epci), ("communaute urbaine", .epci),
        ("communaute de communes", .epci),
        ("communautaire", .epci), ("intercommunalite", .epci), ("intercommunale", .epci), ("intercommunal", .epci), ("epci", .epci),
        ("quartiers prioritaires de la politique de la ville", .allQuartiers), ("quartiers prioritaires", .allQuartiers),
        ("ensemble des qpv", .allQuartiers), ("departement", .department), ("region", .region), ("france", .nation),
        ("niveau national", .nation), ("commune", .commune), ("ville", .commune),
    ]

    /// `18,8% sur l'ensemble de l'agglomération`, `agglomération : 18,8 %`: the value of a wider zone, plain and in the unit of the figure.
    mutating func reference(unit: Indicator.Unit, agglomeration: String?) -> Reference? {
        skipSpace()
        _ = step(over: ["contre", "pour", "vs"])
        skipSpace()
        let before = position
        var atStart = self
        if let value = try? atStart.value(unit: unit), !value.lacksUnit,
            let zone = atStart.zone(from: atStart.position, to: limit, agglomeration)
        {
            return Self.reference(zone, value.reading)
        }
        // The zone may come first, with a colon before the value.
        guard let colon = text.bytes[before..<limit].firstIndex(of: UInt8(ascii: ":")),
            let zone = zone(from: before, to: colon, agglomeration)
        else {
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

    /// The zone that words name, when they name one alone and hold no other number than a year.
    private func zone(from start: Int, to end: Int, _ agglomeration: String?) -> Zone.Level? {
        let zones = (agglomeration.map { [($0, Zone.Level.epci)] } ?? []) + Self.zones
        var scanner = PrintedScanner(text, from: start, to: end)
        var found: Set<Zone.Level> = []
        while let byte = scanner.byte {
            let isInsideWord = scanner.position > start && FoldedText.isWord(text.bytes[scanner.position - 1])
            if !isInsideWord, FoldedText.isDigit(byte) {
                guard let year = try? scanner.number(), year.decimals == 0, (1990...2100).contains(year.value) else { return nil }
                continue
            }
            if !isInsideWord, let word = scanner.step(over: zones.map(\.0)) {
                found.formUnion(zones.lazy.filter { $0.0 == word }.prefix(1).map(\.1))
                continue
            }
            scanner.move(to: scanner.position + 1)
        }
        return found.count == 1 ? found.first : nil
    }
}
