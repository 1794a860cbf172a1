public import GEOSOverlay
public import PlanarGeometry
public import QuartierModel
import Reporting

/// One of the two layers of a comparison.
public struct ComparedGeneration: Sendable {
    /// The perimeters as received.
    public let layer: Layer<Perimeter>
    /// The surface of each, in square metres on the reference of the comparison; nil without an outline that can be used.
    public let surfaces: [Double?]
    /// The plane in which each was compared; nil likewise.
    public let planes: [CRS?]
    /// The repair of each outline that was not valid, in its plane, by rank; it may have emptied the outline.
    public let repairs: [Int: Repair]

    /// The generation of its perimeters; nil when they have none or several.
    public var generation: Generation? {
        let generations = Set(layer.elements.map(\.generation))
        return generations.count == 1 ? generations.first ?? nil : nil
    }

    /// Puts together what was done plane by plane.
    init(_ layer: Layer<Perimeter>, of parts: [PlacedGeneration]) {
        self.layer = layer
        func first<Value>(_ rank: Int, _ value: (PlacedGeneration) -> Value?) -> Value? { parts.lazy.compactMap(value).first }
        surfaces = layer.elements.indices.map { rank in first(rank) { $0.surfaces[rank] } }
        planes = layer.elements.indices.map { rank in first(rank) { $0.surfaces[rank] == nil ? nil : $0.plane } }
        repairs = parts.reduce(into: [:]) { all, part in all.merge(part.areas.repairs) { first, _ in first } }
    }

    /// - Throws: `QuartiersError` of status `badData` when no perimeter of a layer has an outline.
    static func requireOutlines(in layer: Layer<Perimeter>) throws(QuartiersError) {
        guard !layer.hasOutlines else { return }
        throw QuartiersError(
            .badData,
            Text(
                fr: "aucun contour à comparer dans « \(layer.name) » (\(layer.elements.count) objets)",
                en: "no outline to compare in '\(layer.name)' (\(layer.elements.count) features)"),
            place: layer.place,
            remedy: Text(
                fr: "Donner une génération qui a des périmètres : quartiers import perimeters FICHIER.",
                en: "Give a generation that has perimeters: quartiers import perimeters FILE."))
    }
}

/// What of a generation lies in one plane.
struct PlacedGeneration: Sendable {
    /// The outlines in the plane.
    let areas: PreparedAreas
    /// The surface of each, in square metres on the reference; nil for what does not lie here.
    let surfaces: [Double?]
    let plane: CRS

    /// Brings a layer to the plane and measures it.
    ///
    /// - Throws: `QuartiersError` when PROJ cannot bring an outline to the plane.
    init(_ layer: Layer<Perimeter>, in plane: WorkingPlane, meter: PieceMeter, workers: Int) throws {
        let areas = try PreparedAreas(layer.elements.map(\.outline), crs: layer.crs, plane: plane.crs, workers: workers)
        self.areas = areas
        self.plane = plane.crs
        surfaces = try concurrentMap(count: areas.outlines.count, workers: workers) { rank in
            let surface = try meter.measure(areas.outlines[rank]).surface
            return surface > 0 ? surface : nil
        }
    }

    /// What a metre on the reference is in the plane where an outline lies; 1 without an outline.
    func scale(_ rank: Int) -> Double {
        surfaces[rank].map { (areas.outlines[rank].area / $0).squareRoot() } ?? 1
    }
}
