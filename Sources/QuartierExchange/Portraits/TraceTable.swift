import QuartierModel
public import Reporting

/// The table of `trace`: where each stated figure comes from.
public enum TraceTable {
    /// The columns.
    public static let schema = TableSchema(
        "quartiers.trace", title: Text(fr: "Chiffres imprimés et millésimes de l'INSEE", en: "Printed figures and INSEE's vintages"),
        columns: QuartierColumns.leading + [QuartierColumns.status, FigureColumns.key, FigureColumns.label, FigureColumns.unit]
            + FigureColumns.reading + [
                Column(
                    "trace", .text,
                    Text(
                        fr: "confirme, confirme_arrondi, non_retrouve, contredit ou aucune_source",
                        en:
                            "confirme (confirmed), confirme_arrondi (when rounded), non_retrouve (not found), contredit (contradicted) or aucune_source (no source imported)"
                    )),
                Column("millesime_insee", .text, Text(fr: "millésime de l'INSEE", en: "vintage of INSEE")),
                Column("valeur_insee", .real, Text(fr: "valeur de l'INSEE", en: "value of INSEE")),
                Column("absence_insee", .text, Text(fr: "pourquoi l'INSEE n'en a pas", en: "why INSEE has none")),
                Column("accord", .text, Text(fr: "exact, arrondi ou aucun", en: "exact, arrondi (rounded) or aucun (none)")),
                Column("perimetre_insee", .text, Text(fr: "génération que décrit l'INSEE", en: "generation that INSEE describes")),
                FigureColumns.perimeter, FigureColumns.vintage, FigureColumns.document, FigureColumns.line, FigureColumns.citation,
                Column("document_insee", .text, Text(fr: "fichier de l'INSEE", en: "file of INSEE")),
                Column("ligne_insee", .integer, Text(fr: "ligne de ce fichier", en: "line of that file")),
                Column("colonne_insee", .text, Text(fr: "colonne de ce fichier", en: "column of that file")),
                QuartierColumns.source,
            ])

    /// The traces of the stated figures of portraits, a row for every vintage that agrees; where none does, for every vintage that was looked at.
    public static func table(_ portraits: [StoredPortrait], sources: [SourceRecord], in language: Language) -> Table {
        var table = Table(schema, sources: sources)
        for stored in portraits {
            let published = stored.published
            for figure in stored.stated.figures {
                guard let trace = FigureTrace(figure, in: published) else { continue }
                let shown = trace.matches.isEmpty ? trace.vintages : trace.matches
                let start =
                    FigureColumns.lead(stored.portrait, perimeter: figure.perimeter, codes: stored.quartier.codes) + [
                        .text(figure.key), .text(trace.indicator.label[language]), .text(orNull: trace.indicator.unit.symbol?[language]),
                    ] + FigureColumns.values(figure.reading) + [.text(trace.status.rawValue)]
                for vintage in shown.map(Optional.some) + (shown.isEmpty ? [nil] : []) { table.append(start + end(vintage, figure)) }
            }
        }
        return table
    }

    private static let sheetSchema = TableSchema(
        "quartiers.trace.fiche", title: schema.title,
        columns: [
            QuartierColumns.quartier, QuartierColumns.name, FigureColumns.label, SheetTable.writtenValue,
            Column("trace", .text, Text(fr: "ce que l'INSEE en dit", en: "what INSEE says of it")),
            Column(
                "millesimes", .text,
                Text(
                    fr: "millésimes concordants, à défaut ceux qui ont été consultés",
                    en: "vintages that agree; without any, those that were looked at")),
            QuartierColumns.source,
        ])

    /// The traces for people: a row a figure, in words. CSV and JSON have the columns of ``schema``.
    public static func sheet(_ portraits: [StoredPortrait], sources: [SourceRecord], in language: Language) -> Table {
        var table = Table(sheetSchema, sources: sources)
        for stored in portraits {
            let published = stored.published
            for figure in stored.stated.figures {
                guard let trace = FigureTrace(figure, in: published) else { continue }
                let vintages = trace.vintageWords(in: language)
                table.append([
                    .text(stored.quartier.id), .text(stored.quartier.name), .text(trace.indicator.label[language]),
                    .text(figure.reading.words(unit: trace.indicator.unit, in: language)), .text(trace.status.label[language]),
                    .text(orNull: vintages.isEmpty ? nil : vintages), .text(figure.citation.words(in: language)),
                ])
            }
        }
        return table
    }

    private static func end(_ vintage: TracedVintage?, _ figure: Figure) -> [Value] {
        [
            .text(orNull: vintage?.vintage), .real(orNull: vintage?.reading.plain), .text(orNull: vintage?.reading.absence?.rawValue),
            .text(orNull: vintage?.agreement.token), .text(orNull: vintage?.perimeter?.name),
            .text(figure.perimeter?.name ?? Figure.unknownPerimeter), .text(orNull: figure.vintage), .text(figure.citation.document),
            .integer(orNull: figure.citation.line), .text(orNull: figure.citation.text), .text(orNull: vintage?.citation.document),
            .integer(orNull: vintage?.citation.line), .text(orNull: vintage?.citation.text), .text(figure.citation.document),
        ]
    }
}

extension TracedVintage.Agreement {
    /// The word of the column `accord`.
    var token: String {
        switch self {
        case .exact: "exact"
        case .rounded: "arrondi"
        case .none: "aucun"
        }
    }
}
