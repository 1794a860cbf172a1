public import Reporting

extension FindingKind {
    /// An outline that is not valid.
    public static let geometryInvalid = FindingKind(
        code: "G01", severity: .blocking,
        title: Text(fr: "géométrie valide, surfacique, d'au moins 1 000 m²", en: "geometry valid, areal, at least 1,000 m²"),
        message: Text(
            fr: "contour invalide ({reason}) : surface brute {before} m², réparée {after} m² dans le plan de la couche",
            en: "invalid outline ({reason}): raw area {before} m², repaired {after} m² in the plane of the layer"),
        remedy: Text(
            fr: "Corriger le contour au lieu indiqué, à la source si possible ; les surfaces affichées sont celles du contour réparé.",
            en: "Mend the outline at the place given, at its source if possible; the areas shown are those of the repaired outline."))

    /// An outline under 1 000 m².
    public static let geometryTooSmall = FindingKind(
        code: "G01", variant: "small", severity: .blocking, title: Text(fr: "surface d'au moins 1 000 m²", en: "area of at least 1,000 m²"),
        message: Text(
            fr: "surface de {found} m², sous les {expected} m² attendus", en: "area of {found} m², under the {expected} m² expected"),
        remedy: Text(fr: "Vérifier qu'il ne s'agit pas d'un reste de découpage.", en: "Check that it is not what is left of a cut."))

    /// Coordinates that the declared system cannot give.
    public static let outsideAreaOfUse = FindingKind(
        code: "G02", severity: .blocking,
        title: Text(fr: "coordonnées dans l'emprise du système annoncé", en: "coordinates inside the area of use of the declared system"),
        message: Text(
            fr: "coordonnées hors de l'emprise de {crs} ({name})", en: "coordinates outside the area of use of {crs} ({name})"),
        remedy: Text(
            fr: "Vérifier le système de la couche ; --crs EPSG:… en indique un autre.",
            en: "Check the system of the layer; --crs EPSG:… gives another."))

    /// Degrees where metres are declared.
    public static let degreesAsMetres = FindingKind(
        code: "G02", variant: "degrees", severity: .blocking,
        title: Text(fr: "degrés annoncés comme des mètres", en: "degrees declared as metres"),
        message: Text(
            fr: "ces coordonnées ont l'air de degrés, alors que {crs} ({name}) est en mètres",
            en: "these coordinates look like degrees, whereas {crs} ({name}) is in metres"),
        remedy: Text(fr: "Indiquer le vrai système : --crs EPSG:4326.", en: "Give the true system: --crs EPSG:4326."))

    /// Metres where degrees are declared.
    public static let metresAsDegrees = FindingKind(
        code: "G02", variant: "metres", severity: .blocking,
        title: Text(fr: "mètres annoncés comme des degrés", en: "metres declared as degrees"),
        message: Text(
            fr: "ces coordonnées ont l'air de mètres, alors que {crs} ({name}) est en degrés",
            en: "these coordinates look like metres, whereas {crs} ({name}) is in degrees"),
        remedy: Text(
            fr: "Indiquer le vrai système : --crs EPSG:2154, ou celui de la livraison.",
            en: "Give the true system: --crs EPSG:2154, or that of the delivery."))

    /// Latitude first.
    public static let axesSwapped = FindingKind(
        code: "G02", variant: "axes", severity: .blocking, title: Text(fr: "ordre des axes", en: "order of the axes"),
        message: Text(
            fr: "les axes semblent inversés : la latitude ou l'ordonnée vient en premier ({crs})",
            en: "the axes look swapped: latitude or northing comes first ({crs})"),
        remedy: Text(
            fr: "Réexporter la couche avec la longitude (ou X) en premier.", en: "Export the layer again with longitude (or X) first."))

    /// Coordinates that the system can give, where no French projection is legal.
    public static let outsideTerritories = FindingKind(
        code: "G02", variant: "territory", severity: .blocking,
        title: Text(fr: "place sur le territoire français", en: "place on French territory"),
        message: Text(
            fr: "aucune projection légale française n'est connue à cet endroit ({crs}, {name}) : l'objet n'est pas mesuré",
            en: "no French legal projection is known at this place ({crs}, {name}): the feature is not measured"),
        remedy: Text(
            fr: "Vérifier le système de la couche (--crs), et que l'objet est en métropole ou dans un territoire d'outre-mer couvert.",
            en:
                "Check the system of the layer (--crs), and that the feature lies on the mainland or in an overseas territory that is covered."
        ))

