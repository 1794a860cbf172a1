public import Reporting

/// What the GeoJSON reader may find.
public enum GeoJSONFindings {
    /// Every kind, for a registry.
    public static let all: [FindingKind] = [
        .jsonDuplicate, .jsonMissing, .jsonMember, .jsonBoundingBox, .jsonMisplaced, .jsonTypeCase, .jsonNumber, .jsonFeature,
        .jsonGeometry,
        .jsonType, .jsonNesting, .jsonPosition, .jsonRing, .jsonRingOpen, .jsonRingAltitude, .jsonRingOrder, .jsonLine, .jsonAltitude,
        .jsonOrdinates, .jsonCollection,
    ]
}

extension FindingKind {
    private static let seeStandard = Text(
        fr: "Corriger le fichier, ou le demander à nouveau à son producteur ; la règle est dans la RFC 7946.",
        en: "Correct the file, or ask its producer for it again; the rule is in RFC 7946.")
    private static let nothingToDo = Text(fr: "Rien à faire.", en: "Nothing to do.")

    /// A member stands twice in an object.
    public static let jsonDuplicate = FindingKind(
        code: "JSON-DUPLICATE", severity: .warning,
        title: Text(fr: "membre en double", en: "duplicate member"),
        message: Text(
            fr: "le membre « {member} » figure deux fois dans le même objet ; la dernière valeur est retenue",
            en: "the member '{member}' stands twice in one object; the last value is kept"),
        remedy: Text(fr: "Retirer la valeur de trop.", en: "Remove the value too many."))

    /// A member that the standard wants is not there.
    public static let jsonMissing = FindingKind(
        code: "JSON-MISSING", severity: .warning,
        title: Text(fr: "membre manquant", en: "missing member"),
        message: Text(
            fr: "le membre « {member} » manque ; lu comme s'il valait null", en: "the member '{member}' is missing; read as if it were null"
        ),
        remedy: seeStandard)

    /// `properties` or `id` has a value of a type that the standard forbids.
    public static let jsonMember = FindingKind(
        code: "JSON-MEMBER", severity: .warning,
        title: Text(fr: "membre d'un autre type que prévu", en: "member of another type than expected"),
        message: Text(
            fr: "le membre « {member} » n'a pas un type que GeoJSON permet ; laissé de côté : {found}",
            en: "the member '{member}' has a type that GeoJSON does not allow; left aside: {found}"),
        remedy: seeStandard)

    /// A `bbox` that is not four or six numbers.
    public static let jsonBoundingBox = FindingKind(
        code: "JSON-BBOX", severity: .warning,
        title: Text(fr: "emprise incorrecte", en: "incorrect bounding box"),
        message: Text(
            fr: "« bbox » devrait tenir en 4 ou 6 nombres ; trouvé : {found} ; sans effet, l'emprise est recalculée",
            en: "'bbox' should be 4 or 6 numbers; found: {found}; without effect, the extent is computed again"),
        remedy: seeStandard)

    /// A member of another GeoJSON type.
    public static let jsonMisplaced = FindingKind(
        code: "JSON-MISPLACED", severity: .warning,
        title: Text(fr: "membre d'un autre type d'objet", en: "member of another type of object"),
        message: Text(
            fr: "un objet {type} ne peut pas avoir de membre « {member} » ; laissé de côté",
            en: "a {type} object cannot have a member '{member}'; left aside"),
        remedy: seeStandard)

    /// A type whose letters have the wrong case.
    public static let jsonTypeCase = FindingKind(
        code: "JSON-TYPE-CASE", severity: .warning,
        title: Text(fr: "casse d'un nom de type", en: "case of a type name"),
        message: Text(fr: "type « {found} » lu comme « {expected} »", en: "type '{found}' read as '{expected}'"),
        remedy: Text(fr: "L'écrire ainsi : les types distinguent les majuscules.", en: "Write it so: types are case-sensitive."))

    /// A number in the properties that a double cannot hold.
    public static let jsonNumber = FindingKind(
        code: "JSON-NUMBER", severity: .warning,
        title: Text(fr: "nombre trop grand", en: "number too great"),
        message: Text(
            fr: "le nombre {found} du champ « {member} » dépasse ce qu'un réel sur 64 bits peut tenir ; gardé comme texte",
            en: "the number {found} of the field '{member}' is beyond a 64-bit real; kept as text"),
        remedy: Text(fr: "Vérifier la valeur.", en: "Check the value."))

    /// An element of `features` that is no Feature.
    public static let jsonFeature = FindingKind(
        code: "JSON-FEATURE", severity: .blocking,
        title: Text(fr: "élément qui n'est pas un Feature", en: "element that is no Feature"),
        message: Text(
            fr: "un élément de « features » n'est pas un objet de type Feature ; trouvé : {found}",
            en: "an element of 'features' is no object of type Feature; found: {found}"),
        remedy: seeStandard)

    /// A geometry without what makes it one.
    public static let jsonGeometry = FindingKind(
        code: "JSON-GEOMETRY", severity: .blocking,
        title: Text(fr: "géométrie sans contenu lisible", en: "geometry without readable content"),
        message: Text(
            fr: "la géométrie n'a pas de membre « {member} » utilisable ; trouvé : {found}",
            en: "the geometry has no usable member '{member}'; found: {found}"),
        remedy: seeStandard)

