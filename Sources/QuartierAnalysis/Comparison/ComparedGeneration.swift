public import GEOSOverlay
import PlanarGeometry
public import QuartierModel
import Reporting

/// One of the two layers of a comparison.
public struct ComparedGeneration: Sendable {
    /// The perimeters as received.
    public let layer: Layer<Perimeter>
    /// The surface of each, in square metres on the reference of the comparison; nil without an outline that can be used.
    public let surfaces: [Double?]
    /// The repair of each outline that was not valid, in the working plane, by rank; it may have emptied the outline.
    public var repairs: [Int: Repair] { areas.repairs }
    /// The outlines in the working plane.
    let areas: PreparedAreas

    /// Brings a layer to the plane and measures it.
    ///
    /// - Throws: `QuartiersError` of status `badData` when no perimeter has an outline, or when PROJ cannot bring one to the plane.
    init(_ layer: Layer<Perimeter>, in plane: WorkingPlane, meter: PieceMeter, workers: Int) throws {
        let areas = try PreparedAreas(layer.elements.map(\.outline), crs: layer.crs, plane: plane.crs, workers: workers)
        guard areas.outlines.contains(where: { !$0.isEmpty }) else {
            throw QuartiersError(
                .badData,
                Text(
                    fr: "aucun contour à comparer dans « \(layer.name) » (\(layer.elements.count) objets)",
                    en: "no outline to compare in '\(layer.name)' (\(layer.elements.count) features)"),
                place: Place(file: layer.source.file, layer: layer.name),
                remedy: Text(
                    fr: "Donner une génération qui a des périmètres : quartiers import perimeters FICHIER.",
                    en: "Give a generation that has perimeters: quartiers import perimeters FILE."))
        }
        self.layer = layer
        self.areas = areas
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
