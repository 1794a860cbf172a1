import PlanarGeometry
import QuartierCartography
import QuartierExchange
import QuartierModel
import Reporting

/// The drawings of one quartier's sheet.
struct AtlasFigures {
    let content: AtlasContent
    let entry: AtlasContent.Entry
    let language: Language
    /// What the identifiers of the drawings begin with.
    let prefix: String

    /// The plate; nil for a quartier without outline.
    var plate: MarkupWriter? {
        guard let main = entry.outlines.last else { return nil }
        let style = NumberStyle(language)
        func label(_ item: (generation: Generation, outline: MultiPolygon, surface: Double)) -> String {
            let hectares = style.string(item.surface / 10_000, decimals: 1...1)
            return Text(
                fr: "périmètre \(item.generation) (\(hectares)\u{202F}ha)", en: "perimeter of \(item.generation) (\(hectares)\u{202F}ha)")[
                    language]
        }
        let texts = MapTexts(
            title: entry.name,
            subtitle: ([entry.id] + [Text(fr: "périmètre \(main.generation)", en: "perimeter of \(main.generation)")[language]]).joined(
                separator: " – "),
            notes: content.notes.map { $0[language] }, credits: content.credits(in: language), language: language)
        var plate = QuartierPlate(
            page: content.page, texts: texts, main: .init(label: label(main), outline: main.outline),
            others: entry.outlines.dropLast().map { .init(label: label($0), outline: $0.outline) }, communes: content.communes)
        plate.tiles = entry.plateTiles
        plate.north = content.north
        plate.prefix = prefix + "plate-"
        return plate.drawing()
    }

    /// How far the rates of the portrait stand from the agglomeration, in points; nil without any.
    var gaps: RowChart? {
        let gaps = foremost.compactMap { indicator, figure -> RowChart.Row? in
            guard case .rate = indicator.nature, let gap = Gap(figure) else { return nil }
            return RowChart.Row(label: indicator.label[language], reading: gap.difference, words: gap.words(in: language))
        }
        guard !gaps.isEmpty else { return nil }
        return RowChart(
            title: Text(fr: "Écart à l'agglomération, en points", en: "Gap to the agglomeration, in points")[language], rows: gaps,
            mark: .dots,
            unit: .none, language: language, prefix: prefix + "gaps-")
    }

    /// The rates of the portrait beside those of the agglomeration, a bar each.
    var levels: RowChart? {
        let rows = foremost.flatMap { indicator, figure -> [RowChart.Row] in
            guard case .rate = indicator.nature else { return [] }
            let own = RowChart.Row(label: indicator.label[language], reading: figure.reading)
            guard let reference = figure.reference else { return [own] }
            return [
                own,
                RowChart.Row(
                    label: Text(fr: "agglomération", en: "agglomeration")[language], reading: .exact(reference.value), isContext: true),
            ]
        }
        guard !rows.isEmpty else { return nil }
        return RowChart(
            title: Text(fr: "Le quartier et l'agglomération (%)", en: "The quartier and the agglomeration (%)")[language], rows: rows,
            mark: .bars,
            unit: .percent, language: language, prefix: prefix + "levels-")
    }

    /// The age bands that the tiles tell of; nil when they do not.
    var ages: RowChart? {
        let rows = AtlasContent.ageBands.compactMap { key in
            entry.estimates.first { $0.indicator.key == key }.map { indicator, reading in
                RowChart.Row(
                    label: indicator.label[language], reading: reading,
                    words: reading.words(unit: indicator.unit, decimals: indicator.mapDecimals, in: language))
            }
        }
        guard rows.contains(where: { $0.reading.absence == nil }) else { return nil }
        return RowChart(
            title: Text(fr: "Habitants par âge, estimés d'après les carreaux", en: "People by age, estimated from tiles")[language],
            rows: rows,
            mark: .bars, unit: .inhabitants, language: language, prefix: prefix + "ages-")
    }

    /// The foremost figure of each printed indicator.
    private var foremost: [(Indicator, Figure)] {
        Indicator.printed.compactMap { indicator in entry.portrait.portrait.foremost(indicator.key).map { (indicator, $0) } }
    }
}
