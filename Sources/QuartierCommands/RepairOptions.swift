import CommandArguments
import QuartierAnalysis
import Reporting

/// The options of `repair` alone.
enum RepairOptions {
    /// What is shown of a repair.
    enum View: String, Sendable, CaseIterable {
        case repairs, neighbours, removed
    }

    static let tolerance = Option(
        "tolerance", .repairTolerance, default: "0.01%",
        Text(
            fr: "Le changement de surface au-delà duquel une réparation est refusée.",
            en: "The change of area beyond which a repair is refused."))
    static let force = Option(
        flag: "force",
        Text(
            fr: "Prend aussi les réparations qui changent davantage la surface ; jamais celle qui n'en laisse aucune.",
            en: "Takes repairs that change the area by more as well; never one that leaves none."))
    static let dryRun = Option(
        flag: "dry-run", Text(fr: "Donne le compte rendu sans rien écrire.", en: "Gives the account without writing anything."))
    static let width = Option(
        "width", .length, default: "5m",
        Text(
            fr: "La largeur jusqu'à laquelle un vide entre voisins est un jour, et une partie une lamelle.",
            en: "The width up to which a void between neighbours is a gap, and a part a sliver."))
    static let removal = Option(
        "remove-slivers", .length,
        Text(
            fr: "Enlève les parties et remplit les trous qui ne sont pas plus larges ; la liste de ce qui part est donnée.",
            en: "Removes parts and fills holes that are no wider; the list of what goes is given."))
    static let show = Option(
        "show", .choice(Text(fr: "TABLE", en: "TABLE"), of: View.self),
        Text(
            fr:
                "Ce qui est montré : repairs, les contours réparés ; neighbours, les recouvrements, jours et lamelles ; removed, les lamelles "
                + "enlevées. À défaut repairs, et pour la forme table tout.",
            en:
                "What is shown: repairs, the outlines repaired; neighbours, overlaps, gaps and slivers; removed, the slivers that go. Without it "
                + "repairs, and in form table everything."))

    static let all: [OptionSpec] =
        [tolerance.spec, force.spec, dryRun.spec, width.spec, removal.spec, show.spec] + LayerOptions.choosingAmongCommunes
}

extension ValueForm<RepairTolerance> {
    /// A share of an area or an area: `0.01%`, `2m2`.
    static let repairTolerance = ValueForm(
        Text(fr: "ÉCART", en: "CHANGE"),
        expecting: Text(fr: "une part comme 0.01%, ou une surface comme 2m2", en: "a share like 0.01%, or an area like 2m2")
    ) { text in
        func number(before unit: String) -> Double? {
            guard text.hasSuffix(unit), let number = Double(text.dropLast(unit.count)), number >= 0, number.isFinite else { return nil }
            return number
        }
        if let percent = number(before: "%") { return RepairTolerance.share(percent / 100) }
        return number(before: "m2").map(RepairTolerance.surface)
    }
}

extension Run {
    /// How far the repair asked for may go.
    var repairOptions: LayerRepair.Options {
        LayerRepair.Options(
            tolerance: arguments[RepairOptions.tolerance], isForced: arguments[RepairOptions.force], width: arguments[RepairOptions.width],
            removalWidth: arguments[RepairOptions.removal])
    }
}
