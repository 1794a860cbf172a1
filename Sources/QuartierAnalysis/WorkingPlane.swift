import PROJTransforms
public import PlanarGeometry
public import QuartierModel
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
        if definition.isPlaneInMetres {
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

    /// The planes that the outlines of a layer call for, in the order in which they call: its own system where that is in metres, else the legal one of
    /// each territory they lie in, since a delivery in degrees may hold the whole country.
    ///
    /// Each comes with the layer in which only the outlines that lie there are left; ranks stay. An outline in no territory is in none: G02 tells of it.
    ///
    /// - Throws: `QuartiersError` as `init(for:around:)`, when no outline lies in a territory.
    public static func planes(for layer: Layer<Perimeter>) throws(QuartiersError) -> [(plane: WorkingPlane, layer: Layer<Perimeter>)] {
        guard try Projection.definition(of: layer.crs).kind == .geographic else {
            return [(try WorkingPlane(for: layer.crs, around: layer.envelope), layer)]
        }
        let places = layer.elements.map { $0.outline?.envelope.center.flatMap(FrenchTerritory.init) }
        var planes: [(plane: WorkingPlane, layer: Layer<Perimeter>)] = []
        for territory in places.compactMap(\.self) where !planes.contains(where: { $0.plane.crs == territory.crs }) {
            var part = layer
            for rank in part.elements.indices where places[rank] != territory { part.elements[rank].outline = nil }
            planes.append((try WorkingPlane(for: layer.crs, around: part.envelope), part))
        }
        if planes.isEmpty, layer.elements.contains(where: { $0.outline?.isEmpty == false }) {
            _ = try WorkingPlane(for: layer.crs, around: layer.envelope)
        }
        return planes
    }

    /// The outlines of another layer that can be brought to this plane, nil for the others: those in degrees that lie in another territory.
    public func reachable(_ outlines: [MultiPolygon?], from source: CRS) throws(QuartiersError) -> [MultiPolygon?] {
        guard try Projection.definition(of: source).kind == .geographic, let territory = FrenchTerritory(plane: crs) else {
            return outlines
        }
        return outlines.map { outline in
            outline?.envelope.center.flatMap(FrenchTerritory.init) == territory ? outline : nil
        }
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

    /// What a metre on the reference is in the plane where an area lies; 1 for one without surface.
    func scale(of area: MultiPolygon) throws(QuartiersError) -> Double {
        let surface = try measure(area).surface
        return surface > 0 ? (area.area / surface).squareRoot() : 1
    }
}

extension CRSDefinition {
    var isPlaneInMetres: Bool { kind == .projected && unit.factor == 1 }
}

extension FrenchTerritory {
    /// The territory of which a plane is the legal one, or a zone of it.
    fileprivate init?(plane: CRS) {
        let isZone = (42...50).contains { parallel in
            ConformalConicZone(latitude: Double(parallel)).map { [$0.crs, $0.crsV2b].contains(plane) } ?? false
        }
        guard let found = FrenchTerritory.allCases.first(where: { $0.crs == plane || $0.crs.differsOnlyByRealisation(from: plane) }) else {
            guard isZone else { return nil }
            self = .mainland
            return
        }
        self = found
    }
}
