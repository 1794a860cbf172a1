public import GeoFormats
import QuartierModel
public import Reporting

extension SuppliedFigures {
    /// Reads a CSV table, long or wide; `;` with decimal commas, or `,` with decimal points.
    ///
    /// - Throws: `QuartiersError`: `noInput` when it cannot be read, `badData` when its columns are those of neither form; what `report` throws.
    public static func readCSV(_ source: ByteSource, report: FindingSink) throws -> [SuppliedFigure] {
        var reader = try CSVReader(source)
        let columns = reader.columns.map(FieldName.folded)
        let layout = try SuppliedColumns(columns, place: Place(file: source.name), report: report)
        let dialect: NumberDialect = reader.separator == "," ? .exact : .french
        var figures: [SuppliedFigure] = []
        while try reader.next(report) {
            var cells: [String: Value] = [:]
            for (index, name) in columns.enumerated() {
                let text = reader.text(index)
                guard !text.allSatisfy(\.isWhitespace) else { continue }
                cells[name] = cells[name] ?? reader.number(index, dialect).map { number(name, $0, text) } ?? .text(text)
            }
            let place = Place(file: source.name, line: reader.line)
            figures += try layout.figures(cells, place: place, report: report)
        }
        return figures
    }

    /// A number in a column of texts stays a text: `2022` is the name of a vintage.
    private static func number(_ name: String, _ value: Double, _ text: String) -> Value {
        let isText = FigureColumns.portrait.columns.contains { $0.name == name && $0.type == .text }
        return isText ? .text(text) : .real(value)
    }
}

/// What the columns of a supplied table hold.
struct SuppliedColumns {
    private let isLong: Bool
    private let indicators: [Indicator]

    /// The columns that designate a quartier.
    private static let identity = [QuartierColumns.quartier.name, QuartierColumns.code.name, QuartierColumns.name.name]
    /// The columns that a wide table may have for the whole row.
    private static let ofRow = [FigureColumns.vintage.name, FigureColumns.perimeter.name, FigureColumns.document.name]

    /// The columns by which a row says itself how its value is to be taken.
    private static let qualifying = [FigureColumns.qualifier, FigureColumns.lower, FigureColumns.upper, FigureColumns.absence]

    init(_ names: [String], place: Place, report: FindingSink) throws {
        isLong = names.contains(FigureColumns.key.name)
        indicators = isLong ? [] : names.compactMap(Indicator.named)
        let hasFigures = isLong ? names.contains(FigureColumns.value.name) : !indicators.isEmpty
        guard hasFigures, names.contains(where: Self.identity.contains) else {
            throw QuartiersError(
                .badData,
                Text(
                    fr:
                        "ce n'est pas une table de chiffres : il faut nom, code_qp ou id_quartier, et soit cle et valeur, soit une colonne par indicateur",
                    en:
                        "this is no table of figures: it takes nom, code_qp or id_quartier, and either cle and valeur or a column an indicator"
                ),
                place: place,
                remedy: Text(
                    fr: "Par exemple : nom;pop;tx_pauvrete;millesime. Colonnes lues : \(names.joined(separator: ", ")).",
                    en: "For instance: nom;pop;tx_pauvrete;millesime. Columns read: \(names.joined(separator: ", "))."))
        }
        let known = Set(Self.identity + (isLong ? FigureColumns.portrait.columns.map(\.name) : Self.ofRow + indicators.map(\.key)))
        for (index, name) in names.enumerated() where !name.isEmpty && !known.contains(name) {
            try report(
                Finding(.tableColumnUnknown, place: Place(line: 1, column: index + 1, field: name).within(place), found: .text(name)))
        }
    }

