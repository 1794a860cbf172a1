import GEOSOverlay
import PlanarGeometry
public import QuartierModel
public import Reporting

/// The columns of `repair`: the account of each outline made valid.
public enum RepairColumns {
    private static func count(_ name: String, _ french: String, _ english: String) -> Column {
        Column(name, .integer, Text(fr: french, en: english))
    }

    /// The output of `repair`.
    public static let schema = TableSchema(
        "quartiers.repair", title: Text(fr: "Contours réparés", en: "Repaired outlines"),
        columns: QuartierColumns.leading + [
            Column(
                "methode", .text,
                Text(fr: "structure, ou linework si structure ne laisse rien", en: "structure, or linework where that leaves nothing")),
            Column(
                "surf_avant_m2", .real, unit: "m²",
                Text(fr: "surface plane du contour reçu, anneau par anneau", en: "plane area of the outline received, ring by ring")),
            Column(
                "surf_apres_m2", .real, unit: "m²", Text(fr: "surface plane du contour réparé", en: "plane area of the repaired outline")),
            Column("ecart_m2", .real, unit: "m²", Text(fr: "surface gagnée, ou perdue si négative", en: "area won, or lost when negative")),
            QuartierColumns.surfaceReference,
            count("parties_avant", "parties avant", "parts before"), count("parties_apres", "parties après", "parts after"),
            count("trous_avant", "trous avant", "holes before"), count("trous_apres", "trous après", "holes after"),
            Column(
                "motif_invalide", .text,
                Text(fr: "motifs de l'invalidité, avec leur lieu", en: "reasons of the invalidity, with their places")),
            Column(
                "accepte", .boolean,
                Text(
                    fr: "la réparation est prise : son écart reste dans la tolérance, ou --force",
                    en: "the repair is taken: its change stays within the tolerance, or --force")),
            QuartierColumns.source,
        ])

    /// A repair as a row of `schema`.
    ///
    /// - Parameter isAccepted: whether it is taken.
    public static func row(
        _ repair: OutlineRepair, perimeter: Perimeter, plane: WorkingPlane, isAccepted: Bool, source: SourceRecord
    ) -> [Value] {
        QuartierColumns.lead(perimeter) + [
            .text(repair.method.rawValue), .real(repair.before.area), .real(repair.after.area), .real(repair.areaChange),
            .text(plane.crs.description), .integer(repair.before.parts), .integer(repair.after.parts), .integer(repair.before.holes),
            .integer(repair.after.holes), .text(repair.invalidities.words), .boolean(isAccepted),
            QuartierColumns.source(of: perimeter, source),
        ]
    }
}

extension [Invalidity] {
    /// `Self-intersection (709909.97, 7058181.04); …`: the words of GEOS, and the places in the coordinates of the layer.
    var words: String {
        map { invalidity in
            guard let location = invalidity.location else { return invalidity.reason }
            return "\(invalidity.reason) (\(Value.real(location.x).exact), \(Value.real(location.y).exact))"
        }.joined(separator: "; ")
    }
}
