public import Reporting

extension FindingKind {
    /// P07: rates of unlike bases on one map.
    public static let unlikeBases = FindingKind(
        code: "P07", severity: .blocking,
        title: Text(fr: "taux de bases différentes sur une carte", en: "rates of unlike bases on one map"),
        message: Text(
            fr: "{subject} : les QPV et les QIC de cette carte ne mesurent pas la même chose",
            en: "{subject}: the QPV and QIC of this map do not measure the same thing"),
        remedy: Text(
            fr: "Faire une carte pour chacun (--status QPV, --status QIC), ou assumer la note portée sur la carte : --force.",
            en: "Make a map for each (--status QPV, --status QIC), or stand by the note on the map: --force."))

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
    public static let all: [FindingKind] = [.unlikeBases, .unnamedQuartiers]
}
