internal import Reporting

extension FindingKind {
    /// A field that goes by a shorter name in the shapefile.
    static let fieldNameShortened = FindingKind(
        code: "DBF-NAME", severity: .note,
        title: Text(fr: "nom de champ raccourci", en: "field name shortened"),
        message: Text(
            fr: "le champ « {expected} » s'appelle « {found} » dans le shapefile, dont les noms ont au plus 10 caractères",
            en: "the field '{expected}' is called '{found}' in the shapefile, whose names have at most 10 characters"),
        remedy: Text(
            fr: "Pour garder les noms entiers, livrer en GeoPackage.",
            en: "To keep the whole names, deliver a GeoPackage."))

    /// A text longer than its field.
    static let textCut = FindingKind(
        code: "DBF-TEXT-CUT", severity: .warning,
        title: Text(fr: "texte coupé", en: "text cut"),
        message: Text(
            fr: "{count} textes dépassent les {expected} octets du champ et ont été coupés (objets {features}) : « {found} »",
            en: "{count} texts exceed the {expected} bytes of the field and were cut (features {features}): '{found}'"),
        remedy: Text(
            fr: "Pour garder les textes entiers, livrer en GeoPackage.",
            en: "To keep the whole texts, deliver a GeoPackage."))

    /// A code longer than its field.
    static let codeTooLong = FindingKind(
        code: "DBF-CODE", severity: .warning,
        title: Text(fr: "code trop long pour son champ", en: "code too long for its field"),
        message: Text(
            fr: "{count} codes dépassent les {expected} octets du champ, laissé vide plutôt que coupé (objets {features}) : « {found} »",
            en: "{count} codes exceed the {expected} bytes of the field, left empty rather than cut (features {features}): '{found}'"),
        remedy: Text(
            fr: "Joindre par l'identifiant du quartier (id_quart), ou livrer en GeoPackage.",
            en: "Join by the identifier of the quartier (id_quart), or deliver a GeoPackage."))

    /// A number wider than its field.
    static let numberTooWide = FindingKind(
        code: "DBF-TOO-WIDE", severity: .blocking,
        title: Text(fr: "nombre trop large", en: "number too wide"),
        message: Text(
            fr: "{count} nombres n'entrent pas dans les {expected} caractères du champ, qui est laissé vide (objets {features}) : {found}",
            en: "{count} numbers do not fit the {expected} characters of the field, which is left empty (features {features}): {found}"),
        remedy: Text(
            fr: "Vérifier l'unité de ces nombres, ou livrer en GeoPackage.",
            en: "Check the unit of these numbers, or deliver a GeoPackage."))

    /// A text in a field of dates that is not a date.
    static let dateUnwritable = FindingKind(
        code: "DBF-DATE", severity: .blocking,
        title: Text(fr: "date impossible", en: "impossible date"),
        message: Text(
            fr: "{count} valeurs ne sont pas des dates aaaa-mm-jj ; le champ est laissé vide (objets {features}) : « {found} »",
            en: "{count} values are not dates yyyy-mm-dd; the field is left empty (features {features}): '{found}'"),
        remedy: Text(
            fr: "Corriger ces dates avant de livrer la couche.",
            en: "Correct these dates before delivering the layer."))
}
