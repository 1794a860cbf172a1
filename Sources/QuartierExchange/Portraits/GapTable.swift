public import QuartierModel
public import Reporting

/// The table of `gap`: how far quartiers stand from a wider zone, the worst first.
public enum GapTable {
    /// The columns.
    public static let schema = TableSchema(
        "quartiers.gap", title: Text(fr: "Écarts à l'agglomération", en: "Gaps to the agglomeration"),
        columns: QuartierColumns.leading + [QuartierColumns.status, FigureColumns.key, FigureColumns.label, FigureColumns.unit]
            + FigureColumns.reading + [
                Column("reference", .real, Text(fr: "valeur de la zone de comparaison", en: "value of the zone of comparison")),
                Column("reference_zone", .text, Text(fr: "zone de comparaison", en: "zone of comparison")),
                Column("ecart", .real, Text(fr: "écart : points pour un taux, unité sinon", en: "gap: points for a rate, the unit else")),
                Column("ecart_min", .real, Text(fr: "borne inférieure de l'écart", en: "lower bound of the gap")),
                Column("ecart_max", .real, Text(fr: "borne supérieure de l'écart", en: "upper bound of the gap")),
                Column("rapport", .real, Text(fr: "valeur sur référence", en: "value over reference")),
                Column("rapport_min", .real, Text(fr: "borne inférieure du rapport", en: "lower bound of the ratio")),
                Column("rapport_max", .real, Text(fr: "borne supérieure du rapport", en: "upper bound of the ratio")),
                Column(
                    "verdict", .text,
                    Text(
                        fr: "favorable, defavorable, egal, neutre ou indetermine",
                        en:
                            "favorable (favourable), defavorable (unfavourable), egal (equal), neutre (neutral) or indetermine (undetermined)"
                    )),
                Column(
                    "classement", .text,
                    Text(fr: "QPV, QIC ou tous : ce qui est classé ensemble", en: "QPV, QIC or tous (all): what is ranked together")),
                Column(
                    "rang_min", .integer, Text(fr: "rang au plus haut, 1 pour le pire", en: "highest rank it may have, 1 for the worst")),
                Column("rang_max", .integer, Text(fr: "rang au plus bas", en: "lowest rank it may have")),
                FigureColumns.perimeter, FigureColumns.vintage, FigureColumns.document, FigureColumns.line, QuartierColumns.source,
            ])

    /// The gaps of portraits, ranked by indicator and, against a zone of tables, by vintage.
    ///
    /// - Parameters:
    ///   - reference: the figures of a zone; nil to take the references that documents print beside their figures.
    ///   - keys: the indicators to take; nil for all.
    public static func table(
        _ portraits: [StoredPortrait], to reference: ReferencePortrait?, keys: [String]?, sources: [SourceRecord], in language: Language
    ) -> Table {
        var table = Table(schema, sources: sources)
        let codes = Dictionary(portraits.map { ($0.quartier.id, $0.quartier.codes) }, uniquingKeysWith: { first, _ in first })
        table.notes = forEachPlace(portraits, to: reference, keys: keys) { place, ranking, portrait in
            table.append(row(place, ranking, portrait, codes[place.quartier] ?? [:], in: language))
        }
        return table
    }

    private static let sheetSchema = TableSchema(
        "quartiers.gap.fiche", title: schema.title,
        columns: [
            QuartierColumns.quartier, QuartierColumns.name, FigureColumns.label, SheetTable.writtenValue,
            Column("reference", .text, Text(fr: "valeur de la zone de comparaison", en: "value of the zone of comparison")),
            Column("ecart", .text, Text(fr: "écart : points pour un taux, unité sinon", en: "gap: points for a rate, the unit else")),
            Column("rapport", .text, Text(fr: "valeur sur référence", en: "value over reference")),
            Column("verdict", .text, Text(fr: "ce que l'écart veut dire", en: "what the gap means")),
            Column("rang", .text, Text(fr: "rang parmi ceux qui sont classés ensemble", en: "rank among those ranked together")),
            FigureColumns.vintage, QuartierColumns.source,
        ])

    /// The gaps for people: in words, the worst first. CSV and JSON have the columns of ``schema``.
    public static func sheet(
        _ portraits: [StoredPortrait], to reference: ReferencePortrait?, keys: [String]?, sources: [SourceRecord], in language: Language
    ) -> Table {
        var table = Table(sheetSchema, sources: sources)
        table.notes = forEachPlace(portraits, to: reference, keys: keys) { place, ranking, portrait in
            let gap = place.gap
            let unit = gap.indicator.unit
            let isMissing = gap.difference.interval == nil
            table.append([
                .text(portrait.quartier), .text(portrait.name), .text(gap.indicator.label[language]),
                .text(gap.figure.reading.words(unit: unit, in: language)), .text(gap.reference.words(unit: unit, in: language)),
                .text(orNull: isMissing ? nil : gap.difference.words(unit: unit == .percent ? points : unit, in: language)),
                .text(orNull: isMissing ? nil : gap.ratio.words(unit: .none, in: language)), .text(gap.verdict.label[language]),
                .text(orNull: place.ranks.map { rankWords($0, ranking) }), .text(orNull: gap.figure.vintage),
                .text(gap.figure.citation.words(in: language)),
            ])
        }
        return table
    }

