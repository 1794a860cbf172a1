public import Reporting

extension FindingKind {
    /// Two generations that are not in one system.
    public static let comparedSystemsDiffer = FindingKind(
        code: "CMP-CRS", severity: .note,
        title: Text(fr: "systèmes de coordonnées des deux générations", en: "coordinate systems of both generations"),
        message: Text(
            fr: "« {before} » est en {beforeCRS} et « {after} » en {afterCRS} : comparées en {plane}, après reprojection",
            en: "'{before}' is in {beforeCRS} and '{after}' in {afterCRS}: compared in {plane}, after a reprojection"),
        remedy: Text(
            fr: "Livrer les deux couches dans un même système pour comparer à tolérance nulle : l'arrondi de leurs coordonnées diffère.",
            en: "Give both layers in one system to compare at tolerance 0: their coordinates are not rounded alike."))

    /// A quartier without an outline to compare.
    public static let comparedOutlineMissing = FindingKind(
        code: "CMP-OUTLINE", severity: .warning,
        title: Text(fr: "contours à comparer", en: "outlines to compare"),
        message: Text(
            fr: "aucun contour à comparer : ce quartier n'a pas de ligne, et un quartier apparenté peut paraître nouveau ou sorti",
            en: "no outline to compare: this quartier has no row, and one akin to it may look new or gone"),
        remedy: Text(
            fr: "Compléter le contour à la source, puis comparer de nouveau.", en: "Complete the outline at its source, then compare again."
        ))

    /// An outline of which a repair leaves nothing.
    public static let comparedOutlineEmptied = FindingKind(
        code: "CMP-OUTLINE", variant: "emptied", severity: .warning,
        title: Text(fr: "contours que la réparation vide", en: "outlines that repair empties"),
        message: Text(
            fr: "contour invalide ({reason}) dont la réparation ne laisse aucune surface : ce quartier n'a pas de ligne",
            en: "invalid outline ({reason}) of which repair leaves no area: this quartier has no row"),
        remedy: Text(fr: "Redessiner le contour à la source.", en: "Draw the outline anew at its source."))

    /// Two layers that hold the same outlines.
    public static let comparedWithItself = FindingKind(
        code: "CMP-SAME", severity: .warning,
        title: Text(fr: "deux générations différentes", en: "two different generations"),
        message: Text(
            fr: "« {before} » et « {after} » ont les mêmes {count} contours, sommet par sommet : est-ce deux fois la même génération ?",
            en: "'{before}' and '{after}' hold the same {count} outlines, vertex by vertex: is it one generation twice?"),
        remedy: Text(fr: "Vérifier --from et --to.", en: "Check --from and --to."))
}

/// The findings that a comparison reports beside those of the controls.
public enum ComparisonFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .comparedSystemsDiffer, .comparedOutlineMissing, .comparedOutlineEmptied, .comparedWithItself,
    ]
}
