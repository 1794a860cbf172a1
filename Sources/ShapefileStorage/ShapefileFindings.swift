public import Reporting

/// Every kind of finding that reading or writing a shapefile can report.
public enum ShapefileFindings {
    /// The kinds, in the order of their documentation.
    public static let all: [FindingKind] = [
        .shapeFileLength, .shapeRecordOutside, .shapeRecordCounts, .shapeRecordType, .shapeRecordLength, .shapeTypeMixed, .shapeRingShort,
        .shapeRingOpen, .shapePositionNotFinite, .shapeRingOrientation, .shapeOrdinatesDropped, .shapeAndRecordCounts, .tableTruncated,
        .tableDeletedRecords, .tableFieldType, .tableStars, .tableValueUnreadable, .textNotUTF8, .textAlreadyUTF8, .textEncodingGuessed,
        .textEncodingUnknown, .textCutInsideCharacter, .fieldNameShortened, .textCut, .codeTooLong, .numberTooWide, .dateUnwritable,
    ]

    static let askAgain = Text(
        fr: "Le fichier est tronqué ou endommagé : demander à nouveau la livraison.",
        en: "The file is truncated or damaged: ask for the delivery again.")

    static let repairOutline = Text(
        fr: "Corriger le contour dans QGIS (Vérifier la validité), ou demander à nouveau la couche à son producteur.",
        en: "Correct the outline in QGIS (Check validity), or ask the producer for the layer again.")
}

extension FindingKind {
    /// The length that a head announces is not that of the file.
    static let shapeFileLength = FindingKind(
        code: "SHP-LENGTH", severity: .warning,
        title: Text(fr: "longueur annoncée par l'en-tête", en: "length that the head announces"),
        message: Text(
            fr: "l'en-tête du .{part} annonce {expected} octets et le fichier en a {found}",
            en: "the head of the .{part} announces {expected} bytes and the file has {found}"),
        remedy: Text(
            fr: "Tout ce que le fichier contient a été lu. S'il est plus court qu'annoncé, demander à nouveau la livraison.",
            en: "All that the file holds was read. If it is shorter than announced, ask for the delivery again."))

    /// The index places a shape outside the file.
    static let shapeRecordOutside = FindingKind(
        code: "SHP-OUTSIDE", severity: .blocking,
        title: Text(fr: "forme hors du fichier", en: "shape outside the file"),
        message: Text(
            fr: "{count} formes ne tiennent pas dans le .shp à la place que donne le .shx (objets {features})",
            en: "{count} shapes do not fit in the .shp where the .shx places them (features {features})"),
        remedy: ShapefileFindings.askAgain)

    /// The counts of a shape do not fit its length.
    static let shapeRecordCounts = FindingKind(
        code: "SHP-COUNTS", severity: .blocking,
        title: Text(fr: "forme incohérente", en: "inconsistent shape"),
        message: Text(
            fr: "{count} formes annoncent plus d'anneaux ou de sommets que leur longueur n'en contient (objets {features})",
            en: "{count} shapes announce more rings or positions than their length holds (features {features})"),
        remedy: ShapefileFindings.askAgain)

    /// The type of a shape is none that exists.
    static let shapeRecordType = FindingKind(
        code: "SHP-TYPE", severity: .blocking,
        title: Text(fr: "type de forme inconnu", en: "unknown type of shape"),
        message: Text(
            fr: "{count} formes ont un type inconnu, le premier étant {found} (objets {features})",
            en: "{count} shapes have an unknown type, the first being {found} (features {features})"),
        remedy: ShapefileFindings.askAgain)

    /// The index and the shape disagree on its length.
    static let shapeRecordLength = FindingKind(
        code: "SHP-INDEX", severity: .warning,
        title: Text(fr: "index et formes en désaccord", en: "index and shapes disagree"),
        message: Text(
            fr: """
                le .shx et le .shp ne donnent pas la même longueur à {count} formes : {expected} et {found} octets pour la première \
                (objets {features})
                """,
            en:
                "the .shx and the .shp give {count} shapes different lengths: {expected} and {found} bytes for the first (features {features})"
        ),
        remedy: Text(
            fr: "Le .shp fait foi. Si des contours semblent faux, demander à nouveau la livraison.",
            en: "The .shp is believed. If outlines look wrong, ask for the delivery again."))

