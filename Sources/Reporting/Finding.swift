public import PlanarGeometry

/// How much a finding weighs.
public enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
    /// For information.
    case note = "info"
    /// To look at; the work goes on.
    case warning = "avertissement"
    /// Blocks publication, and ends a `check` with status 1.
    case blocking = "bloquant"

    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }

    /// Orders by weight.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// The word for people.
    public var label: Text {
        switch self {
        case .note: Text(fr: "info", en: "note")
        case .warning: Text(fr: "avertissement", en: "warning")
        case .blocking: Text(fr: "bloquant", en: "blocking")
        }
    }
}

/// A kind of finding: its code, its weight, and how it is put into words; declared once, as a `static let` beside the code that reports it.
public struct FindingKind: Sendable, Hashable, Identifiable {
    /// The code users cite: `G01`, `JSON-RING`.
    public let code: String
    /// What tells it from other kinds under the same code: a control looks at several things.
    public let variant: String?
    /// Its weight.
    public let severity: Severity
    /// What the control or the reader looks at, in a few words.
    public let title: Text
    /// The sentence, with `{name}` where an argument goes.
    public let message: Text
    /// What to do about it.
    public let remedy: Text

    /// Declares a kind.
    public init(code: String, variant: String? = nil, severity: Severity, title: Text, message: Text, remedy: Text) {
        self.code = code
        self.variant = variant
        self.severity = severity
        self.title = title
        self.message = message
        self.remedy = remedy
    }

    /// The code, and the variant where there is one: `G01`, `G01.null`.
    public var id: String { variant.map { "\(code).\($0)" } ?? code }

    /// Two kinds are the same when their identifiers are.
    public static func == (left: FindingKind, right: FindingKind) -> Bool { left.code == right.code && left.variant == right.variant }

    /// Hashes the identifier.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(variant)
    }
}

/// A problem seen in the data, kept as a code and arguments and put into words only where it is shown.
public struct Finding: Sendable, Hashable {
    /// What kind of problem.
    public let kind: FindingKind
    /// The identifier of what it concerns: `id_quartier`, a code, a layer.
    public var subject: String?
    /// Where it was seen.
    public var place: Place
    /// What the message speaks of.
    public var arguments: [String: Value]
    /// What the message speaks of by words that each language has its own of.
    public var terms: [String: Text]
    /// What was expected, when it can be said in one value.
    public var expected: Value
    /// What was found instead.
    public var found: Value
    /// The piece it speaks of, in the system of its layer; nil where a position says enough.
    public var piece: MultiPolygon?
    /// How many of its kind it stands for; its place is that of the first.
    public var count: Int
    /// Who took responsibility for it, when a person lifted it.
    public var waivedBy: String?
    /// That person's reason, in their own words.
    public var waiverReason: String?

    /// Makes a finding.
    public init(
        _ kind: FindingKind, subject: String? = nil, place: Place = .unknown, arguments: [String: Value] = [:], terms: [String: Text] = [:],
        expected: Value = .null, found: Value = .null, piece: MultiPolygon? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.place = place
        self.arguments = arguments
        self.terms = terms
        self.expected = expected
        self.found = found
        self.piece = piece
        self.count = 1
    }

    /// The sentence, arguments in place; `{expected}`, `{found}` and `{subject}` are arguments too.
    public func message(in language: Language) -> String {
        let sentence = filled(kind.message, in: language)
        guard count > 1 else { return sentence[language] }
        let number = NumberStyle(language).string(count)
        return Text(fr: "\(sentence.french) (\(number) fois, ici d'abord)", en: "\(sentence.english) (\(number) times, here first)")[
            language]
    }

    /// The sentence, and who lifted the finding and why when a person did.
    public func statement(in language: Language) -> String {
        let message = message(in: language)
        guard let waivedBy, let waiverReason else { return message }
        return Text(
            fr: "\(message) ; levé par \(waivedBy) : « \(waiverReason) »", en: "\(message); lifted by \(waivedBy): '\(waiverReason)'")[
                language]
    }

    /// What to do about it.
    public func remedy(in language: Language) -> String { filled(kind.remedy, in: language)[language] }

    private func filled(_ sentence: Text, in language: Language) -> Text {
        let words = words(in: language)
        assert(sentence.names.isSubset(of: words.keys), "\(kind.id) lacks \(sentence.names.subtracting(words.keys))")
        return sentence.filled(with: words)
    }

    private func words(in language: Language) -> [String: Value] {
        var all = arguments
        all["expected"] = expected
        all["found"] = found
        all["subject"] = .text(subject ?? "")
        for (name, term) in terms { all[name] = .text(term[language]) }
        return all
    }

    /// One line for a terminal: severity, code, place, sentence.
    public func line(in language: Language) -> String {
        let whereSeen = place.words(in: language)
        let parts = ["\(kind.severity.label[language]) \(kind.code)", whereSeen, message(in: language)].filter { !$0.isEmpty }
        return parts.joined(separator: Text(fr: " : ", en: ": ")[language])
    }
}

/// What readers and controls hand their findings to; one that throws stops the work, which is what `--strict` does.
public typealias FindingSink = (Finding) throws -> Void
