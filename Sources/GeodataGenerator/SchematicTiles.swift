import CellGrid
import GeoFormats
import PROJTransforms
import PlanarGeometry
import QuartierModel
import QuartierSources
import Reporting

/// Tiles that are made up, around the drawn outlines: figures drawn from the identifier of each tile by a fixed rule, so that they look like a town's
/// and add up as INSEE's do. They reproduce no portrait, and an extra column says what they are.
struct SchematicTiles {
    private let cells: Set<Cell>
    private let toDegrees: Transformer
    private let plane: LocalPlane

    /// - Parameter outlines: in longitude and latitude; tiles lie on them and one tile around.
    init(around outlines: [MultiPolygon], plane: LocalPlane) throws {
        self.plane = plane
        toDegrees = try Transformer(from: .laeaEurope, to: .wgs84)
        let toGrid = try Transformer(from: .wgs84, to: .laeaEurope)
        var cells: Set<Cell> = []
        for outline in outlines {
            for part in outline.polygons {
                let sides = try toGrid.transform(MultiPolygon([part])).envelope.expanded(by: CellResolution.metres200.side)
                guard let first = Cell(holding: Coordinate(sides.minX, sides.minY), resolution: .metres200),
                    let last = Cell(holding: Coordinate(sides.maxX, sides.maxY), resolution: .metres200)
                else { continue }
                for row in first.row...last.row {
                    for column in first.column...last.column {
                        if let cell = Cell(row: row, column: column) { cells.insert(cell) }
                    }
                }
            }
        }
        self.cells = cells
    }

    /// The file, as INSEE's of 2021 with a column more.
    func csv() throws -> [UInt8] {
        var lines = [
            (["idcar_200m", "i_est_200", "lcog_geo"] + TileField.allCases.map(\.key) + [SourceRecord.schematic]).joined(separator: ",")
        ]
        for cell in cells.sorted() {
            guard let figures = figures(of: cell) else { continue }
            let values = TileField.allCases.map { Self.decimal(figures[$0] ?? 0) }
            let isImputed = (figures[.households] ?? 0) < 110
            lines.append(
                ([CellIdentifier(cell).description, isImputed ? "1" : "0", try commune(of: cell)] + values + ["1"]).joined(separator: ","))
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// The figures of a tile in tenths, nil for one that nobody lives in.
    private func figures(of cell: Cell) -> [TileField: Int]? {
        var draw = TileDraw(cell)
        guard draw.below(100) >= 8 else { return nil }
        // One tile in eight is sparse, so that imputation has something to show.
        let people = 5 * (draw.below(8) == 0 ? 4 + draw.below(40) : 120 + draw.below(480))
        let households = people * 10 / (21 + draw.below(6))
        var figures: [TileField: Int] = [.individuals: people, .households: households]
        func part(_ field: TileField, _ percent: Int, of whole: Int) { figures[field] = whole * percent / 100 }
        part(.poorHouseholds, 15 + draw.below(30), of: households)
        part(.onePersonHouseholds, 25 + draw.below(15), of: households)
        part(.largeHouseholds, 5 + draw.below(8), of: households)
        part(.ownerHouseholds, 15 + draw.below(45), of: households)
        part(.singleParentHouseholds, 8 + draw.below(12), of: households)
        part(.socialDwellings, 30 + draw.below(60), of: households)
        part(.householdsInCollectiveHousing, draw.below(90), of: households)
        figures[.householdsInHouses] = households - (figures[.householdsInCollectiveHousing] ?? 0)
        figures[.floorArea] = households * (62 + draw.below(25))
        figures[.standardsOfLiving] = people * (13_500 + draw.below(6_000))
        Self.share(households, among: TileField.dwellingsByAge, weights: [30, 35, 20, 14, 1], into: &figures, &draw)
        Self.share(people, among: TileField.ageBands, weights: [6, 3, 7, 10, 10, 19, 18, 11, 11, 4, 1], into: &figures, &draw)
        return figures
    }

    /// Shares a whole out by weights, each moved a little; the last part takes what is left, so that parts add up.
    private static func share(
        _ whole: Int, among fields: [TileField], weights: [Int], into figures: inout [TileField: Int], _ draw: inout TileDraw
    ) {
        let moved = weights.map { $0 * (80 + draw.below(40)) }
        let total = moved.reduce(0, +)
        var rest = whole
        for (field, weight) in zip(fields, moved).dropLast() {
            figures[field] = whole * weight / total
            rest -= whole * weight / total
        }
        if let last = fields.last { figures[last] = rest }
    }

    /// The commune whose chef-lieu is the nearest, as the drawn communes are cut.
    private func commune(of cell: Cell) throws -> String {
        let square = cell.envelope(.metres200)
        let centre = try toDegrees.transform(Coordinate((square.minX + square.maxX) / 2, (square.minY + square.maxY) / 2))
        let position = plane.position(longitude: centre.x, latitude: centre.y)
        let nearest = Facts.communes.min { left, right in
            func distance(_ commune: Facts.Commune) -> Double {
                position.distance(to: plane.position(longitude: commune.longitude, latitude: commune.latitude))
            }
            return distance(left) < distance(right)
        }
        return nearest?.code ?? ""
    }

    private static func decimal(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}

/// A sequence of numbers that depends on the tile alone (SplitMix64 of its key).
private struct TileDraw {
    private var state: UInt64

    init(_ cell: Cell) { state = UInt64(cell.key) }

    /// A number from 0 up to a limit.
    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}
