public import CellGrid
public import GeoFormats
public import Reporting

/// Gathers the tiles of a file into columns to estimate from, and refuses a file that says two things of one tile.
public struct TileCollector: Sendable {
    private let reader: TileReader
    private let place: Place
    private var builder: TileColumnsBuilder
    /// Whether tiles come from the lines of a text file.
    private var readsLines = false

    /// Begins with no tile; see `TileReader`.
    public init(_ layout: TileLayout, wanted: CellSet? = nil, expectsFlags: Bool = true, place: Place = .unknown) {
        reader = TileReader(layout, wanted: wanted, readsCommunes: false, expectsFlags: expectsFlags, place: place)
        self.place = place
        builder = TileColumnsBuilder(layout.resolution, columns: layout.fields.map(\.key))
    }

    /// Makes room for so many tiles.
    public mutating func reserve(_ count: Int) { builder.reserve(count) }

    /// Takes in a row of a database, or of any other table.
    ///
    /// - Parameters:
    ///   - values: a value for each column of the header.
    ///   - rank: the rank of the row.
    public mutating func take(_ values: [Value], rank: Int, report: FindingSink) throws {
        guard let tile = try reader.tile(values, rank: rank, report: report) else { return }
        builder.append(tile.cell, imputation: tile.imputation, rank: rank, values: tile.values)
    }

    /// Takes in a row whose values are fetched when they are needed; see `TileReader`.
    public mutating func take(rank: Int, report: FindingSink, numbers: ([Int]) -> [Double?]?, value: (Int) throws -> Value) throws {
        guard let tile = try reader.tile(rank: rank, report: report, numbers: numbers, value: value) else { return }
        builder.append(tile.cell, imputation: tile.imputation, rank: rank, values: tile.values)
    }

    /// Takes in the current row of a CSV file.
    public mutating func take(_ row: borrowing CSVReader, report: FindingSink) throws {
        readsLines = true
        guard let tile = try reader.tile(row, report: report) else { return }
        builder.append(tile.cell, imputation: tile.imputation, rank: row.line, values: tile.values)
    }

    /// Takes in what another collector of the same layout took in, behind its own.
    public mutating func append(_ other: TileCollector) { builder.append(other.builder) }

    /// The columns of the tiles taken in, under the keys of their fields.
    ///
    /// - Throws: `QuartiersError` of status `badData` when two rows disagree on a tile; rows that agree are a finding, and count once.
    public consuming func finish(report: FindingSink) throws -> TileColumns {
        let (tiles, duplicates) = builder.finish()
        let conflicts = duplicates.filter { !$0.isIdentical }
        if let conflict = conflicts.first {
            let (first, again) = (conflict.firstRank, conflict.rank)
            throw QuartiersError(
                .badData,
                Text(
                    fr:
                        "le carreau \(conflict.cell) a des données différentes aux lignes \(first) et \(again) ; lignes en conflit : \(conflicts.count)",
                    en: "tile \(conflict.cell) has different figures at rows \(first) and \(again); rows in conflict: \(conflicts.count)"),
                place: place,
                remedy: Text(
                    fr: "Garder une ligne par carreau ; deux millésimes ne se lisent pas dans un même fichier.",
                    en: "Keep one row a tile; two vintages cannot be read from one file."))
        }
        for duplicate in duplicates {
            let name = duplicate.cell.description
            try report(
                Finding(
                    .tileTwice, subject: name, place: TileRow.place(duplicate.rank, isLine: readsLines, name: name).within(place),
                    arguments: ["first": .integer(duplicate.firstRank), "again": .integer(duplicate.rank)]))
        }
        return tiles
    }
}

extension TileCollector {
    /// Reads the tiles of a CSV file, one row after the other.
    ///
    /// - Parameters:
    ///   - mapping: the columns that go by other names.
    ///   - vintage: the vintage that the user says it is.
    ///   - wanted: the tiles to read, all of them when nil.
    /// - Returns: what the header says, and the tiles.
    /// - Throws: `QuartiersError`, or what `report` throws.
    public static func tiles(
        ofCSV source: ByteSource, mapping: TileMapping = .none, vintage: Int? = nil, wanted: CellSet? = nil,
        progress: Progress = .silent, report: FindingSink
    ) throws -> (layout: TileLayout, tiles: TileColumns) {
        let place = Place(file: source.name)
        var rows = try CSVReader(source)
        let layout = try TileLayout(header: rows.columns, mapping: mapping, vintage: vintage, place: place)
        try layout.reportGaps(report)
        var collector = TileCollector(layout, wanted: wanted, place: place)
        var count = 0
        while try rows.next(report) {
            try collector.take(rows, report: report)
            count += 1
            if count.isMultiple(of: 1 << 16) { progress.report(Text(fr: "lecture des carreaux", en: "reading tiles"), done: count) }
        }
        return (layout, try collector.finish(report: report))
    }
}
