public import Reporting

extension FindingKind {
    /// Bytes that are not UTF-8.
    public static let conventionEncoding = FindingKind(
        code: "CONV-ENCODING", severity: .warning, title: Text(fr: "encodage du document", en: "encoding of the document"),
        message: Text(
            fr: "octets qui ne sont pas de l'UTF-8 ; le document est lu comme du Windows-1252",
            en: "bytes that are not UTF-8; the document is read as Windows-1252"),
        remedy: Text(
            fr: "Vérifier les accents, ou convertir en UTF-8 : iconv -f WINDOWS-1252 -t UTF-8.",
            en: "Check the accents, or convert to UTF-8: iconv -f WINDOWS-1252 -t UTF-8."))

    /// A quartier without the heading that names it.
    public static let conventionName = FindingKind(
        code: "CONV-NAME", severity: .warning, title: Text(fr: "nom du quartier", en: "name of the quartier"),
        message: Text(
            fr: "un quartier commence sans le titre qui le nomme ; nom retenu d'après le sommaire : « {found} »",
            en: "a quartier begins without the heading that names it; name taken from the table of contents: '{found}'"),
        remedy: Text(fr: "Vérifier le nom, et rétablir le titre dans le texte.", en: "Check the name, and restore the heading in the text.")
    )

    /// A quartier that nothing names.
    public static let conventionNameless = FindingKind(
        code: "CONV-NAME", variant: "sans-nom", severity: .warning, title: Text(fr: "nom du quartier", en: "name of the quartier"),
        message: Text(
            fr: "un quartier commence sans le titre qui le nomme, et le sommaire ne permet pas de le nommer",
            en: "a quartier begins without the heading that names it, and the table of contents does not settle its name"),
        remedy: Text(fr: "Rétablir le titre dans le texte.", en: "Restore the heading in the text."))

    /// A status that is absent or not one of the two.
    public static let conventionStatus = FindingKind(
        code: "CONV-STATUS", severity: .warning, title: Text(fr: "statut du quartier", en: "status of the quartier"),
        message: Text(fr: "statut non lu : « {found} »", en: "status not read: '{found}'"),
        remedy: Text(
            fr: "Attendu : Quartier prioritaire de la politique de la ville, ou Quartier d'intérêt communautaire.",
            en: "Expected: Quartier prioritaire de la politique de la ville, or Quartier d'intérêt communautaire."))

    /// A code that is absent from a QPV or has no known form.
    public static let conventionCode = FindingKind(
        code: "CONV-CODE", severity: .warning, title: Text(fr: "code du quartier", en: "code of the quartier"),
        message: Text(fr: "code non lu : « {found} »", en: "code not read: '{found}'"),
        remedy: Text(fr: "Attendu : un code comme QP 06 20 05 ou QN06205M.", en: "Expected: a code like QP 06 20 05 or QN06205M."))

    /// No commune declared.
    public static let conventionCommunes = FindingKind(
        code: "CONV-COMMUNES", severity: .warning, title: Text(fr: "communes du quartier", en: "communes of the quartier"),
        message: Text(fr: "aucune commune déclarée", en: "no commune declared"),
        remedy: Text(fr: "Attendu : une ligne « Communes concernées : … ».", en: "Expected: a line 'Communes concernées : …'."))

    /// A list or a portrait whose heading is not there.
    public static let conventionSection = FindingKind(
        code: "CONV-SECTION", severity: .warning, title: Text(fr: "rubriques du quartier", en: "sections of the quartier"),
        message: Text(
            fr: "titre de la rubrique « {section} » introuvable ; ce qu'elle contient peut se trouver sous le titre précédent",
            en: "heading of section '{section}' not found; what it holds may stand under the heading before"),
        remedy: Text(
            fr: "Rétablir le titre dans le texte, puis relire le document.",
            en: "Restore the heading in the text, then read the document again."))

    /// A list that its place alone tells.
    public static let conventionListByPlace = FindingKind(
        code: "CONV-LIST-PLACE", severity: .warning, title: Text(fr: "liste sans titre", en: "list without heading"),
        message: Text(
            fr: "liste sans titre entre le portrait et les opportunités : seule la liste des irritants a cette place",
            en: "list without a heading between the portrait and the opportunities: the list of irritants alone has that place"),
        remedy: Text(fr: "Vérifier que ce sont bien les irritants.", en: "Check that these are the irritants."))

