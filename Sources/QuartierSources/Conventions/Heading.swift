import QuartierModel

/// A heading of the family of conventions.
enum Heading: Hashable {
    /// « Sommaire », « Table des matières ».
    case contents
    /// « Préambule », « Édito ».
    case preamble
    /// « Projet de quartier « … » », « Portraits du quartier « … » », with the name it gives.
    case quartier(name: String)
    /// « Cartographie ».
    case map
    /// « Portrait statistique ».
    case portrait
    /// One of the three lists.
    case list(ConventionList)
    /// « Objectifs poursuivis sur le quartier ».
    case objectives
    /// « ENJEU 2 : … », which begins a table of objectives.
    case stake(Int)
    /// « Organisation et pilotage local », « Les signataires », and what follows the quartiers.
    case closing
}

/// The three lists of a quartier, in their order, under the words of the `rubrique` column.
public enum ConventionList: String, Sendable, Hashable, CaseIterable {
    /// « Les « irritants » : principales problématiques à traiter sur le quartier ».
    case irritants = "irritants"
    /// « Les « opportunités » : atouts et ressources sur lesquelles on pourra s'appuyer ».
    case opportunities = "opportunites"
    /// « Les enjeux prioritaires pour la commune sur le quartier ».
    case stakes = "enjeux"

    /// The list that follows; nil for the last.
    var next: ConventionList? {
        switch self {
        case .irritants: .opportunities
        case .opportunities: .stakes
        case .stakes: nil
        }
    }
}

/// A line recognised as a heading.
struct HeadingLine {
    /// Which heading.
    let heading: Heading
    /// Whether a page number or dots stand behind it, as in a table of contents.
    let hasPageNumber: Bool
    /// Whether the whole heading stands on the line.
    let isWhole: Bool
    /// Within how many lines the identity of the quartier must follow, where the words alone do not tell a heading from a caption or a sentence: a
    /// name without quotes, « Quartier « … » », a name in quotes and nothing else. Nil where they do.
    let identityReach: Int?

    /// Recognises a heading; nil for every other line. Case, accents, quotes, spaces inside words, numbering and a few letters that OCR took for
    /// others do not matter.
    init?(_ line: SourceLine) {
        let cells = TableSyntax.markdownCells(line.text)
        // A row of a Markdown table is a heading when one cell alone has words, or when the other is a page number.
        let words = cells.map { $0.filter { !$0.isEmpty } } ?? [line.text]
        guard let first = words.first, words.count == 1 || (words.count == 2 && words[1].allSatisfy(\.isNumber)) else { return nil }
        self.init(text: first, isFollowedByPage: words.count == 2)
    }

    private init?(text: String, isFollowedByPage: Bool) {
        guard text.utf8.count <= 240 else { return nil }
        let trimmed = HeadingLine.withoutPage(text)
        hasPageNumber = isFollowedByPage || trimmed.hasPage
        let body = HeadingLine.withoutNumbering(trimmed.text)
        let key = HeadingLine.key(body)
        guard !key.isEmpty, Bullet.stripped(body) == nil else { return nil }
        if let (name, reach) = HeadingLine.quartierName(body, key: key) {
            heading = .quartier(name: name)
            isWhole = true
            identityReach = reach
            return
        }
        identityReach = nil
        if let number = HeadingLine.stakeNumber(body) {
            heading = .stake(number)
            isWhole = true
            return
        }
        guard let known = KnownHeading.matching(key) else { return nil }
        heading = known.heading
        isWhole = key.count >= known.length
    }

    /// The letters and digits of a heading, folded: `Les « irritants »` is `lesirritants`.
    static func key(_ text: some StringProtocol) -> [UInt8] {
        FoldedText(String(text)).bytes.filter(FoldedText.isWord)
    }

