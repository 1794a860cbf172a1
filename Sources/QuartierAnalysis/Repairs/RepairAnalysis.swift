import GEOSOverlay
import PlanarGeometry
public import QuartierModel
import Reporting

/// Repairs the outlines of a layer, on paper.
public enum RepairAnalysis {
    /// The repair of every outline that is not valid, by rank; valid ones are not touched and not listed.
    ///
    /// Outlines are repaired in the coordinates of their layer, so that no vertex moves that need not, and measured in the plane.
    ///
    /// - Parameters:
    ///   - layer: the perimeters.
    ///   - plane: where areas are measured; `WorkingPlane(for:around:)` of the layer.
    ///   - workers: how many run side by side; the result does not depend on it.
    /// - Throws: `QuartiersError` when GEOS fails, or when PROJ cannot bring an outline to the plane.
    public static func repairs(of layer: Layer<Perimeter>, in plane: WorkingPlane, workers: Int = 1) throws -> [OutlineRepair] {
        let outlines = layer.elements.map(\.outline)
        let repairs = try concurrentMap(count: outlines.count, workers: workers) { rank -> OutlineRepair? in
            guard let outline = outlines[rank], let repair = try repair(outline) else { return nil }
            let before = try plane.project(outline, from: layer.crs)
            let after = try plane.project(repair.geometry, from: layer.crs)
            return OutlineRepair(
                perimeter: rank, original: outline, repaired: repair.geometry, method: repair.method, invalidities: repair.invalidities,
                before: OutlineRepair.Measure(outline, inPlane: before), after: OutlineRepair.Measure(repair.geometry, inPlane: after))
        }
        return repairs.compactMap(\.self)
    }

    /// The repair by structure, nil when the outline is valid; by linework where structure leaves no area and linework does, as of a ring walked
    /// one way and then the other.
    private static func repair(_ outline: MultiPolygon) throws(QuartiersError) -> Repair? {
        guard let byStructure = try Overlaying.repairIfNeeded(outline) else { return nil }
        guard byStructure.geometry.isEmpty else { return byStructure }
        let byLinework = try Overlaying.attempt { () throws(GEOSError) in
            var session = try Session()
            return try session.makeValid(session.add(outline), method: .linework)
        }
        return byLinework.geometry.isEmpty ? byStructure : byLinework
    }
}
