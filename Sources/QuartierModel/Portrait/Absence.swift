public import Reporting

/// Why a figure has no value. Never zero, and never silence.
public enum Absence: String, Sendable, Hashable, CaseIterable {
    /// Held back by its producer under statistical secrecy.
    case secret = "secret"
    /// Its producer does not publish it for this zone, or holds back the whole source there.
    case notPublished = "non_publie"
    /// It has no meaning for this zone.
    case notApplicable = "sans_objet"
    /// No one says why.
    case unknown = "inconnu"

    /// The word for people.
    public var label: Text {
        switch self {
        case .secret: Text(fr: "secret statistique", en: "statistical secrecy")
        case .notPublished: Text(fr: "non publié", en: "not published")
        case .notApplicable: Text(fr: "sans objet", en: "not applicable")
        case .unknown: Text(fr: "inconnu", en: "unknown")
        }
    }
}