    /// A list whose items have no mark.
    public static let conventionListMarks = FindingKind(
        code: "CONV-LIST-MARKS", severity: .warning, title: Text(fr: "liste sans puces", en: "list without marks"),
        message: Text(
            fr: "liste sans puces : chaque ligne qui commence par une capitale est lue comme un élément",
            en: "list without marks: each line that begins with a capital is read as an item"),
        remedy: Text(fr: "Vérifier où commencent les éléments.", en: "Check where the items begin."))

    /// An item that may belong to a list that lost its heading.
    public static let conventionItemUnsure = FindingKind(
        code: "CONV-LIST-UNSURE", severity: .warning, title: Text(fr: "liste incertaine", en: "uncertain list"),
        message: Text(
            fr: "élément non retenu : « {found} » ; la rubrique suivante a perdu son titre, il peut lui appartenir",
            en: "item left out: '{found}'; the next section lost its heading, it may belong there"),
        remedy: Text(
            fr: "Rétablir le titre dans le texte, puis relire le document.",
            en: "Restore the heading in the text, then read the document again."))

    /// An indicator that the dictionary does not have.
    public static let conventionIndicator = FindingKind(
        code: "CONV-INDICATOR", severity: .warning, title: Text(fr: "indicateurs du portrait", en: "indicators of the portrait"),
        message: Text(fr: "indicateur inconnu : « {found} » ; il n'est pas retenu", en: "unknown indicator: '{found}'; it is left out"),
        remedy: Text(fr: "Indicateurs connus : {expected}.", en: "Known indicators: {expected}."))

    /// A label with a letter or two wrong.
    public static let conventionLabel = FindingKind(
        code: "CONV-LABEL", severity: .warning, title: Text(fr: "libellés du document", en: "labels of the document"),
        message: Text(fr: "libellé « {found} » lu comme « {expected} »", en: "label '{found}' read as '{expected}'"),
        remedy: Text(fr: "Vérifier la ligne dans le document d'origine.", en: "Check the line in the original document."))

    /// A value that cannot be read without guessing.
    public static let conventionValue = FindingKind(
        code: "CONV-VALUE", severity: .warning, title: Text(fr: "valeurs du portrait", en: "values of the portrait"),
        message: Text(
            fr: "{indicator} : « {found} » n'est pas une valeur lisible ; elle n'est pas devinée",
            en: "{indicator}: '{found}' is no value that can be read; it is not guessed"),
        remedy: Text(fr: "Corriger le texte d'après le document d'origine.", en: "Mend the text from the original document."))

    /// A value without its unit.
    public static let conventionUnit = FindingKind(
        code: "CONV-UNIT", severity: .note, title: Text(fr: "unités du portrait", en: "units of the portrait"),
        message: Text(
            fr: "{indicator} : « {found} » sans unité ; lu en {unit}", en: "{indicator}: '{found}' without a unit; read as {unit}"),
        remedy: Text(fr: "Vérifier la valeur dans le document d'origine.", en: "Check the value in the original document."))

    /// Words that say nothing that is understood, where everything should be.
    public static let conventionUnread = FindingKind(
        code: "CONV-UNREAD", severity: .warning, title: Text(fr: "texte non lu", en: "text not read"),
        message: Text(fr: "non lu : « {found} »", en: "not read: '{found}'"),
        remedy: Text(
            fr: "Vérifier que ces mots ne portent ni chiffre ni élément de liste.",
            en: "Check that these words hold no figure and no item of a list."))

    /// A running head, a foot or a page number.
    public static let conventionPageEdge = FindingKind(
        code: "CONV-PAGE", severity: .note, title: Text(fr: "haut et bas de page", en: "heads and feet of pages"),
        message: Text(
            fr: "« {found} » se répète en haut ou en bas de page ; ces lignes ne sont pas lues",
            en: "'{found}' repeats at the top or foot of pages; these lines are not read"),
        remedy: Text(
            fr: "Vérifier que ces mots ne portent ni chiffre ni élément de liste.",
            en: "Check that these words hold no figure and no item of a list."))

    /// A table that nothing but spaces part into columns.
    public static let conventionLayout = FindingKind(
        code: "CONV-LAYOUT", severity: .note, title: Text(fr: "tableau sans séparateurs", en: "table without separators"),
        message: Text(
            fr: "tableau d'objectifs sans séparateurs : colonnes lues d'après l'alignement des mots",
            en: "table of objectives without separators: columns read from the alignment of words"),
        remedy: Text(
            fr: "Vérifier que chaque objectif est sous le sien dans le document d'origine.",
            en: "Check in the original document that each objective stands under its own."))

