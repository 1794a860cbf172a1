public import QuartierCartography
import QuartierModel
public import Reporting

/// What the author of a map chooses: classes, colours, page; everything else follows from the data.
public struct MapDesign: Sendable, Hashable {
    /// The value around which colours part.
    public enum Centre: Sendable, Hashable {
        /// The agglomeration's, as printed beside the figures.
        case agglomeration
        /// A value given.
        case value(Double)
    }

    /// The method; nil for natural breaks.
    public var method: ClassificationMethod?
    /// How many classes; nil for the advice of Huntsberger's rule.
    public var classCount: Int?
    /// The value around which colours part; nil for a ramp from light to dark.
    public var centre: Centre?
    /// The colours of a ramp.
    public var palette: Palette
    /// Whether classes are hatched.
    public var isHatched: Bool
    /// Whether quartiers and communes are named.
    public var isLabelled: Bool
    /// Whether a count may be shown by classes of colour.
    public var isForced: Bool
    /// The sheet.
    public var page: MapPage
    /// The title; nil for the label of the indicator.
    public var title: String?
    /// The line of credits; nil for one made of sources, author and date.
    public var credits: String?
    /// Who made the map; nil to name nobody.
    public var author: String?

    /// Makes a design.
    public init(
        method: ClassificationMethod? = nil, classCount: Int? = nil, centre: Centre? = nil, palette: Palette = .amber,
        isHatched: Bool = false,
        isLabelled: Bool = true, isForced: Bool = false, page: MapPage = MapPage(), title: String? = nil, credits: String? = nil,
        author: String? = nil
    ) {
        self.method = method
        self.classCount = classCount
        self.centre = centre
        self.palette = palette
        self.isHatched = isHatched
        self.isLabelled = isLabelled
        self.isForced = isForced
        self.page = page
        self.title = title
        self.credits = credits
        self.author = author
    }

    private var asksForClasses: Bool { method != nil || classCount != nil || centre != nil }

    /// How values are shown: circles for counts and surfaces, classes for rates and indices.
    ///
    /// - Throws: `QuartiersError` of status `usage` for classes of a count that are not forced, limits out of order, a progression that values do not
    ///   allow, and a ramp around a value that nobody gives.
    public func symbolism(of values: IndicatorValues) throws(QuartiersError) -> ThematicMap.Symbolism {
        switch values.indicator.nature {
        case .count, .area:
            guard asksForClasses || isForced else { return .circles }
            guard isForced else {
                let key = values.indicator.key
                throw QuartiersError(
                    .usage,
                    Text(
                        fr: "« \(key) » est un effectif : des plages de couleur feraient lire la surface des quartiers",
                        en: "'\(key)' is a count: classes of colour would show how large quartiers are"),
                    remedy: Text(
                        fr: "Laisser les cercles proportionnels, prendre un taux, ou insister : --force.",
                        en: "Keep the proportional circles, take a rate, or insist: --force."))
            }
        case .rate, .index: break
        }
        let numbers = values.items.compactMap(\.reading.classified)
        let method = method ?? .naturalBreaks
        let count = classCount ?? Classification.advisedCount(for: numbers.count)
        do throws(ClassificationError) {
            if let centre {
                guard let value = centre.value(in: values) else { throw ClassificationError.noReference }
                let (classes, below) = try Classification.around(value, numbers, by: method, count: max(2, count))
                return .diverging(classes, below: below, around: value)
            }
            return .classes(try Classification(numbers, by: method, count: count), palette)
        } catch .noValues {
            return .classes(.empty(method), palette)
        } catch {
            throw error.explained
        }
    }

    /// The words of the map.
    ///
    /// - Parameter date: ISO 8601.
    func texts(
        of values: IndicatorValues, perimeters: Layer<Perimeter>, sources: [SourceRecord], notes: [Text], date: String, language: Language
    ) -> MapTexts {
        let label = values.indicator.label[language]
        let generations = Set(perimeters.elements.compactMap { $0.generation?.name }).sorted().joined(separator: ", ")
        var subtitle: [String] = []
        if case .rate(let fraction) = values.indicator.nature {
            subtitle.append("\(fraction.part[language]) / \(fraction.whole[language])")
        }
        if !generations.isEmpty {
            subtitle.append(Text(fr: "périmètres \(generations)", en: "perimeters of \(generations)")[language])
        }
        if !values.vintages.isEmpty {
            let vintages = values.vintages.joined(separator: ", ")
            subtitle.append(
                (values.methods == [.tiles]
                    ? Text(fr: "carreaux \(vintages)", en: "tiles of \(vintages)")
                    : Text(fr: "données \(vintages)", en: "data of \(vintages)"))[
                        language])
        }
        return MapTexts(
            title: title ?? label.prefix(1).uppercased() + label.dropFirst(), subtitle: subtitle.joined(separator: " – "),
            notes: notes.map { $0[language] },
            credits: credits ?? MapCredits.line(sources: values.sources + sources, author: author, date: date, in: language),
            language: language)
    }
}

extension MapDesign.Centre {
    fileprivate func value(in values: IndicatorValues) -> Double? {
        switch self {
        case .agglomeration: values.reference
        case .value(let value): value
        }
    }
}

extension ClassificationError {
    /// The error in words.
    fileprivate var explained: QuartiersError {
        switch self {
        case .unordered(let first, let second):
            let (left, right) = (Value.real(first).exact, Value.real(second).exact)
            return QuartiersError(
                .usage,
                Text(fr: "les seuils ne montent pas : \(left) puis \(right)", en: "limits do not rise: \(left), then \(right)"),
                remedy: Text(
                    fr: "Les donner du plus petit au plus grand : --breaks 20,30,40.", en: "Give them in order: --breaks 20,30,40."))
        case .notPositive(let value):
            return QuartiersError(
                .usage,
                Text(
                    fr:
                        "une progression géométrique demande des valeurs positives, et la plus petite est \(Value.real(value).words(in: .french))",
                    en: "a geometric progression needs positive values, and the least is \(Value.real(value).words(in: .english))"),
                remedy: Text(fr: "Prendre une autre méthode : --method jenks.", en: "Take another method: --method jenks."))
        case .noReference:
            return QuartiersError(
                .usage,
                Text(
                    fr: "les sources ne donnent pas une valeur de l'agglomération pour cet indicateur",
                    en: "sources do not give one value of the agglomeration for this indicator"),
                remedy: Text(fr: "La donner : --around 18.8.", en: "Give it: --around 18.8."))
        case .noValues, .noClass, .noLimit:
            return QuartiersError(
                .usage, Text(fr: "aucune classe à faire", en: "no class to make"),
                remedy: Text(fr: "Demander au moins une classe : --classes 4.", en: "Ask for one class at least: --classes 4."))
        }
    }
}