    /// The figures of a row, by the names of its columns.
    func figures(_ cells: [String: Value], place: Place, report: FindingSink) throws -> [SuppliedFigure] {
        func text(_ column: Column) -> String? { cells[column.name].map(\.exact).flatMap { $0.isEmpty ? nil : $0 } }
        let identifier = text(QuartierColumns.quartier) ?? text(QuartierColumns.code)
        let name = text(QuartierColumns.name)
        guard identifier != nil || name != nil else {
            try report(problem(Text(fr: "aucun quartier désigné", en: "no quartier named"), found: "", place: place))
            return []
        }
        let keys = isLong ? [text(FigureColumns.key) ?? ""] : indicators.map(\.key)
        return try keys.compactMap { key in
            try figure(key, cells, place: place, subject: identifier ?? name, report: report).map {
                SuppliedFigure(identifier: identifier, name: name, figure: $0)
            }
        }
    }

    private func figure(_ key: String, _ cells: [String: Value], place: Place, subject: String?, report: FindingSink) throws -> Figure? {
        let valueName = isLong ? FigureColumns.value.name : key
        var cells = cells
        let cellPlace = Place(field: valueName).within(place)
        let isQualified = isLong && Self.qualifying.contains { cells[$0.name].map { !$0.isNull } ?? false }
        if !isQualified {
            guard let indicator = Indicator.named(key) else {
                try report(
                    problem(
                        Text(fr: "indicateur inconnu", en: "unknown indicator"), found: key,
                        place: Place(field: FigureColumns.key.name).within(place)))
                return nil
            }
            guard let reading = reading(of: cells[valueName], indicator) else {
                try report(Finding(.tableValue, subject: subject, place: cellPlace, found: .text(cells[valueName]?.exact ?? "")))
                return nil
            }
            let columns = ReadingColumns(reading)
            cells[FigureColumns.value.name] = .real(orNull: columns.value)
            cells[FigureColumns.lower.name] = .real(orNull: columns.lower)
            cells[FigureColumns.upper.name] = .real(orNull: columns.upper)
            cells[FigureColumns.qualifier.name] = .text(orNull: columns.qualifier?.rawValue)
            cells[FigureColumns.absence.name] = .text(orNull: columns.absence?.rawValue)
        }
        cells[FigureColumns.key.name] = .text(key)
        let figure: Figure
        do throws(Figure.ColumnProblem) {
            var read = try Figure { cells[$0.name] ?? .null }
            if read.citation.document.isEmpty { read.citation = Citation(document: place.file ?? "", line: place.line, text: valueName) }
            figure = read
        } catch {
            try report(problem(error.words, found: error.found, place: place))
            return nil
        }
        if let outside = PortraitControls.range(of: figure, subject: subject, place: cellPlace) { try report(outside) }
        return figure
    }

    /// A number, or a value as documents print it; unknown for an empty cell; nil for what is neither.
    private func reading(of cell: Value?, _ indicator: Indicator) -> Reading? {
        switch cell {
        case nil, .null: .missing(.unknown)
        case .real(let value): .exact(value)
        case .integer(let value): .exact(Double(value))
        case .boolean: nil
        case .text(let text):
            (try? PrintedFigure(text, unit: indicator.unit)).flatMap {
                $0.unread.isEmpty && $0.change == nil && $0.reference == nil ? $0.reading : nil
            }
        }
    }

    private func problem(_ words: Text, found: String, place: Place) -> Finding {
        Finding(
            .tableFigure, place: place, arguments: ["problem": .text(words.french)],
            expected: .text(FigureColumns.figure.map(\.name).joined(separator: ", ")), found: .text(found))
    }
}

extension Figure.ColumnProblem {
    /// The problem in words.
    fileprivate var words: Text {
        switch self {
        case .key: Text(fr: "indicateur inconnu", en: "unknown indicator")
        case .reading:
            Text(fr: "valeur, bornes, qualificatif et absence se contredisent", en: "value, bounds, qualifier and absence disagree")
        case .word(let column, _): Text(fr: "mot inconnu de la colonne \(column)", en: "word unknown to column \(column)")
        case .half(let column): Text(fr: "\(column) va avec la colonne qui la suit", en: "\(column) goes with the column behind it")
        }
    }

    /// What stands in the column at fault.
    fileprivate var found: String {
        switch self {
        case .key(let key): key
        case .word(_, let word): word
        case .reading, .half: ""
        }
    }
}
