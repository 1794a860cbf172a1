public import CellGrid
public import Reporting

/// Gathers the tiles of a file into columns to estimate from, and refuses a file that says two things of one tile.
public struct TileCollector {
    private let reader: TileReader
    private let place: Place
    private var builder: TileColumnsBuilder

    /// Begins with no tile; see `TileReader`.
    public init(_ layout: TileLayout, wanted: CellSet? = nil, place: Place = .unknown) {
        reader = TileReader(layout, wanted: wanted, place: place)
        self.place = place
        builder = TileColumnsBuilder(layout.resolution, columns: layout.fields.map(\.key))
    }

    /// The number of tiles so far.
    public var count: Int { builder.count }

    /// Takes a row in.
    ///
    /// - Parameters:
    ///   - values: a value for each column of the header.
    ///   - line: the line or rank of the row.
    public mutating func take(_ values: [Value], line: Int, report: FindingSink) throws {
        guard let tile = try reader.tile(values, line: line, report: report) else { return }
        builder.append(tile.cell, imputation: tile.imputation, rank: line, values: tile.values)
    }

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
                        "le carreau \(conflict.cell) a des données différentes aux lignes \(first) et \(again) ; carreaux en conflit : \(conflicts.count)",
                    en: "tile \(conflict.cell) has different figures at rows \(first) and \(again); tiles in conflict: \(conflicts.count)"),
                place: place,
                remedy: Text(
                    fr: "Garder une ligne par carreau ; deux millésimes ne se lisent pas dans un même fichier.",
                    en: "Keep one row a tile; two vintages cannot be read from one file."))
        }
        for duplicate in duplicates {
            let name = duplicate.cell.description
            try report(
                Finding(
                    .tileTwice, subject: name, place: Place(name: name, line: duplicate.rank).within(place),
                    arguments: ["first": .integer(duplicate.firstRank)]))
        }
        return tiles
    }
}
