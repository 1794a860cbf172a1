public import Reporting

/// What the CSV reader may find.
public enum CSVFindings {
    /// Every kind, for a registry.
    public static let all: [FindingKind] = [.csvRagged, .csvEncoding, .csvHeader, .csvQuote]
}

extension FindingKind {
    /// A row with more or fewer cells than the header.
    public static let csvRagged = FindingKind(
        code: "CSV-RAGGED", severity: .warning,
        title: Text(fr: "ligne de longueur différente", en: "row of another length"),
        message: Text(
            fr: "la ligne a {found} cellules, l'en-tête {expected} ; celles qui manquent sont vides, celles de trop laissées de côté",
            en: "the row has {found} cells, the header {expected}; those missing are empty, those too many left aside"),
        remedy: Text(
            fr: "Vérifier le séparateur et les guillemets de la ligne.", en: "Check the separator and the quotation marks of the row."))

    /// The file is not in UTF-8.
    public static let csvEncoding = FindingKind(
        code: "CSV-ENCODING", severity: .warning,
        title: Text(fr: "fichier qui n'est pas en UTF-8", en: "file that is not UTF-8"),
        message: Text(
            fr: "des caractères ne sont pas en UTF-8 ; lus en Windows-1252 à partir d'ici",
            en: "characters are not UTF-8; read as Windows-1252 from here on"),
        remedy: Text(
            fr: "Vérifier les accents ; au besoin, convertir : iconv -f WINDOWS-1252 -t UTF-8 ENTRÉE > SORTIE.",
            en: "Check the accents; if need be, convert: iconv -f WINDOWS-1252 -t UTF-8 INPUT > OUTPUT."))

    /// Two columns of one name.
    public static let csvHeader = FindingKind(
        code: "CSV-HEADER", severity: .warning,
        title: Text(fr: "colonne en double", en: "duplicate column"),
        message: Text(
            fr: "deux colonnes s'appellent « {found} » ; la première est retenue", en: "two columns are called '{found}'; the first is kept"
        ),
        remedy: Text(fr: "Renommer l'une des deux.", en: "Rename one of them."))

    /// Text behind a closing quotation mark.
    public static let csvQuote = FindingKind(
        code: "CSV-QUOTE", severity: .warning,
        title: Text(fr: "guillemets mal placés", en: "misplaced quotation marks"),
        message: Text(
            fr: "la cellule {found} continue après son guillemet fermant ; gardée telle qu'elle est écrite",
            en: "cell {found} goes on behind its closing quotation mark; kept as it is written"),
        remedy: Text(
            fr: "Doubler les guillemets à l'intérieur d'une cellule.", en: "Double the quotation marks inside a cell."))
}
