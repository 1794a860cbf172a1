public import CellGrid
public import GEOSOverlay
import PROJTransforms
public import PlanarGeometry
import Reporting

/// Where an outline lies on INSEE's grid.
public struct OutlineCoverage: Sendable {
    /// The share of each tile inside the outline.
    public let coverage: CellCoverage
    /// What had to be mended first; nil for a valid outline.
    public let repair: Repair?
}

extension OutlineCoverage {
    /// Crosses outlines with the grid; nil where there is no outline.
    ///
    /// An invalid outline is repaired in its own plane. Edges are straight there, so they are cut into pieces of `step` before their ends go to
    /// EPSG:3035; the tiles never move.
    ///
    /// - Parameters:
    ///   - outlines: in the coordinates of `crs`.
    ///   - step: the longest piece of an edge, in metres; nil for the default of `OutlineStep`.
    ///   - workers: how many run side by side; the result does not depend on it.
    /// - Throws: `QuartiersError` when PROJ cannot transform an outline, or when it leaves the grid.
    public static func coverages(
        of outlines: [MultiPolygon?], crs: CRS, resolution: CellResolution = .metres200, step: Double? = nil, workers: Int = 1
    ) throws -> [OutlineCoverage?] {
        let gridding = try OutlineGridding(from: crs, step: step)
        return try concurrentMap(count: outlines.count, workers: workers) { index in
            guard let received = outlines[index] else { return nil }
            let repair = try Overlaying.repairIfNeeded(received)
            let coverage = try gridding.coverage(of: repair?.geometry ?? received, resolution)
            return OutlineCoverage(coverage: coverage, repair: repair)
        }
    }
}

/// The way of outlines of one system to the plane of the grid.
struct OutlineGridding: Sendable {
    private let transformer: Transformer?
    private let step: Double

    /// - Parameter step: in metres; nil for the default.
    init(from crs: CRS, step: Double?) throws(QuartiersError) {
        transformer = crs == .laeaEurope ? nil : try Projection.transformer(from: crs, to: .laeaEurope)
        let isGeographic = try Projection.definition(of: crs).kind == .geographic
        let given = step.map { isGeographic ? $0 * OutlineStep.degreesPerMetre : $0 }
        self.step = given ?? (isGeographic ? OutlineStep.degrees : OutlineStep.metres)
    }

    /// A valid outline in EPSG:3035.
    func onGrid(_ outline: MultiPolygon) throws(QuartiersError) -> MultiPolygon {
        guard let transformer else { return outline }
        let dense: MultiPolygon
        do throws(DensifyError) { dense = try outline.densified(step: step) } catch {
            throw QuartiersError(
                .usage,
                Text(
                    fr: "le contour ne peut pas être découpé au pas demandé", en: "the outline cannot be cut at the step that was asked for"
                ),
                cause: "\(error)", remedy: Text(fr: "Donner un pas plus long : --step 7m.", en: "Give a longer step: --step 7m."))
        }
        return try Projection.attempt { () throws(PROJError) in try transformer.transform(dense) }
    }

    func coverage(of outline: MultiPolygon, _ resolution: CellResolution) throws(QuartiersError) -> CellCoverage {
        let onGrid = try onGrid(outline)
        do throws(CoverageError) { return try CellCoverage(of: onGrid, resolution: resolution) } catch {
            throw QuartiersError(.badData, error.message, remedy: error.remedy)
        }
    }
}
