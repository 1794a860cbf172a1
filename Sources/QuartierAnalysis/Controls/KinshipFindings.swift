public import Reporting

extension FindingKind {
    /// A letter that says another change than the outlines do.
    public static let letterDisagrees = FindingKind(
        code: "C02", severity: .warning,
        title: Text(fr: "lettre du code et contour", en: "letter of the code and outline"),
        message: Text(
            fr: "l'ANCT dit {expected} ; à {tolerance} m de tolérance, le contour dit « {found} » (pièce la plus large : {width} m)",
            en: "ANCT says {expected}; at a tolerance of {tolerance} m the outline says '{found}' (widest piece: {width} m)"),
        remedy: Text(
            fr: "Regarder les pièces dans la couche « evolutions », et dire la tolérance à côté de tout décompte.",
            en: "Look at the pieces in the layer 'evolutions', and state the tolerance beside every count."))

    /// A letter of the code that is not the one of the table.
    public static let lettersDiffer = FindingKind(
        code: "C02", variant: "table", severity: .warning,
        title: Text(fr: "lettre du code et statut de la table", en: "letter of the code and state in the table"),
        message: Text(
            fr: "le code finit par {expected}, la table de correspondance dit {found}",
            en: "the code ends with {expected}, the correspondence table says {found}"),
        remedy: Text(fr: "Vérifier la version de la table de l'ANCT.", en: "Check the version of ANCT's table."))

    /// A former quartier that has a child by geometry and is no parent in the table.
    public static let parentNotCovered = FindingKind(
        code: "C03", severity: .warning,
        title: Text(fr: "table de correspondance complète", en: "complete correspondence table"),
        message: Text(
            fr: "ancien quartier absent de la table, alors que {other} en garde {share} %",
            en: "former quartier missing from the table, whereas {other} keeps {share}% of it"),
        remedy: Text(
            fr: "Compléter la table, ou importer la version de l'ANCT qui couvre ce territoire.",
            en: "Complete the table, or import the version of ANCT that covers this territory."))

    /// A new quartier that the table does not hold.
    public static let childNotCovered = FindingKind(
        code: "C03", variant: "child", severity: .warning,
        title: Text(fr: "table de correspondance complète", en: "complete correspondence table"),
        message: Text(
            fr: "quartier de 2024 absent de la table de correspondance", en: "quartier of 2024 missing from the correspondence table"),
        remedy: Text(
            fr: "Importer la version de la table de l'ANCT qui va avec ces périmètres.",
            en: "Import the version of ANCT's table that goes with these perimeters."))

    /// A code of the table that the layers do not hold.
    public static let kinUnknown = FindingKind(
        code: "C03", variant: "unknown", severity: .warning,
        title: Text(fr: "codes de la table connus", en: "codes of the table known"),
        message: Text(
            fr: "la table le relie à {found}, qu'aucune des deux générations ne contient",
            en: "the table links it to {found}, which neither generation holds"),
        remedy: Text(
            fr: "Importer le périmètre manquant, ou corriger le code dans la table.",
            en: "Import the missing perimeter, or mend the code in the table."))

    /// A cycle in the table.
    public static let kinshipCycle = FindingKind(
        code: "C03", variant: "cycle", severity: .warning,
        title: Text(fr: "parenté sans boucle", en: "kinship without cycle"),
        message: Text(fr: "la table tourne en rond : {found}", en: "the table goes round in a circle: {found}"),
        remedy: Text(
            fr: "Corriger ces lignes : un quartier ne descend pas de lui-même.", en: "Mend these rows: no quartier comes from itself."))

    /// Kin by geometry that the table does not link.
    public static let kinshipByGeometryOnly = FindingKind(
        code: "C03", variant: "geometry", severity: .warning,
        title: Text(fr: "parenté selon la table et selon les contours", en: "kinship by the table and by the outlines"),
        message: Text(
            fr: "vient de {other} selon les contours ({share} % de l'un, {otherShare} % de l'autre), pas selon la table",
            en: "comes from {other} by the outlines ({share}% of the one, {otherShare}% of the other), not by the table"),
        remedy: Text(
            fr: "Vérifier la table ; --share change la part à partir de laquelle il y a parenté.",
            en: "Check the table; --share changes the share from which there is kinship."))

    /// Kin by the table that share too little.
    public static let kinshipByTableOnly = FindingKind(
        code: "C03", variant: "table", severity: .warning,
        title: Text(fr: "parenté selon la table et selon les contours", en: "kinship by the table and by the outlines"),
        message: Text(
            fr: "vient de {other} selon la table ; en commun : {share} % de l'un et {otherShare} % de l'autre",
            en: "comes from {other} by the table; in common: {share}% of the one and {otherShare}% of the other"),
        remedy: Text(
            fr: "Vérifier la table et les deux contours ; --share change la part à partir de laquelle il y a parenté.",
            en: "Check the table and both outlines; --share changes the share from which there is kinship."))

    /// A table about other places.
    public static let tableUnrelated = FindingKind(
        code: "C03", variant: "unrelated", severity: .warning,
        title: Text(fr: "table de correspondance de ces quartiers", en: "correspondence table of these quartiers"),
        message: Text(
            fr: "aucune des {found} lignes de la table ne concerne ces quartiers",
            en: "none of the {found} rows of the table is about these quartiers"),
        remedy: Text(
            fr: "Vérifier le fichier importé et les codes des périmètres.", en: "Check the file imported and the codes of the perimeters."))
}

/// The findings of controls C02 and C03.
public enum KinshipFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .letterDisagrees, .lettersDiffer, .parentNotCovered, .childNotCovered, .kinUnknown, .kinshipCycle, .kinshipByGeometryOnly,
        .kinshipByTableOnly, .tableUnrelated,
    ]
}
