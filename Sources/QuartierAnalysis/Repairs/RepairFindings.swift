public import Reporting

extension FindingKind {
    /// A repair that changes the area by more than it may.
    public static let repairRefused = FindingKind(
        code: "REPAIR", severity: .blocking,
        title: Text(fr: "réparation sans changement de surface", en: "repair without change of area"),
        message: Text(
            fr: "réparation refusée, plus de {limit} de changement : {expected} m² avant, {found} m² après",
            en: "repair refused, a change of more than {limit}: {expected} m² before, {found} m² after"),
        remedy: Text(
            fr: "Corriger le contour à la source ; --tolerance admet un plus grand changement, --force n'importe lequel.",
            en: "Mend the outline at its source; --tolerance allows for a greater change, --force for any."))

    /// A repair that leaves nothing.
    public static let repairEmpties = FindingKind(
        code: "REPAIR", variant: "emptied", severity: .blocking,
        title: Text(fr: "réparation qui laisse une surface", en: "repair that leaves an area"),
        message: Text(
            fr: "la réparation ne laisse aucune surface ({reason}) : le contour reste tel quel",
            en: "repair leaves no area ({reason}): the outline stays as it is"),
        remedy: Text(fr: "Redessiner le contour à la source.", en: "Draw the outline anew at its source."))
}

/// The findings that repairs report.
public enum RepairFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [.repairRefused, .repairEmpties]
}
