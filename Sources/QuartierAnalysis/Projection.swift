public import PROJTransforms
public import PlanarGeometry
public import Reporting

/// The one place where what PROJ throws becomes an error for people.
public enum Projection {
    /// What a system means.
    ///
    /// - Throws: `QuartiersError` of status `usage` for one that PROJ does not know.
    public static func definition(of crs: CRS) throws(QuartiersError) -> CRSDefinition {
        try SystemMemory.recall(\.definitions, crs) { () throws(QuartiersError) in
            do throws(PROJError) { return try SystemMemory.register().definition(of: crs) } catch {
                throw missingRegister(error) ?? unknownSystem(crs, error)
            }
        }
    }

    /// The definition of a system as a `.prj` file holds it; nil where ESRI's dialect has no words for it.
    ///
    /// - Throws: `QuartiersError` of status `usage` for one that PROJ does not know.
    public static func esriWKT(of crs: CRS) throws(QuartiersError) -> String? {
        do throws(PROJError) { return try CRSDefinition.esriWKT(of: crs) } catch {
            throw missingRegister(error) ?? unknownSystem(crs, error)
        }
    }

    /// The way between two systems.
    ///
    /// - Throws: `QuartiersError` when PROJ does not know one of them, or no way of known accuracy.
    public static func transformer(from source: CRS, to target: CRS) throws(QuartiersError) -> Transformer {
        try SystemMemory.recall(\.transformers, [source, target]) { () throws(QuartiersError) in
            do throws(PROJError) { return try SystemMemory.register().transformer(from: source, to: target) } catch {
                throw missingRegister(error)
                    ?? QuartiersError(
                        .badData,
                        Text(fr: "pas de transformation de \(source) vers \(target)", en: "no transformation from \(source) to \(target)"),
                        cause: error.description,
                        remedy: Text(
                            fr: "Vérifier le système de la couche ; --crs EPSG:2154 le remplace.",
                            en: "Check the system of the layer; --crs EPSG:2154 overrides it."))
            }
        }
    }

    /// Begins to look up ways that will be asked for, on another thread; one that there is not is told to whoever asks for it.
    public static func prepare(_ ways: (source: CRS, target: CRS)...) {
        SystemMemory.prepare { for way in ways { _ = try? transformer(from: way.source, to: way.target) } }
    }

    /// Areas in the target system of a transformer, in one batch; nil stays nil.
    public static func transform(_ areas: [MultiPolygon?], with transformer: Transformer) throws(QuartiersError) -> [MultiPolygon?] {
        try attempt { () throws(PROJError) in try transformer.transform(areas) }
    }

    static func meter(of crs: CRS) throws(QuartiersError) -> DistortionMeter {
        try SystemMemory.recall(\.meters, crs) { () throws(QuartiersError) in
            try attempt { () throws(PROJError) in try SystemMemory.register().meter(of: crs) }
        }
    }

    static func attempt<Result>(_ work: () throws(PROJError) -> Result) throws(QuartiersError) -> Result {
        do throws(PROJError) { return try work() } catch {
            throw QuartiersError(
                .badData, Text(fr: "la reprojection a échoué", en: "the reprojection failed"), cause: error.description,
                remedy: Text(
                    fr: "Vérifier que les coordonnées sont bien dans le système annoncé ; --crs en indique un autre.",
                    en: "Check that the coordinates are in the system that is declared; --crs gives another."))
        }
    }

    /// The longitudes and latitudes under a system: its own geodetic base, so that no datum is changed on the way.
    static func geographic(of crs: CRS) throws(QuartiersError) -> CRS {
        try definition(of: crs).geographicBase ?? .wgs84
    }

    /// Without its register PROJ knows no system at all, which is no fault of the one that was asked for.
    private static func missingRegister(_ error: PROJError) -> QuartiersError? {
        guard error.reason == .databaseMissing else { return nil }
        return QuartiersError(
            .software,
            Text(
                fr: "le registre des systèmes de coordonnées (proj.db) est introuvable",
                en: "the register of coordinate systems (proj.db) cannot be found"), cause: error.description,
            remedy: Text(
                fr: "Installer le paquet proj-data, ou indiquer le dossier de proj.db : PROJ_DATA=/usr/share/proj.",
                en: "Install the package proj-data, or name the folder of proj.db: PROJ_DATA=/usr/share/proj."))
    }

    private static func unknownSystem(_ crs: CRS, _ error: PROJError) -> QuartiersError {
        QuartiersError(
            .usage, Text(fr: "système de coordonnées inconnu : \(crs)", en: "unknown coordinate system: \(crs)"), cause: error.description,
            remedy: Text(
                fr: "Écrire un code comme EPSG:2154 (Lambert-93), EPSG:3950 (CC50) ou EPSG:4326 (longitude et latitude).",
                en: "Write a code like EPSG:2154 (Lambert-93), EPSG:3950 (CC50) or EPSG:4326 (longitude and latitude)."))
    }
}
