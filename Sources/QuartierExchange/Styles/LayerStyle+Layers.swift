import QuartierCartography
import QuartierModel
import Reporting

// The styles of our layers, in French as the columns are.
extension LayerStyle {
    /// Outlines filled by class of poverty rate, with their names: for the flat layers and the views.
    ///
    /// Classes, colours, patterns and words are those of `map tx_pauvrete` over the same quartiers. The ends are open, so that a value that someone
    /// adds later is not left out.
    ///
    /// - Parameters:
    ///   - rates: the values in the column `tx_pauvrete`.
    ///   - columns: those of the layer; a flat one holds neither the upper bound nor the reason of an absence.
    static func portrait(of generation: Generation?, rates: [Double], columns: [Column]) -> LayerStyle {
        let stroke = Stroke(GenerationOutline(generation))
        let rate = Indicator.povertyRate.key
        let (lower, upper, absence) = (rate + "_min", rate + "_max", rate + "_absence")
        let classes = Classification.advised(for: rates)
        let colours = Palette.amber.colours(classes.count)
        var rules = (0..<classes.count).map { rank in
            let range = classes.range(of: rank)
            let limits = [
                rank > 0 ? Condition.compare(rate, .greater, .real(range.lower)) : nil,
                rank + 1 < classes.count ? .compare(rate, .atMost, .real(range.upper)) : nil,
            ].compactMap(\.self)
            return Rule(
                classes.words(of: rank, for: .povertyRate, in: .french) + "\u{202F}%",
                limits.isEmpty ? .isNotNull(rate) : .all(limits), .area(fill: colours[rank].digits, stroke: stroke))
        }
        let held = Set(columns.map(\.name))
        let dark = (colours.last ?? Ink.secondary).digits
        // Every quartier meets one condition and no other, in readers too that know no rule for what is left over.
        var unknown: [Condition] = [.isNull(rate)]
        func special(_ title: String, _ condition: Condition?, _ hatch: Hatch) {
            let conditions = unknown + [condition].compactMap(\.self)
            rules.append(Rule(title, .all(conditions), .area(fill: Ink.paper.digits, hatch: hatch, stroke: stroke)))
        }
        special("plus de …", .isNotNull(lower), Hatch(.vertical, dark, width: 0.7))
        unknown.append(.isNull(lower))
        if held.contains(upper) {
            special("moins de …", .isNotNull(upper), Hatch(.horizontal, dark, width: 0.7))
            unknown.append(.isNull(upper))
        }
        let noData = Hatch(.dots, Ink.secondary.digits, width: 0.4)
        if held.contains(absence) {
            let secret = Value.text(Absence.secret.rawValue)
            special(Absence.secret.label.french, .compare(absence, .equal, secret), Hatch(.rising, Ink.secondary.digits, width: 0.3))
            special("pas de donnée", .any([.isNull(absence), .compare(absence, .unequal, secret)]), noData)
        } else {
            special("secret, pas de donnée ou moins de …", nil, noData)
        }
        return LayerStyle("taux de pauvreté", rules, label: Label(column: QuartierColumns.name.name, size: 9, isBold: true))
    }

    /// The style of a flat layer.
    static func portrait(of layer: FlatLayer) -> LayerStyle {
        let schema = layer.table.schema
        let rates = schema.index(of: Indicator.povertyRate.key).map { rank in layer.table.rows.compactMap { $0[rank].number } } ?? []
        return portrait(of: layer.generation, rates: rates, columns: schema.columns)
    }

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
                .area(fill: "f2ead3", opacity: 0.5, hatch: Hatch(.rising, "b8a76a"), stroke: Stroke(colour: "b8a76a", width: 0.1))),
        ])

    /// What is kept, gained and lost, told apart by hatching too.
    static let evolutions = LayerStyle(
        "gardé, gagné, perdu",
        [
            ("commun", "gardé", "d9d9d9", nil), ("gagne", "gagné", "a6dba0", "1b7837"), ("perdu", "perdu", "c2a5cf", "762a83"),
        ].map { (token: String, title: String, fill: String, hatch: String?) in
            Rule(
                title, .compare("nature", .equal, .text(token)),
                .area(fill: fill, opacity: 0.7, hatch: hatch.map { Hatch(.rising, $0) }, stroke: Stroke(colour: "4d4d4d", width: 0.2)))
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

extension Colour {
    /// As styles write it: six digits without a sign.
    fileprivate var digits: String { String(hexadecimal.dropFirst()) }
}
