public import CellGrid
public import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
public import QuartierSources
public import Reporting

/// Tiles that are about to be read: a CSV, a layer of a GeoPackage, or those that a store keeps.
public struct TileSource: Sendable {
    enum Format: Sendable {
        case csv(ByteSource)
        case geoPackage(path: String, layer: String?, vintage: Int?)
    }

    let format: Format
    /// The zip that holds the file; nil for a file that lies open.
    private let archive: TileArchive?
    /// How messages name the file.
    public let name: String
    /// What is known of where the tiles come from.
    public let source: SourceRecord
    /// What the columns say.
    public let layout: TileLayout
    /// The vintage, when there is no doubt about it.
    public let vintage: Int?
    /// Whether the tiles are made up for the demonstration.
    public let isSchematic: Bool

    /// Opens what a user named, by content and not by name, and reads its header.
    ///
    /// - Parameters:
    ///   - reference: `FILE`, `FILE:LAYER`, `ARCHIVE.zip:FILE`, or `-` for a CSV on standard input.
    ///   - mapping: the columns that go by other names.
    ///   - vintage: the vintage that the user says it is.
    ///   - input: what standard input is.
    ///   - isSchematic: whether the tiles are made up.
    /// - Throws: `QuartiersError`: of status `noInput` when it cannot be read, `badData` when it holds no tiles.
    public init(
        _ reference: LayerReference, mapping: TileMapping = .none, vintage: Int? = nil, input: ByteSource = .standardInput,
        isSchematic: Bool = false
    ) throws {
        var archive: TileArchive?
        switch reference {
        case .standardInput:
            name = "-"
            format = .csv(input.isRewindable ? input : try input.loaded())
        case .generation(let generation): throw Self.unreadable(generation.name)
        case .file(let path, let layer):
            let content = try FileContent(of: .file(path))
            archive = content == .zip ? try TileArchive(path: path, asked: layer) : nil
            name = archive?.name ?? path
            switch content {
            case .zip:
                let copy = archive?.copyPath ?? path
                format = archive?.isGeoPackage == true ? .geoPackage(path: copy, layer: nil, vintage: nil) : .csv(.file(copy))
            case .text: format = .csv(.file(path))
            // A pipe is read once for its header and once for its rows.
            case .stream: format = .csv(try ByteSource.file(path).loaded())
            case .sqlite: format = .geoPackage(path: path, layer: layer, vintage: nil)
            case .json, .shapefile, .other: throw Self.unreadable(path)
            }
        }
        let file = (archive?.path ?? name).split(separator: "/").last.map(String.init) ?? name
        self.archive = archive
        let format = format
        let header = try archive?.naming { try Self.header(of: format) } ?? Self.header(of: format)
        layout = try TileLayout(header: header, mapping: mapping, vintage: vintage, place: Place(file: name))
        self.vintage = layout.year
        self.isSchematic = isSchematic || header.contains { FieldName.matches($0, SourceRecord.schematic) }
        source = SourceRecord(
            title: file, producer: self.isSchematic ? nil : "INSEE", vintage: layout.year.map(String.init), file: file)
    }

    /// The tiles of a vintage that a store keeps.
    init(store path: String, vintage: Int, source: SourceRecord) throws {
        name = path
        archive = nil
        format = .geoPackage(path: path, layer: StoreSchema.tiles.name, vintage: vintage)
        let mapping = try TileMapping(pairs: [("idcar_200m", "idcar"), ("i_est_200", "i_est")])
        layout = try TileLayout(header: StoreSchema.tiles.schema.columns.map(\.name), mapping: mapping, place: Place(file: path))
        self.vintage = vintage
        self.source = source
        isSchematic = false
    }

    /// What the column `millesime` of a table says: the year, or the years between which the columns do not tell.
    public var vintageWords: String? {
        vintage.map(String.init) ?? (layout.vintages.isEmpty ? nil : layout.vintages.map { String($0.year) }.joined(separator: "|"))
    }

    /// Whether these are the tiles that a store keeps.
    private var isInStore: Bool {
        if case .geoPackage(_, _, let vintage) = format { vintage != nil } else { false }
    }

    /// Where the file has a tile.
    func place(of tile: TileRow) -> Place {
        var isLine = false
        if case .csv = format { isLine = true }
        return TileRow.place(tile.rank, isLine: isLine, name: tile.name).within(Place(file: name))
    }

    private static func header(of format: Format) throws -> [String] {
        switch format {
        case .csv(let source): try CSVReader(source).columns
        case .geoPackage(let path, let layer, _): try GeoPackageReader(path) { _ in }.layer(layer).fields
        }
    }

    private static func unreadable(_ name: String) -> QuartiersError {
        QuartiersError(
            .badData, Text(fr: "les carreaux se lisent en CSV ou en GeoPackage", en: "tiles are read from CSV or GeoPackage"),
            place: Place(file: name),
            remedy: Text(
                fr: "Extraire le fichier de l'archive de l'INSEE (7z x), ou vérifier le chemin ; un zip se lit tel quel.",
                en: "Take the file out of INSEE's archive (7z x), or check the path; a zip is read as it is."))
    }
}

