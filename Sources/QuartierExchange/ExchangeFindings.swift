public import Reporting

extension FindingKind {
    /// The user's word against the file's.
    public static let systemOverridden = FindingKind(
        code: "CRS-GIVEN", severity: .warning,
        title: Text(fr: "système donné et système déclaré", en: "system given and system declared"),
        message: Text(
            fr: "le fichier déclare {expected}, la couche est lue en {found} comme demandé",
            en: "the file declares {expected}, the layer is read as {found}, as asked"),
        remedy: Text(fr: "Retirer --crs si le fichier a raison.", en: "Leave out --crs if the file is right."))

    /// A delivery of several layers, of which one is read.
    public static let archiveLayerChosen = FindingKind(
        code: "ZIP-LAYER", severity: .note, title: Text(fr: "couche lue d'une archive", en: "layer read of an archive"),
        message: Text(
            fr: "l'archive a plusieurs couches ; est lue {found}, et ne le sont pas : {others}",
            en: "the archive has several layers; {found} is read, and these are not: {others}"),
        remedy: Text(
            fr: "Pour une autre, la nommer derrière l'archive : livraison.zip:COUCHE.",
            en: "For another, name it behind the archive: delivery.zip:LAYER."))

    /// Numbers that a shapefile has no room for.
    public static let conversionRounded = FindingKind(
        code: "SHP-DECIMALS", severity: .warning, title: Text(fr: "place d'un nombre dans un .dbf", en: "room for a number in a .dbf"),
        message: Text(
            fr: "des nombres ont plus de décimales que les 20 caractères du .dbf n'en tiennent : ils sont arrondis",
            en: "some numbers have more decimals than the 20 characters of the .dbf can hold: they are rounded"),
        remedy: Text(fr: "Convertir en GeoPackage pour les garder entières.", en: "Convert to GeoPackage to keep them whole."))

    /// An import that changes coordinates.
    public static let reprojected = FindingKind(
        code: "CRS-STORE", severity: .note, title: Text(fr: "reprojection à l'import", en: "reprojection at import"),
        message: Text(
            fr: "couche en {found}, reprojetée en {expected}, le système du magasin",
            en: "layer in {found}, reprojected to {expected}, the store's system"),
        remedy: Text(
            fr: "Rien à faire : les sommets ont été transformés par PROJ.", en: "Nothing to do: vertices were transformed by PROJ."))

    /// A code that the source does not give, made by the store.
    public static let localCodeIssued = FindingKind(
        code: "QIC-CODE", severity: .note, title: Text(fr: "code local des QIC", en: "local code of QIC"),
        message: Text(fr: "code local attribué : {found}", en: "local code given: {found}"),
        remedy: Text(
            fr: "Reporter ce code dans la couche de l'agglomération.", en: "Carry this code over into the agglomeration's layer."))

    /// A code that the store makes up, for want of the INSEE code of the commune.
    public static let provisionalCodeIssued = FindingKind(
        code: "QIC-CODE", variant: "provisoire", severity: .warning, title: Text(fr: "code local des QIC", en: "local code of QIC"),
        message: Text(
            fr: "code provisoire attribué : {found} ; le code INSEE de la commune ({expected}) n'est pas connu du magasin",
            en: "provisional code given: {found}; the store does not know the INSEE code of the commune ({expected})"),
        remedy: Text(
            fr: "Importer les communes (import communes) avant les documents, pour un code comme QIC6205101.",
            en: "Import the communes (import communes) before the documents, for a code like QIC6205101."))

    /// Figures under an identifier that no quartier has, without a name to make one of.
    public static let figureOfNoQuartier = FindingKind(
        code: "FIG-QUARTIER", severity: .warning,
        title: Text(fr: "quartier des chiffres", en: "quartier of figures"),
        message: Text(
            fr:
                "« {found} » n'est ni un code de QPV, ni un quartier du magasin ; ses chiffres sont gardés, mais aucun portrait ne les montre",
            en: "'{found}' is neither the code of a QPV nor a quartier of the store; its figures are kept, but no portrait shows them"),
        remedy: Text(
            fr: "Corriger le code (QP062005, QN06205M), ou ajouter une colonne nom, puis importer de nouveau avec --replace.",
            en: "Mend the code (QP062005, QN06205M), or add a column nom, then import again with --replace."))

