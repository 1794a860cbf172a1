import CellGrid
import PlanarGeometry
import QuartierSources
import TestSupport

/// Tiles of hand-computable figures in EPSG:3035, around the cell whose corner is (3 800 000, 3 072 600).
enum TownTiles {
    static let origin = Coordinate(3_800_000, 3_072_600)

    /// A tile so many columns and rows from the first one, with the figures given; nil for a missing one.
    struct Tile {
        var column: Int
        var row: Int
        var figures: [TileField: Double?]
        var imputation = Imputation.observed
    }

    static func columns(_ tiles: [Tile], fields: [TileField]) -> TileColumns {
        var builder = TileColumnsBuilder(columns: fields.map(\.key))
        for (rank, tile) in tiles.enumerated() {
            guard let cell = Cell(row: 15_363 + tile.row, column: 19_000 + tile.column) else { continue }
            builder.append(cell, imputation: tile.imputation, rank: rank + 1, values: fields.map { tile.figures[$0] ?? nil })
        }
        return builder.finish().tiles
    }

    /// A rectangle so many metres from the corner of the first tile.
    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> MultiPolygon {
        try Shapes.rectangle(origin.x + x, origin.y + y, width, height)
    }

    static func coverage(_ outline: MultiPolygon) throws -> CellCoverage { try CellCoverage(of: outline) }
}
