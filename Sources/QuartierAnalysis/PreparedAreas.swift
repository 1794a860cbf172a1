public import GEOSOverlay
import PROJTransforms
public import PlanarGeometry
import Reporting

/// The areas of a layer made ready to be put over those of another: one plane, valid outlines, an index.
public struct PreparedAreas: Sendable {
    /// The outlines in the working plane, `empty` for an area without one.
    public let outlines: [MultiPolygon]
    /// The repair of each outline that was not valid, by its rank in the layer.
    public let repairs: [Int: Repair]
    /// Finds outlines by envelope.
    public let index: EnvelopeIndex

    /// Brings outlines to a plane and repairs those that are not valid there.
    ///
    /// - Parameters:
    ///   - outlines: in the coordinates of `crs`.
    ///   - plane: the system to bring them to.
    ///   - near: the areas, in that plane, that these will be put over; an outline whose envelope meets none of theirs is left `empty`, which saves
    ///     looking for its faults.
    ///   - reach: how far from those areas an outline still counts as near, in units of the plane.
    /// - Throws: `QuartiersError` when PROJ cannot transform an outline.
    public init(
        _ outlines: [MultiPolygon?], crs: CRS, plane: CRS, near: PreparedAreas? = nil, reach: Double = 0, workers: Int = 1
    ) throws {
        let transformer = crs == plane ? nil : try Projection.transformer(from: crs, to: plane)
        let prepared = try concurrentMap(count: outlines.count, workers: workers) { index -> (MultiPolygon, Repair?) in
            guard let received = outlines[index] else { return (.empty, nil) }
            let inPlane = try transformer.map { transformer in
                try Projection.attempt { () throws(PROJError) in try transformer.transform(received) }
            }
            if let near, near.index.query((inPlane ?? received).envelope.expanded(by: reach)).isEmpty { return (.empty, nil) }
            let repair = try Overlaying.repairIfNeeded(inPlane ?? received)
            return (repair?.geometry ?? inPlane ?? received, repair)
        }
        self.outlines = prepared.map(\.0)
        repairs = Dictionary(uniqueKeysWithValues: prepared.enumerated().compactMap { entry in entry.element.1.map { (entry.offset, $0) } })
        index = EnvelopeIndex(self.outlines.map(\.envelope))
    }
}