    /// A shape is of another type than its file.
    static let shapeTypeMixed = FindingKind(
        code: "SHP-MIXED", severity: .warning,
        title: Text(fr: "types de formes mêlés", en: "mixed types of shape"),
        message: Text(
            fr:
                "{count} formes sont d'un autre type ({found}) que leur fichier ({expected}), ce que le format interdit (objets {features})",
            en: "{count} shapes are of another type ({found}) than their file ({expected}), which the format forbids (features {features})"),
        remedy: Text(
            fr: "Chaque forme a été lue selon son propre type.",
            en: "Each shape was read by its own type."))

    /// A ring of fewer than four positions.
    static let shapeRingShort = FindingKind(
        code: "SHP-RING-SHORT", severity: .blocking,
        title: Text(fr: "anneau trop court", en: "ring too short"),
        message: Text(
            fr: "l'anneau {ring} a {found} sommets ; il en faut au moins {expected}, le dernier répétant le premier",
            en: "ring {ring} has {found} positions; it takes at least {expected}, the last repeating the first"),
        remedy: ShapefileFindings.repairOutline)

    /// A ring that does not end where it starts.
    static let shapeRingOpen = FindingKind(
        code: "SHP-RING-OPEN", severity: .warning,
        title: Text(fr: "anneau ouvert", en: "open ring"),
        message: Text(
            fr: "l'anneau {ring} n'est pas fermé ; fermé à la lecture en répétant son premier sommet",
            en: "ring {ring} is not closed; closed on reading by repeating its first position"),
        remedy: Text(
            fr: "Vérifier qu'il ne manque pas de sommets, et corriger le contour dans QGIS.",
            en: "Check that no position is missing, and correct the outline in QGIS."))

    /// A position that is infinite or not a number.
    static let shapePositionNotFinite = FindingKind(
        code: "SHP-FINITE", severity: .blocking,
        title: Text(fr: "coordonnée qui n'est pas un nombre", en: "ordinate that is not a number"),
        message: Text(
            fr: "l'anneau {ring} a un sommet, le {position}, dont une coordonnée est infinie ou n'est pas un nombre",
            en: "ring {ring} has a position, number {position}, with an ordinate that is infinite or not a number"),
        remedy: ShapefileFindings.repairOutline)

    /// Rings walked the other way than the format asks.
    static let shapeRingOrientation = FindingKind(
        code: "SHP-WINDING", severity: .note,
        title: Text(fr: "sens des anneaux", en: "winding of rings"),
        message: Text(
            fr: """
                dans {count} objets, des anneaux tournent à l'envers de ce que veut le format (contour dans le sens des aiguilles d'une montre, \
                trous dans l'autre) ; contours et trous ont été reconnus à leur place (objets {features})
                """,
            en: """
                in {count} features, rings are walked the other way than the format asks (outlines clockwise, holes counter-clockwise); outlines and \
                holes were told apart by where they lie (features {features})
                """),
        remedy: Text(
            fr: "Comparer la surface de ces objets à celle que donne leur producteur.",
            en: "Compare the area of these features with the one that their producer gives."))

    /// Altitudes or measures that were left out.
    static let shapeOrdinatesDropped = FindingKind(
        code: "SHP-ZM", severity: .note,
        title: Text(fr: "altitudes ou mesures écartées", en: "altitudes or measures left out"),
        message: Text(
            fr: "{count} formes portent des altitudes (Z) ou des mesures (M), qui ne sont pas lues",
            en: "{count} shapes carry altitudes (Z) or measures (M), which are not read"),
        remedy: Text(
            fr: "Rien à faire : les surfaces se calculent sur x et y.",
            en: "Nothing to do: areas are computed from x and y."))

    /// Not as many shapes as records.
    static let shapeAndRecordCounts = FindingKind(
        code: "SHP-DBF", severity: .blocking,
        title: Text(fr: "formes et attributs en nombres différents", en: "shapes and attributes differ in number"),
        message: Text(
            fr: """
                le .shp a {shapes} formes et le .dbf {records} enregistrements : ce qui n'a pas de pendant est gardé, sans attributs ou sans \
                géométrie
                """,
            en:
                "the .shp has {shapes} shapes and the .dbf {records} records: what has no counterpart is kept, without attributes or geometry"
        ),
        remedy: Text(
            fr: "Les fichiers ne vont peut-être pas ensemble, et les codes peuvent être décalés : demander à nouveau la livraison.",
            en: "The files may not belong together, and the codes may have slipped: ask for the delivery again."))
}