    /// A heading without the page number or the dots behind it.
    private static func withoutPage(_ text: String) -> (text: Substring, hasPage: Bool) {
        var rest = text[...]
        func dropSpace() { while rest.last?.isWhitespace == true { rest.removeLast() } }
        dropSpace()
        let whole = rest
        let digits = rest.reversed().prefix { $0.isASCII && $0.isNumber }.count
        if digits <= 3 { rest.removeLast(digits) }
        let beforeSpace = rest
        dropSpace()
        let gap = beforeSpace[rest.endIndex...]
        let dots = rest.reversed().prefix { $0 == "." || $0 == "…" || $0 == "·" }.count
        let isLeader = dots >= 3 || (dots > 0 && rest.last == "…")
        if isLeader {
            rest.removeLast(dots)
            dropSpace()
            return (rest, true)
        }
        // Without dots, only a tab or several spaces make a page number of the digits: « Cité 5 » is a name.
        guard digits > 0, gap.contains("\t") || gap.count > 1 else { return (whole, false) }
        return (rest, true)
    }

    /// A heading without `## `, `1.`, `II -`, `A)`.
    private static func withoutNumbering(_ text: Substring) -> Substring {
        let rest = text.drop { $0.isWhitespace || $0 == "#" || $0 == "\u{FEFF}" }
        let number = rest.prefix { $0.isASCII && ($0.isNumber || "IVXivx.".contains($0)) }
        let mark = rest.dropFirst(number.count).drop { $0 == " " }
        guard !number.isEmpty, number.count <= 9 else { return rest }
        if number.hasSuffix(".") { return mark }
        guard let next = mark.first, next == ")" || next == "-" || next == "–" || next == "/" else { return rest }
        return mark.dropFirst().drop { $0.isWhitespace }
    }

    /// The number of `ENJEU 2 : …` or `ENJEU II : …`, read through the spaces and tabs that OCR puts inside the word.
    static func stakeNumber(_ text: some StringProtocol) -> Int? {
        let key = key(text)
        guard let word = ["enjeu", "enjeun", "enjeuno"].last(where: { key.starts(with: $0.utf8) }) else { return nil }
        let digits = key[word.utf8.count...].prefix(while: FoldedText.isDigit)
        if digits.count == 1 { return digits.first.map { Int($0 - 48) } }
        // A Roman number stands before a mark, or it is the beginning of a word; OCR makes an `l` of the first.
        let bytes = FoldedText(String(text)).bytes.filter { !FoldedText.isSpace($0) }.dropFirst("enjeu".utf8.count)
        let letters = bytes.prefix(while: FoldedText.isLetter)
        guard let mark = bytes.dropFirst(letters.count).first, ":-.".utf8.contains(mark) else { return nil }
        return ["i": 1, "l": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5][String(decoding: letters, as: UTF8.self)]
    }

    /// The words that open the heading of a quartier.
    private static let sureOpenings =
        ["projet", "projets", "portrait", "portraits"].flatMap { first in
            ["dequartier", "duquartier", "duqpv", "duqic"].map { first + $0 }
        }
        + ["presentationduquartier", "fichequartier", "ficheduquartier"]

    /// Those that begin captions and sentences as well, or nothing at all: before a name in quotes alone, and where its identity follows.
    private static let unsureOpenings = [
        "quartierprioritaire", "quartierdinteretcommunautaire", "lequartier", "quartier", "leqpv", "qpv", "leqic", "qic", "",
    ]

    private static let quotes: Set<Character> = ["«", "»", "“", "”", "\"", "„"]

    /// The name that the heading of a quartier gives: between its quotes, else what stands behind the words of the heading.
    private static func quartierName(_ text: Substring, key: [UInt8]) -> (name: String, identityReach: Int?)? {
        guard let open = text.firstIndex(where: quotes.contains) else { return unquotedName(text, key: key) }
        // Nothing but the words of the heading may stand before the name, or it is a sentence.
        let before = HeadingLine.key(text[..<open])
        let isSure = sureOpenings.contains { isOpening($0, before) }
        guard isSure || unsureOpenings.contains(where: { before.elementsEqual($0.utf8) }) else { return nil }
        let inside = text[text.index(after: open)...]
        let close = inside.lastIndex(where: quotes.contains) ?? inside.endIndex
        let behind = String(decoding: HeadingLine.key(inside[close...]), as: UTF8.self)
        guard ["", "qpv", "qic"].contains(behind) else { return nil }
        let reach = before.isEmpty ? 1 : isSure && behind.isEmpty ? nil : 6
        return (Words.squeezed(inside[..<close]), reach)
    }

