public import Reporting

extension FindingKind {
    /// A code of no known form; the feature is kept under it.
    public static let codeMalformed = FindingKind(
        code: "C01", severity: .warning,
        title: Text(fr: "forme et unicité des codes", en: "form and uniqueness of codes"),
        message: Text(
            fr: "« {found} » n'a la forme d'aucun code : QP062005 (2015), QN06205M (2024) ou QIC6205101 (local)",
            en: "'{found}' has the form of no code: QP062005 (2015), QN06205M (2024) or QIC6205101 (local)"),
        remedy: Text(
            fr: "Corriger le code à la source, ou désigner le bon champ : --field code_qp=NOM.",
            en: "Mend the code at its source, or name the right field: --field code_qp=NAME."))

    /// A code of one generation on a perimeter of another.
    public static let codeOfAnotherGeneration = FindingKind(
        code: "C01", variant: "generation", severity: .warning,
        title: Text(fr: "code et périmètre d'une même génération", en: "code and perimeter of one generation"),
        message: Text(
            fr: "{subject} est un code de la génération {origin}, sur un périmètre de la génération {generation}",
            en: "{subject} is a code of generation {origin}, on a perimeter of generation {generation}"),
        remedy: Text(
            fr: "Reprendre le code de la table de correspondance de l'ANCT (import correspondence) ; il ne se déduit pas de l'ancien.",
            en: "Take the code from ANCT's correspondence table (import correspondence); it cannot be derived from the old one."))

    /// A commune without a usable INSEE code.
    public static let communeCodeMalformed = FindingKind(
        code: "COM-CODE", severity: .warning,
        title: Text(fr: "code INSEE des communes", en: "INSEE code of communes"),
        message: Text(
            fr: "« {found} » n'est pas un code INSEE de commune (cinq caractères, comme 62048 ou 2A004) ; l'objet n'est pas retenu",
            en: "'{found}' is not the INSEE code of a commune (five characters, like 62048 or 2A004); the feature is left out"),
        remedy: Text(
            fr: "Désigner le champ du code : --field insee_com=NOM. Un code postal ou un zéro perdu ne conviennent pas.",
            en: "Name the field that holds it: --field insee_com=NAME. A postal code or a lost leading zero will not do."))

    /// The source says that there is no geometry.
    public static let geometryMissing = FindingKind(
        code: "G01", variant: "null", severity: .blocking,
        title: Text(fr: "géométrie présente", en: "geometry present"),
        message: Text(fr: "géométrie absente (null)", en: "no geometry (null)"),
        remedy: Text(fr: "Demander le contour au producteur de la couche.", en: "Ask the producer of the layer for the outline."))

    /// A geometry without any position.
    public static let geometryEmpty = FindingKind(
        code: "G01", variant: "empty", severity: .blocking,
        title: Text(fr: "géométrie non vide", en: "geometry not empty"),
        message: Text(fr: "géométrie vide, sans aucun sommet", en: "empty geometry, without any vertex"),
        remedy: Text(fr: "Demander le contour au producteur de la couche.", en: "Ask the producer of the layer for the outline."))

    /// A point or a line where an area is expected.
    public static let geometryNotAreal = FindingKind(
        code: "G01", variant: "type", severity: .blocking,
        title: Text(fr: "géométrie surfacique", en: "areal geometry"),
        message: Text(
            fr: "géométrie de type {found} dans une couche de surfaces (Polygon ou MultiPolygon attendu)",
            en: "geometry of type {found} in an areal layer (Polygon or MultiPolygon expected)"),
        remedy: Text(
            fr: "Retirer l'objet de la couche, ou fournir son contour.", en: "Take the feature out of the layer, or give its outline."))
}

/// The findings that readers of perimeters and communes report.
public enum PerimeterFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .codeMalformed, .codeOfAnotherGeneration, .communeCodeMalformed, .geometryMissing, .geometryEmpty, .geometryNotAreal,
    ]
}
