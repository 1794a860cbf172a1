public import Reporting

extension FindingKind {
    static let deliveredFileChanged = FindingKind(
        code: "PUB-MODIFIE", severity: .blocking,
        title: Text(fr: "fichier livré modifié", en: "delivered file changed"),
        message: Text(
            fr: "le fichier {subject} n'est plus celui qui a été publié : son empreinte est {found}, et non {expected}",
            en: "the file {subject} is no longer the one that was published: its digest is {found}, not {expected}"),
        remedy: Text(fr: "Demander une nouvelle copie de la livraison.", en: "Ask for a new copy of the delivery."))

    static let deliveredFileMissing = FindingKind(
        code: "PUB-ABSENT", severity: .blocking,
        title: Text(fr: "fichier livré absent", en: "delivered file missing"),
        message: Text(fr: "le fichier {subject} manque", en: "the file {subject} is missing"),
        remedy: Text(fr: "Demander une nouvelle copie de la livraison.", en: "Ask for a new copy of the delivery."))

    static let deliveredFileUnexpected = FindingKind(
        code: "PUB-INATTENDU", severity: .blocking,
        title: Text(fr: "fichier qui n'est pas de la livraison", en: "file that is not of the delivery"),
        message: Text(fr: "le fichier {subject} n'a pas été publié", en: "the file {subject} was not published"),
        remedy: Text(
            fr: "Le retirer du dossier : une livraison part comme elle a été publiée.",
            en: "Take it out of the folder: a delivery leaves as it was published."))

    /// What an export lost on its way to a file and back.
    static let roundTrip = FindingKind(
        code: "X01", severity: .blocking,
        title: Text(fr: "relecture des exports", en: "exports read back"),
        message: Text(
            fr: "relu de {subject}, {what} : {found} au lieu de {expected}",
            en: "read back from {subject}, {what}: {found} in place of {expected}"),
        remedy: Text(
            fr: "Corriger la donnée que le format ne tient pas, ou signaler ce défaut du programme.",
            en: "Mend the datum that the format cannot hold, or report this fault of the program."))
}

/// The kinds of findings of deliveries.
public enum PublishingFindings {
    /// All of them.
    public static let all: [FindingKind] = [.roundTrip, .deliveredFileChanged, .deliveredFileMissing, .deliveredFileUnexpected]
}
