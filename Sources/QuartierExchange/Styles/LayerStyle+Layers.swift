import QuartierModel
import Reporting

// The styles of our layers, in French as the columns are.
extension LayerStyle {
    /// Outlines filled by class of poverty rate, with their names: for the flat layers and the views.
    static func portrait(of generation: Generation?) -> LayerStyle {
        let stroke = Stroke(GenerationOutline(generation))
        let rate = Indicator.povertyRate.key
        let lower = rate + "_min"
        func area(_ fill: String, hatch: String? = nil) -> Symbol { .area(fill: fill, opacity: 0.85, hatch: hatch, stroke: stroke) }
        let limits = povertyLimits
        var rules = [Rule("moins de \(limits[0]) %", .compare(rate, .less, .integer(limits[0])), area(povertyColours[0]))]
        for (rank, (from, to)) in zip(limits, limits.dropFirst()).enumerated() {
            rules.append(
                Rule(
                    "de \(from) à moins de \(to) %",
                    .all([.compare(rate, .atLeast, .integer(from)), .compare(rate, .less, .integer(to))]), area(povertyColours[rank + 1])))
        }
        if let last = limits.last, let colour = povertyColours.last {
            rules.append(Rule("\(last) % et plus", .compare(rate, .atLeast, .integer(last)), area(colour)))
        }
        rules += [
            Rule("borne seulement (plus de …)", .all([.isNull(rate), .isNotNull(lower)]), area(povertyColours[1], hatch: "993404")),
            Rule("secret, non publié ou inconnu", .all([.isNull(rate), .isNull(lower)]), area("ffffff", hatch: "969696")),
        ]
        return LayerStyle("taux de pauvreté", rules, label: Label(column: QuartierColumns.name.name, size: 9, isBold: true))
    }

    /// In per cent.
    private static let povertyLimits = [20, 30, 40, 50]
    /// A class more than there are limits; ColorBrewer's YlOrBr, which colour-blind eyes tell apart.
    private static let povertyColours = ["ffffd4", "fed98e", "fe9929", "d95f0e", "993404"]

    /// Empty outlines by generation.
    static func perimeters(of generations: [Generation]) -> LayerStyle {
        let column = QuartierColumns.generation.name
        return LayerStyle(
            "contours par génération",
            generations.map { generation in
                Rule(
                    "génération \(generation)", .compare(column, .equal, .text(generation.name)),
                    .area(fill: nil, stroke: Stroke(GenerationOutline(generation))))
            })
    }

    static let communes = LayerStyle(
        "limites communales", [Rule("commune", nil, .area(fill: nil, stroke: Stroke(colour: "8c8c8c", width: 0.2)))],
        label: Label(column: QuartierColumns.communeName.name, size: 7))

    static let tiles = LayerStyle(
        "observés et imputés",
        [
            Rule(
                "carreau observé", .compare("i_est", .unequal, .integer(1)),
                .area(fill: "f2ead3", opacity: 0.5, stroke: Stroke(colour: "b8a76a", width: 0.1))),
            Rule(
                "carreau imputé", .compare("i_est", .equal, .integer(1)),
                .area(fill: "f2ead3", opacity: 0.5, hatch: "b8a76a", stroke: Stroke(colour: "b8a76a", width: 0.1))),
        ])

    /// What is kept, gained and lost, told apart by hatching too.
    static let evolutions = LayerStyle(
        "gardé, gagné, perdu",
        [
            ("commun", "gardé", "d9d9d9", nil), ("gagne", "gagné", "a6dba0", "1b7837"), ("perdu", "perdu", "c2a5cf", "762a83"),
        ].map { (token: String, title: String, fill: String, hatch: String?) in
            Rule(
                title, .compare("nature", .equal, .text(token)),
                .area(fill: fill, opacity: 0.7, hatch: hatch, stroke: Stroke(colour: "4d4d4d", width: 0.2)))
        })

    static let originalOutlines = LayerStyle(
        "contours reçus",
        [Rule("avant réparation", nil, .area(fill: nil, stroke: Stroke(colour: "d7191c", width: 0.4, isDashed: true)))])

    static let findings = LayerStyle(
        "constats par gravité",
        zip(Severity.allCases.reversed(), ["d7191c", "fdae61", "2c7bb6"]).map { severity, colour in
            Rule(
                severity.label.french, .compare("gravite", .equal, .text(severity.rawValue)), .disc(fill: colour, diameter: 2.4))
        })
}

extension LayerStyle.Stroke {
    /// The line of a generation.
    init(_ outline: GenerationOutline) {
        self.init(colour: outline.colour, width: outline.width, isDashed: outline.isDashed)
    }
}