    /// Two quartiers of one generation that overlap.
    public static let overlap = FindingKind(
        code: "G03", severity: .blocking,
        title: Text(fr: "pas de recouvrement dans une génération", en: "no overlap within a generation"),
        message: Text(
            fr: "recouvre {other} sur {surface} m², large au plus de {width} m",
            en: "overlaps {other} by {surface} m², at most {width} m wide"),
        remedy: Text(
            fr: "Recaler les deux contours sur leur limite commune ; « overlap » donne toutes les paires.",
            en: "Fit both outlines to their common limit; 'overlap' gives all pairs."))

    /// A QIC that overlaps a QPV.
    public static let localOverlap = FindingKind(
        code: "G03", variant: "local", severity: .blocking,
        title: Text(fr: "pas de recouvrement entre QIC et QPV", en: "no overlap between QIC and QPV"),
        message: Text(
            fr: "ce QIC recouvre le QPV {other} sur {surface} m², large au plus de {width} m",
            en: "this QIC overlaps the QPV {other} by {surface} m², at most {width} m wide"),
        remedy: Text(fr: "Retirer du QIC ce que le QPV contient.", en: "Take out of the QIC what the QPV holds."))

    /// Two equal vertices in a row.
    public static let vertexRepeated = FindingKind(
        code: "G05", severity: .warning,
        title: Text(fr: "sommets répétés, pointes, trous minuscules", en: "repeated vertices, spikes, tiny holes"),
        message: Text(fr: "sommet répété", en: "repeated vertex"),
        remedy: Text(fr: "Supprimer le doublon dans le SIG.", en: "Delete the duplicate in the GIS."))

    /// Two edges that come back on each other.
    public static let spike = FindingKind(
        code: "G05", variant: "spike", severity: .warning, title: Text(fr: "pointes", en: "spikes"),
        message: Text(
            fr: "pointe : deux côtés font un angle de moins de {measure}°", en: "spike: two edges make an angle under {measure}°"),
        remedy: Text(fr: "Supprimer le sommet de la pointe.", en: "Delete the vertex at its tip."))

    /// A hole under 100 m².
    public static let smallHole = FindingKind(
        code: "G05", variant: "hole", severity: .warning, title: Text(fr: "trous de moins de 100 m²", en: "holes under 100 m²"),
        message: Text(fr: "trou de {measure} m²", en: "hole of {measure} m²"),
        remedy: Text(fr: "Boucher le trou s'il n'est pas voulu.", en: "Fill the hole if it is not meant."))

    /// Several parts.
    public static let severalParts = FindingKind(
        code: "G06", severity: .warning, title: Text(fr: "un seul tenant", en: "one connected part"),
        message: Text(
            fr: "{found} parties, alors que le décret veut un espace urbain continu",
            en: "{found} parts, whereas the decree wants a continuous urban area"),
        remedy: Text(
            fr: "Si c'est voulu, lever le constat en disant pourquoi : check --waive G06 --subject CODE --by NOM --reason MOTIF.",
            en: "If it is meant, lift the finding and say why: check --waive G06 --subject CODE --by NAME --reason REASON."))

    /// A quartier that leaves the communes known.
    public static let outsideCommunes = FindingKind(
        code: "G07", severity: .warning,
        title: Text(fr: "communes calculées et annoncées", en: "communes computed and declared"),
        message: Text(
            fr: "{found} m² ({share} %) hors de toute commune connue", en: "{found} m² ({share}%) outside every known commune"),
        remedy: Text(
            fr: "Importer les communes voisines, ou vérifier le contour et le millésime des communes.",
            en: "Import the neighbouring communes, or check the outline and the vintage of the communes."))

    /// Communes by geometry and by the source that are not the same.
    public static let communesDisagree = FindingKind(
        code: "G07", variant: "communes", severity: .warning,
        title: Text(fr: "communes calculées et annoncées", en: "communes computed and declared"),
        message: Text(
            fr: "la source annonce {expected} ; la géométrie donne {found}", en: "the source declares {expected}; geometry gives {found}"),
        remedy: Text(
            fr: "Vérifier la génération de la liste annoncée ; « split » donne chaque part.",
            en: "Check which generation the declared list describes; 'split' gives each share."))

