import QuartierModel

/// The words of the labels of a presentation, in the forms that documents give them, folded.
struct LabelForms {
    /// A form and what it announces.
    struct Form {
        let words: String
        let kind: PresentationLabel.Kind
        /// The words without spaces, as they are held against those of a label that OCR spoilt.
        let key: [UInt8]
    }

    /// All forms; where one begins another of its kind, the longer stands first.
    static let all: [Form] = patterns.flatMap { pattern, kind in
        expanded(pattern).map { Form(words: $0, kind: kind, key: $0.utf8.filter { $0 != UInt8(ascii: " ") }) }
    }

    /// Braces hold the forms of a part, parted by `|`.
    private static let patterns: [(String, PresentationLabel.Kind)] = [
        ("statut{ du quartier|}", .status),
        ("{code du quartier|code quartier|code du qpv|code qpv|code qp|numero du quartier|n? du quartier|code}", .code),
        ("{communes concernees|commune concernee|commune(s) concernee(s)|communes|commune}", .communes),
        ("{population municipale|population du quartier|population|nombre d'habitants}", .indicator(.population)),
        ("{surface|superficie}{ du quartier|}", .indicator(.surface)),
        ("taux de pauvrete", .indicator(.povertyRate)),
        (
            "part des {jeunes |habitants |personnes |}{de |}{- de |-de |-|moins de |< de |< |<}25 ans",
            .indicator(.under25Share)
        ),
        ("part de la population de {- de |moins de }25 ans", .indicator(.under25Share)),
        ("{part des|part de|taux de} familles monoparentales", .indicator(.singleParentShare)),
        ("familles monoparentales", .indicator(.singleParentShare)),
        ("{indice de positionnement social|indice de position sociale|ips}", .indicator(.socialPositionIndex)),
        ("taux d'emploi {des |(}15{-| - | a |/}64 ans{)|}", .indicator(.employmentRate)),
        (
            "part des {jeunes de |}16{-| - | a |/}25 ans {non scolarises et sans emploi|non scolarises, sans emploi|ni scolarises ni en emploi}",
            .indicator(.idleYouthShare)
        ),
        ("part du parc {locatif |}social", .indicator(.socialHousingShare)),
        ("{part|taux} {de|des} logements sociaux", .indicator(.socialHousingShare)),
        ("(donnees", .figureSource), ("{(|}perimetre", .mapPeriod),
        ("{sources|source}", .mapSource), ("realisation", .mapCredit), ("pour telecharger la carte", .mapLink),
    ]

    private static func expanded(_ pattern: String) -> [String] {
        guard let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else { return [pattern] }
        let choices = pattern[open..<close].dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        let rest = pattern[close...].dropFirst()
        return choices.flatMap { expanded("\(pattern[..<open])\($0)\(rest)") }
    }

    /// The one form that a label with a letter or two wrong can only be; nil when there is none, or several of different kinds.
    ///
    /// Letters alone may differ, and few of them: digits and signs tell « 15-64 ans » from « 15-24 ans », « - de 25 » from « + de 25 ».
    static func nearest(to label: some Collection<UInt8>) -> Form? {
        let key = label.filter { !FoldedText.isSpace($0) }
        guard key.count >= 6, key.count <= 80 else { return nil }
        let limit = key.count < 14 ? 1 : 2
        func signs(_ key: [UInt8]) -> [UInt8] { key.filter { !FoldedText.isLetter($0) } }
        var found: Form?
        for form in all where form.key.count >= 6 && abs(form.key.count - key.count) <= limit {
            guard signs(form.key) == signs(key), EditDistance.isWithin(limit, key, form.key) else { continue }
            guard found == nil || found?.kind == form.kind else { return nil }
            found = found ?? form
        }
        return found
    }
}
