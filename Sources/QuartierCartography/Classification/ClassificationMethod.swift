public import Reporting

/// How the values of a map are cut into classes; a map names its method, since another would show another town.
public enum ClassificationMethod: Sendable, Hashable {
    /// As many values in each class: quantiles of type 7 (linear between order statistics).
    case quantile
    /// Six classes that set the extremes apart: quantiles 0, 0.05, 0.275, 0.5, 0.725, 0.95 and 1.
    case q6
    /// Natural breaks (Jenks 1967, Fisher 1958): the partition of least squared distance to class means, found exactly.
    case naturalBreaks
    /// Classes of one width.
    case equal
    /// Around the mean, in standard deviations of the sample (n − 1).
    case standardDeviation
    /// Widths that grow by one step each: 1, 2, 3…
    case arithmetic
    /// Limits that grow by one factor: for positive values alone.
    case geometric
    /// The mean, then the mean of what is above it, and so on (Jiang 2013): for heavy tails.
    case headTails
    /// Inner limits given by the author; the outer classes hold everything beyond.
    case manual([Double])

    /// The methods under the words of the command line, `manual` apart.
    public static let named: [(token: String, method: ClassificationMethod)] = [
        ("quantile", .quantile), ("q6", .q6), ("jenks", .naturalBreaks), ("equal", .equal), ("msd", .standardDeviation),
        ("arith", .arithmetic), ("geom", .geometric), ("headtails", .headTails),
    ]

    /// Whether the author says how many classes there are.
    public var takesCount: Bool {
        switch self {
        case .quantile, .naturalBreaks, .equal, .standardDeviation, .arithmetic, .geometric: true
        case .q6, .headTails, .manual: false
        }
    }

    /// The name that stands on the map.
    public var label: Text {
        switch self {
        case .quantile: Text(fr: "quantiles", en: "quantiles")
        case .q6: Text(fr: "méthode Q6", en: "Q6 method")
        case .naturalBreaks: Text(fr: "seuils naturels (Jenks)", en: "natural breaks (Jenks)")
        case .equal: Text(fr: "amplitudes égales", en: "equal intervals")
        case .standardDeviation: Text(fr: "moyenne et écart-type", en: "mean and standard deviation")
        case .arithmetic: Text(fr: "progression arithmétique", en: "arithmetic progression")
        case .geometric: Text(fr: "progression géométrique", en: "geometric progression")
        case .headTails: Text(fr: "têtes et queues", en: "head/tail breaks")
        case .manual: Text(fr: "seuils choisis", en: "chosen limits")
        }
    }
}
