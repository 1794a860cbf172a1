public import Reporting

/// What reading a GeoPackage can find.
public enum GeoPackageFindings {
    /// Every kind, for the registry.
    public static let all: [FindingKind] = [
        .geoPackageGeometry, .geoPackageEnvelope, .geoPackageSRS, .geoPackageDimensions, .geoPackageNull, .geoPackageText,
        .geoPackageBinary,
        .geoPackageVersion, .geoPackageContents, .geoPackageKey, .geoPackageUnknownSystem,
    ]
}

extension FindingKind {
    /// Bytes that are no geometry.
    public static let geoPackageGeometry = FindingKind(
        code: "GPKG-GEOM", severity: .blocking,
        title: Text(fr: "géométrie illisible", en: "unreadable geometry"),
        message: Text(
            fr: "la géométrie est illisible : {reason} ; l'objet est gardé sans elle",
            en: "the geometry cannot be read: {reason}; the feature is kept without it"),
        remedy: Text(
            fr: "Ouvrir la couche dans QGIS, redessiner ou supprimer l'objet, ou demander une nouvelle livraison.",
            en: "Open the layer in QGIS and redraw or delete the feature, or ask for a new delivery."))

    /// A header whose limits are not those of the positions.
    public static let geoPackageEnvelope = FindingKind(
        code: "GPKG-ENV", severity: .warning,
        title: Text(fr: "emprise annoncée fausse", en: "wrong declared envelope"),
        message: Text(
            fr: "l'emprise annoncée ({found}) n'est pas celle de la géométrie ({expected}), qui fait foi",
            en: "the declared envelope ({found}) is not that of the geometry ({expected}), which is believed"),
        remedy: Text(
            fr: "Réécrire la couche (QGIS : Exporter > Sauvegarder les entités sous) : son index spatial est sans doute faux aussi.",
            en: "Write the layer anew (QGIS: Export > Save Features As): its spatial index is probably wrong as well."))

    /// Headers that name another coordinate reference system than the layer does.
    public static let geoPackageSRS = FindingKind(
        code: "GPKG-SRS", severity: .warning,
        title: Text(fr: "système de coordonnées contradictoire", en: "contradicting reference system"),
        message: Text(
            fr: "géométries qui annoncent le système {found} alors que la couche est en {expected}, qui fait foi : {count}",
            en: "geometries that name reference system {found} whereas the layer is in {expected}, which is believed: {count}"),
        remedy: Text(
            fr: "Vérifier la position de la couche sur un fond de carte, puis lui assigner le bon système et la réécrire.",
            en: "Check where the layer lies over a base map, then assign it the right system and write it anew."))

    /// Positions with a Z or an M.
    public static let geoPackageDimensions = FindingKind(
        code: "GPKG-ZM", severity: .note,
        title: Text(fr: "altitudes ou mesures laissées", en: "elevations or measures left out"),
        message: Text(
            fr: "géométries avec une altitude (Z) ou une mesure (M), laissée de côté : {count}",
            en: "geometries with an elevation (Z) or a measure (M), which was left out: {count}"),
        remedy: Text(
            fr: "Rien à faire : surfaces et partages se calculent dans le plan.",
            en: "Nothing to do: areas and shares are computed in the plane."))

    /// Features without a geometry.
    public static let geoPackageNull = FindingKind(
        code: "GPKG-NULL", severity: .warning,
        title: Text(fr: "objets sans géométrie", en: "features without geometry"),
        message: Text(fr: "objets sans géométrie : {count}", en: "features without geometry: {count}"),
        remedy: Text(
            fr: "Les dessiner ou les supprimer ; ils sont lus, et n'entrent dans aucun calcul de surface.",
            en: "Draw or delete them; they are read, and enter no computation of area."))

    /// Texts that are not UTF-8.
    public static let geoPackageText = FindingKind(
        code: "GPKG-TEXT", severity: .warning,
        title: Text(fr: "texte mal encodé", en: "badly encoded text"),
        message: Text(
            fr: "textes qui ne sont pas en UTF-8, et dont ce qui est illisible est remplacé par « \u{FFFD} » : {count}",
            en: "texts that are not UTF-8, in which what cannot be read is replaced by '\u{FFFD}': {count}"),
        remedy: Text(
            fr: "Réécrire la couche en déclarant son encodage d'origine (Latin-1 le plus souvent).",
            en: "Write the layer anew with its original encoding declared (Latin-1 most often)."))

    /// Fields that hold bytes.
    public static let geoPackageBinary = FindingKind(
        code: "GPKG-BIN", severity: .note,
        title: Text(fr: "valeurs binaires", en: "binary values"),
        message: Text(
            fr: "valeurs binaires (images, documents) laissées de côté : {count}",
            en: "binary values (pictures, documents) left out: {count}"),
        remedy: Text(
            fr: "Rien à faire si ce champ ne sert pas ; sinon le convertir en texte.",
            en: "Nothing to do unless the field matters; else convert it to text."))

    /// A version of the format that came after this reader, or none.
    public static let geoPackageVersion = FindingKind(
        code: "GPKG-VERS", severity: .note,
        title: Text(fr: "version de GeoPackage", en: "GeoPackage version"),
        message: Text(
            fr: "le fichier se dit en version « {found} » ; il est lu comme une version {expected}",
            en: "the file says that its version is '{found}'; it is read as version {expected}"),
        remedy: Text(
            fr: "Comparer les nombres d'objets avec QGIS ; en cas d'écart, réenregistrer la couche en GeoPackage 1.3.",
            en: "Compare the counts of features with QGIS; where they differ, save the layer as GeoPackage 1.3."))

    /// A row of the contents that leads nowhere.
    public static let geoPackageContents = FindingKind(
        code: "GPKG-CONT", severity: .warning,
        title: Text(fr: "couche inutilisable", en: "unusable layer"),
        message: Text(fr: "la couche n'est pas lue : {reason}", en: "the layer is not read: {reason}"),
        remedy: Text(
            fr: "Réécrire le fichier depuis le logiciel qui l'a produit, ou retirer la couche de gpkg_contents.",
            en: "Write the file anew with the program that made it, or remove the layer from gpkg_contents."))

    /// A reference system that the file does not describe.
    public static let geoPackageUnknownSystem = FindingKind(
        code: "GPKG-CRS", severity: .warning,
        title: Text(fr: "système de coordonnées non décrit", en: "reference system not described"),
        message: Text(
            fr: "le système de coordonnées {found} de la couche n'est pas décrit dans gpkg_spatial_ref_sys",
            en: "the layer's reference system {found} is not described in gpkg_spatial_ref_sys"),
        remedy: Text(
            fr: "Donner le système avec --crs, par exemple --crs EPSG:2154.",
            en: "Give the system with --crs, for instance --crs EPSG:2154."))

    /// A table without the key that the format asks for.
    public static let geoPackageKey = FindingKind(
        code: "GPKG-KEY", severity: .warning,
        title: Text(fr: "table sans clé", en: "table without key"),
        message: Text(
            fr: "la table n'a pas la clé primaire entière que le format demande ; les objets sont numérotés dans l'ordre de lecture",
            en: "the table lacks the integer primary key that the format asks for; features are numbered in reading order"),
        remedy: Text(
            fr: "Réécrire la table (QGIS : Exporter > Sauvegarder les entités sous).",
            en: "Write the table anew (QGIS: Export > Save Features As)."))
}

extension Finding {
    /// A finding whose message ends with a reason, in the words of each language.
    init(_ kind: FindingKind, place: Place, reason: Text) {
        self.init(kind, place: place, terms: ["reason": reason])
    }
}
