import QuartierModel
public import Reporting

/// The columns of the flat layer that other GIS open: one row a perimeter, long names; in this order.
public enum FlatColumns {
    /// All of them.
    public static let schema = TableSchema(
        "quartiers.export", title: Text(fr: "Quartiers et périmètres", en: "Quartiers and perimeters"),
        columns: [
            QuartierColumns.quartier, QuartierColumns.code,
            Column("code_qp_2015", .text, Text(fr: "code de la génération 2015", en: "code of generation 2015")),
            QuartierColumns.name, QuartierColumns.status, QuartierColumns.generation,
            Column("etat", .text, Text(fr: "lettre du code de 2024 : N, M ou I", en: "letter of the 2024 code: N, M or I")),
            Column(
                "insee_coms", .text,
                Text(fr: "codes INSEE des communes, séparés par des virgules", en: "INSEE codes of the communes, comma-separated")),
            Column(
                "noms_coms", .text, Text(fr: "noms des communes, séparés par des virgules", en: "names of the communes, comma-separated")),
            QuartierColumns.epci,
            Column("surf_ell_ha", .real, unit: "ha", Text(fr: "surface sur l'ellipsoïde GRS 80", en: "area on the GRS 80 ellipsoid")),
            Column("surf_plane_ha", .real, unit: "ha", Text(fr: "surface plane dans scr_plane", en: "plane area in scr_plane")),
            Column("scr_plane", .text, Text(fr: "projection de surf_plane_ha", en: "projection of surf_plane_ha")),
            Column(
                "perimetre_m", .real, unit: "m",
                Text(fr: "longueur du contour sur l'ellipsoïde", en: "length of the outline on the ellipsoid")),
            Column("date_maj", .date, Text(fr: "date de l'export", en: "date of the export")),
            QuartierColumns.source,
        ])
}