    /// Two rates differ by points, not by per cent.
    private static let points = Indicator.Unit.counted(Text(verbatim: "points"))

    /// `QPV 3/5`, `QIC 1-2/3`.
    private static func rankWords(_ ranks: ClosedRange<Int>, _ ranking: GapRanking) -> String {
        let count = ranking.places.count { $0.ranks != nil }
        let rank = ranks.lowerBound == ranks.upperBound ? "\(ranks.lowerBound)" : "\(ranks.lowerBound)-\(ranks.upperBound)"
        return [ranking.status?.rawValue, "\(rank)/\(count)"].compactMap(\.self).joined(separator: " ")
    }

    /// Hands every place of every ranking to a closure and gives what is to be said of them.
    private static func forEachPlace(
        _ portraits: [StoredPortrait], to reference: ReferencePortrait?, keys: [String]?,
        _ body: (GapRanking.RankedGap, GapRanking, Portrait) -> Void
    ) -> [Text] {
        var gaps: [(portrait: Portrait, gap: Gap)] = []
        var notes: [Text] = []
        for stored in portraits {
            var seen: Set<Reading> = []
            var key = ""
            let found = reference.map { stored.portrait.gaps(to: $0) } ?? stored.portrait.gaps()
            for gap in found.sorted(by: { $0.indicator.key < $1.indicator.key }) {
                if gap.indicator.key != key { seen = [] }
                key = gap.indicator.key
                // Two documents that say the same are one place in a ranking.
                if reference == nil, !seen.insert(gap.figure.reading).inserted { continue }
                gaps.append((stored.portrait, gap))
            }
        }
        let indicators = Indicator.all.filter { indicator in
            keys.map { $0.contains(indicator.key) } ?? true && gaps.contains { $0.gap.indicator == indicator }
        }
        for indicator in indicators {
            let concerned = gaps.filter { $0.gap.indicator == indicator }
            let vintages = reference == nil ? [nil] : Set(concerned.map(\.gap.figure.vintage)).sorted { ($0 ?? "") < ($1 ?? "") }
            for vintage in vintages {
                let ranked = reference == nil ? concerned : concerned.filter { $0.gap.figure.vintage == vintage }
                for ranking in GapRanking.rankings(of: indicator, ranked) {
                    for place in ranking.places {
                        guard let portrait = portraits.first(where: { $0.quartier.id == place.quartier })?.portrait else { continue }
                        body(place, ranking, portrait)
                    }
                }
            }
            let statuses = Set(concerned.compactMap(\.portrait.status))
            if statuses.count > 1, let note = indicator.comparability.note {
                let label = indicator.label
                notes.append(
                    Text(fr: "\(label.french), QPV et QIC : \(note.french).", en: "\(label.english), QPV and QIC: \(note.english)."))
            }
        }
        return notes
    }

    private static func row(
        _ place: GapRanking.RankedGap, _ ranking: GapRanking, _ portrait: Portrait, _ codes: [Generation: String], in language: Language
    ) -> [Value] {
        let gap = place.gap
        let figure = gap.figure
        func bounds(_ reading: Reading) -> [Value] {
            let columns = ReadingColumns(reading)
            return [.real(orNull: columns.value), .real(orNull: columns.lower), .real(orNull: columns.upper)]
        }
        return FigureColumns.lead(portrait, perimeter: figure.perimeter, codes: codes) + [
            .text(figure.key), .text(gap.indicator.label[language]), .text(orNull: gap.indicator.unit.symbol?[language]),
        ] + FigureColumns.values(figure.reading) + [.real(orNull: gap.reference.plain), .text(gap.zone.token)] + bounds(gap.difference)
            + bounds(gap.ratio) + [
                .text(gap.verdict.rawValue), .text(ranking.status?.rawValue ?? "tous"), .integer(orNull: place.ranks?.lowerBound),
                .integer(orNull: place.ranks?.upperBound), .text(figure.perimeter?.name ?? Figure.unknownPerimeter),
                .text(orNull: figure.vintage), .text(figure.citation.document), .integer(orNull: figure.citation.line),
                .text(figure.citation.document),
            ]
    }
}
