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
        var record = provenance.record(of: source.source, sha256: try source.sha256())
        record.vintage = String(vintage)
        record.producer = record.producer ?? source.source.producer
        var summary = ImportSummary(source: record, content: content)
        let isKnown = try wasImported(sha256: record.sha256 ?? "", content: content)
        let held = try heldCells(vintage)
        var seen: Set<Cell> = []
        var again: [TileRow] = []
        var twice: [TileRow] = []
        try write(now: provenance.date) { file in
            let number = isKnown ? 0 : try note(record, content: content, in: file)
            func values(_ tile: TileRow) -> [Value] { Self.values(tile, layout: source.layout, vintage: vintage, source: number) }
            try file.insert(into: StoreSchema.tiles.name) { rows in
                try source.forEachTile(progress: progress, report: report) { tile, _ in
                    summary.read += 1
                    // What is there already is compared once everything is written, and mostly there is nothing.
                    if !seen.insert(tile.cell).inserted {
                        twice.append(tile)
                    } else if held.contains(tile.cell) {
                        again.append(tile)
                    } else {
                        try rows.append(values(tile), geometry: .areal(try CellIdentifier(tile.cell, source.layout.resolution).square))
                        summary.added += 1
                    }
                }
            }
            for tile in again {
                guard try differs(tile, source.layout, vintage, in: file) else {
                    summary.unchanged += 1
                    continue
                }
                guard replacing else { throw Self.disagreement(tile, source, isInFile: false) }
                let columns = StoreSchema.tiles.schema.columns.map(\.name)
                let changes = columns.enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: ", ")
                try file.execute("UPDATE carreaux SET \(changes) WHERE idcar = ?1 AND millesime = ?3", values(tile))
                summary.replaced += 1
            }
            for tile in twice {
                guard try !differs(tile, source.layout, vintage, in: file) else { throw Self.disagreement(tile, source, isInFile: true) }
                let name = Self.name(tile.cell, source.layout)
                try report(Finding(.tileTwice, subject: name, place: Place(file: source.name, name: name)))
            }
        }
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

    private func heldCells(_ vintage: Int) throws -> Set<Cell> {
        Set(
            try rows("SELECT idcar FROM carreaux WHERE millesime = ?1", [.integer(vintage)], columns: 1)
                .compactMap { try? CellIdentifier($0[0].exact).cell })
    }

    /// Whether a tile says other than the store of what both know.
    private func differs(_ tile: TileRow, _ layout: TileLayout, _ vintage: Int, in file: GeoPackageFile) throws -> Bool {
        let columns = ["i_est"] + layout.fields.map(\.key)
        var rows = try file.reader { _ in }.rows(
            "SELECT \(columns.joined(separator: ", ")) FROM carreaux WHERE idcar = ?1 AND millesime = ?2",
            [.text(Self.name(tile.cell, layout)), .integer(vintage)])
        guard try rows.next() else { return false }
        let figures = [Self.flag(tile.imputation).map(Double.init)] + tile.values
        return zip(columns.indices, figures).contains { column, figure in rows.real(column) != figure }
    }

    private static func values(_ tile: TileRow, layout: TileLayout, vintage: Int, source: Int) -> [Value] {
        let figures = Dictionary(zip(layout.fields, tile.values), uniquingKeysWith: { first, _ in first })
        return [
            .text(name(tile.cell, layout)), .integer(layout.resolution.rawValue), .integer(vintage),
            .integer(orNull: flag(tile.imputation)), .text(orNull: tile.communes),
        ] + TileField.allCases.map { .real(orNull: figures[$0] ?? nil) } + [.integer(source)]
    }

    private static func flag(_ imputation: Imputation) -> Int? {
        switch imputation {
        case .observed: 0
        case .imputed: 1
        case .unknown: nil
        }
    }

    private static func name(_ cell: Cell, _ layout: TileLayout) -> String { CellIdentifier(cell, layout.resolution).description }

    private static func disagreement(_ tile: TileRow, _ source: TileSource, isInFile: Bool) -> QuartiersError {
        let name = name(tile.cell, source.layout)
        return QuartiersError(
            .badData,
            isInFile
                ? Text(
                    fr: "le carreau \(name) est deux fois dans le fichier, avec des données différentes ; rien n'a été importé",
                    en: "tile \(name) is in the file twice, with different figures; nothing was imported")
                : Text(
                    fr: "le magasin a d'autres données pour le carreau \(name) ; rien n'a été importé",
                    en: "the store has other figures for tile \(name); nothing was imported"),
            place: Place(file: source.name, name: name),
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