    /// Whether words are an opening, letter for letter or with one or two that OCR took for others.
    private static func isOpening(_ opening: String, _ key: [UInt8]) -> Bool {
        key.elementsEqual(opening.utf8) || (opening.utf8.count >= 14 && EditDistance.isWithin(2, key, Array(opening.utf8)))
    }

    /// The name behind the words of a heading without quotes: « quartier » alone begins too many sentences.
    private static func unquotedName(_ text: Substring, key: [UInt8]) -> (name: String, identityReach: Int?)? {
        guard let opening = sureOpenings.first(where: { key.starts(with: $0.utf8) }) else { return nil }
        var left = opening.utf8.count
        let name = text.drop { character in
            guard left > 0 else { return false }
            left -= HeadingLine.key(String(character)).count
            return true
        }
        let words = Words.squeezed(name.drop { $0.isWhitespace || ":-–—".contains($0) })
        guard words.utf8.count <= 80, !words.hasSuffix("."), !words.contains(":") else { return nil }
        return (words, 6)
    }
}

/// The headings that have fixed words.
struct KnownHeading {
    let heading: Heading
    /// The words as they are matched: letters and digits, folded. The longest is the whole heading; a line that begins with any is one.
    let forms: [String]
    /// Whether the line must be the words and nothing more, where they begin sentences as well.
    var isExact = false

    static let all: [KnownHeading] = [
        KnownHeading(heading: .contents, forms: ["sommaire", "tabledesmatieres"], isExact: true),
        KnownHeading(heading: .preamble, forms: ["preambule", "edito", "editorial", "editodumaire", "lemotdumaire"], isExact: true),
        KnownHeading(heading: .map, forms: ["cartographie", "cartographieduquartier", "carteduquartier", "carte"], isExact: true),
        KnownHeading(heading: .portrait, forms: ["portraitstatistique", "portraitstatistiqueduquartier"], isExact: true),
        KnownHeading(
            heading: .list(.irritants),
            forms: [
                "lesirritants", "irritants", "principalesproblematiquesatraiter",
                "lesirritantsprincipalesproblematiquesatraitersurlequartier",
            ]),
        KnownHeading(
            heading: .list(.opportunities),
            forms: [
                "lesopportunites", "opportunites", "atoutsetressourcessurlesquelles",
                "lesopportunitesatoutsetressourcessurlesquellesonpourrasappuyer",
            ]),
        KnownHeading(
            heading: .list(.stakes),
            forms: ["lesenjeuxprioritaires", "enjeuxprioritaires", "lesenjeuxprioritairespourlacommunesurlequartier"]),
        KnownHeading(
            heading: .objectives, forms: ["objectifspoursuivis", "lesobjectifspoursuivis", "lesobjectifspoursuivissurlequartier"]),
        KnownHeading(heading: .closing, forms: ["organisationetpilotage", "modalitesdepilotage", "modalitesdanimation"]),
        KnownHeading(heading: .closing, forms: ["lessignataires", "signataires", "annexes", "annexe"], isExact: true),
    ]

    /// The length of the whole heading, in letters.
    var length: Int { forms.map(\.utf8.count).max() ?? 0 }

    /// The heading that a key is, letter for letter or nearly; nil when it is none.
    static func matching(_ key: [UInt8]) -> KnownHeading? {
        all.first { known in
            // A heading may be worded a little longer; a sentence that begins like one is much longer.
            key.count <= known.length + 20
                && known.forms.contains { known.isExact ? key.elementsEqual($0.utf8) : key.starts(with: $0.utf8) }
        }
            ?? all.first { known in
                // OCR takes letters for others; one in eight may be wrong where the whole heading is long enough to be told by the rest.
                known.forms.contains { form in
                    let tolerated = form.utf8.count / 8
                    return tolerated > 0 && abs(key.count - form.utf8.count) <= tolerated
                        && EditDistance.isWithin(tolerated, key, Array(form.utf8))
                }
            }
    }
}

/// How many letters must be changed, added or taken out to make one word of another (Levenshtein).
enum EditDistance {
    /// Whether two words are at most some way apart.
    static func isWithin(_ limit: Int, _ left: [UInt8], _ right: [UInt8]) -> Bool {
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let change = diagonal + (byte == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j + 1] + 1, row[j] + 1)
            }
            if (row.min() ?? 0) > limit { return false }
        }
        return (row.last ?? 0) <= limit
    }
}
