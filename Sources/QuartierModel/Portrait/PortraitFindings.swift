public import Reporting

extension FindingKind {
    /// P02: a value that its indicator cannot take.
    public static let valueOutOfRange = FindingKind(
        code: "P02", severity: .blocking, title: Text(fr: "valeurs possibles", en: "possible values"),
        message: Text(
            fr: "{indicator} : {found} est hors de l'intervalle possible, de {lower} à {upper}",
            en: "{indicator}: {found} is outside the possible range, from {lower} to {upper}"),
        remedy: Text(
            fr: "Vérifier la valeur à la source ; elle est gardée telle quelle.", en: "Check the value at its source; it is kept as it is.")
    )
}
