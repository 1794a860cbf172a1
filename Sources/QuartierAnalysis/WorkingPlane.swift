import PROJTransforms
public import PlanarGeometry
public import Reporting

/// The plane in which layers are put over each other, and the way from it to longitude and latitude.
///
/// A layer already in a projected system in metres keeps it, so that its coordinates are not touched; one in degrees goes to the legal system of the
/// place: vertices are projected, edges are straight in that plane.
public struct WorkingPlane: Sendable {
    /// The system of the plane, in metres.
    public let crs: CRS
    private let toGeographic: Transformer

    /// Chooses the plane for a layer.
    ///
    /// - Parameters:
    ///   - crs: the system of the layer.
    ///   - envelope: where its features lie, in that system.
    /// - Throws: `QuartiersError` of status `badData` when the layer is in degrees outside French territory, where no legal system is known, or when
    ///   PROJ does not know the system.
    public init(for crs: CRS, around envelope: Envelope) throws(QuartiersError) {
        let plane: CRS
        let definition = try Projection.definition(of: crs)
        if definition.kind == .projected, definition.unit.factor == 1 {
            plane = crs
        } else {
            guard definition.kind == .geographic, let centre = envelope.center, let legal = LegalProjection(at: centre) else {
                throw QuartiersError(
                    .badData,
                    Text(
                        fr: "aucune projection légale française n'est connue pour une couche en \(crs) à cet endroit",
                        en: "no French legal projection is known for a layer in \(crs) at this place"),
                    place: Place(x: envelope.center?.x, y: envelope.center?.y),
                    remedy: Text(
                        fr: "Vérifier le système de coordonnées (--crs), ou livrer la couche dans une projection en mètres.",
                        en: "Check the coordinate system (--crs), or give the layer in a projection in metres."))
            }
            plane = legal.crs
        }
        self.crs = plane
        toGeographic = try Projection.transformer(from: plane, to: try Projection.geographic(of: plane))
    }

    /// An outline of a layer brought to this plane, vertex by vertex.
    ///
    /// - Throws: `QuartiersError` when PROJ cannot transform it.
    public func project(_ outline: MultiPolygon, from source: CRS) throws(QuartiersError) -> MultiPolygon {
        try OutlineProjection.project([outline], from: source, to: crs)[0] ?? .empty
    }

    /// The length and area measures of pieces in this plane.
    public func meter(_ reference: SurfaceReference) -> PieceMeter {
        PieceMeter(reference: reference, toGeographic: toGeographic)
    }

    /// The reference that the user asked for: the ellipsoid, or this plane.
    public func reference(plane asked: Bool) -> SurfaceReference { asked ? .plane(crs) : .ellipsoid }
}

/// Measures areas that lie in a working plane, on the ellipsoid or in the plane.
public struct PieceMeter: Sendable {
    /// What it measures on.
    public let reference: SurfaceReference
    let toGeographic: Transformer

    /// Surface and length of the outline, in square metres and metres.
    ///
    /// - Throws: `QuartiersError` when PROJ cannot take the piece to the ellipsoid.
    public func measure(_ piece: MultiPolygon) throws(QuartiersError) -> (surface: Double, perimeter: Double) {
        switch reference {
        case .plane: return (piece.area, piece.perimeter)
        case .ellipsoid:
            let degrees = try Projection.attempt { () throws(PROJError) in try toGeographic.transform(piece) }
            let measure = try Projection.attempt { () throws(PROJError) in try Geodesic().measure(degrees) }
            return (measure.area, measure.perimeter)
        }
    }
}
