public import CellGrid
public import GeoFormats
public import Reporting

/// A tile as its file holds it.
public struct TileRow: Sendable, Hashable {
    /// Where the file has it: the line of a CSV file, the number of a row of a table.
    public let rank: Int
    /// Its identifier, as the file writes it.
    public let name: String
    /// Its place in the grid.
    public let cell: Cell
    /// Whether its figures are imputed.
    public let imputation: Imputation
    /// Its communes as the file writes them, for `TileCommunes.split(_:)`.
    public let communes: String?
    /// Its figures in the order of the layout's fields, nil for those that are missing.
    public let values: [Double?]
}

extension TileRow {
    /// The place of a row in its file.
    ///
    /// - Parameter isLine: whether the rank is the line of a text file, rather than the number of a row of a table.
    public static func place(_ rank: Int, isLine: Bool, name: String) -> Place {
        isLine ? Place(name: name, line: rank) : Place(feature: rank, name: name)
    }
}

/// Turns the rows of a tile file into tiles, one by one, whatever the format they come from.
///
/// Tiles are read by identifier; the geometry that a file may have beside it is not looked at, since it is often in another system.
public struct TileReader: Sendable {
    /// Where the columns are.
    public let layout: TileLayout
    private let wanted: CellSet?
    private let readsCommunes: Bool
    private let expectsFlags: Bool
    private let place: Place

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - wanted: the tiles to read, all of them when nil; the others are passed over without looking at their figures.
    ///   - readsCommunes: whether tiles come with their communes.
    ///   - expectsFlags: whether an empty cell where the flag of imputation stands is worth a finding; in a store it says that the file had none.
    ///   - place: the file and its layer, for findings.
    public init(
        _ layout: TileLayout, wanted: CellSet? = nil, readsCommunes: Bool = true, expectsFlags: Bool = true, place: Place = .unknown
    ) {
        self.layout = layout
        self.wanted = wanted
        self.readsCommunes = readsCommunes
        self.expectsFlags = expectsFlags
        self.place = place
    }

    /// Reads a row of a database, or of any other table; nil when the tile is not wanted, or, with a finding, when its identifier cannot be read.
    ///
    /// - Parameters:
    ///   - values: a value for each column of the header; a text stands for the number that it writes.
    ///   - rank: the rank of the row, for findings.
    public func tile(_ values: [Value], rank: Int, report: FindingSink) throws -> TileRow? {
        try tile(rank: rank, report: report, numbers: { _ in nil }, value: { column in column < values.count ? values[column] : .null })
    }

    /// Reads a row whose values are fetched when they are needed: of a tile that is not wanted, the identifier alone.
    ///
    /// - Parameters:
    ///   - rank: the rank of the row, for findings.
    ///   - numbers: the numbers in some columns of the header, nil for those that hold nothing; nil for all where one holds anything else.
    ///     It is the quicker way.
    ///   - value: the value of a column of the header.
    public func tile(
        rank: Int, report: FindingSink, numbers: ([Int]) -> [Double?]?, value: (Int) throws -> Value
    ) throws -> TileRow? {
        try tile(
            text: { try value($0).exact }, numbers: numbers, cell: { TileValue(try value($0)) },
            rank: rank, isLine: false, report: report)
    }

    /// Reads the current row of a CSV file; nil when the tile is not wanted, or, with a finding, when its identifier cannot be read.
    public func tile(_ row: borrowing CSVReader, report: FindingSink) throws -> TileRow? {
        try tile(
            text: { row.text($0) }, numbers: { _ in nil },
            // A dot before the decimals is what INSEE's tiles have, and quickest to read; a comma is what spreadsheets make of it.
            cell: { row.number($0, .exact).map(TileValue.number) ?? TileValue(.text(row.text($0))) },
            rank: row.line, isLine: true, report: report)
    }

    private func tile(
        text: (Int) throws -> String, numbers: ([Int]) -> [Double?]?, cell value: (Int) throws -> TileValue,
        rank: Int, isLine: Bool, report: FindingSink
    ) throws -> TileRow? {
        let name = try text(layout.identifierColumn)
        func namedPlace() -> Place { TileRow.place(rank, isLine: isLine, name: name).within(place) }
        let cell: Cell
        do {
            cell = try CellIdentifier(name, expecting: layout.resolution).cell
        } catch {
            try report(Finding(.tileIdentifier, subject: name, place: namedPlace(), terms: ["reason": error.reason], found: .text(name)))
            return nil
        }
        if let wanted, !wanted.contains(cell) { return nil }

        func figure(of field: TileField, in column: Int) throws -> Double? {
            let value = try value(column)
            if let fault = value.fault {
                let fieldPlace = Place(field: field.key).within(namedPlace())
                try report(Finding(fault, subject: name, place: fieldPlace, found: .text(try text(column))))
            }
            return value.figure
        }
        var figures = numbers(layout.figureColumns) ?? []
        if figures.isEmpty || !figures.allSatisfy(TileValue.isFigure) {
            figures = try zip(layout.fields, layout.figureColumns).map(figure)
        }
        var imputation = Imputation.unknown
        if let column = layout.imputationColumn {
            let flag = try value(column)
            imputation = flag.imputation
            if imputation == .unknown, expectsFlags || !flag.isMissing {
                try report(Finding(.tileFlag, subject: name, place: namedPlace(), found: .text(try text(column))))
            }
        }
        let communes = try readsCommunes ? layout.communesColumn.map(text) ?? "" : ""
        return TileRow(
            rank: rank, name: name, cell: cell, imputation: imputation, communes: communes.isEmpty ? nil : communes, values: figures)
    }
}

/// A cell where a figure is expected.
private enum TileValue {
    case missing
    case number(Double)
    case other

    init(_ value: Value) {
        switch value {
        case .null: self = .missing
        case .text(let text):
            self = text.allSatisfy(\.isWhitespace) ? .missing : NumberDialect.french.parse(text).map(TileValue.number) ?? .other
        case .integer(let integer): self = .number(Double(integer))
        case .real(let real): self.init(real)
        case .boolean: self = .other
        }
    }

    init(_ number: Double) { self = number.isFinite ? .number(number) : .other }

    var isMissing: Bool {
        if case .missing = self { true } else { false }
    }

    /// Whether a number, where there is one, can be the figure of a tile: none is below 0.
    static func isFigure(_ number: Double?) -> Bool { number.map { $0 >= 0 && $0.isFinite } ?? true }

    /// The figure, when it is one.
    var figure: Double? {
        if case .number(let number) = self, number >= 0 { number } else { nil }
    }

    /// What keeps it from being a figure, when there is something.
    var fault: FindingKind? {
        switch self {
        case .missing: nil
        case .number(let number): number >= 0 ? nil : .tileNegative
        case .other: .tileNumber
        }
    }

    /// 0 and 1 are flags, also as the `0.0` and `1.0` of programs that keep every number as a real.
    var imputation: Imputation { figure == 0 ? .observed : figure == 1 ? .imputed : .unknown }
}
