public import QuartierModel
public import Reporting

/// A table of INSEE or ANCT per QPV, as it was read: a reading for each row and column.
///
/// Cells stand in one array, since a national table has a hundred thousand of them; figures are made of them when asked for.
public struct INSEETable: Sendable {
    /// Theme and year of the file; nil when neither its name nor the caller gives the year.
    public let vintage: INSEEVintage?
    /// The theme, told by the columns.
    public let theme: INSEETheme
    /// Where it comes from.
    public let source: SourceRecord
    /// The columns that hold figures, in the order of the file.
    public let columns: [INSEEColumn]
    /// The rows, in the order of the file.
    public let rows: [Row]
    private let cells: [Cell]

    /// A cell, in half the memory of a reading: a table holds values and reasons, no bound and no estimate.
    enum Cell {
        case value(Double)
        case missing(Absence)
    }

    /// A row: a quartier, or a zone that quartiers are held against.
    public struct Row: Sendable, Hashable {
        /// What it describes.
        public var subject: Subject
        /// The name in the table; nil where it has none.
        public var name: String?
        /// The communes that the table lists for it, packed in one cell as the file writes them; nil where it has no such column.
        public var packedCommunes: String?
        /// The line in the file, from 1.
        public var line: Int

        /// The communes that the table lists for it, in its order.
        public var communes: [CommuneReference] { CommuneList.split(packedCommunes ?? "").map { CommuneReference(written: $0) } }
    }

    /// What a row describes.
    public enum Subject: Sendable, Hashable {
        /// A quartier, by its code.
        case quartier(QuartierCode)
        /// A zone: all QPV together, a commune, an EPCI, a département.
        case zone(Zone)
    }

    /// Makes a table of rows, and of a cell for each of its columns in each of them.
    init(vintage: INSEEVintage?, theme: INSEETheme, source: SourceRecord, columns: [INSEEColumn], rows: [Row], cells: [Cell]) {
        precondition(cells.count == rows.count * columns.count, "\(cells.count) cells for \(rows.count) rows of \(columns.count) columns")
        self.vintage = vintage
        self.theme = theme
        self.source = source
        self.columns = columns
        self.rows = rows
        self.cells = cells
    }

    /// The reading of a row in a column, by their ranks from 0.
    public func reading(row: Int, column: Int) -> Reading {
        switch cells[row * columns.count + column] {
        case .value(let value): .exact(value)
        case .missing(let absence): .missing(absence)
        }
    }

    /// The reading of a row for an indicator; nil when no column holds it.
    public func reading(row: Int, key: String) -> Reading? {
        columns.firstIndex { $0.indicator.key == key }.map { reading(row: row, column: $0) }
    }

    /// The rank of the row of a quartier; nil when it has none.
    public func row(of code: QuartierCode) -> Int? { rows.firstIndex { $0.subject == .quartier(code) } }

    /// The figures of a row, a figure a column.
    public func figures(row: Int) -> [Figure] { columns.indices.map { figure(row: row, column: $0) } }

    /// The figure of a row in a column.
    public func figure(row: Int, column: Int) -> Figure {
        let perimeter: Generation? =
            switch rows[row].subject {
            case .quartier(let code): code.generation
            case .zone: nil
            }
        return Figure(
            key: columns[column].indicator.key, reading: reading(row: row, column: column), perimeter: perimeter, vintage: vintage?.label,
            method: .insee, citation: Citation(document: source.file ?? source.title, line: rows[row].line, text: columns[column].name))
    }

    /// The rows that are no quartier, with their figures.
    public var references: [ReferencePortrait] {
        rows.indices.compactMap { index in
            guard case .zone(let zone) = rows[index].subject else { return nil }
            return ReferencePortrait(zone: zone, figures: figures(row: index))
        }
    }

    /// The portraits of its quartiers, under their codes.
    public var portraits: [Portrait] {
        rows.indices.compactMap { index in
            guard case .quartier(let code) = rows[index].subject else { return nil }
            return Portrait(quartier: code.text, name: rows[index].name ?? code.text, status: code.status, figures: figures(row: index))
        }
    }
}
