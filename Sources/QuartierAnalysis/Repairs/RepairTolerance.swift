import Reporting

/// How much a repair may change an area without being refused.
public enum RepairTolerance: Sendable, Hashable {
    /// A share of the area before, 0 to 1.
    case share(Double)
    /// Square metres of the plane.
    case surface(Double)

    /// 0.01 %, as control G04 has it.
    public static let usual = RepairTolerance.share(usualShare)

    static let usualShare = 0.0001

    /// As one would type it: `0.01%`, `2 m2`.
    public var words: String {
        switch self {
        case .share(let share): Value.real(share * 100).exact + "%"
        case .surface(let surface): Value.real(surface).exact + " m2"
        }
    }
}