    /// A geometry of an unknown type.
    public static let jsonType = FindingKind(
        code: "JSON-TYPE", severity: .blocking,
        title: Text(fr: "type de géométrie inconnu", en: "unknown geometry type"),
        message: Text(fr: "type de géométrie inconnu : {found}", en: "unknown geometry type: {found}"),
        remedy: seeStandard)

    /// Coordinates nested for another type.
    public static let jsonNesting = FindingKind(
        code: "JSON-NESTING", severity: .blocking,
        title: Text(fr: "imbrication des coordonnées", en: "nesting of coordinates"),
        message: Text(
            fr: "les coordonnées ne sont pas imbriquées comme celles d'un {type}",
            en: "the coordinates are not nested as those of a {type}"),
        remedy: seeStandard)

    /// A position that is not two or three finite numbers.
    public static let jsonPosition = FindingKind(
        code: "JSON-POSITION", severity: .blocking,
        title: Text(fr: "position incorrecte", en: "incorrect position"),
        message: Text(
            fr: "une position doit avoir au moins deux nombres finis ; trouvé : {found}",
            en: "a position must have at least two finite numbers; found: {found}"),
        remedy: seeStandard)

    /// A ring with fewer than four positions.
    public static let jsonRing = FindingKind(
        code: "JSON-RING", severity: .blocking,
        title: Text(fr: "anneau trop court", en: "ring too short"),
        message: Text(
            fr: "l'anneau {ring} du polygone {polygon} a {found} sommets, 4 au moins attendus",
            en: "ring {ring} of polygon {polygon} has {found} positions, at least 4 expected"),
        remedy: seeStandard)

    /// A ring whose last position is not the first.
    public static let jsonRingOpen = FindingKind(
        code: "JSON-RING-OPEN", severity: .warning,
        title: Text(fr: "anneau non fermé", en: "ring not closed"),
        message: Text(
            fr: "l'anneau {ring} du polygone {polygon} n'est pas fermé ; fermé à la lecture en répétant son premier sommet",
            en: "ring {ring} of polygon {polygon} is not closed; closed on reading by repeating its first position"),
        remedy: Text(
            fr: "Vérifier qu'il ne manque pas de sommets, et répéter le premier à la fin.",
            en: "Check that no position is missing, and repeat the first at the end."))

    /// A ring whose ends differ by their altitude.
    public static let jsonRingAltitude = FindingKind(
        code: "JSON-RING-Z", severity: .warning,
        title: Text(fr: "anneau fermé dans le plan seulement", en: "ring closed in the plane only"),
        message: Text(
            fr: "le premier et le dernier sommet de l'anneau {ring} du polygone {polygon} n'ont pas la même altitude",
            en: "the first and last positions of ring {ring} of polygon {polygon} do not have the same altitude"),
        remedy: Text(fr: "Sans effet ici : les altitudes ne sont pas gardées.", en: "Without effect here: altitudes are not kept."))

    /// Rings walked the wrong way.
    public static let jsonRingOrder = FindingKind(
        code: "JSON-RING-ORDER", severity: .note,
        title: Text(fr: "sens des anneaux", en: "order of rings"),
        message: Text(
            fr: "un anneau extérieur devrait tourner en sens inverse des aiguilles d'une montre, un trou dans l'autre sens",
            en: "an exterior ring should run counter-clockwise, a hole clockwise"),
        remedy: Text(
            fr: "Sans effet ici ; l'export écrit les anneaux dans le bon sens.",
            en: "Without effect here; exports write rings the right way."))

    /// A line with fewer than two positions.
    public static let jsonLine = FindingKind(
        code: "JSON-LINE", severity: .blocking,
        title: Text(fr: "ligne trop courte", en: "line too short"),
        message: Text(fr: "une ligne a {found} sommets, 2 au moins attendus", en: "a line has {found} positions, at least 2 expected"),
        remedy: seeStandard)

    /// Altitudes were dropped.
    public static let jsonAltitude = FindingKind(
        code: "JSON-Z", severity: .note,
        title: Text(fr: "altitudes non gardées", en: "altitudes dropped"),
        message: Text(
            fr: "des contours ont une altitude, qui n'est pas gardée : tout est dans le plan",
            en: "outlines have an altitude, which is dropped: everything is in the plane"),
        remedy: nothingToDo)

    /// Positions with more than three ordinates.
    public static let jsonOrdinates = FindingKind(
        code: "JSON-ORDINATES", severity: .note,
        title: Text(fr: "plus de trois nombres par position", en: "more than three numbers in a position"),
        message: Text(
            fr: "des positions ont plus de trois nombres ; seuls les deux premiers sont gardés",
            en: "positions have more than three numbers; only the first two are kept"),
        remedy: nothingToDo)

    /// A collection of geometries that interoperates badly.
    public static let jsonCollection = FindingKind(
        code: "JSON-COLLECTION", severity: .note,
        title: Text(fr: "collection de géométries", en: "collection of geometries"),
        message: Text(
            fr: "une collection imbriquée dans une autre, ou d'une seule géométrie, est à éviter",
            en: "a collection nested in another, or of a single geometry, is to be avoided"),
        remedy: seeStandard)
}
