public import Reporting

/// Every kind of finding that looking into an archive can report.
public enum ZipFindings {
    /// The kinds, in the order of their documentation.
    public static let all: [FindingKind] = [
        .zipName, .zipEncrypted, .zipLink, .zipMethod, .zipRepeated, .zipNested, .zipNameContradictsCRS, .zipCRSFromName,
    ]

    static let askUnencrypted = Text(
        fr: "Demander une archive sans mot de passe, ou la décompresser et donner les fichiers.",
        en: "Ask for an archive without a password, or unpack it and give the files.")
}

extension FindingKind {
    /// An entry whose name leads elsewhere.
    static let zipName = FindingKind(
        code: "ZIP-NAME", severity: .warning,
        title: Text(fr: "nom refusé dans l'archive", en: "name refused in the archive"),
        message: Text(
            fr: "l'entrée « {subject} » n'est pas lue : son nom mène hors de l'archive, ou n'est pas un nom de fichier",
            en: "the entry '{subject}' is not read: its name leads outside the archive, or is not that of a file"),
        remedy: Text(
            fr: "Aucun logiciel honnête n'écrit un tel nom : vérifier d'où vient l'archive.",
            en: "No honest program writes such a name: check where the archive comes from."))

    /// An encrypted entry.
    static let zipEncrypted = FindingKind(
        code: "ZIP-ENCRYPTED", severity: .warning,
        title: Text(fr: "entrée chiffrée", en: "encrypted entry"),
        message: Text(
            fr: "l'entrée « {subject} » est chiffrée et n'est pas lue",
            en: "the entry '{subject}' is encrypted and is not read"),
        remedy: ZipFindings.askUnencrypted)

    /// An entry that is a link.
    static let zipLink = FindingKind(
        code: "ZIP-LINK", severity: .warning,
        title: Text(fr: "lien dans l'archive", en: "link in the archive"),
        message: Text(
            fr: "l'entrée « {subject} » est un lien vers un autre fichier et n'est pas lue",
            en: "the entry '{subject}' is a link to another file and is not read"),
        remedy: Text(
            fr: "Demander une archive qui contient le fichier lui-même.",
            en: "Ask for an archive that holds the file itself."))

    /// An entry compressed in a way that is not known.
    static let zipMethod = FindingKind(
        code: "ZIP-METHOD", severity: .warning,
        title: Text(fr: "compression non lue", en: "compression not read"),
        message: Text(
            fr: "l'entrée « {subject} » est compressée par la méthode {found}, qui n'est pas lue",
            en: "the entry '{subject}' is compressed by method {found}, which is not read"),
        remedy: Text(
            fr: "Demander une archive en « deflate », la compression ordinaire, ou la décompresser et donner les fichiers.",
            en: "Ask for an archive in 'deflate', the ordinary compression, or unpack it and give the files."))

    /// Two entries of one name.
    static let zipRepeated = FindingKind(
        code: "ZIP-TWICE", severity: .warning,
        title: Text(fr: "nom présent deux fois", en: "name present twice"),
        message: Text(
            fr: "l'archive contient deux fois « {subject} » ; seule la première est lue",
            en: "the archive holds '{subject}' twice; only the first is read"),
        remedy: Text(
            fr: "Les deux peuvent différer : demander une archive qui n'en contient qu'une.",
            en: "The two may differ: ask for an archive that holds it once."))

    /// An archive in the archive.
    static let zipNested = FindingKind(
        code: "ZIP-NESTED", severity: .warning,
        title: Text(fr: "archive dans l'archive", en: "archive in the archive"),
        message: Text(
            fr: "l'entrée « {subject} » est elle-même une archive, et n'est pas ouverte",
            en: "the entry '{subject}' is an archive itself, and is not opened"),
        remedy: Text(
            fr: "Décompresser l'archive, et donner celle qu'elle contient.",
            en: "Unpack the archive, and give the one that it holds."))

    /// A name that speaks of another CRS than the file.
    static let zipNameContradictsCRS = FindingKind(
        code: "ZIP-CRS", severity: .warning,
        title: Text(fr: "nom et système de coordonnées en désaccord", en: "name and coordinate system disagree"),
        message: Text(
            fr: "le nom de la couche « {subject} » annonce {expected} et le fichier dit {found}",
            en: "the name of the layer '{subject}' announces {expected} and the file says {found}"),
        remedy: Text(
            fr: "Le fichier fait foi. Vérifier sur une carte que la couche est à sa place.",
            en: "The file is believed. Check on a map that the layer is in its place."))

    /// A CRS that only the name gives.
    static let zipCRSFromName = FindingKind(
        code: "ZIP-CRS-NAME", severity: .warning,
        title: Text(fr: "système de coordonnées lu dans le nom", en: "coordinate system read from the name"),
        message: Text(
            fr: "la couche « {subject} » ne dit pas son système de coordonnées ; elle a été choisie parce que son nom annonce {found}",
            en: "the layer '{subject}' does not say its coordinate system; it was chosen because its name announces {found}"),
        remedy: Text(
            fr: "Le confirmer, en nommant la couche et son système de coordonnées.",
            en: "Confirm it, by naming the layer and its coordinate system."))
}
