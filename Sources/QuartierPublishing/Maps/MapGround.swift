public import PlanarGeometry
import QuartierAnalysis
public import QuartierCartography
public import QuartierModel
import Reporting

/// The plane of a map and what lies in it: outlines of quartiers, communes, and where north is.
public struct MapGround: Sendable {
    /// The system of the plane, in metres.
    public let crs: CRS
    /// The outlines in that plane, in the order of the perimeters; nil where there is none, and for those in another territory.
    public let outlines: [MultiPolygon?]
    /// The communes in that plane.
    public let communes: [MapCommune]
    /// How far north is from upright, in degrees clockwise.
    public let north: Double
    /// How many quartiers lie in another territory, which has a plane of its own and needs a map of its own.
    public let elsewhere: Int

    /// Takes perimeters and communes to the plane of the territory where most of the perimeters are.
    ///
    /// - Throws: `QuartiersError` of status `badData` when no perimeter has an outline, or PROJ cannot place one.
    public init(_ perimeters: Layer<Perimeter>, communes: Layer<Commune>?) throws {
        guard perimeters.elements.contains(where: { $0.outline?.isEmpty == false }) else {
            throw QuartiersError(
                .badData, Text(fr: "aucun quartier n'a de contour à dessiner", en: "no quartier has an outline to draw"),
                place: perimeters.place,
                remedy: Text(fr: "Donner une couche de périmètres : qpv.gpkg.", en: "Give a layer of perimeters: qpv.gpkg."))
        }
        let planes = try WorkingPlane.planes(for: perimeters)
        func drawn(_ layer: Layer<Perimeter>) -> Int { layer.elements.count { $0.outline?.isEmpty == false } }
        guard let (plane, layer) = planes.max(by: { drawn($0.layer) < drawn($1.layer) }) else {
            preconditionFailure("a layer with outlines has a plane")
        }
        crs = plane.crs
        outlines = try OutlineProjection.project(layer.elements.map(\.outline), from: layer.crs, to: crs)
        elsewhere = drawn(perimeters) - drawn(layer)
        let extent = outlines.reduce(Envelope.empty) { $0.union($1?.envelope ?? .empty) }
        north = try extent.center.map { try GridNorth.bearing(at: $0, in: plane.crs) } ?? 0
        guard let communes else {
            self.communes = []
            return
        }
        let images = try plane.reachable(communes.elements.map(\.outline), from: communes.crs)
        self.communes = try zip(communes.elements, images).compactMap { commune, outline in
            try outline.map { MapCommune(name: commune.name, outline: try plane.project($0, from: communes.crs)) }
        }
    }
}
