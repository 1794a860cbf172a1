import GEOSOverlay
import PROJTransforms
public import PlanarGeometry
import Reporting

/// Measures the outlines of a layer.
public enum SurfaceAnalysis {
    /// The surface of each outline, nil where there is none or where its coordinates lie outside the places that French systems cover.
    ///
    /// An invalid outline is repaired in the plane of its layer (GEOS, structure method) before it is measured; `Surface.repair` gives the account.
    ///
    /// - Parameters:
    ///   - outlines: in the coordinates of `crs`.
    ///   - workers: how many run side by side; the result does not depend on it.
    /// - Throws: `QuartiersError` when PROJ does not know the system or cannot transform an outline.
    public static func surfaces(of outlines: [MultiPolygon?], crs: CRS, workers: Int = 1) throws -> [Surface?] {
        let geographic = try Projection.geographic(of: crs)
        let toGeographic = try Projection.transformer(from: crs, to: geographic)
        let centres = try centres(of: outlines, toGeographic)
        let systems = centres.map { $0.flatMap(LegalProjection.init(at:)) }
        let planes = try PlaneTools.table(for: systems, geographic: geographic)

        return try concurrentMap(count: outlines.count, workers: workers) { index in
            guard let received = outlines[index], let systems = systems[index], let centre = centres[index] else { return nil }
            let repair = try Overlaying.repairIfNeeded(received)
            let outline = repair?.geometry ?? received
            guard !outline.isEmpty else { return nil }
            let degrees = try Projection.attempt { () throws(PROJError) in try toGeographic.transform(outline) }
            func area(in plane: CRS) throws(QuartiersError) -> Double {
                guard plane != crs, let tools = planes[plane] else { return outline.area }
                return try Projection.attempt { () throws(PROJError) in try tools.fromGeographic.transform(degrees).area }
            }
            // A layer in another realisation of the legal system keeps its own: they differ by 2 mm and share their areas.
            let legal = systems.crs.differsOnlyByRealisation(from: crs) ? crs : systems.crs
            guard let tools = planes[systems.crs] else { return nil }
            let (distortion, measure) = try Projection.attempt { () throws(PROJError) in
                (try tools.distortion.distortion(at: centre), try Geodesic().measure(degrees))
            }
            return Surface(
                ellipsoidal: measure.area,
                plane: Surface.Plane(area: try area(in: legal), crs: legal),
                zone: try systems.zone.map { Surface.Plane(area: try area(in: $0.crs), crs: $0.crs) },
                arealDistortion: distortion.arealAlteration, linearDistortion: distortion.linearAlteration,
                perimeter: measure.perimeter,
                parts: outline.polygons.count, holes: outline.holeCount, repair: repair)
        }
    }

    /// Longitude and latitude of the middle of each outline.
    private static func centres(of outlines: [MultiPolygon?], _ toGeographic: Transformer) throws(QuartiersError) -> [Coordinate?] {
        try outlines.map { outline throws(QuartiersError) in
            guard let outline, let centre = outline.centroid ?? outline.envelope.center else { return nil }
            return try Projection.attempt { () throws(PROJError) in try toGeographic.transform(centre) }
        }
    }
}

/// The transformations that a run needs, made once before its workers start.
private struct PlaneTools {
    let fromGeographic: Transformer
    let distortion: DistortionMeter

    static func table(for systems: [LegalProjection?], geographic: CRS) throws(QuartiersError) -> [CRS: PlaneTools] {
        var table: [CRS: PlaneTools] = [:]
        for system in systems.compactMap(\.self) {
            for crs in [system.crs, system.finestCRS] where table[crs] == nil {
                table[crs] = PlaneTools(
                    fromGeographic: try Projection.transformer(from: geographic, to: crs),
                    distortion: try Projection.attempt { () throws(PROJError) in try DistortionMeter(crs) })
            }
        }
        return table
    }
}
