public import CellGrid
public import GeoFormats
public import PlanarGeometry
public import QuartierAnalysis
import QuartierModel
import QuartierSources
public import Reporting

/// A layer of buildings, read one by one to weigh the tiles at the edge of outlines.
public struct BuildingLayer: Sendable {
    private let reference: LayerReference
    private let weight: String?
    private let input: ByteSource

    /// Names a layer.
    ///
    /// - Parameter weight: the field that weighs buildings; nil to weigh them by footprint.
    public init(reference: LayerReference, weight: String?, input: ByteSource = .standardInput) {
        self.reference = reference
        self.weight = weight
        self.input = input
    }

    /// Weighs the buildings in and around outlines.
    ///
    /// - Parameter outlines: in the coordinates of `crs`.
    /// - Throws: `QuartiersError` when the layer cannot be read, its system is unknown, or it lacks the field; what `report` throws.
    public func weights(
        on outlines: [MultiPolygon?], crs: CRS, resolution: CellResolution, step: Double?, progress: Progress = .silent,
        report: FindingSink
    ) throws -> BuildingWeights {
        let source = try VectorSource(reference, input: input)
        var weights: BuildingWeights?
        var column: Int?
        try source.forEachFeature(report: report) { description, feature in
            if feature.rank.isMultiple(of: 1_000) {
                try Interruption.check()
                progress.report(
                    Text(fr: "lecture des bâtiments", en: "reading buildings"), done: feature.rank, total: description.featureCount)
            }
            let place = Place(file: source.name, layer: description.name)
            if weights == nil {
                let system = try LayerSystem.resolve(description, given: nil, place: place, report: report)
                weights = try BuildingWeights(outlines: outlines, crs: crs, resolution: resolution, step: step, buildings: system)
                column = try weight.map { try field($0, feature, place) }
            }
            guard let footprint = feature.geometry.areal else { return }
            var own: Double?
            if let column {
                guard let number = CellValue.number(feature.attributes[column].value), number >= 0 else {
                    // A building that no one weighed would count as empty.
                    try report(
                        Finding(
                            .buildingWeight, place: Place(feature: feature.rank).within(place),
                            found: feature.attributes[column].value))
                    return
                }
                own = number
            }
            try weights?.add(footprint, weight: own)
        }
        guard let weights else {
            throw QuartiersError(
                .badData, Text(fr: "aucun bâtiment dans cette couche", en: "no building in this layer"), place: Place(file: source.name))
        }
        return weights
    }

    private func field(_ name: String, _ feature: Feature, _ place: Place) throws(QuartiersError) -> Int {
        if let column = feature.attributes.firstIndex(where: { FieldName.matches($0.name, name) }) { return column }
        let list = feature.attributes.map(\.name).joined(separator: ", ")
        throw QuartiersError(
            .usage, Text(fr: "--weight \(name) : pas de tel champ", en: "--weight \(name): no such field"), place: place,
            remedy: Text(fr: "Champs présents : \(list).", en: "Fields there are: \(list)."))
    }
}
