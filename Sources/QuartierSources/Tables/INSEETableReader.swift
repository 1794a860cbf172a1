public import GeoFormats
import QuartierModel
public import Reporting

/// Reads the tables of INSEE and ANCT per QPV, as delivered: `;`, decimal comma, thousands by narrow spaces, hundreds of empty columns.
///
/// The theme is told by the columns, the year by the name of the file. An empty cell is **secret**, with two exceptions: where the `NOTE_` column
/// of its source says 2 or more, or nothing, the whole source is withheld for that row, and the cell is not published; and so it is in a row of
/// all QPV together, which no secrecy concerns.
public enum INSEETableReader {
    /// Reads a table.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - year: the year of the file, when its name does not give it.
    ///   - report: where findings go.
    /// - Throws: `QuartiersError`: `noInput` when it cannot be read, `badData` when its columns are not those of such a table; what `report` throws.
    public static func read(_ source: ByteSource, year: Int? = nil, report: FindingSink) throws -> INSEETable {
        var reader = try CSVReader(source)
        let header = reader.columns.map { FieldName.folded($0).uppercased() }
        let place = Place(file: source.name)
        guard let theme = theme(of: header), let codeColumn = reader.column("CODGEO") else { throw notATable(reader.columns, place) }
        let named = NamedVintage(source.stem)
        if let other = named.theme, other != theme {
            try report(Finding(.tableThemeDiffers, place: place, expected: .text(other.rawValue), found: .text(theme.rawValue)))
        }
        let fileYear = year ?? named.year
        if fileYear == nil { try report(Finding(.tableYearUnknown, place: place)) }
        let columns = try TableColumns(header, theme: theme, place: place, report: report)
        let vintage = fileYear.map { INSEEVintage(theme, $0) }
        let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
        var rows: [INSEETable.Row] = []
        var cells: [INSEETable.Cell] = []
        var lines: [INSEETable.Subject: Int] = [:]
        while try reader.next(report) {
            let code = reader.text(codeColumn)
            let rowPlace = Place(file: source.name, line: reader.line)
            guard let subject = subject(code) else {
                try report(Finding(.tableCode, subject: code, place: Place(column: codeColumn + 1).within(rowPlace), found: .text(code)))
                continue
            }
            if let line = lines.updateValue(reader.line, forKey: subject) {
                try report(Finding(.tableTwice, subject: code, place: rowPlace, arguments: ["line": .integer(line)]))
                lines[subject] = line
                continue
            }
            try columns.readFigures(reader, code: code, subject: subject, place: rowPlace, into: &cells, report: report)
            rows.append(
                INSEETable.Row(
                    subject: subject, name: columns.name.map { reader.text($0) }, packedCommunes: columns.communes.map { reader.text($0) },
                    line: reader.line))
        }
        return INSEETable(
            vintage: vintage, theme: theme,
            source: SourceRecord(
                title: "Quartiers prioritaires, \(vintage?.label ?? theme.rawValue)", producer: "INSEE, ANCT",
                vintage: vintage?.label,
                licence: "Licence Ouverte", file: name),
            columns: columns.figures, rows: rows, cells: cells)
    }

    /// What a code designates; nil when it is of no known form.
    private static func subject(_ code: String) -> INSEETable.Subject? {
        if let quartier = QuartierCode(code) { return .quartier(quartier) }
        if let commune = CommuneCode(code) { return .zone(Zone(.commune, code: commune.text)) }
        if let epci = EPCI(siren: code) { return .zone(Zone(.epci, code: epci.siren)) }
        let key = NameKey(code).text
        if key == "ensemble" { return .zone(Zone(.allQuartiers)) }
        let isDepartment = key.count == 2 && key.allSatisfy { $0.isASCII && $0.isNumber } || key == "2a" || key == "2b"
        return isDepartment ? .zone(Zone(.department, code: key.uppercased())) : nil
    }

    /// The theme that has most of the columns; nil when none has two.
    private static func theme(of header: [String]) -> INSEETheme? {
        let counts = INSEETheme.allCases.map { theme in (theme, header.count { ColumnDrift.column(named: $0, in: theme) != nil }) }
        return counts.max { $0.1 < $1.1 }.flatMap { $0.1 >= 2 ? $0.0 : nil }
    }

    private static func notATable(_ header: [String], _ place: Place) -> QuartiersError {
        QuartiersError(
            .badData,
            Text(
                fr: "ce n'est pas un tableau de l'INSEE par quartier : il faut une colonne CODGEO et celles d'un thème DEMO, IPRO ou REVN",
                en: "this is no INSEE table per quartier: it takes a column CODGEO and those of a theme DEMO, IPRO or REVN"),
            place: place,
            remedy: Text(
                fr: "Colonnes lues : \(header.prefix(12).joined(separator: ", ")).",
                en: "Columns read: \(header.prefix(12).joined(separator: ", ")).")
        )
    }

