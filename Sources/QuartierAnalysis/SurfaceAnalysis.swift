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
        let centres = centres(of: outlines, toGeographic)
        let systems = centres.map { $0.flatMap(LegalProjection.init(at:)) }
        // Made before the workers start, who share them.
        let planes = try table(systems.compactMap(\.self).flatMap { [$0.crs, $0.finestCRS] }) { crs throws(QuartiersError) in
            try Projection.transformer(from: geographic, to: crs)
        }
        let meters = try table(systems.compactMap { $0?.crs }, Projection.meter)

        return try concurrentMap(count: outlines.count, workers: workers) { index in
            guard let received = outlines[index], let systems = systems[index], let centre = centres[index] else { return nil }
            let repair = try Overlaying.repairIfNeeded(received)
            let outline = repair?.geometry ?? received
            guard !outline.isEmpty else { return nil }
            let degrees = try Projection.attempt { () throws(PROJError) in try toGeographic.transform(outline) }
            func area(in plane: CRS) throws(QuartiersError) -> Double {
                guard plane != crs, let transformer = planes[plane] else { return outline.area }
                return try Projection.attempt { () throws(PROJError) in try transformer.transform(degrees).area }
            }
            // A layer in another realisation of the legal system keeps its own: they differ by 2 mm and share their areas.
            let legal = systems.crs.differsOnlyByRealisation(from: crs) ? crs : systems.crs
            guard let meter = meters[systems.crs] else { return nil }
            let (distortion, measure) = try Projection.attempt { () throws(PROJError) in
                (try meter.distortion(at: centre), try Geodesic().measure(degrees))
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

    /// Longitude and latitude of the middle of each outline, nil for one that has none.
    private static func centres(of outlines: [MultiPolygon?], _ toGeographic: Transformer) -> [Coordinate?] {
        outlines.map { outline in
            guard let outline else { return nil }
            // The two halves of a bow tie cancel out, and its centre of mass may be anywhere.
            let middle = outline.centroid.flatMap { outline.envelope.contains($0) ? $0 : nil } ?? outline.envelope.center
            guard let centre = middle else { return nil }
            // A place without longitude and latitude is one that no French system covers; control G02 says so.
            return try? toGeographic.transform(centre)
        }
    }

    private static func table<Tool>(
        _ systems: [CRS], _ make: (CRS) throws(QuartiersError) -> Tool
    ) throws(QuartiersError) -> [CRS: Tool] {
        var table: [CRS: Tool] = [:]
        for crs in systems where table[crs] == nil { table[crs] = try make(crs) }
        return table
    }
}
