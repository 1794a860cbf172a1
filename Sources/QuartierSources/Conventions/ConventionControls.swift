public import QuartierModel
public import Reporting

/// The controls that hold conventions against one another and against the set that is loaded.
public enum ConventionControls {
    /// How many quartiers and communes a set holds.
    public struct Count: Sendable, Hashable {
        /// QPV.
        public var qpv: Int
        /// QIC.
        public var qic: Int
        /// The communes that QPV lie in, each once.
        public var communes: Int

        /// Makes a count.
        public init(qpv: Int, qic: Int, communes: Int) {
            self.qpv = qpv
            self.qic = qic
            self.communes = communes
        }
    }

    /// E01: whether the totals of the preambles agree with themselves, with one another, and with the set, once all of it is loaded.
    public static func totals(of documents: [StatedTotals], loaded: Count) -> [Finding] {
        var findings: [Finding] = []
        var first: [String: Quoted<Int>] = [:]
        for totals in documents {
            if let all = totals.quartiers, let qpv = totals.qpv, let qic = totals.qic, qpv.value + qic.value != all.value {
                findings.append(finding("quartiers", expected: qpv.value + qic.value, found: all))
            }
            for (name, stated) in named(totals) {
                if let earlier = first[name], earlier.value != stated.value {
                    findings.append(finding(name, expected: earlier.value, found: stated))
                }
                if first[name] == nil { first[name] = stated }
            }
        }
        // With part of the set loaded, nothing can be said of its totals.
        guard let all = first["quartiers"], loaded.qpv + loaded.qic >= all.value else { return findings }
        let counts = ["quartiers": loaded.qpv + loaded.qic, "QPV": loaded.qpv, "QIC": loaded.qic, "communes": loaded.communes]
        for name in ["quartiers", "QPV", "communes", "QIC"] {
            guard let stated = first[name], let count = counts[name], count != stated.value else { continue }
            findings.append(finding(name, expected: count, found: stated))
        }
        return findings
    }

    /// Whether a document declares the communes that INSEE lists for the same quartier, in any order. INSEE's list describes the perimeter of its
    /// code.
    public static func communes(of declaration: Declaration, insee: [CommuneReference]) -> Finding? {
        guard !declaration.communes.isEmpty, !insee.isEmpty else { return nil }
        func names(_ references: [CommuneReference]) -> Set<NameKey> { Set(references.map { NameKey($0.label) }) }
        guard names(declaration.communes) != names(insee) else { return nil }
        return Finding(
            .communesDiffer, subject: declaration.quartier, place: Place(file: declaration.document, line: declaration.communesLine),
            expected: .text(insee.map(\.label).joined(separator: ", ")),
            found: .text(declaration.communes.map(\.label).joined(separator: ", ")))
    }

    private static func named(_ totals: StatedTotals) -> [(String, Quoted<Int>)] {
        let all = [("quartiers", totals.quartiers), ("QPV", totals.qpv), ("communes", totals.communes), ("QIC", totals.qic)]
        return all.compactMap { name, stated in stated.map { (name, $0) } }
    }

    private static func finding(_ name: String, expected: Int, found: Quoted<Int>) -> Finding {
        Finding(
            .totalsDiffer, place: Place(file: found.citation.document, line: found.citation.line), arguments: ["what": .text(name)],
            expected: .integer(expected), found: .integer(found.value))
    }
}

extension FindingKind {
    /// E01: a total that is not that of the set.
    public static let totalsDiffer = FindingKind(
        code: "E01", severity: .warning, title: Text(fr: "totaux du préambule", en: "totals of the preamble"),
        message: Text(
            fr: "{what} : {found} dans le préambule, {expected} attendus", en: "{what}: {found} in the preamble, {expected} expected"),
        remedy: Text(
            fr: "Vérifier la liste des quartiers de l'agglomération.", en: "Check the list of the quartiers of the agglomeration."))

    /// The communes of a document are not those of INSEE's list.
    public static let communesDiffer = FindingKind(
        code: "COM-INSEE", severity: .warning, title: Text(fr: "communes déclarées", en: "declared communes"),
        message: Text(
            fr: "communes déclarées : {found} ; liste de l'INSEE : {expected}", en: "declared communes: {found}; INSEE's list: {expected}"),
        remedy: Text(
            fr: "La liste de l'INSEE décrit le périmètre de son code ; recalculer celles du nouveau périmètre (split).",
            en: "INSEE's list describes the perimeter of its code; compute those of the new one (split)."))
}
