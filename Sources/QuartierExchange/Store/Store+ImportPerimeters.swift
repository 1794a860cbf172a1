import GeoFormats
import GeoPackage
import PlanarGeometry
import QuartierAnalysis
public import QuartierModel
public import Reporting

/// How a layer of perimeters is imported.
public struct PerimeterImport: Sendable {
    /// The status of quartiers of which neither code nor file tells it.
    public var status: QuartierStatus?
    /// Whether all outlines are drawings.
    public var isSchematic: Bool
    /// Whether outlines that differ take the place of those held.
    public var replaces: Bool
    /// What is said of the source.
    public var provenance: Provenance

    /// Says how.
    public init(status: QuartierStatus? = nil, isSchematic: Bool = false, replaces: Bool = false, provenance: Provenance) {
        self.status = status
        self.isSchematic = isSchematic
        self.replaces = replaces
        self.provenance = provenance
    }
}

extension Store {
    /// Imports a layer of perimeters.
    ///
    /// - Parameters:
    ///   - sha256: the digest of the file.
    ///   - workers: how many measure side by side.
    /// - Throws: `QuartiersError` for a perimeter without generation or code, a code twice, another outline for a code and generation held; the store
    ///   is then as it was.
    public func importPerimeters(
        _ layer: Layer<Perimeter>, sha256: String, as request: PerimeterImport, workers: Int = 1, report: FindingSink
    ) throws -> ImportSummary {
        let place = layer.place
        let source = request.provenance.record(of: layer.source, sha256: sha256)
        let generations = Set(layer.elements.compactMap { $0.generation?.name }).sorted().joined(separator: ",")
        let content = "perimetres \(layer.name) \(generations)"
        var summary = ImportSummary(source: source, content: "perimetres")
        summary.read = layer.elements.count
        guard !layer.elements.isEmpty else {
            throw QuartiersError(.badData, Text(fr: "aucun périmètre dans cette couche", en: "no perimeter in this layer"), place: place)
        }
        if try wasImported(sha256: sha256, content: content) {
            summary.unchanged = summary.read
            return summary
        }
        let outlines = try projected(
            layer.elements.map { ($0.place.within(place), $0.outline) }, from: layer.crs, place: place, report: report)
        let surfaces = try SurfaceAnalysis.surfaces(of: outlines, crs: crs, workers: workers)
        var plan = try PerimeterPlan(store: self, request: request, place: place, report: report)
        for (index, element) in layer.elements.enumerated() {
            var perimeter = element
            perimeter.outline = outlines[index]
            perimeter.isSchematic = perimeter.isSchematic || request.isSchematic
            try plan.add(perimeter, surface: surfaces[index], report: report)
        }
        try write(now: request.provenance.date) { file in
            try plan.carryOut(in: file, source: try note(source, content: content, in: file))
        }
        (summary.added, summary.unchanged, summary.replaced) = (plan.addedCount, plan.unchangedCount, plan.replacedCount)
        try refreshShares(now: request.provenance.date, workers: workers, report: report)
        return summary
    }
}
