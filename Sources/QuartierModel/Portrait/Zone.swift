public import Reporting

/// A zone that tables and documents hold a quartier against: the agglomeration, a commune, a département.
public struct Zone: Sendable, Hashable {
    /// Its level.
    public var level: Level
    /// Its code: SIREN, INSEE code or number; nil when the source names it by its level alone.
    public var code: String?
    /// Its name in the source.
    public var name: String?

    /// Makes a zone.
    public init(_ level: Level, code: String? = nil, name: String? = nil) {
        self.level = level
        self.code = code
        self.name = name
    }

    /// The agglomeration, as the conventions mean it.
    public static let agglomeration = Zone(.epci)

    /// The levels, under the words of the `reference_zone` column.
    public enum Level: String, Sendable, Hashable, CaseIterable {
        /// All quartiers of the list: the `Ensemble` row of INSEE's tables.
        case allQuartiers = "ensemble_qpv"
        /// A commune.
        case commune = "commune"
        /// An établissement public de coopération intercommunale: the agglomeration.
        case epci = "epci"
        /// A département.
        case department = "departement"
        /// A région.
        case region = "region"
        /// France.
        case nation = "france"

        /// The word for people.
        public var label: Text {
            switch self {
            case .allQuartiers: Text(fr: "ensemble des QPV", en: "all QPV")
            case .commune: Text(fr: "commune", en: "commune")
            case .epci: Text(fr: "agglomération", en: "agglomeration")
            case .department: Text(fr: "département", en: "département")
            case .region: Text(fr: "région", en: "région")
            case .nation: Text(verbatim: "France")
            }
        }
    }

    /// The text of the `reference_zone` column: `epci`, or `epci:200072460` when the code is known.
    public var token: String { code.map { "\(level.rawValue):\($0)" } ?? level.rawValue }

    /// Reads a token; nil when its level is none.
    public init?(token: String) {
        let parts = token.split(separator: ":", maxSplits: 1).map(String.init)
        guard let first = parts.first, let level = Level(rawValue: first) else { return nil }
        self.init(level, code: parts.count > 1 ? parts[1] : nil)
    }
}
