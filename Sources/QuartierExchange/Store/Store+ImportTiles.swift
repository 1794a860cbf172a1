import CellGrid
import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierModel
import QuartierSources
public import Reporting

extension Store {
    /// Imports the tiles of a file, row by row.
    ///
    /// A tile held in the same vintage with the same figures is left as it is; with others it is refused, unless `replacing`. Squares are made of
    /// identifiers, never of the file's geometries.
    ///
    /// - Throws: `QuartiersError`: of status `usage` when neither the columns nor the user say which vintage it is, `badData` when two rows
    ///   disagree on a tile; the store is then as it was.
    public func importTiles(
        _ source: TileSource, replacing: Bool = false, provenance: Provenance, progress: Progress = .silent, report: FindingSink
    ) throws -> ImportSummary {
        guard let vintage = source.vintage else { throw source.vintageNeeded }
        let content = "carreaux \(vintage)"
        // A file of a gigabyte takes a second, which is not waited for where nothing is held that it could be.
        let digest = Pending.begun { try source.sha256() }
        var record = provenance.record(of: source.source)
        record.vintage = String(vintage)
        record.producer = record.producer ?? source.source.producer
        var summary = ImportSummary(source: record, content: content)
        if try holds(content), try wasImported(sha256: digest.outcome(), content: content) {
            summary.source.sha256 = try digest.outcome()
            try source.forEachBatch(progress: progress, report: report) { summary.read += $0.count }
            summary.unchanged = summary.read
            return summary
        }
        try write(now: provenance.date) { file in
            let number = try note(record, content: content, in: file)
            let writer = TileRowWriter(layout: source.layout, vintage: vintage, source: number)
            // What is inserted below is seen by this reader at once: it reads the transaction.
            let held = try file.reader { _ in }
            let lastRow = try Self.lastRow(in: held)
            func passOver(_ tile: TileRow) throws {
                let (row, differs) = try writer.comparison(of: tile, in: held)
                if row > lastRow {
                    guard !differs else { throw Self.disagreement(tile, source, isInFile: true) }
                    try report(Finding(.tileTwice, subject: tile.name, place: source.place(of: tile)))
                } else if !differs {
                    summary.unchanged += 1
                } else {
                    guard replacing else { throw Self.disagreement(tile, source, isInFile: false) }
                    try file.execute(TileRowWriter.update, writer.values(of: tile))
                    summary.replaced += 1
                }
                summary.added -= 1
            }
            try file.insert(into: StoreSchema.tiles.name, passingOverHeld: ["idcar", "millesime"]) { rows in
                try source.forEachBatch(progress: progress, report: report) { tiles in
                    summary.read += tiles.count
                    summary.added += tiles.count
                    try writer.append(tiles, to: &rows, passedOver: passOver)
                }
            }
            try file.execute("UPDATE sources SET sha256 = ?1 WHERE source_id = ?2", [.text(try digest.outcome()), .integer(number)])
        }
        summary.source.sha256 = try digest.outcome()
        if summary.replaced > 0 {
            try report(Finding(.tileReplaced, place: Place(file: source.name), found: .integer(summary.replaced)))
        }
        return summary
    }

    /// The tiles to estimate from: those of the demonstration, else those held of a vintage, the latest when nil.
    ///
    /// - Throws: `QuartiersError` of status `noInput` when there are none.
    public func tileSource(vintage: Int? = nil) throws -> TileSource {
        if let demonstrationTiles {
            return try TileSource(.file(path: demonstrationTiles, layer: nil), vintage: vintage ?? 2021, isSchematic: true)
        }
        let held = try rows("SELECT DISTINCT millesime FROM carreaux ORDER BY millesime DESC", columns: 1).compactMap { Int($0[0].exact) }
        guard let path, let chosen = vintage.map({ wanted in held.first { $0 == wanted } }) ?? held.first else {
            let list = held.map(String.init).joined(separator: ", ")
            throw QuartiersError(
                .noInput,
                held.isEmpty
                    ? Text(fr: "le magasin n'a pas de carreaux", en: "the store has no tiles")
                    : Text(fr: "le magasin n'a que les carreaux de \(list)", en: "the store has the tiles of \(list) only"),
                place: Place(file: path),
                remedy: Text(
                    fr: "Les importer (quartiers import tiles FICHIER), ou nommer un fichier : --tiles FICHIER.",
                    en: "Import them (quartiers import tiles FILE), or name a file: --tiles FILE."))
        }
        let records = try rows(
            """
            SELECT titre, producteur, millesime, url, licence, fichier, sha256, obtenu_le FROM sources WHERE contenu = ?1 \
            ORDER BY source_id DESC LIMIT 1
            """, [.text("carreaux \(chosen)")], columns: 8)
        return try TileSource(store: path, vintage: chosen, source: records.first.map(Self.source) ?? SourceRecord(title: "carreaux"))
    }

    /// The key of the last row of tiles, which those of an import follow; 0 without any.
    private static func lastRow(in reader: GeoPackageReader) throws -> Int {
        var rows = try reader.rows("SELECT max(fid) FROM carreaux")
        return try rows.next() ? rows.integer(0) ?? 0 : 0
    }

