public import PlanarGeometry
public import QuartierModel
import Reporting

extension CoverageAnalysis {
    /// Everything that does not fit in a layer: overlaps, gaps and slivers, and against communes' limits where communes are given; by outlines, then
    /// by nature.
    ///
    /// - Parameters:
    ///   - outlines: in the coordinates of `crs`; invalid ones are repaired to be looked at, nil ones left out.
    ///   - plane: where widths are measured.
    ///   - tolerance: the width, in metres, up to which a void is a gap and a piece a sliver.
    ///   - workers: how many run side by side; the result does not depend on it.
    /// - Throws: `QuartiersError` when GEOS or PROJ fail.
    public static func faults(
        of outlines: [MultiPolygon?], crs: CRS, in plane: WorkingPlane, communes: Layer<Commune>?, tolerance: Double, workers: Int = 1
    ) throws -> [CoverageFault] {
        let areas = try PreparedAreas(outlines, crs: crs, plane: plane.crs, workers: workers)
        let coverage = CoverageAnalysis(areas, meter: plane.meter(.ellipsoid), tolerance: tolerance, workers: workers)
        var faults = try coverage.overlaps() + coverage.gaps() + coverage.slivers()
        if let communes {
            let reached = try plane.reachable(communes.elements.map(\.outline), from: communes.crs)
            faults += try coverage.faults(
                against: PreparedAreas(
                    reached, crs: communes.crs, plane: plane.crs, near: areas, reach: 2 * tolerance, workers: workers))
        }
        return faults.sorted(by: CoverageFault.precedes)
    }
}
