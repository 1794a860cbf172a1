public import Reporting

extension FindingKind {
    /// A tile whose identifier cannot be read; the row is left out.
    public static let tileIdentifier = FindingKind(
        code: "TILE-ID", severity: .blocking,
        title: Text(fr: "identifiant des carreaux", en: "identifier of tiles"),
        message: Text(
            fr: "carreau « {found} » : {reason} ; la ligne n'est pas retenue",
            en: "tile '{found}': {reason}; the row is left out"),
        remedy: Text(
            fr: "Reprendre le fichier de l'INSEE : la géométrie d'un carreau ne remplace pas son identifiant.",
            en: "Go back to INSEE's file: the geometry of a tile does not replace its identifier."))

    /// A figure that is no number; it is taken as missing.
    public static let tileNumber = FindingKind(
        code: "TILE-NUMBER", severity: .blocking,
        title: Text(fr: "données numériques des carreaux", en: "numeric figures of tiles"),
        message: Text(
            fr: "« {found} » n'est pas un nombre ; la donnée est tenue pour manquante",
            en: "'{found}' is not a number; the figure is taken as missing"),
        remedy: Text(
            fr: "Corriger la cellule à la source ; une donnée manquante est une cellule vide.",
            en: "Mend the cell at its source; a missing figure is an empty cell."))

    /// A count below 0; it is taken as missing.
    public static let tileNegative = FindingKind(
        code: "TILE-NUMBER", variant: "negative", severity: .blocking,
        title: Text(fr: "données des carreaux positives ou nulles", en: "figures of tiles not below 0"),
        message: Text(
            fr: "{found} est négatif, ce qu'aucun effectif n'est ; la donnée est tenue pour manquante",
            en: "{found} is negative, which no count is; the figure is taken as missing"),
        remedy: Text(
            fr: "Corriger la cellule à la source ; une donnée manquante est une cellule vide.",
            en: "Mend the cell at its source; a missing figure is an empty cell."))

    /// An imputation flag that is neither 0 nor 1.
    public static let tileFlag = FindingKind(
        code: "TILE-FLAG", severity: .warning,
        title: Text(fr: "indicateur d'imputation des carreaux", en: "imputation flag of tiles"),
        message: Text(
            fr: "indicateur d'imputation « {found} » (0 ou 1 attendu) ; on ne sait pas si le carreau est imputé",
            en: "imputation flag '{found}' (0 or 1 expected); whether the tile is imputed is not known"),
        remedy: Text(
            fr: "Corriger la cellule à la source, ou désigner la colonne : --field i_est_200=COLONNE.",
            en: "Mend the cell at its source, or name the column: --field i_est_200=COLUMN."))

    /// A tile's communes that are not codes of five characters end to end.
    public static let tileCommunes = FindingKind(
        code: "TILE-COMMUNES", severity: .warning,
        title: Text(fr: "communes des carreaux", en: "communes of tiles"),
        message: Text(
            fr: "communes « {found} » : des codes INSEE de cinq caractères, accolés, sont attendus (9200292019)",
            en: "communes '{found}': INSEE codes of five characters, end to end, are expected (9200292019)"),
        remedy: Text(
            fr: "Lire la colonne comme un texte : un tableur enlève le zéro de tête (1004 pour 01004).",
            en: "Read the column as text: a spreadsheet takes the leading zero away (1004 for 01004)."))

    /// Columns that are neither INSEE's nor named by the user.
    public static let tileColumnsUnread = FindingKind(
        code: "TILE-COLUMNS", severity: .note,
        title: Text(fr: "colonnes inconnues des carreaux", en: "unknown columns of tiles"),
        message: Text(fr: "colonnes inconnues, non lues : {found}", en: "unknown columns, not read: {found}"),
        remedy: Text(
            fr: "Désigner celle qui porte une des 28 données : --field ind=COLONNE.",
            en: "Name the one that holds one of the 28 figures: --field ind=COLUMN."))

    /// A tile that comes twice and says the same; the first is kept.
    public static let tileTwice = FindingKind(
        code: "TILE-TWICE", severity: .warning,
        title: Text(fr: "un carreau, une ligne", en: "one row a tile"),
        message: Text(
            fr: "le carreau {subject} est déjà plus haut dans le fichier, avec les mêmes données ; compté une fois",
            en: "tile {subject} is further up in the file already, with the same figures; counted once"),
        remedy: Text(fr: "Ôter les lignes en double.", en: "Take the duplicate rows out."))

    /// The header lacks some of the 28 figures.
    public static let tileFieldsMissing = FindingKind(
        code: "TILE-FIELDS", severity: .warning,
        title: Text(fr: "les 28 données des carreaux", en: "the 28 figures of tiles"),
        message: Text(fr: "colonnes absentes : {found}", en: "missing columns: {found}"),
        remedy: Text(
            fr: "Ces données ne seront pas estimées ; désigner une colonne d'un autre nom par --field men=COLONNE.",
            en: "These figures will not be estimated; name a column that goes by another name with --field men=COLUMN."))

    /// The file does not say which figures are imputed.
    public static let tileImputationUnknown = FindingKind(
        code: "TILE-FLAG", variant: "absent", severity: .warning,
        title: Text(fr: "indicateur d'imputation présent", en: "imputation flag present"),
        message: Text(
            fr: "aucune colonne d'imputation (I_est_cr, i_est_200) : la part imputée des estimations est inconnue, pas nulle",
            en: "no imputation column (I_est_cr, i_est_200): the imputed share of estimates is unknown, not zero"),
        remedy: Text(
            fr: "Prendre le fichier de l'INSEE ; la copie de data.gouv.fr n'a pas cette colonne.",
            en: "Take INSEE's file; the copy on data.gouv.fr does not have this column."))

    /// The file does not say in which communes its tiles lie.
    public static let tileCommunesAbsent = FindingKind(
        code: "TILE-COMMUNES", variant: "absent", severity: .note,
        title: Text(fr: "communes des carreaux présentes", en: "communes of tiles present"),
        message: Text(
            fr: "aucune colonne de communes (Depcom, lcog_geo) : les carreaux n'ont pas de commune",
            en: "no column of communes (Depcom, lcog_geo): tiles have no commune"),
        remedy: Text(
            fr: "Sans effet sur les estimations ; prendre le fichier de l'INSEE pour les avoir.",
            en: "Estimates do not need it; take INSEE's file to have them."))

    /// The header fits several vintages.
    public static let tileVintageOpen = FindingKind(
        code: "TILE-VINTAGE", severity: .note,
        title: Text(fr: "millésime des carreaux", en: "vintage of tiles"),
        message: Text(
            fr: "les colonnes sont les mêmes pour les millésimes {found} : le fichier ne dit pas le sien",
            en: "vintages {found} have the same columns: the file does not say which is its own"),
        remedy: Text(fr: "Le donner : --vintage 2021.", en: "Give it: --vintage 2021."))
}

/// The findings that readers of tiles report.
public enum TileFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .tileColumnsUnread,
        .tileIdentifier, .tileNumber, .tileNegative, .tileFlag, .tileCommunes, .tileTwice, .tileFieldsMissing, .tileImputationUnknown,
        .tileCommunesAbsent, .tileVintageOpen,
    ]
}