    private static func disagreement(_ tile: TileRow, _ source: TileSource, isInFile: Bool) -> QuartiersError {
        QuartiersError(
            .badData,
            isInFile
                ? Text(
                    fr: "le carreau est déjà plus haut dans le fichier, avec des données différentes ; rien n'a été importé",
                    en: "the tile is further up in the file already, with different figures; nothing was imported")
                : Text(
                    fr: "le magasin a d'autres données pour ce carreau ; rien n'a été importé",
                    en: "the store has other figures for this tile; nothing was imported"),
            place: source.place(of: tile),
            remedy: isInFile
                ? Text(fr: "Garder une ligne par carreau.", en: "Keep one row a tile.")
                : Text(
                    fr: "Ajouter --replace pour prendre les nouvelles données, ou --vintage pour un autre millésime.",
                    en: "Add --replace to take the new figures, or --vintage for another vintage."))
    }
}

extension TileSource {
    fileprivate var vintageNeeded: QuartiersError {
        let years = layout.vintages.map { String($0.year) }
        return QuartiersError(
            .usage,
            years.isEmpty
                ? Text(fr: "le millésime des carreaux n'est pas connu", en: "the vintage of the tiles is not known")
                : Text(
                    fr: "les colonnes sont celles de \(years.joined(separator: " et de ")) : le millésime n'est pas connu",
                    en: "the columns are those of \(years.joined(separator: " and of ")): the vintage is not known"),
            place: Place(file: name),
            remedy: Text(fr: "Le donner : --vintage \(years.last ?? "2021").", en: "Give it: --vintage \(years.last ?? "2021")."))
    }
}

/// Tiles as rows of the table `carreaux`.
private struct TileRowWriter {
    private let layout: TileLayout
    private let vintage: Int
    private let source: Int
    /// Where a tile has each of the 28 figures; nil for one that the file lacks.
    private let ranks: [Int?]
    /// Whether that is the order of the table.
    private let isInOrder: Bool
    private let query: String

    /// Columns before the figures: identifier, side, vintage, flag, communes. The source stands behind them.
    private static let firstFigure = 5

    /// Changes a row held, by the identifier and the vintage among the values.
    static let update: String = {
        let columns = StoreSchema.tiles.schema.columns.map(\.name)
        let changes = columns.enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: ", ")
        return "UPDATE carreaux SET \(changes) WHERE idcar = ?1 AND millesime = ?3"
    }()

    init(layout: TileLayout, vintage: Int, source: Int) {
        (self.layout, self.vintage, self.source) = (layout, vintage, source)
        ranks = TileField.allCases.map { layout.fields.firstIndex(of: $0) }
        isInOrder = ranks == Array(layout.fields.indices)
        let columns = ["fid", "i_est"] + layout.fields.map(\.key)
        query = "SELECT \(columns.joined(separator: ", ")) FROM carreaux WHERE idcar = ?1 AND millesime = ?2"
    }

    /// Adds tiles, those held already passed over.
    func append(_ tiles: [TileRow], to rows: inout RowWriter, passedOver: (TileRow) throws -> Void) throws {
        for start in stride(from: 0, to: tiles.count, by: RowWriter.batchSize) {
            try rows.append(min(RowWriter.batchSize, tiles.count - start)) {
                tiles[start + $0].cell.envelope(layout.resolution)
            } set: {
                try set(tiles[start + $0], in: &$1)
            } passedOver: {
                try passedOver(tiles[start + $0])
            }
        }
    }

    /// Sets the columns of a tile's row.
    private func set(_ tile: TileRow, in row: inout RowBatch) throws {
        try row.set(tile.name, at: 0)
        try row.set(layout.resolution.rawValue, at: 1)
        try row.set(vintage, at: 2)
        try row.set(flag(tile), at: 3)
        try row.set(tile.communes, at: 4)
        try row.set(figures(of: tile), from: Self.firstFigure)
        try row.set(source, at: Self.firstFigure + ranks.count)
    }

    /// The values of a tile's row.
    func values(of tile: TileRow) -> [Value] {
        [
            .text(tile.name), .integer(layout.resolution.rawValue), .integer(vintage), .integer(orNull: flag(tile)),
            .text(orNull: tile.communes),
        ] + figures(of: tile).map { .real(orNull: $0) } + [.integer(source)]
    }

    /// The 28 figures of a tile, in the order of the table.
    private func figures(of tile: TileRow) -> [Double?] {
        isInOrder ? tile.values : ranks.map { rank in rank.flatMap { tile.values[$0] } }
    }

    /// The row that holds a tile already, and whether the tile says other than that of what both know.
    func comparison(of tile: TileRow, in reader: GeoPackageReader) throws -> (row: Int, differs: Bool) {
        var rows = try reader.rows(query, [.text(tile.name), .integer(vintage)])
        guard try rows.next() else { return (0, false) }
        let figures = [flag(tile).map(Double.init)] + tile.values
        return (rows.integer(0) ?? 0, figures.indices.contains { rows.real($0 + 1) != figures[$0] })
    }

    private func flag(_ tile: TileRow) -> Int? {
        switch tile.imputation {
        case .observed: 0
        case .imputed: 1
        case .unknown: nil
        }
    }
}
