public import Reporting

extension FindingKind {
    /// Names that found no place.
    public static let unnamedQuartiers = FindingKind(
        code: "CARTE-NOMS", severity: .note,
        title: Text(fr: "quartiers sans nom sur la carte", en: "quartiers without a name on the map"),
        message: Text(fr: "{found} quartier(s) n'ont pas la place de leur nom", en: "{found} quartier(s) have no room for their name"),
        remedy: Text(
            fr: "Agrandir la page (--size A3), ou ne garder que quelques quartiers (--code).",
            en: "Enlarge the page (--size A3), or keep some quartiers only (--code)."))
}

/// The findings of maps, for the registry.
public enum MapFindings {
    /// All of them.
    public static let all: [FindingKind] = [.unnamedQuartiers]
}