extension TileSource {
    /// The tiles that some outlines touch, all their fields, in memory.
    ///
    /// From a GeoPackage with an R-tree only rows in the windows of the outlines are read; any other file is read once, row by row, of which
    /// the identifier alone is looked at where the tile is not wanted. Geometries are never built: tiles are what their identifiers say.
    ///
    /// - Parameters:
    ///   - coverages: of the outlines, at 200 m or 1 km; a file of 200 m tiles then gives those that make up the kilometres.
    ///   - workers: how many read side by side; the result does not depend on it.
    /// - Throws: `QuartiersError` when two rows disagree on a tile; what `report` throws.
    public func tiles(
        touching coverages: [CellCoverage], workers: Int = 1, progress: Progress = .silent, report: FindingSink
    ) throws -> TileColumns {
        guard let archive else { return try read(touching: coverages, workers: workers, progress: progress, report: report) }
        return try archive.naming {
            try read(touching: coverages, workers: workers, progress: progress) { try report(archive.named($0)) }
        }
    }

    private func read(
        touching coverages: [CellCoverage], workers: Int, progress: Progress, report: FindingSink
    ) throws -> TileColumns {
        let wanted = layout.resolution == .metres200 ? CellSet(tilesOf200MetresIn: coverages) : CellSet(coverages)
        try layout.reportGaps(report)
        let place = Place(file: name)
        var collector = TileCollector(layout, wanted: wanted, expectsFlags: !isInStore, place: place)
        switch format {
        case .csv:
            try forEachCSVRow(progress: progress, report: report) { try collector.take($0, report: report) }
        case .geoPackage(let path, let layer, let vintage):
            let scan = try TileScan(path: path, layer: layer, vintage: vintage, layout: layout)
            guard let windows = try scan.windows(around: coverages.map(\.envelope), report: report) else {
                try scan.forEachRow(progress: progress) { row in
                    try collector.take(rank: row.id, report: report, numbers: { row.numbers($0) }, value: { try row.value($0) })
                }
                break
            }
            let found = try concurrentMap(count: workers, workers: workers) { part in
                // A connection belongs to one thread.
                let scan = try TileScan(path: path, layer: layer, vintage: vintage, layout: layout)
                return try scan.rows(in: windows[windows.count * part / workers..<windows.count * (part + 1) / workers])
            }
            // Windows overlap where outlines are neighbours.
            let rows = workers == 1 ? found[0] : TileScan.ordered(Array(found.joined()))
            let empty = collector
            var parts = try concurrentMap(count: workers, workers: workers) { part in
                var (collector, findings) = (empty, [Finding]())
                let scan = try TileScan(path: path, layer: layer, vintage: vintage, layout: layout)
                let share = rows[rows.count * part / workers..<rows.count * (part + 1) / workers]
                // The others are added to the first.
                collector.reserve(part == 0 ? rows.count : share.count)
                try scan.forEachRow(among: share, progress: progress) { row in
                    try collector.take(
                        rank: row.id, report: { findings.append($0) }, numbers: { row.numbers($0) }, value: { try row.value($0) })
                }
                return (collector, findings)
            }
            while !parts.isEmpty {
                // Held by nobody else, so that the first is taken over and grows where it is.
                let (part, findings) = parts.removeFirst()
                for finding in findings { try report(finding) }
                collector.append(part)
            }
        }
        return try collector.finish(report: report)
    }

    /// Hands all tiles to a closure, a thousand at a time and in the order of the file, which is read ahead of it on a thread of its own.
    func forEachBatch(progress: Progress, report: FindingSink, _ body: ([TileRow]) throws -> Void) throws {
        guard let archive else { return try readEach(progress: progress, report: report, body) }
        try archive.naming { try readEach(progress: progress, report: { try report(archive.named($0)) }, body) }
    }

    private func readEach(progress: Progress, report: FindingSink, _ body: ([TileRow]) throws -> Void) throws {
        try layout.reportGaps(report)
        try readAhead { hand in
            try ReadBatch<TileRow>.forEach(costing: 1 << 10, cost: { _ in 1 }, hand) { report, take in
                try read(progress: progress, report: report, take)
            }
        } consume: { batch in
            for finding in batch.findings { try report(finding) }
            try body(batch.elements)
        }
    }

    private func read(progress: Progress, report: FindingSink, _ body: (TileRow) throws -> Void) throws {
        let reader = TileReader(layout, expectsFlags: !isInStore, place: Place(file: name))
        switch format {
        case .csv:
            try forEachCSVRow(progress: progress, report: report) { row in
                if let tile = try reader.tile(row, report: report) { try body(tile) }
            }
        case .geoPackage(let path, let layer, let vintage):
            let scan = try TileScan(path: path, layer: layer, vintage: vintage, layout: layout)
            try scan.forEachRow(progress: progress) { row in
                let tile = try reader.tile(rank: row.id, report: report, numbers: { row.numbers($0) }, value: { try row.value($0) })
                if let tile { try body(tile) }
            }
        }
    }

    /// The SHA-256 of the file; of a zip, that of the whole.
    func sha256() throws -> String {
        if let archive { return try ByteSource.file(archive.path).sha256() }
        return switch format {
        case .csv(let source): try source.sha256()
        case .geoPackage(let path, _, _): try ByteSource.file(path).sha256()
        }
    }

    private func forEachCSVRow(
        progress: Progress, report: FindingSink, _ body: (borrowing CSVReader) throws -> Void
    ) throws {
        guard case .csv(let source) = format else { return }
        var rows = try CSVReader(source)
        var count = 0
        while try rows.next(report) {
            try body(rows)
            count += 1
            try TileScan.tell(progress, count)
        }
    }
}
