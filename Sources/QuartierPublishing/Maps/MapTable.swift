import QuartierCartography
import QuartierModel
public import Reporting

/// The table beside a map: the same values, for those who do not see it, and for those who want to check it.
public enum MapTable {
    /// The rank of the class.
    private static let rank = Column(
        "classe", .integer,
        Text(fr: "classe sur la carte, de 1 ; vide hors des classes", en: "class on the map, from 1; empty outside classes"))

    /// The output of `map --format`.
    public static let schema = TableSchema(
        "quartiers.map", title: Text(fr: "Valeurs d'une carte", en: "Values of a map"),
        columns: QuartierColumns.leading + [QuartierColumns.status, FigureColumns.key] + FigureColumns.reading + [
            rank, Column("classe_min", .real, Text(fr: "borne inférieure de la classe", en: "lower limit of the class")),
            Column("classe_max", .real, Text(fr: "borne supérieure, comprise", en: "upper limit, included")),
            FigureColumns.perimeter, FigureColumns.vintage, FigureColumns.method, QuartierColumns.source,
        ])

    static func table(
        _ values: IndicatorValues, of perimeters: Layer<Perimeter>, symbolism: ThematicMap.Symbolism, notes: [Text]
    ) -> Table {
        let classes: Classification? =
            switch symbolism {
            case .classes(let classes, _), .diverging(let classes, _, _): classes
            case .circles: nil
            }
        var table = Table(schema, sources: values.sources + [perimeters.source], notes: notes)
        for (perimeter, item) in zip(perimeters.elements, values.items) {
            let rank = item.reading.classified.flatMap { classes?.rank(of: $0) }
            let range = rank.flatMap { classes?.range(of: $0) }
            let described = item.figure.map { $0.perimeter?.name ?? Figure.unknownPerimeter } ?? perimeter.generation?.name
            let isEstimated = values.methods == [.tiles]
            table.append(
                QuartierColumns.lead(perimeter) + [.text(orNull: perimeter.effectiveStatus?.rawValue), .text(values.indicator.key)]
                    + FigureColumns.values(item.reading) + [
                        .integer(orNull: rank.map { $0 + 1 }), .real(orNull: range?.lower), .real(orNull: range?.upper),
                        .text(orNull: item.figure == nil && !isEstimated ? nil : described),
                        .text(orNull: item.figure?.vintage ?? (isEstimated ? values.vintages.first : nil)),
                        .text(orNull: item.figure?.method.rawValue ?? (isEstimated ? Figure.Method.tiles.rawValue : nil)),
                        QuartierColumns.source(of: perimeter, perimeters.source),
                    ])
        }
        return table
    }
}
