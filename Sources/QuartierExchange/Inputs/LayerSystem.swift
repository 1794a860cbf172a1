import GeoFormats
import PROJTransforms
import PlanarGeometry
import QuartierAnalysis
import Reporting

/// Which coordinate reference system a layer is in, and whether its coordinates can be.
enum LayerSystem {
    /// The system that the user gives, else the one that the file declares.
    ///
    /// - Throws: `QuartiersError` of status `badData` when neither is known.
    static func resolve(_ description: LayerDescription, given: CRS?, place: Place, report: FindingSink) throws -> CRS {
        let declared = known(description)
        if let given {
            if let declared, declared != given, !declared.differsOnlyByRealisation(from: given) {
                try report(Finding(.systemOverridden, place: place, expected: .text(declared.description), found: .text(given.description)))
            }
            return given
        }
        if let declared { return declared }
        throw QuartiersError(
            .badData,
            Text(fr: "le système de coordonnées de la couche n'est pas connu", en: "the coordinate system of the layer is not known"),
            place: place, cause: description.crs?.description ?? description.crsText,
            remedy: Text(
                fr: "L'indiquer : --crs EPSG:2154 (Lambert-93), EPSG:3950 (CC50), EPSG:4326 (longitude et latitude)…",
                en: "Give it: --crs EPSG:2154 (Lambert-93), EPSG:3950 (CC50), EPSG:4326 (longitude and latitude)…"))
    }

    /// The system that a file declares, by code or in words that can only mean one of the register; nil when PROJ does not know it.
    private static func known(_ description: LayerDescription) -> CRS? {
        if let crs = description.crs { return (try? Projection.definition(of: crs)) == nil ? nil : crs }
        guard let text = description.crsText, let found = try? CRSIdentification.identify(wkt: text), found.isCertain else { return nil }
        return found.crs
    }

    /// Reports the features whose coordinates cannot be in the system.
    ///
    /// - Throws: `QuartiersError` of status `badData` when that is true of all of them: every figure would be wrong.
    static func checkPlausibility(
        _ features: [(subject: String, place: Place, outline: MultiPolygon?)], crs: CRS, place: Place, report: FindingSink
    ) throws {
        let envelopes = features.compactMap { feature in
            feature.outline.map { (subject: feature.subject, place: feature.place.within(place), envelope: $0.envelope) }
        }
        var findings: [Finding] = []
        let outside = try CoordinatePlausibility.check(envelopes, crs: crs, layer: place) { findings.append($0) }
        if outside > 0, outside == envelopes.count, let first = findings.first {
            throw QuartiersError(
                .badData, Text(fr: first.message(in: .french), en: first.message(in: .english)), place: first.place, cause: first.kind.code,
                remedy: first.kind.remedy)
        }
        for finding in findings { try report(finding) }
    }
}
