public import Reporting

extension FindingKind {
    /// A column that the theme should have.
    public static let tableColumnMissing = FindingKind(
        code: "TAB-COLUMN", severity: .warning, title: Text(fr: "colonnes attendues", en: "expected columns"),
        message: Text(
            fr: "colonne « {expected} » absente d'un tableau {theme} ; ses chiffres manquent",
            en: "column '{expected}' absent from a {theme} table; its figures are missing"),
        remedy: Text(fr: "Vérifier que le fichier est complet.", en: "Check that the file is complete."))

    /// A column that the dictionary does not have.
    public static let tableColumnUnknown = FindingKind(
        code: "TAB-UNKNOWN", severity: .note, title: Text(fr: "colonnes inconnues", en: "unknown columns"),
        message: Text(fr: "colonne « {found} » inconnue ; elle n'est pas retenue", en: "unknown column '{found}'; it is left out"),
        remedy: Text(fr: "Vérifier son nom, ou l'ajouter au dictionnaire.", en: "Check its name, or add it to the dictionary."))

    /// A file whose year nothing gives.
    public static let tableYearUnknown = FindingKind(
        code: "TAB-YEAR", severity: .warning, title: Text(fr: "année du fichier", en: "year of the file"),
        message: Text(
            fr: "le nom du fichier ne donne pas son année ; les chiffres restent sans millésime",
            en: "the name of the file does not give its year; the figures stay without a vintage"),
        remedy: Text(fr: "Garder le nom d'origine, comme DEMO_2022.csv.", en: "Keep the original name, like DEMO_2022.csv."))

    /// A name that says another theme than the columns.
    public static let tableThemeDiffers = FindingKind(
        code: "TAB-THEME", severity: .warning, title: Text(fr: "thème du fichier", en: "theme of the file"),
        message: Text(
            fr: "le nom du fichier annonce {expected}, ses colonnes sont celles de {found} ; les colonnes décident",
            en: "the name of the file says {expected}, its columns are those of {found}; the columns decide"),
        remedy: Text(fr: "Vérifier que le fichier est bien celui que dit son nom.", en: "Check that the file is what its name says."))

    /// A row under no code that is known.
    public static let tableCode = FindingKind(
        code: "TAB-CODE", severity: .warning, title: Text(fr: "codes des lignes", en: "codes of rows"),
        message: Text(
            fr:
                "« {found} » n'est ni un code de quartier, ni celui d'une commune, d'un EPCI ou d'un département ; la ligne n'est pas retenue",
            en: "'{found}' is the code of no quartier, commune, EPCI or département; the row is left out"),
        remedy: Text(fr: "Attendu : QP062005, QN06205M, 62048 ou 200072460.", en: "Expected: QP062005, QN06205M, 62048 or 200072460."))

    /// Two rows under one code.
    public static let tableTwice = FindingKind(
        code: "TAB-TWICE", severity: .warning, title: Text(fr: "une ligne par code", en: "one row a code"),
        message: Text(
            fr: "{subject} a déjà une ligne dans ce tableau ({line}) ; celle-ci n'est pas retenue",
            en: "{subject} has a row in this table already ({line}); this one is left out"),
        remedy: Text(fr: "Demander au producteur laquelle vaut.", en: "Ask the producer which one holds."))

    /// A cell that is no number.
    public static let tableValue = FindingKind(
        code: "TAB-VALUE", severity: .warning, title: Text(fr: "valeurs des cellules", en: "values of cells"),
        message: Text(
            fr: "« {found} » n'est pas un nombre ; la valeur reste inconnue", en: "'{found}' is no number; the value stays unknown"),
        remedy: Text(
            fr: "Attendu : un nombre comme 40,2 ou 2 224, ou une cellule vide.",
            en: "Expected: a number like 40,2 or 2 224, or an empty cell."))

    /// A supplied figure whose columns do not make a figure.
    public static let tableFigure = FindingKind(
        code: "TAB-FIGURE", severity: .warning, title: Text(fr: "chiffres fournis", en: "supplied figures"),
        message: Text(
            fr: "ligne non retenue : {problem} (« {found} »)", en: "row left out: {problem} ('{found}')"),
        remedy: Text(fr: "Colonnes attendues : {expected}.", en: "Expected columns: {expected}."))
}

/// The findings that the readers of tables of figures report.
public enum TableFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .tableColumnMissing, .tableColumnUnknown, .tableYearUnknown, .tableThemeDiffers, .tableCode, .tableTwice, .tableValue, .tableFigure,
    ]
}
