import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

/// The figures that a store holds of a quartier for several vintages or perimeters, side by side, and what forbids to subtract them.
struct FigureHistory {
    /// One indicator of one perimeter from one origin.
    struct Series {
        let indicator: Indicator
        let perimeter: Generation?
        /// Documents, or a table of INSEE.
        let origin: Text
        /// By the last year that the vintage names; nil without one.
        let figures: [Int?: [Figure]]

        /// The figures of a year in words.
        func words(_ year: Int?, in language: Language) -> String {
            let words = (figures[year] ?? []).map { figure in
                let change = figure.change.map { " (\($0.words(in: language)))" } ?? ""
                return figure.reading.words(unit: indicator.unit, in: language) + change
            }
            return words.isEmpty ? "–" : words.joined(separator: " ; ")
        }
    }

    /// By indicator, those of which there is more than one figure, or a printed evolution.
    let series: [Series]
    private let entry: AtlasContent.Entry

    init(_ entry: AtlasContent.Entry) {
        self.entry = entry
        series = Indicator.all.flatMap { indicator -> [Series] in
            let figures = entry.portrait.portrait.figures(of: indicator.key)
            guard figures.count > 1 || figures.contains(where: { $0.change != nil }) else { return [] }
            struct Key: Hashable {
                let perimeter: Generation?
                let origin: String
            }
            var order: [Key] = []
            var groups: [Key: [Figure]] = [:]
            for figure in figures {
                let key = Key(perimeter: figure.perimeter, origin: figure.origin.french)
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append(figure)
            }
            return order.compactMap { key in
                guard let figures = groups[key], let first = figures.first else { return nil }
                return Series(
                    indicator: indicator, perimeter: key.perimeter, origin: first.origin, figures: Dictionary(grouping: figures, by: \.year)
                )
            }
        }
    }

    /// The years that the series name, in order; nil last, where a figure has none.
    var years: [Int?] {
        let all = Set(series.flatMap(\.figures.keys))
        return all.compactMap(\.self).sorted() + (all.contains(nil) ? [nil] : [])
    }

    /// What a reader must know before comparing two of them.
    var notes: [Text] {
        var notes: [Text] = []
        let perimeters = Set(series.compactMap(\.perimeter))
        if let drawn = entry.outlines.last?.generation {
            for other in perimeters.sorted() where other != drawn {
                notes.append(
                    Text(
                        fr: "Les chiffres du périmètre \(other) ne décrivent pas le contour \(drawn), en trait plein sur la carte.",
                        en: "The figures of the perimeter of \(other) do not describe the outline of \(drawn), the full line on the map."))
            }
        }
        if Set(series.map(\.perimeter)).count > 1 {
            notes.append(
                Text(
                    fr:
                        "D'un périmètre à l'autre, l'écart entre deux chiffres mêle ce qui change au-dedans et ce que le contour gagne ou perd.",
                    en:
                        "From one perimeter to another, the difference of two figures mixes what changes inside with what the outline gains or loses."
                ))
        }
        if series.contains(where: { $0.figures.values.contains { $0.contains { $0.change != nil } } }),
            entry.changes.contains(where: { $0.change != .unchanged })
        {
            notes.append(
                Text(
                    fr:
                        "L'évolution imprimée ne dit pas ce qui en revient au changement de contour : quartiers compare --show population le sépare.",
                    en:
                        "The printed evolution does not tell what the change of outline has done: quartiers compare --show population sets it apart."
                ))
        }
        if series.contains(where: { row in row.figures.count > 1 && row.figures.values.contains { $0.contains { $0.method == .insee } } }) {
            notes.append(
                Text(
                    fr:
                        "L'INSEE déconseille de lire une évolution entre deux millésimes consécutifs, et appelle à la prudence pour les revenus et la "
                        + "pauvreté ; l'année d'un fichier n'est pas toujours celle des données.",
                    en:
                        "INSEE advises against reading a change between two consecutive vintages, and calls for caution with income and poverty; the "
                        + "year of a file is not always that of its data."))
        }
        var seen: Set<String> = []
        for row in series where seen.insert(row.indicator.key).inserted {
            guard let note = row.indicator.comparability.note else { continue }
            notes.append(
                Text(fr: "\(row.indicator.label.french) : \(note.french).", en: "\(row.indicator.label.english): \(note.english)."))
        }
        return notes
    }
}

extension Figure {
    /// The last year that the vintage names; nil without one.
    fileprivate var year: Int? {
        vintage?.split { !($0.isASCII && $0.isNumber) }.filter { $0.count == 4 }.compactMap { Int($0) }.last
    }

    /// Where it comes from, in a word: a document, or a table of INSEE.
    fileprivate var origin: Text {
        switch method {
        case .printed, .supplied: Text(fr: "documents", en: "documents")
        case .insee: Text(verbatim: ["INSEE", vintage.map { $0.filter(\.isLetter) } ?? ""].filter { !$0.isEmpty }.joined(separator: " "))
        case .tiles: Text(fr: "carreaux", en: "tiles")
        case .transfer: Text(fr: "transfert", en: "transfer")
        }
    }
}
