public import PlanarGeometry

/// An outline without its slivers, and the list of what went: only ever on demand, by width.
public struct SliverRemoval: Sendable, Hashable {
    /// The outline that is left, in the coordinates received: no vertex of it moved.
    public let outline: MultiPolygon
    /// The separate parts that went, in the plane.
    public let parts: [PieceMeasure]
    /// The holes that were filled, in the plane.
    public let holes: [PieceMeasure]

    /// Takes parts out and fills holes that are no wider than a width.
    ///
    /// An outline whose parts are all that narrow keeps them: it is not one with slivers, it is one.
    ///
    /// - Parameters:
    ///   - outline: valid, in the coordinates of `crs`.
    ///   - plane: where widths are measured.
    ///   - reference: what they are measured on.
    ///   - width: metres.
    /// - Throws: `QuartiersError` when PROJ cannot bring the outline to the plane.
    public init(
        from outline: MultiPolygon, crs: CRS, in plane: WorkingPlane, reference: SurfaceReference = .ellipsoid, upTo width: Double
    ) throws {
        let meter = plane.meter(reference)
        let inPlane = try plane.project(outline, from: crs)
        let scale = try meter.scale(of: inPlane)
        func sliver(_ polygon: Polygon) throws -> PieceMeasure? {
            try PieceMeasure.parts(of: MultiPolygon([polygon]), meter, scale: scale).first { !$0.isWider(than: width) }
        }

        var kept: [Polygon] = []
        var parts: [PieceMeasure] = []
        var holes: [PieceMeasure] = []
        for (part, shape) in zip(outline.polygons, inPlane.polygons) {
            if let sliver = try sliver(shape) {
                parts.append(sliver)
                continue
            }
            var keptHoles: [Ring] = []
            for (hole, ring) in zip(part.holes, shape.holes) {
                if let sliver = try sliver(Polygon(exterior: ring)) { holes.append(sliver) } else { keptHoles.append(hole) }
            }
            kept.append(Polygon(exterior: part.exterior, holes: keptHoles))
        }
        self.outline = kept.isEmpty ? outline : MultiPolygon(kept)
        self.parts = kept.isEmpty ? [] : parts
        self.holes = holes
    }
}
