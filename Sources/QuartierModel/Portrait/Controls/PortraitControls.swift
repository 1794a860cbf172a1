public import Reporting

/// The controls that portraits alone allow, without geometry nor store. No expected value is written here that the data can give.
public enum PortraitControls {
    /// The smallest population of a QPV: décret 2014-767, article 2.
    public static let smallestPopulation = 1000.0
    /// Beyond this share of its implied start, an evolution is likely one of the perimeter.
    public static let largestChange = 0.3
    /// Inhabitants per hectare, from scattered houses to towers.
    public static let densities = 5.0...400.0

    // MARK: - One quartier

    /// C04: whether a document names a quartier as the official source does; names are compared without accents, case and punctuation.
    public static func name(_ written: String, official: String, code: String, place: Place) -> Finding? {
        guard NameKey(written) != NameKey(official) else { return nil }
        return Finding(.nameDiffers, subject: code, place: place, expected: .text(official), found: .text(written))
    }

    /// P01: whether the population of a QPV reaches the legal minimum, and whether a printed population was rounded.
    public static func population(of portrait: Portrait) -> [Finding] {
        var findings: [Finding] = []
        for figure in portrait.figures(of: Indicator.population.key) {
            guard let interval = figure.reading.interval, let most = interval.upper else { continue }
            if portrait.status == .qpv, most < smallestPopulation {
                findings.append(
                    Finding(
                        .populationBelowThreshold, subject: portrait.quartier, place: figure.place, expected: .real(smallestPopulation),
                        found: .real(most)))
            }
            if figure.method == .printed, let value = figure.reading.plain, let step = roundingStep(value) {
                findings.append(
                    Finding(
                        .populationRounded, subject: portrait.quartier, place: figure.place, arguments: ["step": .integer(step)],
                        found: .real(value)))
            }
        }
        return findings
    }

    /// P02: whether a figure is within what its indicator can take; nil when it is, or when nothing bounds it.
    public static func range(of figure: Figure, subject: String?, place: Place? = nil) -> Finding? {
        guard let indicator = figure.indicator else { return nil }
        return range(of: figure.reading, indicator, subject: subject, place: place ?? figure.place)
    }

    /// P02: whether a reading is within what its indicator can take; nil when it is, or when nothing bounds it.
    public static func range(of reading: Reading, _ indicator: Indicator, subject: String?, place: Place) -> Finding? {
        guard let range = indicator.validRange, let interval = reading.interval else { return nil }
        let ends = [interval.lower, interval.upper].compactMap(\.self)
        guard let outside = ends.first(where: { !range.contains($0) }) else { return nil }
        return Finding(
            .valueOutOfRange, subject: subject, place: place,
            arguments: [
                "lower": .real(range.lowerBound),
                "upper": range.upperBound < .greatestFiniteMagnitude ? .real(range.upperBound) : .text("∞"),
            ],
            terms: ["indicator": indicator.label],
            found: .real(outside))
    }

    /// P04: whether the figures of a portrait describe the perimeter that the map beside them shows; one finding a perimeter.
    public static func perimeter(of portrait: Portrait, map: Generation) -> [Finding] {
        let others = Dictionary(grouping: portrait.figures.filter { $0.perimeter != map }, by: \.perimeter)
        return others.sorted { ($0.key?.name ?? "") < ($1.key?.name ?? "") }.map { perimeter, figures in
            Finding(
                perimeter == nil ? .perimeterUnknown : .perimeterDiffers, subject: portrait.quartier,
                place: figures.first?.place ?? .unknown, arguments: ["count": .integer(figures.count)], expected: .text(map.name),
                found: .text(perimeter?.name ?? Figure.unknownPerimeter))
        }
    }

    /// P05: whether printed evolutions of counts suppose a plausible start.
    public static func changes(of portrait: Portrait) -> [Finding] {
        portrait.figures.compactMap { figure in
            guard let change = figure.change, let value = figure.reading.plain, let indicator = figure.indicator, indicator.nature == .count
            else { return nil }
            let start = value - change.amount
            guard start <= 0 || (change.amount / start).magnitude > largestChange else { return nil }
            return Finding(
                .changeImplausible, subject: portrait.quartier, place: figure.place,
                arguments: [
                    "change": .real(change.amount), "since": .text(String(change.since)), "start": .real(start),
                ],
                terms: ["indicator": indicator.label],
                found: start > 0 ? .real((change.amount / start * 100).rounded()) : .null)
        }
    }

    /// P08: whether printed population and surface make a density that a quartier can have.
    public static func density(of portrait: Portrait) -> Finding? {
        let printed = portrait.figures.filter { $0.method == .printed }
        guard let people = printed.first(where: { $0.key == Indicator.population.key }), let count = people.reading.plain,
            let hectares = printed.first(where: { $0.key == Indicator.surface.key })?.reading.plain
        else { return nil }
        let density = hectares > 0 ? count / hectares : .infinity
        guard !densities.contains(density) else { return nil }
        return Finding(
            .densityImplausible, subject: portrait.quartier, place: people.place,
            arguments: ["lower": .real(densities.lowerBound), "upper": .real(densities.upperBound)],
            found: density.isFinite ? .real((density * 10).rounded() / 10) : .text("∞"))
    }