    /// Reads any bytes to the end, for tests by mutation.
    static func fuzz(_ bytes: [UInt8]) { _ = try? read(.bytes(bytes, name: "DEMO_2022.csv")) { _ in } }
}

/// Theme and year as the name of a file writes them: `DEMO_2022`, `cabbalr-REVN_2019`, `data_DEMO_2020_V1_QP`.
private struct NamedVintage {
    var theme: INSEETheme?
    var year: Int?

    init(_ stem: String) {
        let parts = stem.uppercased().split { !$0.isLetter && !$0.isNumber }
        for (part, next) in zip(parts, parts.dropFirst()) {
            guard let theme = INSEETheme(rawValue: String(part)), next.count == 4, let year = Int(next) else { continue }
            self.theme = theme
            self.year = year
        }
    }
}

/// The columns of a header, by what they hold.
private struct TableColumns {
    /// Where a figure stands, and what its cells may hold; apart from the names, so that a hundred thousand cells copy no text.
    private struct Cell {
        let index: Int
        let note: Int?
        let validRange: ClosedRange<Double>?
    }

    /// The column of names.
    private(set) var name: Int?
    /// The column of communes.
    private(set) var communes: Int?
    /// The columns of figures, in order.
    private(set) var figures: [INSEEColumn] = []
    private var cells: [Cell] = []

    /// The columns without which a table of a theme is not whole.
    private static let expected: [INSEETheme: [String]] = [
        .population: ["POP_MUN", "TX_TOT_0A24", "LIB_COM"], .integration: ["TX_TOT_EMPL"], .income: ["TP60", "DISP_Q2"],
    ]

    init(_ names: [String], theme: INSEETheme, place: Place, report: FindingSink) throws {
        let notes = Dictionary(names.enumerated().filter { $0.element.hasPrefix("NOTE_") }.map { ($0.element, $0.offset) }) { first, _ in
            first
        }
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !name.isEmpty && seen.insert(name).inserted {
            switch name {
            case "CODGEO": continue
            case "LIBGEO": self.name = index
            case "LIB_COM": communes = index
            default:
                if let column = ColumnDrift.column(named: name, in: theme) {
                    figures.append(column)
                    cells.append(Cell(index: index, note: notes[column.producer.noteColumn], validRange: column.indicator.validRange))
                } else if notes[name] == nil {
                    try report(
                        Finding(
                            .tableColumnUnknown, place: Place(line: 1, column: index + 1, field: name).within(place),
                            found: .text(name)))
                }
            }
        }
        for name in Self.expected[theme] ?? [] where !seen.contains(name) {
            try report(
                Finding(
                    .tableColumnMissing, place: Place(line: 1, field: name).within(place), arguments: ["theme": .text(theme.rawValue)],
                    expected: .text(name)))
        }
    }

    /// Reads the cells of the current row.
    func readFigures(
        _ reader: borrowing CSVReader, code: String, subject: INSEETable.Subject, place: Place, into row: inout [INSEETable.Cell],
        report: FindingSink
    ) throws {
        for (rank, cell) in cells.enumerated() {
            if let value = reader.number(cell.index, .french) {
                row.append(.value(value))
                guard let range = cell.validRange, !range.contains(value) else { continue }
                let finding = PortraitControls.range(
                    of: .exact(value), figures[rank].indicator, subject: code, place: Place(field: figures[rank].name).within(place))
                if let finding { try report(finding) }
            } else {
                row.append(.missing(try missing(rank, reader, code: code, subject: subject, place: place, report: report)))
            }
        }
    }

    /// Why a cell holds no number.
    private func missing(
        _ rank: Int, _ reader: borrowing CSVReader, code: String, subject: INSEETable.Subject, place: Place, report: FindingSink
    ) throws -> Absence {
        let cell = cells[rank]
        let text = reader.text(cell.index)
        guard text.isEmpty || text.allSatisfy(\.isWhitespace) else {
            if let absence = Self.words[NameKey(text).text] { return absence }
            let cellPlace = Place(column: cell.index + 1, field: figures[rank].name).within(place)
            try report(Finding(.tableValue, subject: code, place: cellPlace, found: .text(text)))
            return .unknown
        }
        if case .zone(let zone) = subject, zone.level == .allQuartiers { return .notPublished }
        guard let note = cell.note else { return .secret }
        return reader.number(note, .french).map { $0 < 2 } == true ? .secret : .notPublished
    }

    /// What some deliveries write instead of leaving a cell empty.
    private static let words: [String: Absence] = [
        "s": .secret, "c": .secret, "secret": .secret, "nd": .notPublished, "n d": .notPublished, "na": .notPublished, "so": .notApplicable,
    ]
}
