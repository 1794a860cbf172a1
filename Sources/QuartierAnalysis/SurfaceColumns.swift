import QuartierModel
public import Reporting

/// The columns of `surface`.
public enum SurfaceColumns {
    static let ellipsoidal = Column(
        "surf_ell_m2", .real, unit: "m²",
        Text(
            fr: "surface sur l'ellipsoïde GRS 80, côtés géodésiques : la surface de référence",
            en: "area on the GRS 80 ellipsoid, geodesic edges: the reference surface"))
    static let plane = Column(
        "surf_plane_m2", .real, unit: "m²",
        Text(fr: "surface plane dans la projection légale (scr_plane)", en: "plane area in the legal projection (scr_plane)"))
    static let planeSystem = Column(
        "scr_plane", .text, Text(fr: "projection de surf_plane_m2", en: "projection of surf_plane_m2"))
    static let zone = Column(
        "surf_cc_m2", .real, unit: "m²",
        Text(
            fr: "surface plane dans la zone conique conforme (scr_cc) ; vide hors de métropole",
            en: "plane area in the conformal conic zone (scr_cc); empty outside the mainland"))
    static let zoneSystem = Column(
        "scr_cc", .text,
        Text(fr: "zone conique conforme, de CC42 à CC50 selon la latitude", en: "conformal conic zone, CC42 to CC50 by latitude"))
    static let arealDistortion = Column(
        "alteration_pct", .real, unit: "%",
        Text(
            fr: "altération surfacique de scr_plane au centroïde : 100 (k² - 1)",
            en: "areal distortion of scr_plane at the centroid: 100 (k² - 1)"))
    static let linearDistortion = Column(
        "alteration_cm_km", .real, unit: "cm/km",
        Text(
            fr: "altération linéaire de scr_plane au centroïde : 100 000 (k - 1)",
            en: "linear distortion of scr_plane at the centroid: 100 000 (k - 1)"))
    static let perimeter = Column(
        "perimetre_m", .real, unit: "m",
        Text(
            fr: "longueur du contour sur l'ellipsoïde, trous compris", en: "length of the outline on the ellipsoid, holes included"))
    static let compactness = Column(
        "compacite", .real,
        Text(
            fr: "compacité de Polsby-Popper, 4 pi S / P² : 1 pour un cercle", en: "Polsby-Popper compactness, 4 pi A / P²: 1 for a circle"))
    static let parts = Column("parties", .integer, Text(fr: "nombre de parties", en: "number of parts"))
    static let holes = Column("trous", .integer, Text(fr: "nombre de trous", en: "number of holes"))
    static let valid = Column(
        "valide", .boolean,
        Text(
            fr: "géométrie valide (OGC) ; sinon les surfaces sont celles du contour réparé",
            en: "valid geometry (OGC); otherwise the areas are those of the repaired outline"))
    static let reason = Column(
        "motif_invalide", .text,
        Text(fr: "motif et lieu de l'invalidité, surface brute", en: "reason and place of the invalidity, raw area"))
    static let printed = Column(
        "surf_imprimee_ha", .real, unit: "ha", Text(fr: "surface imprimée par la source", en: "surface that the source prints"))
    static let printedGap = Column(
        "ecart_imprimee_ha", .real, unit: "ha",
        Text(fr: "surface sur l'ellipsoïde moins surface imprimée", en: "ellipsoidal area less printed surface"))

    /// What is measured of an outline, in the order of `schema`.
    static let measures = [
        ellipsoidal, plane, planeSystem, zone, zoneSystem, arealDistortion, linearDistortion, perimeter, compactness, parts, holes, valid,
        reason,
    ]

    /// What the store keeps with each perimeter.
    public static let stored = [
        plane, planeSystem, ellipsoidal, zone, zoneSystem, arealDistortion, linearDistortion, perimeter, valid, reason,
    ]

    /// The output of `surface`.
    public static let schema = TableSchema(
        "quartiers.surface", title: Text(fr: "Surfaces des quartiers", en: "Surfaces of quartiers"),
        columns: QuartierColumns.leading + measures + [printed, printedGap, QuartierColumns.source])
}
