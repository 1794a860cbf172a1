public import Reporting

/// What came of one control.
public struct ControlOutcome: Sendable {
    /// How it went.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It ran and found nothing.
        case passed = "conforme"
        /// It found something that stands.
        case found = "constats"
        /// All that it found was lifted.
        case waived = "leve"
        /// It could not run: it had nothing to look with.
        case notRun = "non_passe"
        /// It had nothing to look at.
        case noSubject = "sans_objet"
    }

    /// The control.
    public let control: Control
    /// What it could not do without and did not have; nil when it ran.
    public let lack: ControlNeed?
    /// How many findings stand.
    public let standing: Int
    /// How many were lifted.
    public let waived: Int

    /// How it went.
    public var state: State {
        if standing > 0 { return .found }
        if waived > 0 { return .waived }
        return lack.map { $0.isSubject ? .noSubject : .notRun } ?? .passed
    }
}

/// Whether what was looked at is fit to publish, control by control.
public struct ControlVerdict: Sendable {
    /// The controls, in the order in which they run.
    public let outcomes: [ControlOutcome]
    /// How many findings block: those that stand, of controls and of readers.
    public let blockingCount: Int
    /// How many findings warn.
    public let warningCount: Int
    /// How many findings were lifted.
    public let waivedCount: Int
    /// Whether there were perimeters to look at.
    private let holdsPerimeters: Bool

    /// Draws it from what controls and readers found.
    ///
    /// - Parameter codes: the controls that were asked for; all when empty.
    public init(_ findings: [Finding], of input: ControlInput, codes: [String] = []) {
        let (waived, standing) = (findings.filter { $0.waivedBy != nil }, findings.filter { $0.waivedBy == nil })
        outcomes = ControlRegistry.controls.filter { codes.isEmpty || codes.contains($0.code) }.map { control in
            ControlOutcome(
                control: control, lack: control.lack(in: input), standing: standing.count { control.kinds.contains($0.kind) },
                waived: waived.count { control.kinds.contains($0.kind) })
        }
        blockingCount = standing.count { $0.kind.severity == .blocking }
        warningCount = standing.count { $0.kind.severity == .warning }
        waivedCount = waived.count
        holdsPerimeters = ControlNeed.perimeters.isMet(by: input)
    }

    /// Whether a finding blocks.
    public var isBlocked: Bool { blockingCount > 0 }

    /// Whether it may be published: there are perimeters, and nothing blocks.
    public var isFitToPublish: Bool { holdsPerimeters && !isBlocked }

    /// The controls that could not run, with what they lacked.
    public var notRun: [(code: String, lack: ControlNeed)] {
        outcomes.compactMap { outcome in
            guard outcome.state == .notRun, let lack = outcome.lack else { return nil }
            return (outcome.control.code, lack)
        }
    }

    /// The verdict, in a sentence.
    public var sentence: Text {
        let codes = outcomes.filter { $0.standing > 0 && $0.control.effect == .blocking }.map(\.control.code)
        let blocking = codes.isEmpty ? "" : " (\(codes.joined(separator: ", ")))"
        let counts = Text(
            fr: "constats bloquants : \(blockingCount)\(blocking), avertissements : \(warningCount), levés : \(waivedCount)",
            en: "blocking findings: \(blockingCount)\(blocking), warnings: \(warningCount), lifted: \(waivedCount)")
        let verdict =
            if isFitToPublish {
                Text(fr: "publiable", en: "fit to publish")
            } else if holdsPerimeters {
                Text(fr: "non publiable", en: "not fit to publish")
            } else {
                Text(fr: "non publiable, sans aucun périmètre", en: "not fit to publish, without any perimeter")
            }
        return Text(
            fr: "Norme « publication » : \(verdict.french) ; \(counts.french).",
            en: "Norm 'publication': \(verdict.english); \(counts.english).")
    }
}

/// The columns of `check --show controls`: a row a control.
public enum VerdictColumns {
    /// All of them.
    public static let schema = TableSchema(
        "quartiers.verdict", title: Text(fr: "Bilan des contrôles", en: "Summary of the controls"),
        columns: [
            Column("code", .text, Text(fr: "code du contrôle", en: "code of the control")),
            Column("titre", .text, Text(fr: "ce qu'il regarde", en: "what it looks at")),
            Column(
                "effet", .text,
                Text(
                    fr: "bloque ou avertit, pour la norme « publication »",
                    en: "bloque (blocks) or avertit (warns), for the norm 'publication'")
            ),
            Column(
                "etat", .text,
                Text(
                    fr: "conforme, constats, leve (tout est levé), non_passe (il manque de quoi), sans_objet",
                    en:
                        "conforme (passed), constats (findings stand), leve (all lifted), non_passe (could not run), sans_objet (nothing to look at)"
                )),
            Column("constats", .integer, Text(fr: "constats qui tiennent", en: "findings that stand")),
            Column("leves", .integer, Text(fr: "constats levés", en: "findings lifted")),
            Column("motif", .text, Text(fr: "ce qui a manqué au contrôle", en: "what the control lacked")),
        ])

    /// The outcome of a control as a row, in words of a language.
    public static func row(_ outcome: ControlOutcome, in language: Language) -> [Value] {
        [
            .text(outcome.control.code), .text(outcome.control.title[language]),
            .text(outcome.control.effect == .blocking ? "bloque" : "avertit"), .text(outcome.state.rawValue), .integer(outcome.standing),
            .integer(outcome.waived), .text(orNull: outcome.lack?.absence[language]),
        ]
    }
}