    /// A code that stands twice in a generation.
    public static let codeRepeated = FindingKind(
        code: "C01", variant: "repeated", severity: .warning,
        title: Text(fr: "un code une seule fois par génération", en: "a code once in a generation"),
        message: Text(
            fr: "le code {code} est déjà celui de l'objet {first}", en: "the code {code} is already that of feature {first}"),
        remedy: Text(
            fr: "Réunir les parties d'un même quartier en un objet, ou corriger le code.",
            en: "Join the parts of one quartier into one feature, or mend the code."))

    /// A printed surface that the outline does not have.
    public static let printedSurfaceDiffers = FindingKind(
        code: "S01", severity: .warning,
        title: Text(fr: "surface imprimée et surface calculée", en: "printed and computed surface"),
        message: Text(
            fr: "{expected} ha imprimés, {found} ha calculés ; au plus près : {bestHectares} ha ({best})",
            en: "{expected} ha printed, {found} ha computed; closest: {bestHectares} ha ({best})"),
        remedy: Text(
            fr: "Vérifier de quelle génération parle le document.", en: "Check which generation the document speaks of."))

    /// A plane surface that the projection does not explain.
    public static let distortionUnexplained = FindingKind(
        code: "S02", severity: .blocking,
        title: Text(fr: "surface plane et surface ellipsoïdale", en: "plane and ellipsoidal surface"),
        message: Text(
            fr: "{found} m² dans le plan {crs}, alors que l'ellipsoïde et l'altération du lieu en donnent {expected} : {percent} % d'écart",
            en: "{found} m² in the plane {crs}, whereas the ellipsoid and the distortion of the place give {expected}: {percent}% apart"),
        remedy: Text(
            fr: "Chercher un sommet égaré : un contour si étendu n'a pas une seule altération.",
            en: "Look for a stray vertex: an outline so wide has no single distortion."))

    /// Communes of a document that geometry does not confirm.
    public static let documentCommunesDisagree = FindingKind(
        code: "G07", variant: "document", severity: .warning,
        title: Text(fr: "communes déclarées par un document", en: "communes that a document declares"),
        message: Text(
            fr: "communes déclarées par le document : {expected} ; d'après le contour {generation} : {found}",
            en: "communes that the document declares: {expected}; by the outline of {generation}: {found}"),
        remedy: Text(
            fr: "Le document décrit peut-être une autre génération du périmètre ; garder celles du contour (split).",
            en: "The document may describe another generation of the perimeter; keep those of the outline (split)."))

    /// A source that cannot be cited.
    public static let sourceIncomplete = FindingKind(
        code: "M01", severity: .blocking,
        title: Text(
            fr: "producteur, millésime, licence et date de chaque source", en: "producer, vintage, licence and date of each source"),
        message: Text(
            fr: "source que l'on ne peut pas citer ; il manque : {found}", en: "source that cannot be cited; missing: {found}"),
        remedy: Text(
            fr: "Les donner à l'import : --producer, --vintage, --licence ; sans eux la couche ne peut être créditée.",
            en: "Give them at import: --producer, --vintage, --licence; without them the layer cannot be credited."))

    /// An outline that is drawn, not official.
    public static let schematicOutline = FindingKind(
        code: "M02", severity: .blocking, title: Text(fr: "pas de contour schématique", en: "no schematic outline"),
        message: Text(
            fr: "contour schématique, dessiné pour la démonstration : ce n'est pas le périmètre officiel",
            en: "schematic outline, drawn for the demonstration: it is not the official perimeter"),
        remedy: Text(
            fr: "Importer le périmètre officiel : quartiers import perimeters FICHIER.",
            en: "Import the official perimeter: quartiers import perimeters FILE."))
}

/// The findings that controls of outlines, records and sources report.
public enum ControlFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .geometryInvalid, .geometryTooSmall, .outsideAreaOfUse, .degreesAsMetres, .metresAsDegrees, .axesSwapped, .outsideTerritories,
        .overlap, .localOverlap, .vertexRepeated, .spike, .smallHole, .severalParts, .outsideCommunes, .communesDisagree, .codeRepeated,
        .printedSurfaceDiffers, .distortionUnexplained, .documentCommunesDisagree, .sourceIncomplete, .schematicOutline,
    ]
}
