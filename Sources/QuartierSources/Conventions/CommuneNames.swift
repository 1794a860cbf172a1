import QuartierModel

/// The communes that a document declares in one line or list.
enum CommuneNames {
    /// The communes that words name, in their order.
    ///
    /// « et » and a dash set apart by spaces part two names as a comma does: no commune of France has either between spaces. What
    /// stands in parentheses behind a name is left out: it may be its INSEE code, its postal code or its département.
    static func split(_ text: some StringProtocol) -> [CommuneReference] {
        let lines = text.split(whereSeparator: \.isNewline).map { String(Bullet.stripped($0) ?? Substring($0)) }
        var joined = ""
        for line in lines {
            let isRest = joined.isEmpty || joined.hasSuffix(",") || line.first?.isLowercase == true
            joined += (isRest ? " " : ", ") + line
        }
        let parts = [" et ", " - ", " – "].reduce([joined]) { parts, mark in parts.flatMap { $0.split(separator: mark).map(String.init) } }
        return parts.flatMap(CommuneList.split).map(reference)
    }

    private static func reference(_ written: String) -> CommuneReference {
        let name = written.hasSuffix(".") ? String(written.dropLast()) : written
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "("), open > name.startIndex else {
            return CommuneReference(written: name)
        }
        return CommuneReference(name: Words.squeezed(name[..<open]))
    }
}
