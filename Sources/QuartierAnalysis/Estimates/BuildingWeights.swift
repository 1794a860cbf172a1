public import CellGrid
import GEOSOverlay
public import PlanarGeometry
public import Reporting

/// The share of each tile's buildings that stand in each outline: where people live, rather than where ground is (dasymetric weights).
///
/// Buildings come one by one and are not kept. A building counts by its footprint, or by what it weighs (floor area), spread evenly over its
/// footprint; one that lies across tiles or across the outline counts in each part for the area there.
public struct BuildingWeights {
    private let gridding: OutlineGridding
    private let outlines: [MultiPolygon]
    private let index: EnvelopeIndex
    private let resolution: CellResolution
    private var whole: [Cell: Double] = [:]
    private var inside: [[Cell: Double]]
    /// How many buildings were counted.
    public private(set) var count = 0

    /// Begins with no building.
    ///
    /// - Parameters:
    ///   - outlines: to be estimated, in `crs`.
    ///   - buildings: the system of the buildings.
    /// - Throws: `QuartiersError` when PROJ cannot transform an outline.
    public init(
        outlines: [MultiPolygon?], crs: CRS, resolution: CellResolution, step: Double? = nil, buildings: CRS
    ) throws(QuartiersError) {
        let outlineGridding = try OutlineGridding(from: crs, step: step)
        self.outlines = try outlines.map { outline throws(QuartiersError) in
            guard let outline else { return .empty }
            return try outlineGridding.onGrid(try Overlaying.repairIfNeeded(outline)?.geometry ?? outline)
        }
        // Whole tiles around an outline: a building of a tile it touches counts, wherever in the tile it stands.
        index = EnvelopeIndex(self.outlines.map { $0.envelope.expanded(by: resolution.side * 2.0.squareRoot()) })
        self.resolution = resolution
        inside = self.outlines.map { _ in [:] }
        gridding = try OutlineGridding(from: buildings, step: step)
    }

    /// Counts a building.
    ///
    /// - Parameters:
    ///   - footprint: in the system of the buildings.
    ///   - weight: what it counts for; nil for its area.
    public mutating func add(_ footprint: MultiPolygon, weight: Double?) throws(QuartiersError) {
        let received = try gridding.onGrid(footprint)
        let building = try Overlaying.repairIfNeeded(received)?.geometry ?? received
        let near = index.query(building.envelope)
        guard !near.isEmpty, building.area > 0 else { return }
        count += 1
        let density = weight.map { $0 / building.area } ?? 1
        try Self.spread(building, density, resolution, into: &whole)
        for outline in near {
            let part = try Overlaying.attempt { () throws(GEOSError) in
                var session = try Session()
                return try session.intersection(session.add(building), session.add(outlines[outline])).geometry
            }
            try Self.spread(part, density, resolution, into: &inside[outline])
        }
    }

    /// The tiles that an outline touches, with the share of their buildings that stand inside; by area where a tile has no building.
    ///
    /// - Parameter withoutBuilding: receives the number of tiles partly inside that have no building.
    public func covered(_ outline: Int, _ byArea: CoveredTiles, _ tiles: TileColumns, withoutBuilding: (Int) -> Void) -> CoveredTiles {
        var indices: [Int] = []
        var fractions: [Double] = []
        var empty = 0
        for (index, fraction) in zip(byArea.indices, byArea.fractions) {
            let cell = tiles.cells[index]
            var share = fraction
            if fraction < 1 {
                if let all = whole[cell], all > 0 { share = min(1, (inside[outline][cell] ?? 0) / all) } else { empty += 1 }
            }
            guard share > 0 else { continue }
            indices.append(index)
            fractions.append(share)
        }
        withoutBuilding(empty)
        return CoveredTiles(indices: indices, fractions: fractions, cellCount: byArea.cellCount)
    }

    private static func spread(
        _ area: MultiPolygon, _ density: Double, _ resolution: CellResolution, into sums: inout [Cell: Double]
    ) throws(QuartiersError) {
        guard !area.isEmpty else { return }
        do throws(CoverageError) {
            try CellCoverage(of: area, resolution: resolution).forEachCell { sums[$0, default: 0] += $1 * resolution.area * density }
        } catch {
            throw QuartiersError(.badData, error.message, remedy: error.remedy)
        }
    }
}