    /// Two files that give one vintage two values.
    public static let figureHeldDiffers = FindingKind(
        code: "FIG-DIFFERS", severity: .warning,
        title: Text(fr: "un chiffre par millésime", en: "one figure a vintage"),
        message: Text(
            fr: "{indicator}, {vintage} : {found} ici, {expected} dans un fichier déjà importé ; les deux sont gardés",
            en: "{indicator}, {vintage}: {found} here, {expected} in a file imported before; both are kept"),
        remedy: Text(
            fr: "Vérifier lequel des fichiers vient de l'INSEE.", en: "Check which of the files is INSEE's."))

    /// Two values for one figure in one file.
    public static let figureTwice = FindingKind(
        code: "FIG-DIFFERS", variant: "fichier", severity: .warning,
        title: Text(fr: "un chiffre par millésime", en: "one figure a vintage"),
        message: Text(
            fr: "{indicator} : deux valeurs dans ce fichier, {expected} puis {found} ; les deux sont gardées",
            en: "{indicator}: two values in this file, {expected} then {found}; both are kept"),
        remedy: Text(fr: "Demander au producteur laquelle vaut.", en: "Ask the producer which one holds."))

    /// A quartier that the store knows under another name.
    public static let otherNameHeld = FindingKind(
        code: "C04", variant: "magasin", severity: .note, title: Text(fr: "un nom par code", en: "one name a code"),
        message: Text(
            fr: "le magasin connaît ce quartier sous le nom « {expected} », cette couche l'appelle « {found} » ; les deux sont gardés",
            en: "the store knows this quartier as '{expected}', this layer calls it '{found}'; both are kept"),
        remedy: Text(fr: "Rien à faire : les deux noms se cherchent.", en: "Nothing to do: both names are found."))

    /// Tiles whose polygons do not lie where their identifiers say.
    public static let tileGeometryElsewhere = FindingKind(
        code: "TILE-SRS", severity: .warning,
        title: Text(fr: "carreaux dessinés là où leur identifiant les place", en: "tiles drawn where their identifiers place them"),
        message: Text(
            fr:
                "le carreau {subject} n'est pas dessiné où son identifiant le place, si la couche est bien en {expected} ; lue par identifiant",
            en: "tile {subject} is not drawn where its identifier places it, if the layer is in {expected}; it is read by identifier"),
        remedy: Text(
            fr: "Rien à faire : l'identifiant fait foi ; toute la couche est parcourue.",
            en: "Nothing to do: the identifier counts; the whole layer is read."))

    /// A tile that the store knows with other figures.
    public static let tileReplaced = FindingKind(
        code: "TILE-REPLACED", severity: .note, title: Text(fr: "carreaux remplacés", en: "tiles replaced"),
        message: Text(
            fr: "{found} carreaux avaient d'autres données dans le magasin ; elles sont remplacées",
            en: "{found} tiles had other figures in the store; they are replaced"),
        remedy: Text(fr: "Rien à faire : --replace l'a demandé.", en: "Nothing to do: --replace asked for it."))

    /// A building without weight.
    public static let buildingWeight = FindingKind(
        code: "EST-WEIGHT", severity: .warning, title: Text(fr: "poids de chaque bâtiment", en: "weight of every building"),
        message: Text(
            fr: "poids « {found} » : un nombre positif ou nul est attendu ; le bâtiment ne compte pas",
            en: "weight '{found}': a number not below 0 is expected; the building does not count"),
        remedy: Text(
            fr: "Compléter le champ, ou se passer de --weight : les emprises comptent alors.",
            en: "Fill the field in, or leave --weight out: footprints count then."))
}

/// The findings of imports.
public enum ExchangeFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .systemOverridden, .reprojected, .localCodeIssued, .provisionalCodeIssued, .figureOfNoQuartier, .figureHeldDiffers, .figureTwice,
        .otherNameHeld, .tileGeometryElsewhere, .tileReplaced, .buildingWeight, .archiveLayerChosen, .conversionRounded,
    ]
}
