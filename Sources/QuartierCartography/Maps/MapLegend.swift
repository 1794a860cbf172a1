import QuartierModel
import Reporting

/// The legend of a thematic map.
struct MapLegend {
    private let map: ThematicMap
    private let style: MapStyle

    /// Whether marks stand for outlines that are too small to be seen.
    private let hasMarks: Bool

    init(_ map: ThematicMap, style: MapStyle, hasMarks: Bool = false) {
        self.map = map
        self.style = style
        self.hasMarks = hasMarks
    }

    private var language: Language { map.texts.language }

    var blocks: [LegendBlock] {
        let scale = map.page.scale
        var values = LegendBlock(scale: scale, [.heading(heading)])
        values.rows += classRows + circleRows
        if let method { values.rows.append(.note(method)) }
        values.rows.append(.gap(6))
        var blocks = [values]
        if !special.isEmpty { blocks.append(LegendBlock(scale: scale, special + [.gap(6)])) }
        var context = LegendBlock(scale: scale)
        if let reference = map.reference, style.classes != nil, around != reference {
            context.rows.append(.note(agglomeration(reference)))
        }
        if MapDrawing.showsLimits(map.communes) {
            let line = LegendBlock.LineStyle(colour: Ink.limit, width: 0.8 * scale)
            context.rows.append(.line(line, Text(fr: "limite de commune", en: "limit of a commune")[language]))
        }
        if !context.rows.isEmpty { blocks.append(context) }
        return blocks
    }

    private var around: Double? { if case .diverging(_, _, let value) = map.symbolism { value } else { nil } }

    private var heading: String {
        let symbol = map.indicator.unit.symbol?[language]
        return map.indicator.label[language] + (symbol.map { language == .french ? " (\($0))" : " (\($0))" } ?? "")
    }

    private func agglomeration(_ value: Double) -> String {
        let words = map.words(.exact(value))
        return Text(fr: "agglomération : \(words)", en: "agglomeration: \(words)")[language]
    }

    /// The value around which colours part: that of the agglomeration, or one that the author chose.
    private func centre(_ value: Double) -> String {
        guard value != map.reference else { return agglomeration(value) }
        let words = map.words(.exact(value))
        return Text(fr: "valeur choisie : \(words)", en: "value chosen: \(words)")[language]
    }

    // MARK: Classes

    private var classRows: [LegendBlock.Row] {
        guard let classes = style.classes else { return [] }
        var rows: [LegendBlock.Row] = []
        let ranks = map.areas.compactMap { area in area.reading.classified.flatMap(classes.rank) }
        for rank in (0..<classes.count).reversed() {
            let count = ranks.count { $0 == rank }
            rows.append(
                .box(.classColour(rank), isDashed: false, "\(classes.words(of: rank, for: map.indicator, in: language)) (\(count))"))
            if case .diverging(_, let below, let value) = map.symbolism, rank == below, below > 0 {
                rows.append(.separator(centre(value)))
            }
        }
        if case .diverging(_, let below, let value) = map.symbolism, below == 0 { rows.append(.separator(centre(value))) }
        return rows
    }

    private var method: String? {
        guard let classes = style.classes else {
            return Text(
                fr: "aire du cercle proportionnelle à l'effectif", en: "area of the circle proportional to the count")[language]
        }
        let name = classes.method.label[language]
        return Text(
            fr: "\(name), borne supérieure comprise ; entre parenthèses, le nombre de quartiers",
            en: "\(name), upper limit included; in brackets, the number of quartiers")[language]
    }

    // MARK: Circles

    private var circleRows: [LegendBlock.Row] {
        guard style.classes == nil, style.greatest.value > 0 else { return [] }
        let largest = Self.round(style.greatest.value)
        let values = [largest, Self.round(largest / 3), Self.round(largest / 10)].filter { $0 > 0 }
        let circles = values.map { (radius: style.radius(of: $0), label: map.words(.exact($0))) }
        return [.circles(circles)]
    }

    /// The greatest of 1, 2, 2.5 and 5 times a power of ten that is not above a value.
    private static func round(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        let power = Numeric.power(10, Numeric.logarithm10(value).rounded(.down))
        return [5, 2.5, 2, 1].map { $0 * power }.first { $0 <= value } ?? power
    }

    // MARK: What is no plain value

    private var special: [LegendBlock.Row] {
        var rows: [LegendBlock.Row] = []
        let readings = map.areas.map(\.reading)
        if hasMarks {
            rows.append(
                .mark(Text(fr: "point : quartier trop petit à cette échelle", en: "dot: quartier too small at this scale")[language]))
        }
        if readings.contains(where: style.isDashed) {
            let words = Text(fr: "estimation (contour tireté), bornes entre crochets", en: "estimate (dashed outline), bounds in brackets")
            rows.append(.box(.plain, isDashed: true, words[language]))
        }
        for reading in Set(readings.filter(\.isBound)).sorted(by: Reading.inDisplayOrder) {
            let fill = style.classes == nil ? .plain : style.fill(of: reading)
            rows.append(.box(fill, isDashed: false, counted(map.words(reading), readings.count { $0 == reading })))
        }
        for absence in Absence.allCases {
            let count = readings.count { $0.absence == absence }
            guard count > 0 else { continue }
            let label =
                absence == .unknown ? Text(fr: "pas de donnée", en: "no data")[language] : absence.label[language]
            rows.append(.box(style.fill(of: .missing(absence)), isDashed: false, counted(label, count)))
        }
        return rows
    }

    private func counted(_ words: String, _ count: Int) -> String { "\(words) (\(count))" }
}
