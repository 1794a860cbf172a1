import QuartierModel
public import Reporting

/// The sheet of quartiers as a table for people: figures in words, in the order of the conventions, with what INSEE says of each.
///
/// For eyes alone: CSV and JSON have the columns of ``FigureColumns``, of which nothing is lost.
public enum SheetTable {
    static let writtenValue = Column("valeur", .text, Text(fr: "valeur, comme on l'écrit", en: "value, as people write it"))

    static let schema = TableSchema(
        "quartiers.fiche", title: Text(fr: "Portraits des quartiers", en: "Portraits of the quartiers"),
        columns: [
            QuartierColumns.quartier, QuartierColumns.name, FigureColumns.label, writtenValue,
            Column("evolution", .text, Text(fr: "évolution imprimée", en: "printed evolution")),
            Column("reference", .text, Text(fr: "valeur de l'agglomération", en: "value of the agglomeration")),
            FigureColumns.perimeter, FigureColumns.vintage,
            Column("insee", .text, Text(fr: "ce que les tableaux de l'INSEE en disent", en: "what INSEE's tables say of it")),
            QuartierColumns.source,
        ])

    /// A row a figure: those of documents first, then those of INSEE, by indicator.
    public static func table(_ portraits: [StoredPortrait], sources: [SourceRecord], in language: Language) -> Table {
        var table = Table(schema, sources: sources)
        for stored in portraits {
            let published = stored.published
            let figures = ordered(stored.stated.figures) + ordered(published)
            for figure in figures {
                let unit = figure.indicator?.unit ?? .none
                let trace = figure.method == .insee ? nil : FigureTrace(figure, in: published)
                table.append([
                    .text(stored.quartier.id), .text(stored.quartier.name), .text(figure.indicator?.label[language] ?? figure.key),
                    .text(figure.reading.words(unit: unit, in: language)), .text(orNull: figure.change?.words(in: language)),
                    .text(orNull: figure.reference.map { Reading.exact($0.value).words(unit: unit, in: language) }),
                    .text(figure.perimeter?.name ?? Figure.unknownPerimeter), .text(orNull: figure.vintage),
                    .text(orNull: trace?.words(in: language)), .text(figure.citation.words(in: language)),
                ])
            }
        }
        return table
    }

    /// The figures in the order of the dictionary, which is that of the conventions.
    private static func ordered(_ figures: [Figure]) -> [Figure] {
        let ranks = Dictionary(Indicator.all.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return figures.enumerated().sorted {
            (ranks[$0.element.key] ?? Int.max, $0.offset) < (ranks[$1.element.key] ?? Int.max, $1.offset)
        }.map(\.element)
    }
}

extension Figure.Change {
    /// `+500 par rapport à 2015`.
    package func words(in language: Language) -> String {
        let number = (amount > 0 ? "+" : "") + NumberStyle(language).string(amount, decimals: 0...2)
        return Text(fr: "\(number) par rapport à \(since)", en: "\(number) since \(since)")[language]
    }
}

extension FigureTrace {
    /// The status, and the vintages that agree; where none does, those that were looked at. Vintages of one value stand together.
    func words(in language: Language) -> String {
        let shown = vintageWords(in: language)
        return status.label[language] + (shown.isEmpty ? "" : " (\(shown))")
    }

    /// `DEMO 2017, DEMO 2018 : 2 365 hab. ; DEMO 2022 : 2 224 hab.`: the vintages that agree; where none does, those that were looked at.
    func vintageWords(in language: Language) -> String {
        var groups: [(reading: Reading, vintages: [String])] = []
        for vintage in matches.isEmpty ? vintages : matches {
            if let last = groups.indices.last, groups[last].reading == vintage.reading {
                groups[last].vintages.append(vintage.vintage)
            } else {
                groups.append((vintage.reading, [vintage.vintage]))
            }
        }
        return groups.map { group in
            let value = group.reading.words(unit: indicator.unit, in: language)
            let vintages = group.vintages.joined(separator: ", ")
            return Text(fr: "\(vintages)\u{00A0}: \(value)", en: "\(vintages): \(value)")[language]
        }
        .joined(separator: Text(fr: "\u{00A0}; ", en: "; ")[language])
    }
}

extension Citation {
    /// The document and its line.
    package func words(in language: Language) -> String {
        line.map { Text(fr: "\(document), ligne \($0)", en: "\(document), line \($0)")[language] } ?? document
    }
}
