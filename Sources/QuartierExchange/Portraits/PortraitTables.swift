public import QuartierModel
public import Reporting

/// The tables of `portrait`: a row a figure, a row a quartier, a row a passage.
public enum PortraitTables {
    /// A row a figure; nothing of a figure is lost.
    public static func figures(_ portraits: [StoredPortrait], sources: [SourceRecord], in language: Language) -> Table {
        var table = Table(FigureColumns.portrait, sources: sources)
        for stored in portraits {
            for (figure, source) in zip(stored.portrait.figures, stored.sources) {
                table.append(
                    FigureColumns.row(
                        figure, of: stored.portrait, codes: stored.quartier.codes, source: .text(orNull: source), in: language))
            }
        }
        return table
    }

    /// A row a quartier, with the foremost figure of each indicator: value, bounds, how it is to be taken, perimeter, vintage.
    public static func wide(_ portraits: [StoredPortrait], sources: [SourceRecord]) -> Table {
        let held = Set(portraits.flatMap { $0.portrait.figures.map(\.key) })
        let indicators = Indicator.all.filter { held.contains($0.key) }
        let schema = TableSchema(
            "quartiers.portrait.wide", title: Text(fr: "Portraits, une ligne par quartier", en: "Portraits, a row a quartier"),
            columns: QuartierColumns.leading + [QuartierColumns.status] + indicators.flatMap(columns) + [QuartierColumns.source])
        var table = Table(schema, sources: sources)
        for stored in portraits {
            let figures = indicators.map { stored.portrait.foremost($0.key) }
            let perimeter = stored.quartier.codes.keys.max()
            let files = Set(figures.compactMap { $0?.citation.document }).sorted()
            table.append(
                FigureColumns.lead(stored.portrait, perimeter: perimeter, codes: stored.quartier.codes) + figures.flatMap(values)
                    + [.text(orNull: files.isEmpty ? nil : files.joined(separator: ", "))])
        }
        return table
    }

    private static func columns(_ indicator: Indicator) -> [Column] {
        let label = indicator.label
        func column(_ suffix: String, _ type: ColumnType, _ what: Text) -> Column {
            Column(
                indicator.key + suffix, type, unit: type == .real ? indicator.unit.symbol?.french : nil,
                Text(fr: "\(label.french) : \(what.french)", en: "\(label.english): \(what.english)"))
        }
        return [
            Column(indicator.key, .real, unit: indicator.unit.symbol?.french, label),
            column("_min", .real, Text(fr: "borne inférieure", en: "lower bound")),
            column("_max", .real, Text(fr: "borne supérieure", en: "upper bound")),
            column("_qualificatif", .text, Text(fr: "qualificatif", en: "how it is to be taken")),
            column("_absence", .text, Text(fr: "pourquoi il n'y a pas de valeur", en: "why there is no value")),
            column("_perimetre", .text, FigureColumns.perimeter.definition),
            column("_millesime", .text, FigureColumns.vintage.definition),
        ]
    }

    private static func values(_ figure: Figure?) -> [Value] {
        guard let figure else { return Array(repeating: .null, count: 7) }
        return FigureColumns.values(figure.reading) + [
            .text(figure.perimeter?.name ?? Figure.unknownPerimeter), .text(orNull: figure.vintage),
        ]
    }

    /// The columns of passages.
    static let textSchema = TableSchema(
        "quartiers.textes", title: Text(fr: "Passages des documents", en: "Passages of the documents"),
        columns: QuartierColumns.leading + TextColumns.own + [FigureColumns.document, QuartierColumns.source])

    /// A row a passage: items of lists, objectives, credits of maps; those of no quartier first.
    public static func passages(
        _ passages: [(quartier: Quartier?, document: String, passage: Passage)], sources: [SourceRecord]
    ) -> Table {
        var table = Table(textSchema, sources: sources)
        for (quartier, document, passage) in passages {
            let generation = quartier?.codes.keys.min()
            table.append(
                [
                    .text(orNull: quartier?.id), .text(orNull: generation.flatMap { quartier?.codes[$0] }), .text(orNull: quartier?.name),
                    .text(orNull: generation?.name),
                ] + passage.values + [.text(document), .text(document)])
        }
        return table
    }
}
