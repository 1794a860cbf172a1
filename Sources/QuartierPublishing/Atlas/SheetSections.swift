import QuartierAnalysis
import QuartierCartography
import QuartierExchange
import QuartierModel
import Reporting

/// The tables of a quartier's sheet, on screen and on paper; nil where there is nothing to say.
struct SheetSections {
    let entry: AtlasContent.Entry
    let language: Language

    private var style: NumberStyle { NumberStyle(language) }

    private func word(_ french: String, _ english: String) -> String { Text(fr: french, en: english)[language] }

    private func words(_ reading: Reading, _ indicator: Indicator) -> String {
        reading.words(unit: indicator.unit, decimals: indicator.mapDecimals, in: language)
    }

    private func block(_ title: String, _ heads: [String], _ rows: [[String]], notes: [String] = []) -> SheetBlock? {
        rows.isEmpty ? nil : SheetBlock(title: title, heads: heads, rows: rows, notes: notes)
    }

    var communes: SheetBlock? {
        block(
            word("Communes", "Communes"),
            [word("Commune", "Commune"), word("Part de la surface (%)", "Share of the surface (%)"), word("Surface (ha)", "Surface (ha)")],
            entry.communes.map { commune in
                [
                    "\(commune.code) \(commune.name)", style.string(commune.share * 100, decimals: 1...1),
                    style.string(commune.surface / 10_000, decimals: 1...1),
                ]
            })
    }

    var surfaces: SheetBlock? {
        block(
            word("Évolution du périmètre", "Evolution of the perimeter"),
            [
                word("Génération", "Generation"), word("Surface sur l'ellipsoïde (ha)", "Surface on the ellipsoid (ha)"),
                word("Écart (ha)", "Difference (ha)"),
            ],
            entry.outlines.enumerated().map { rank, item in
                let change = rank > 0 ? style.string((item.surface - entry.outlines[rank - 1].surface) / 10_000, decimals: 1...1) : "–"
                return [item.generation.name, style.string(item.surface / 10_000, decimals: 1...1), change]
            }, notes: entry.changes.map { $0.words(in: language) })
    }

    var history: SheetBlock? {
        let history = FigureHistory(entry)
        let years = history.years
        return block(
            word("Évolution des chiffres", "Evolution of the figures"),
            [word("Indicateur", "Indicator"), word("Périmètre", "Perimeter"), word("Origine", "Origin")]
                + years.map { year in year.map(String.init) ?? word("sans millésime", "no vintage") },
            history.series.map { row in
                [row.indicator.label[language], row.perimeter?.name ?? word("inconnu", "unknown"), row.origin[language]]
                    + years.map { row.words($0, in: language) }
            }, notes: history.notes.map { $0[language] })
    }

    var estimates: SheetBlock? {
        block(
            word("Estimations d'après les carreaux, avec leurs bornes", "Estimates from tiles, with their bounds"),
            [word("Indicateur", "Indicator"), word("Valeur", "Value")],
            entry.estimates.filter { !AtlasContent.ageBands.contains($0.indicator.key) }.map { indicator, reading in
                [indicator.label[language], words(reading, indicator)]
            })
    }

    var findings: SheetBlock? {
        block(
            word("Constats", "Findings"),
            [word("Code", "Code"), word("Gravité", "Severity"), word("Périmètre", "Perimeter"), word("Constat", "Finding")],
            entry.findings.map { [$0.kind.code, $0.kind.severity.label[language], $0.place.layer ?? "–", $0.statement(in: language)] })
    }

    // MARK: On paper, where the screen has the sheet of the conventions

    /// All of them, after what identifies the quartier and what documents say of it.
    var all: [SheetBlock] {
        [identity, portrait, passages, communes, surfaces, history, estimates, findings].compactMap(\.self)
    }

    private var identity: SheetBlock? {
        let quartier = entry.portrait.quartier
        let codes = quartier.codes.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key))" }.joined(separator: ", ")
        let rows = [
            [word("Statut", "Status"), quartier.status.rawValue], [word("Code", "Code"), codes],
            [word("Communes", "Communes"), entry.communeNames.joined(separator: ", ")],
        ]
        return block(word("Identité", "Identity"), [], rows.filter { !$0[1].isEmpty })
    }

    private var portrait: SheetBlock? {
        let figures = Indicator.all.flatMap { indicator in entry.portrait.stated.figures(of: indicator.key).map { (indicator, $0) } }
        return block(
            word("Portrait statistique", "Statistical portrait"),
            [
                word("Indicateur", "Indicator"), word("Valeur", "Value"), word("Agglomération", "Agglomeration"),
                word("Écart", "Gap"), word("Périmètre, millésime", "Perimeter, vintage"), word("Source", "Source"),
            ],
            figures.map { indicator, figure in
                [
                    indicator.label[language],
                    figure.reading.words(unit: indicator.unit, in: language)
                        + (figure.change.map { " (\($0.words(in: language)))" } ?? ""),
                    figure.reference.map { Reading.exact($0.value).words(unit: indicator.unit, in: language) } ?? "–",
                    Gap(figure)?.words(in: language) ?? "–",
                    [figure.perimeter?.name ?? word("inconnu", "unknown"), figure.vintage ?? "–"].joined(separator: ", "),
                    [figure.citation.text.map { word("« \($0) »", "'\($0)'") }, figure.citation.words(in: language)]
                        .compactMap(\.self).joined(separator: " "),
                ]
            })
    }

    private var passages: SheetBlock? {
        let sections = [
            ("irritants", word("Irritant", "Irritant")), ("opportunites", word("Opportunité", "Opportunity")),
            ("enjeux", word("Enjeu", "Stake")), (Passage.objective, word("Objectif", "Objective")),
        ]
        let rows = sections.flatMap { section, label in
            entry.passages.filter { $0.passage.section == section }.map { document, passage in
                let objective = [passage.orientation, passage.strategic, passage.operational].compactMap(\.self).joined(separator: " › ")
                return [
                    label, passage.text ?? objective, Citation(document: document, line: passage.line).words(in: language),
                ]
            }
        }
        return block(word("Ce que disent les documents", "What documents say"), [], rows)
    }
}
