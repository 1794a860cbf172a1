import CellGrid
public import PlanarGeometry
public import QuartierAnalysis
public import QuartierCartography
public import QuartierExchange
import QuartierModel
import QuartierSources
public import Reporting

/// The tiles under a plate: those around the outline, in the plane of the plate, all plates of an atlas in the same classes.
public enum PlateTiles {
    /// Reads the tiles around outlines, once for all of them.
    ///
    /// - Parameters:
    ///   - outlines: in metres of `plane`.
    ///   - source: where tiles are read.
    /// - Returns: for each outline its tiles; nil where none of them has a figure.
    /// - Throws: `QuartiersError` when the tiles cannot be read or taken to the plane.
    public static func around(
        _ outlines: [MultiPolygon], in plane: CRS, of indicator: TileIndicator, from source: TileSource, progress: Progress,
        report: FindingSink
    ) throws -> [QuartierPlate.Tiles?] {
        let boxes = outlines.map { box(around: $0.envelope) }
        let coverages = try OutlineCoverage.coverages(of: boxes, crs: plane, resolution: source.layout.resolution).map { $0?.coverage }
        let figures = try source.tiles(touching: coverages.compactMap(\.self), progress: progress, report: report)
        let found = try coverages.map { coverage -> [(outline: MultiPolygon, value: Double)] in
            guard let coverage else { return [] }
            let ranks = try figures.tiles(in: coverage).indices
            let known = ranks.compactMap { rank in value(of: indicator, figures, rank).map { (figures.cells[rank], $0) } }
            let squares = known.map { square($0.0.envelope(figures.resolution)) }
            let images = try OutlineProjection.project(squares, from: .laeaEurope, to: plane)
            return zip(images, known).compactMap { image, known in image.map { ($0, known.1) } }
        }
        let values = found.flatMap { $0.map(\.value) }
        guard let classes = try? Classification(values, by: .quantile, count: 5) else { return outlines.map { _ in nil } }
        return found.map { $0.isEmpty ? nil : QuartierPlate.Tiles(indicator: indicator.indicator, tiles: $0, classes: classes) }
    }

    /// The figure of a tile: a sum of its fields, or the ratio of two sums; nil when one is missing.
    private static func value(of indicator: TileIndicator, _ figures: TileColumns, _ rank: Int) -> Double? {
        func sum(_ fields: [TileField]) -> Double? {
            let columns = fields.compactMap { figures.column($0.rawValue) }
            return columns.count == fields.count ? figures.figure(of: rank, in: columns) : nil
        }
        guard let counted = sum(indicator.counted) else { return nil }
        guard !indicator.isCount else { return counted }
        guard let among = sum(indicator.among), among > 0 else { return nil }
        return counted / among * (indicator.indicator.unit == .percent ? 100 : 1)
    }

    private static func box(around envelope: Envelope) -> MultiPolygon? {
        envelope.isEmpty ? nil : square(envelope.expanded(by: max(200, 0.15 * max(envelope.width, envelope.height))))
    }

    private static func square(_ envelope: Envelope) -> MultiPolygon {
        let corners = [
            Coordinate(envelope.minX, envelope.minY), Coordinate(envelope.maxX, envelope.minY), Coordinate(envelope.maxX, envelope.maxY),
            Coordinate(envelope.minX, envelope.maxY), Coordinate(envelope.minX, envelope.minY),
        ]
        return MultiPolygon([Polygon(exterior: Ring(unchecked: corners))])
    }
}