    /// Two values for one figure.
    public static let conventionTwice = FindingKind(
        code: "CONV-TWICE", severity: .warning, title: Text(fr: "une valeur par chiffre", en: "one value a figure"),
        message: Text(
            fr: "{indicator} : deux valeurs dans le même document, « {expected} » ligne {line} puis « {found} » ; les deux sont gardées",
            en: "{indicator}: two values in one document, '{expected}' on line {line} then '{found}'; both are kept"),
        remedy: Text(fr: "Demander au producteur laquelle vaut.", en: "Ask the producer which one holds."))

    /// A table of objectives without the heading that says its stake.
    public static let conventionStake = FindingKind(
        code: "CONV-STAKE", severity: .warning, title: Text(fr: "enjeux du tableau d'objectifs", en: "stakes of the table of objectives"),
        message: Text(
            fr: "un tableau d'objectifs commence sans titre d'enjeu ; enjeu retenu d'après ses voisins : {found}",
            en: "a table of objectives begins without the heading of its stake; stake taken from its neighbours: {found}"),
        remedy: Text(
            fr: "Vérifier l'enjeu, et rétablir le titre dans le texte.", en: "Check the stake, and restore the heading in the text."))

    /// A table of objectives whose stake nothing settles.
    public static let conventionStakeUnknown = FindingKind(
        code: "CONV-STAKE", variant: "inconnu", severity: .warning,
        title: Text(fr: "enjeux du tableau d'objectifs", en: "stakes of the table of objectives"),
        message: Text(
            fr:
                "un tableau d'objectifs commence sans titre d'enjeu, et ses voisins ne permettent pas de le trouver ; l'enjeu reste inconnu",
            en:
                "a table of objectives begins without the heading of its stake, and its neighbours do not settle it; the stake stays unknown"
        ),
        remedy: Text(fr: "Rétablir le titre de l'enjeu dans le texte.", en: "Restore the heading of the stake in the text."))

    /// A row whose columns cannot be told.
    public static let conventionRow = FindingKind(
        code: "CONV-ROW", severity: .warning, title: Text(fr: "lignes du tableau d'objectifs", en: "rows of the table of objectives"),
        message: Text(
            fr: "ligne non retenue, ses colonnes ne se laissent pas reconnaître : « {found} »",
            en: "row left out, its columns cannot be told: '{found}'"),
        remedy: Text(
            fr: "Attendu : orientation, objectif stratégique, objectifs opérationnels, séparés par des tabulations ou des barres.",
            en: "Expected: orientation, strategic objective, operational objectives, parted by tabs or bars."))

    /// A cell of the table of objectives that belongs nowhere.
    public static let conventionCell = FindingKind(
        code: "CONV-CELL", severity: .warning, title: Text(fr: "cellules du tableau d'objectifs", en: "cells of the table of objectives"),
        message: Text(fr: "cellule isolée, non retenue : « {found} »", en: "stray cell, left out: '{found}'"),
        remedy: Text(fr: "Vérifier la ligne dans le document d'origine.", en: "Check the row in the original document."))

    /// A cell that seems to hold several objectives.
    public static let conventionMerged = FindingKind(
        code: "CONV-MERGED", severity: .note, title: Text(fr: "objectifs fondus", en: "merged objectives"),
        message: Text(
            fr: "plusieurs objectifs semblent fondus en un, sans puce, devant « {found} » ; le texte est gardé entier",
            en: "several objectives seem merged into one, without a mark, before '{found}'; the text is kept whole"),
        remedy: Text(fr: "Rétablir les puces d'après le document d'origine.", en: "Restore the marks from the original document."))

    /// A strategic objective under which nothing stands.
    public static let conventionObjectiveEmpty = FindingKind(
        code: "CONV-EMPTY", severity: .note, title: Text(fr: "objectifs opérationnels", en: "operational objectives"),
        message: Text(fr: "aucun objectif opérationnel sous « {found} »", en: "no operational objective under '{found}'"),
        remedy: Text(
            fr: "Vérifier que la cellule est vide dans le document d'origine.", en: "Check that the cell is empty in the original document."
        ))
}

/// The findings that the reader of conventions and their controls report.
public enum ConventionFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .conventionEncoding, .conventionName, .conventionNameless, .conventionStatus, .conventionCode, .conventionCommunes,
        .conventionSection,
        .conventionListByPlace, .conventionListMarks, .conventionItemUnsure, .conventionIndicator, .conventionLabel, .conventionValue,
        .conventionUnit, .conventionUnread,
        .conventionTwice, .conventionPageEdge, .conventionLayout,
        .conventionStake, .conventionStakeUnknown, .conventionRow, .conventionCell, .conventionMerged, .conventionObjectiveEmpty,
        .totalsDiffer, .communesDiffer,
    ]
}
