public import Reporting

extension FindingKind {
    /// A cell of the correspondence table that holds no code of its generation.
    public static let correspondenceCode = FindingKind(
        code: "COR-CODE", severity: .warning,
        title: Text(fr: "codes de la table de correspondance", en: "codes of the correspondence table"),
        message: Text(
            fr: "« {found} » n'est pas un code de la génération attendue ; la parenté n'est pas retenue",
            en: "'{found}' is no code of the expected generation; the kinship is left out"),
        remedy: Text(fr: "Vérifier la ligne dans le fichier de l'ANCT.", en: "Check the line in ANCT's file."))
}

/// The findings that the reader of the correspondence table reports.
public enum CorrespondenceFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [.correspondenceCode]
}
