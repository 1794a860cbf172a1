public import CellGrid
public import Reporting

/// A tile as its file holds it.
public struct TileRow: Sendable, Hashable {
    /// Its place in the grid.
    public let cell: Cell
    /// Whether its figures are imputed.
    public let imputation: Imputation
    /// Its communes as the file writes them, for `TileCommunes.split(_:)`.
    public let communes: String?
    /// Its figures in the order of the layout's fields, nil for those that are missing.
    public let values: [Double?]
}

/// Turns the rows of a tile file into tiles, one by one, whatever the format they come from.
///
/// Tiles are read by identifier; the geometry that a file may have beside it is not looked at, since it is often in another system.
public struct TileReader: Sendable {
    /// Where the columns are.
    public let layout: TileLayout
    private let wanted: CellSet?
    private let place: Place

    /// Makes a reader.
    ///
    /// - Parameters:
    ///   - wanted: the tiles to read, all of them when nil; the others are passed over without looking at their figures.
    ///   - place: the file and its layer, for findings.
    public init(_ layout: TileLayout, wanted: CellSet? = nil, place: Place = .unknown) {
        self.layout = layout
        self.wanted = wanted
        self.place = place
    }

    /// Reads a row; nil when the tile is not wanted, or, with a finding, when its identifier cannot be read.
    ///
    /// - Parameters:
    ///   - values: a value for each column of the header; a text stands for the number that it writes.
    ///   - line: the line or rank of the row, for findings.
    public func tile(_ values: [Value], line: Int, report: FindingSink) throws -> TileRow? {
        func value(_ column: Int?) -> Value { column.flatMap { $0 < values.count ? values[$0] : nil } ?? .null }
        let name = value(layout.identifierColumn).exact
        let rowPlace = Place(name: name, line: line).within(place)
        let cell: Cell
        do {
            cell = try CellIdentifier(name, expecting: layout.resolution).cell
        } catch {
            let reason: [String: Value] = ["reason_fr": .text(error.reason.french), "reason_en": .text(error.reason.english)]
            try report(Finding(.tileIdentifier, subject: name, place: rowPlace, arguments: reason, found: .text(name)))
            return nil
        }
        if let wanted, !wanted.contains(cell) { return nil }

        var figures: [Double?] = []
        figures.reserveCapacity(layout.fields.count)
        for (field, column) in zip(layout.fields, layout.figureColumns) {
            switch Self.figure(value(column)) {
            case .success(let figure): figures.append(figure)
            case .failure(let fault):
                let fieldPlace = Place(field: field.key).within(rowPlace)
                try report(Finding(fault.kind, subject: name, place: fieldPlace, found: value(column)))
                figures.append(nil)
            }
        }
        let flag = value(layout.imputationColumn)
        let imputation = Self.imputation(flag)
        if imputation == .unknown, layout.isFlagged {
            try report(Finding(.tileFlag, subject: name, place: rowPlace, found: .text(flag.exact)))
        }
        let communes = value(layout.communesColumn)
        return TileRow(cell: cell, imputation: imputation, communes: communes.isNull ? nil : communes.exact, values: figures)
    }

    /// What keeps a value from being a figure.
    private enum Fault: Error {
        case noNumber
        case negative

        var kind: FindingKind {
            switch self {
            case .noNumber: .tileNumber
            case .negative: .tileNegative
            }
        }
    }

    private static func figure(_ value: Value) -> Result<Double?, Fault> {
        let number: Double
        switch value {
        case .null: return .success(nil)
        case .text(let text):
            if text.allSatisfy(\.isWhitespace) { return .success(nil) }
            guard let parsed = TileNumber.parse(text.utf8.span) else { return .failure(.noNumber) }
            number = parsed
        case .integer(let integer): number = Double(integer)
        case .real(let real): number = real
        case .boolean: return .failure(.noNumber)
        }
        guard number.isFinite else { return .failure(.noNumber) }
        return number < 0 ? .failure(.negative) : .success(number)
    }

    /// 0 and 1, also as the `0.0` and `1.0` of programs that keep every number as a real.
    private static func imputation(_ value: Value) -> Imputation {
        switch figure(value) {
        case .success(0): .observed
        case .success(1): .imputed
        default: .unknown
        }
    }
}
