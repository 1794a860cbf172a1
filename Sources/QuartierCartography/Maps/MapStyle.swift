public import QuartierModel

/// How readings are drawn on a map.
struct MapStyle {
    let fills: FillSet
    private let symbolism: ThematicMap.Symbolism
    /// The greatest value that a circle shows, and the radius of that circle in points.
    let greatest: (value: Double, radius: Double)

    /// The radius of the mark that stands for an outline too small to be seen, in points.
    static let markRadius = 2.0

    init(_ map: ThematicMap) {
        symbolism = map.symbolism
        let colours: [Colour]
        var below = 0
        switch map.symbolism {
        case .classes(let classes, let palette): colours = palette.colours(classes.count)
        case .diverging(let classes, let lower, _):
            colours = Palette.diverging(below: lower, above: classes.count - lower)
            below = lower
        case .circles: colours = [Colour(0x2171B5)]
        }
        fills = FillSet(colours: colours, isHatched: map.isHatched, below: below, prefix: map.prefix)
        let values = map.areas.compactMap(\.reading.drawn)
        // Many circles are kept small, or they would hide each other.
        greatest = (values.max() ?? 0, max(12, 28 - Double(values.count) / 4) * map.page.scale)
    }

    /// The classes of the map; nil for circles.
    var classes: Classification? {
        switch symbolism {
        case .classes(let classes, _), .diverging(let classes, _, _): classes
        case .circles: nil
        }
    }

    func fill(of reading: Reading) -> MapFill {
        switch reading {
        case .missing(.secret): return .secret
        case .missing: return .noData
        case .atLeast where classes != nil: return .atLeast
        case .atMost where classes != nil: return .atMost
        default:
            guard let classes, let value = reading.drawn else { return .plain }
            return classes.rank(of: value).map(MapFill.classColour) ?? .noData
        }
    }

    /// The radius of the circle of a reading; nil where there is none.
    func radius(of reading: Reading) -> Double? {
        guard case .circles = symbolism, let value = reading.drawn, value > 0, greatest.value > 0 else { return nil }
        return radius(of: value)
    }

    /// The radius of a value's circle.
    func radius(of value: Double) -> Double { greatest.radius * (value / greatest.value).squareRoot() }

    /// Whether a reading is drawn as an estimate.
    func isDashed(_ reading: Reading) -> Bool { if case .estimated = reading { true } else { false } }
}

extension Reading {
    /// The number that a class, or the circle of a bound, is drawn for; nil where none is.
    public var drawn: Double? {
        switch self {
        case .exact(let value), .about(let value), .estimated(let value, _): value
        case .atLeast(let bound), .atMost(let bound): bound
        case .missing: nil
        }
    }

    /// The number that classes are cut from: a bound is none.
    public var classified: Double? { isBound ? nil : drawn }
}
