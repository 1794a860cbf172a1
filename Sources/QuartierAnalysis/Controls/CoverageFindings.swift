public import Reporting

extension FindingKind {
    private static func slivers(_ variant: String?, _ title: Text, _ message: Text, remedy: Text) -> FindingKind {
        FindingKind(code: "G04", variant: variant, severity: .warning, title: title, message: message, remedy: remedy)
    }

    /// A part of an outline that is a sliver.
    public static let sliverPart = slivers(
        nil, Text(fr: "lamelles, jours et débords", en: "slivers, gaps and overhangs"),
        Text(
            fr: "partie isolée de {surface} m², large au plus de {width} m : une lamelle",
            en: "separate part of {surface} m², at most {width} m wide: a sliver"),
        remedy: Text(
            fr: "L'enlever si c'est un reste de découpage : « repair » le fait à la demande, par largeur.",
            en: "Remove it if it is what is left of a cut: 'repair' does so when asked, by width."))

    /// Several parts of an outline that are slivers.
    public static let sliverParts = slivers(
        "parts", Text(fr: "lamelles d'un contour", en: "slivers of an outline"),
        Text(
            fr: "{count} parties isolées, {surface} m² en tout, larges au plus de {width} m : des lamelles",
            en: "{count} separate parts, {surface} m² in all, at most {width} m wide: slivers"),
        remedy: Text(
            fr: "Les enlever si ce sont des restes de découpage : « repair » le fait à la demande, par largeur.",
            en: "Remove them if they are what is left of a cut: 'repair' does so when asked, by width."))

    /// Several gaps and tiny overlaps between the same neighbours.
    public static let neighbourSlivers = slivers(
        "neighbours", Text(fr: "jours et recouvrements entre voisins", en: "gaps and overlaps between neighbours"),
        Text(
            fr: "mal calé sur {other} en {count} endroits : {surface} m² de jours et de recouvrements, larges au plus de {width} m",
            en: "does not fit {other} in {count} places: {surface} m² of gaps and overlaps, at most {width} m wide"),
        remedy: Text(
            fr: "Recaler les contours sur leur limite commune ; --show places donne chaque endroit.",
            en: "Fit the outlines to their common limit; --show places gives every place."))

    /// Several slivers along the limits of communes.
    public static let limitSlivers = slivers(
        "limits", Text(fr: "lamelles le long des limites communales", en: "slivers along the limits of communes"),
        Text(
            fr:
                "ne suit pas les limites communales en {count} endroits ({other}) : {surface} m² de débords et de retraits, larges au plus de {width} m",
            en:
                "does not follow the limits of communes in {count} places ({other}): {surface} m² of overhangs and setbacks, at most {width} m wide"
        ),
        remedy: Text(
            fr:
                "Recaler le contour sur les limites communales, ou dire quel millésime des communes il suit ; --show places donne chaque endroit.",
            en: "Fit the outline to the communes' limits, or say which vintage of communes it follows; --show places gives every place."))

    /// Slivers that are narrower than what a delivery can say.
    public static let tinySlivers = FindingKind(
        code: "G04", variant: "tiny", severity: .note,
        title: Text(fr: "lamelles de moins d'un centimètre", en: "slivers under a centimetre"),
        message: Text(
            fr: "{count} lamelles larges de moins d'un centimètre, {surface} m² en tout : sous la précision d'une livraison",
            en: "{count} slivers less than a centimetre wide, {surface} m² in all: finer than what a delivery can say"),
        remedy: Text(fr: "Rien à faire ; --show places donne chaque endroit.", en: "Nothing to do; --show places gives every place."))

    /// A narrow void between neighbours.
    public static let narrowGap = slivers(
        "gap", Text(fr: "jours entre voisins", en: "gaps between neighbours"),
        Text(
            fr: "jour de {surface} m² avec {other}, large au plus de {width} m",
            en: "gap of {surface} m² to {other}, at most {width} m wide"),
        remedy: Text(fr: "Recaler les contours sur leur limite commune.", en: "Fit the outlines to their common limit."))

    /// An overlap too small for G03.
    public static let thinOverlap = slivers(
        "overlap", Text(fr: "recouvrements d'au plus 1 m²", en: "overlaps of at most 1 m²"),
        Text(
            fr: "recouvre {other} sur {surface} m², large au plus de {width} m",
            en: "overlaps {other} by {surface} m², at most {width} m wide"),
        remedy: Text(fr: "Recaler les contours sur leur limite commune.", en: "Fit the outlines to their common limit."))

    /// A sliver on the other side of a commune's limit.
    public static let overhang = slivers(
        "overhang", Text(fr: "débords sur une commune voisine", en: "overhangs into a neighbouring commune"),
        Text(
            fr: "déborde sur {other} de {surface} m², large au plus de {width} m",
            en: "overhangs {other} by {surface} m², at most {width} m wide"),
        remedy: Text(
            fr: "Recaler le contour sur la limite communale, ou dire quel millésime des communes il suit.",
            en: "Fit the outline to the commune's limit, or say which vintage of communes it follows."))

    /// A narrow void before a commune's limit.
    public static let setback = slivers(
        "setback", Text(fr: "retraits devant une limite communale", en: "setbacks from a commune's limit"),
        Text(
            fr: "s'arrête avant la limite de {other} : {surface} m² entre les deux, larges au plus de {width} m",
            en: "ends before the limit of {other}: {surface} m² between them, at most {width} m wide"),
        remedy: Text(
            fr: "Recaler le contour sur la limite communale si elle le borne.",
            en: "Fit the outline to the commune's limit if that bounds it."))

    /// A repair that changes the area.
    public static let repairChangesArea = slivers(
        "repair", Text(fr: "surface changée par la réparation", en: "area changed by repair"),
        Text(
            fr: "la réparation du contour change sa surface de plus de {limit} % : {expected} m² avant, {found} m² après",
            en: "repairing the outline changes its area by more than {limit}%: {expected} m² before, {found} m² after"),
        remedy: Text(
            fr: "Corriger le contour à la source : une réparation ne sait pas ce que le dessin voulait dire.",
            en: "Mend the outline at its source: a repair does not know what the drawing meant."))
}

/// The findings of control G04.
public enum CoverageFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .sliverPart, .sliverParts, .neighbourSlivers, .limitSlivers, .tinySlivers, .narrowGap, .thinOverlap, .overhang, .setback,
        .repairChangesArea,
    ]
}
