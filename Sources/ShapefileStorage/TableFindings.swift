internal import Reporting

extension FindingKind {
    /// Fewer records than the head announces.
    static let tableTruncated = FindingKind(
        code: "DBF-LENGTH", severity: .blocking,
        title: Text(fr: "table tronquée", en: "truncated table"),
        message: Text(
            fr: "l'en-tête du .dbf annonce {expected} enregistrements et le fichier en contient {found}",
            en: "the head of the .dbf announces {expected} records and the file holds {found}"),
        remedy: ShapefileFindings.askAgain)

    /// Records that are marked as deleted.
    static let tableDeletedRecords = FindingKind(
        code: "DBF-DELETED", severity: .note,
        title: Text(fr: "enregistrements supprimés", en: "deleted records"),
        message: Text(
            fr: "{count} enregistrements sont marqués comme supprimés et n'ont pas été lus, leur forme non plus (objets {features})",
            en: "{count} records are marked as deleted and were not read, nor were their shapes (features {features})"),
        remedy: Text(
            fr: "Si l'un d'eux manque, faire compacter la couche dans le logiciel qui l'a écrite, et la demander à nouveau.",
            en: "If one of them is missed, have the layer packed in the program that wrote it and ask for it again."))

    /// A field of a type that is not read.
    static let tableFieldType = FindingKind(
        code: "DBF-TYPE", severity: .warning,
        title: Text(fr: "type de champ non lu", en: "type of field not read"),
        message: Text(
            fr: "le champ est de type {found} ; seuls C, N, F, L et D sont lus, et ses valeurs sont vides",
            en: "the field is of type {found}; only C, N, F, L and D are read, and its values are empty"),
        remedy: Text(
            fr: "Si ce champ sert, demander la couche en GeoPackage.",
            en: "If the field is needed, ask for the layer as a GeoPackage."))

    /// Stars in the place of a number.
    static let tableStars = FindingKind(
        code: "DBF-STARS", severity: .note,
        title: Text(fr: "étoiles à la place d'un nombre", en: "stars in the place of a number"),
        message: Text(
            fr: """
                {count} valeurs du champ sont des étoiles, que GDAL et QGIS écrivent pour une valeur absente et d'autres programmes pour un nombre \
                trop large ; elles sont vides (objets {features})
                """,
            en: """
                {count} values of the field are stars, which GDAL and QGIS write for an absent value and other programs for a number that is too \
                wide; they are empty (features {features})
                """),
        remedy: Text(
            fr: "Si ces valeurs devraient être là, demander la couche en GeoPackage.",
            en: "If these values should be there, ask for the layer as a GeoPackage."))

    /// A value that is not of the type of its field.
    static let tableValueUnreadable = FindingKind(
        code: "DBF-VALUE", severity: .warning,
        title: Text(fr: "valeur illisible", en: "unreadable value"),
        message: Text(
            fr:
                "{count} valeurs du champ ne sont pas du type {expected}, la première étant « {found} » (objets {features}) ; elles sont vides",
            en: "{count} values of the field are not of type {expected}, the first being '{found}' (features {features}); they are empty"),
        remedy: Text(
            fr: "Corriger ces valeurs dans la couche, ou la demander à nouveau.",
            en: "Correct these values in the layer, or ask for it again."))

    /// Announced as UTF-8, and not UTF-8.
    static let textNotUTF8 = FindingKind(
        code: "DBF-NOT-UTF8", severity: .warning,
        title: Text(fr: "encodage annoncé faux", en: "wrong encoding announced"),
        message: Text(
            fr:
                "{count} textes ne sont pas en {expected} comme annoncé (objets {features}) ; ils ont été lus en Windows-1252 : « {found} »",
            en: "{count} texts are not in {expected} as announced (features {features}); they were read as Windows-1252: '{found}'"),
        remedy: Text(
            fr: "Si les accents sont faux, nommer l'encodage ; sinon faire corriger le .cpg.",
            en: "If the accents are wrong, name the encoding; if not, have the .cpg corrected."))

    /// Announced as something else, and valid UTF-8.
    static let textAlreadyUTF8 = FindingKind(
        code: "DBF-IS-UTF8", severity: .warning,
        title: Text(fr: "encodage annoncé faux", en: "wrong encoding announced"),
        message: Text(
            fr: "{count} textes annoncés en {expected} sont en UTF-8 et ont été lus ainsi (objets {features}) : « {found} »",
            en: "{count} texts announced as {expected} are UTF-8 and were read as that (features {features}): '{found}'"),
        remedy: Text(
            fr: "Si les accents sont faux, nommer l'encodage ; sinon ajouter un fichier .cpg qui contient UTF-8.",
            en: "If the accents are wrong, name the encoding; if not, add a .cpg file that holds UTF-8."))

    /// Nothing announced, and not UTF-8.
    static let textEncodingGuessed = FindingKind(
        code: "DBF-GUESSED", severity: .warning,
        title: Text(fr: "encodage supposé", en: "encoding guessed"),
        message: Text(
            fr: "ni .cpg ni code de langue ; {count} textes ont été lus en Windows-1252 (objets {features}) : « {found} »",
            en: "neither a .cpg nor a language code; {count} texts were read as Windows-1252 (features {features}): '{found}'"),
        remedy: Text(
            fr: "Si les accents sont faux, nommer l'encodage.",
            en: "If the accents are wrong, name the encoding."))

    /// A `.cpg` that names nothing known.
    static let textEncodingUnknown = FindingKind(
        code: "DBF-CPG", severity: .warning,
        title: Text(fr: "encodage inconnu", en: "unknown encoding"),
        message: Text(
            fr: "le .cpg nomme un encodage inconnu, « {found} » ; les textes sont lus en UTF-8 quand ils en sont, sinon en Windows-1252",
            en: "the .cpg names an unknown encoding, '{found}'; texts are read as UTF-8 where they are that, else as Windows-1252"),
        remedy: Text(
            fr: "Nommer l'encodage, parmi UTF-8, Windows-1252, ISO-8859-15 et CP850.",
            en: "Name the encoding, one of UTF-8, Windows-1252, ISO-8859-15 and CP850."))

    /// A text that its writer cut in the middle of a character.
    static let textCutInsideCharacter = FindingKind(
        code: "DBF-CUT", severity: .warning,
        title: Text(fr: "texte coupé par son producteur", en: "text cut by its producer"),
        message: Text(
            fr: "{count} textes ont été coupés au milieu d'un caractère à la largeur du champ (objets {features}) : « {found} »",
            en: "{count} texts were cut in the middle of a character at the width of the field (features {features}): '{found}'"),
        remedy: Text(
            fr: "Le texte entier n'est pas dans le fichier : demander la couche en GeoPackage.",
            en: "The whole text is not in the file: ask for the layer as a GeoPackage."))
}
