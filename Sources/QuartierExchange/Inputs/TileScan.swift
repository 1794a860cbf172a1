import CellGrid
import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierAnalysis
import QuartierSources
import Reporting

/// The rows of tiles in a GeoPackage: those in some windows, looked up in its R-tree, or all of them.
struct TileScan {
    private let reader: GeoPackageReader
    private let layer: LayerDescription
    /// The vintage to read of a store, which holds several.
    private let vintage: Int?
    private let layout: TileLayout

    init(path: String, layer: String?, vintage: Int?, layout: TileLayout) throws {
        reader = try GeoPackageReader(path) { _ in }
        self.layer = try reader.layer(layer)
        self.vintage = vintage
        self.layout = layout
    }

    /// The windows to look into, in the plane of the layer; nil when every row must be looked at.
    ///
    /// A layer may lie about its system, or have none: windows are used only where its first tile lies where its identifier says.
    ///
    /// - Parameter envelopes: in EPSG:3035.
    func windows(around envelopes: [Envelope], report: FindingSink) throws -> [Envelope]? {
        guard let crs = layer.crs, try reader.hasSpatialIndex(layer.name) else { return nil }
        guard let first = try firstTile() else { return nil }
        guard try Self.windows(around: [first.expected], in: crs)[0].intersects(first.found) else {
            try report(
                Finding(
                    .tileGeometryElsewhere, subject: first.name, place: Place(file: reader.path, layer: layer.name, name: first.name),
                    expected: .text(crs.description)))
            return nil
        }
        // Sides are shared with neighbours that are not wanted.
        return try Self.windows(around: envelopes.filter { !$0.isEmpty }.map { $0.expanded(by: -1) }, in: crs)
    }

    /// The rows that lie in windows, each once, in the order of the file.
    func rows(in windows: some Collection<Envelope>) throws -> [Int] {
        try reader.reading {
            guard var lookup = try reader.keyLookup(layer.name) else { return [] }
            var found: [Int] = []
            for window in windows { found += try lookup.keys(meeting: window) }
            return Self.ordered(found)
        }
    }

    /// Rows in the order of the file, each once.
    static func ordered(_ rows: [Int]) -> [Int] {
        let sorted = rows.sorted()
        return sorted.enumerated().compactMap { rank, row in rank > 0 && sorted[rank - 1] == row ? nil : row }
    }

    /// Stands a cursor before some rows in the order given, one after the other, and calls a closure at each.
    func forEachRow(among rows: some Collection<Int>, progress: Progress, _ body: (inout FeatureCursor) throws -> Void) throws {
        try reader.reading {
            var cursor = try reader.cursor(layer.name, keys: Array(rows), where: filter, readsGeometry: false)
            try walk(&cursor, progress: progress, body)
        }
    }

    /// Stands a cursor before every row in the order of the file, one after the other, and calls a closure at each.
    func forEachRow(progress: Progress, _ body: (inout FeatureCursor) throws -> Void) throws {
        var cursor = try reader.cursor(layer.name, where: filter, readsGeometry: false)
        try walk(&cursor, progress: progress, body)
    }

    private func walk(_ rows: inout FeatureCursor, progress: Progress, _ body: (inout FeatureCursor) throws -> Void) throws {
        var count = 0
        while try rows.next() {
            try body(&rows)
            count += 1
            try Self.tell(progress, count)
        }
    }

    static func tell(_ progress: Progress, _ count: Int) throws {
        guard count.isMultiple(of: 1 << 15) else { return }
        try Interruption.check()
        progress.report(Text(fr: "lecture des carreaux", en: "reading tiles"), done: count)
    }

    /// What rows must have, of a store, which holds several vintages.
    private var filter: KeyValuePairs<String, Value> { vintage.map { ["millesime": .integer($0), "maille": .integer(200)] } ?? [:] }

    /// The first tile of a good name: where its identifier says it lies, in EPSG:3035, and where its geometry does.
    private func firstTile() throws -> (name: String, expected: Envelope, found: Envelope)? {
        var rows = try reader.cursor(layer.name, where: filter)
        while try rows.next() {
            guard let name = try rows.text(layout.identifierColumn), let identifier = try? CellIdentifier(name),
                let found = try rows.geometry({ _ in }).areal?.envelope
            else { continue }
            return (name, identifier.cell.envelope(identifier.resolution), found)
        }
        return nil
    }
}

extension TileScan {
    /// Rectangles of a plane that hold rectangles of EPSG:3035.
    private static func windows(around envelopes: [Envelope], in crs: CRS) throws -> [Envelope] {
        guard crs != .laeaEurope else { return envelopes }
        let rectangles = try envelopes.map { envelope in
            let corners = [
                Coordinate(envelope.minX, envelope.minY), Coordinate(envelope.maxX, envelope.minY),
                Coordinate(envelope.maxX, envelope.maxY), Coordinate(envelope.minX, envelope.maxY),
            ]
            // Straight lines bend by 2.3e-7 per metre at most: a piece of a kilometre strays by 3 cm.
            return try MultiPolygon([Polygon(exterior: Ring(corners + corners.prefix(1)))]).densified(step: 1_000)
        }
        return try OutlineProjection.project(rectangles, from: .laeaEurope, to: crs).map { image in
            let limits = image?.envelope ?? .empty
            return limits.expanded(by: 1e-3 * max(limits.width, limits.height))
        }
    }
}