    /// P09: what tracing a figure found, when it did not find the figure.
    public static func trace(_ trace: FigureTrace, subject: String) -> Finding? {
        let kind: FindingKind
        switch trace.status {
        case .contradicted: kind = .figureContradicted
        case .notFound: kind = .figureNotFound
        case .confirmed, .confirmedRounded, .noSource: return nil
        }
        func words(_ reading: Reading) -> Text {
            let unit = trace.indicator.unit
            return Text(fr: reading.words(unit: unit, in: .french), en: reading.words(unit: unit, in: .english))
        }
        let vintages = trace.vintages.map { ($0.vintage, words($0.reading)) }
        return Finding(
            kind, subject: subject, place: trace.figure.place,
            terms: [
                "indicator": trace.indicator.label, "reading": words(trace.figure.reading),
                "vintages": Text(
                    fr: vintages.map { "\($0) : \($1.french)" }.joined(separator: " ; "),
                    en: vintages.map { "\($0): \($1.english)" }.joined(separator: "; ")),
            ],
            found: .real(orNull: trace.figure.reading.plain))
    }

    // MARK: - Several quartiers

    /// P03: whether documents print the same reference for an indicator and a zone. What is expected is what most of them print, the first where
    /// as many print another.
    public static func references(of portraits: [Portrait]) -> [Finding] {
        struct Key: Hashable {
            let indicator: String
            let zone: Zone
        }
        var printed: [Key: [(portrait: Portrait, figure: Figure, value: Double)]] = [:]
        var order: [Key] = []
        for portrait in portraits {
            for figure in portrait.figures {
                guard let reference = figure.reference else { continue }
                let key = Key(indicator: figure.key, zone: reference.zone)
                if printed[key] == nil { order.append(key) }
                printed[key, default: []].append((portrait, figure, reference.value))
            }
        }
        return order.flatMap { key -> [Finding] in
            let entries = printed[key] ?? []
            let counts = Dictionary(grouping: entries, by: \.value).mapValues(\.count)
            guard counts.count > 1, let most = counts.values.max(), let usual = entries.first(where: { counts[$0.value] == most }) else {
                return []
            }
            return entries.filter { $0.value != usual.value }.map { entry in
                Finding(
                    .referenceDiffers, subject: entry.portrait.quartier, place: entry.figure.place,
                    arguments: [
                        "document": .text(usual.figure.citation.document)
                    ],
                    terms: ["indicator": Indicator.named(key.indicator)?.label ?? Text(verbatim: key.indicator)],
                    expected: .real(usual.value), found: .real(entry.value))
            }
        }
    }

    /// P06: values printed for several quartiers. An « environ » is left out: rounded values meet by chance.
    public static func repeatedValues(of portraits: [Portrait]) -> [Finding] {
        struct Key: Hashable {
            let indicator: String
            let value: Double
        }
        var printed: [Key: [(portrait: Portrait, figure: Figure)]] = [:]
        var order: [Key] = []
        for portrait in portraits {
            for figure in portrait.figures where figure.method == .printed {
                guard case .exact(let value) = figure.reading else { continue }
                let key = Key(indicator: figure.key, value: value)
                if printed[key] == nil { order.append(key) }
                if printed[key]?.contains(where: { $0.portrait.quartier == portrait.quartier }) != true {
                    printed[key, default: []].append((portrait, figure))
                }
            }
        }
        return order.compactMap { key in
            guard let entries = printed[key], entries.count > 1, let first = entries.first else { return nil }
            return Finding(
                .valueRepeated, subject: first.portrait.quartier, place: first.figure.place,
                arguments: ["quartiers": .text(entries.map(\.portrait.name).joined(separator: ", "))],
                terms: ["indicator": Indicator.named(key.indicator)?.label ?? Text(verbatim: key.indicator)],
                found: .real(key.value))
        }
    }

    /// P07: indicators of which QPV and QIC both have a value, though they do not count the same; one finding an indicator.
    public static func bases(of portraits: [Portrait]) -> [Finding] {
        Indicator.all.compactMap { indicator in
            guard case .refused = indicator.comparability else { return nil }
            let valued = portraits.filter { $0.figures(of: indicator.key).contains { $0.reading.interval != nil } }
            return bases(of: indicator, in: valued.map { ($0.name, $0.status) })
        }
    }

    /// P07 of one indicator that QPV and QIC do not count the same, from the quartiers that have a value; nil when they are all of one status.
    public static func bases(of indicator: Indicator, in quartiers: [(name: String, status: QuartierStatus?)]) -> Finding? {
        let (ofPersons, ofHouseholds) = (quartiers.filter { $0.status == .qpv }, quartiers.filter { $0.status == .qic })
        guard case .refused = indicator.comparability, !ofPersons.isEmpty, !ofHouseholds.isEmpty else { return nil }
        return Finding(
            .basesMixed, subject: indicator.key,
            arguments: [
                "persons": .integer(ofPersons.count), "households": .integer(ofHouseholds.count),
                "quartiers": .text(ofHouseholds.map(\.name).joined(separator: ", ")),
            ],
            terms: ["indicator": indicator.label])
    }

    /// 100 or 10, the largest that a whole value is a multiple of; nil for any other.
    private static func roundingStep(_ value: Double) -> Int? {
        guard value > 0 else { return nil }
        return [100, 10].first { value.truncatingRemainder(dividingBy: Double($0)) == 0 }
    }
}

extension Figure {
    /// Where findings about it point.
    public var place: Place { Place(file: citation.document, line: citation.line) }
}
