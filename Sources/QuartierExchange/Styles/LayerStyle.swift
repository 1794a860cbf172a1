import Reporting

/// How a layer is drawn, in terms that both QML and SLD know; each writes it in its own words.
struct LayerStyle: Hashable {
    /// A symbol for the features that meet a condition; a feature meets that of one rule only.
    struct Rule: Hashable {
        /// As the legend says it.
        let title: String
        /// Nil for all features.
        let condition: Condition?
        let symbol: Symbol

        init(_ title: String, _ condition: Condition? = nil, _ symbol: Symbol) {
            self.title = title
            self.condition = condition
            self.symbol = symbol
        }
    }

    /// A test on the columns of a feature.
    indirect enum Condition: Hashable {
        enum Comparison: String {
            case equal = "="
            case unequal = "<>"
            case greater = ">"
            case atMost = "<="
        }

        case compare(String, Comparison, Value)
        case isNull(String)
        case isNotNull(String)
        case all([Condition])
        case any([Condition])
    }

    /// A line around an area.
    struct Stroke: Hashable {
        /// Six hexadecimal digits, red first.
        let colour: String
        /// In millimetres.
        let width: Double
        var isDashed = false
    }

    /// A pattern upon a fill, that of the same name on our maps.
    struct Hatch: Hashable {
        enum Pattern {
            case rising, vertical, horizontal, dots

            /// How lines are turned, counter-clockwise from level; 0 for dots.
            var degrees: Int {
                switch self {
                case .rising: 45
                case .vertical: 90
                case .horizontal, .dots: 0
                }
            }
        }

        let pattern: Pattern
        /// Six hexadecimal digits, red first.
        let colour: String
        /// Of a line or a dot, in millimetres.
        let width: Double

        init(_ pattern: Pattern, _ colour: String, width: Double = 0.25) {
            self.pattern = pattern
            self.colour = colour
            self.width = width
        }

        /// From line to line or dot to dot, in millimetres.
        static let spacing = 1.6
    }

    enum Symbol: Hashable {
        /// An area: its colour and how opaque it is, nil for none; a pattern above it, nil for none.
        case area(fill: String?, opacity: Double = 1, hatch: Hatch? = nil, stroke: Stroke)
        /// A disc, its diameter in millimetres.
        case disc(fill: String, diameter: Double)
    }

    /// The words on each feature.
    struct Label: Hashable {
        /// The column that holds them.
        let column: String
        /// In points.
        let size: Double
        var isBold = false
    }

    /// The name under which the style is kept.
    let name: String
    let rules: [Rule]
    let label: Label?

    init(_ name: String, _ rules: [Rule], label: Label? = nil) {
        self.name = name
        self.rules = rules
        self.label = label
    }
}

extension LayerStyle {
    /// The same style for a layer whose columns go by other names.
    func renaming(_ name: (String) -> String) -> LayerStyle {
        LayerStyle(
            self.name, rules.map { Rule($0.title, $0.condition?.renaming(name), $0.symbol) },
            label: label.map { Label(column: name($0.column), size: $0.size, isBold: $0.isBold) })
    }
}

extension LayerStyle.Condition {
    fileprivate func renaming(_ name: (String) -> String) -> Self {
        switch self {
        case .compare(let column, let comparison, let value): .compare(name(column), comparison, value)
        case .isNull(let column): .isNull(name(column))
        case .isNotNull(let column): .isNotNull(name(column))
        case .all(let conditions): .all(conditions.map { $0.renaming(name) })
        case .any(let conditions): .any(conditions.map { $0.renaming(name) })
        }
    }
}
