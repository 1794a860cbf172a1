public import Reporting

extension FindingKind {
    /// C04: another name than the official one for the same code.
    public static let nameDiffers = FindingKind(
        code: "C04", severity: .warning, title: Text(fr: "nom officiel", en: "official name"),
        message: Text(
            fr: "{subject} s'appelle « {found} » ici et « {expected} » dans la source officielle ; le nom est gardé comme alias",
            en: "{subject} is called '{found}' here and '{expected}' in the official source; the name is kept as an alias"),
        remedy: Text(fr: "Rapprocher par le code, jamais par le nom.", en: "Join on the code, never on the name."))

    /// P01: a QPV under the legal population.
    public static let populationBelowThreshold = FindingKind(
        code: "P01", severity: .warning, title: Text(fr: "population d'un QPV", en: "population of a QPV"),
        message: Text(
            fr: "{found} habitants, moins que les {expected} du décret 2014-767 ; certains QPV en vigueur sont dans ce cas",
            en: "{found} inhabitants, fewer than the {expected} of décret 2014-767; some QPV in force are in this case"),
        remedy: Text(
            fr: "Vérifier la population et le périmètre qu'elle décrit.", en: "Check the population and the perimeter it describes."))

    /// P01: a population that was rounded.
    public static let populationRounded = FindingKind(
        code: "P01", variant: "arrondi", severity: .note, title: Text(fr: "population arrondie", en: "rounded population"),
        message: Text(fr: "{found} habitants : arrondi à {step} près", en: "{found} inhabitants: rounded to {step}"),
        remedy: Text(
            fr: "Ne pas en tirer de densité ni d'évolution plus fine que l'arrondi.",
            en: "Draw no density nor evolution finer than the rounding from it."))

    /// P02: a value that its indicator cannot take.
    public static let valueOutOfRange = FindingKind(
        code: "P02", severity: .blocking, title: Text(fr: "valeurs possibles", en: "possible values"),
        message: Text(
            fr: "{indicator} : {found} est hors de l'intervalle possible, de {lower} à {upper}",
            en: "{indicator}: {found} is outside the possible range, from {lower} to {upper}"),
        remedy: Text(
            fr: "Vérifier la valeur à la source ; elle est gardée telle quelle.", en: "Check the value at its source; it is kept as it is.")
    )

    /// P03: documents that give one zone two values.
    public static let referenceDiffers = FindingKind(
        code: "P03", severity: .warning,
        title: Text(fr: "références d'un document à l'autre", en: "references from one document to another"),
        message: Text(
            fr: "{indicator} : référence {found} ici, {expected} dans {document}",
            en: "{indicator}: reference {found} here, {expected} in {document}"),
        remedy: Text(
            fr: "Vérifier laquelle vaut pour le millésime de chaque document.",
            en: "Check which one holds for the vintage of each document."))

    /// P04: figures of one perimeter beside the map of another.
    public static let perimeterDiffers = FindingKind(
        code: "P04", severity: .blocking,
        title: Text(fr: "périmètre des chiffres et de la carte", en: "perimeter of figures and of the map"),
        message: Text(
            fr: "{count} chiffres décrivent le périmètre {found}, la carte montre le périmètre {expected}",
            en: "{count} figures describe perimeter {found}, the map shows perimeter {expected}"),
        remedy: Text(
            fr: "Écrire le périmètre des chiffres à côté d'eux, ou les transférer (estimate).",
            en: "Write the perimeter of the figures beside them, or transfer them (estimate)."))

    /// P04: figures that do not say which perimeter they describe.
    public static let perimeterUnknown = FindingKind(
        code: "P04", variant: "inconnu", severity: .warning,
        title: Text(fr: "périmètre des chiffres et de la carte", en: "perimeter of figures and of the map"),
        message: Text(
            fr: "{count} chiffres ne disent pas quel périmètre ils décrivent ; la carte montre le périmètre {expected}",
            en: "{count} figures do not say which perimeter they describe; the map shows perimeter {expected}"),
        remedy: Text(fr: "Demander le périmètre au producteur des chiffres.", en: "Ask the producer of the figures for the perimeter."))

    /// P05: an evolution that the perimeter explains better than people.
    public static let changeImplausible = FindingKind(
        code: "P05", severity: .warning, title: Text(fr: "évolutions plausibles", en: "plausible evolutions"),
        message: Text(
            fr:
                "{indicator} : une évolution de {change} depuis {since} suppose {start} au départ, soit {found} % ; effet de périmètre probable",
            en:
                "{indicator}: a change of {change} since {since} supposes {start} at the start, that is {found}%; an effect of the perimeter is likely"
        ),
        remedy: Text(
            fr: "Comparer les périmètres (compare) avant de parler d'évolution.",
            en: "Compare the perimeters (compare) before speaking of evolution."))

    /// P06: one value in several quartiers.
    public static let valueRepeated = FindingKind(
        code: "P06", severity: .warning, title: Text(fr: "valeurs identiques", en: "identical values"),
        message: Text(
            fr: "{indicator} : même valeur {found} pour {quartiers}", en: "{indicator}: the same value {found} for {quartiers}"),
        remedy: Text(fr: "Vérifier qu'aucune n'a été recopiée.", en: "Check that none was copied from another."))

    /// P07: rates of households and rates of persons that would stand on one map.
    public static let basesMixed = FindingKind(
        code: "P07", severity: .blocking,
        title: Text(fr: "taux de ménages et taux de personnes séparés", en: "rates of households and rates of persons kept apart"),
        message: Text(
            fr:
                "{indicator} : {persons} QPV et {households} QIC ({quartiers}) côte à côte, alors que les uns comptent des personnes ou des familles, les autres sans doute des ménages",
            en:
                "{indicator}: {persons} QPV and {households} QIC ({quartiers}) side by side, whereas the former count persons or families, the latter probably households"
        ),
        remedy: Text(
            fr:
                "Une carte et un classement par statut (--status QPV, --status QIC) ; lever ensuite le constat, en disant où ils sont séparés.",
            en: "A map and a ranking for each status (--status QPV, --status QIC); then lift the finding, saying where they are kept apart."
        ))

    /// P08: a density that no quartier has.
    public static let densityImplausible = FindingKind(
        code: "P08", severity: .warning, title: Text(fr: "densité", en: "density"),
        message: Text(
            fr: "{found} habitants par hectare, hors de {lower} à {upper}",
            en: "{found} inhabitants per hectare, outside {lower} to {upper}"),
        remedy: Text(
            fr: "Vérifier que population et surface décrivent le même périmètre.",
            en: "Check that population and surface describe the same perimeter."))

    /// P09: a figure far from every vintage.
    public static let figureContradicted = FindingKind(
        code: "P09", severity: .warning, title: Text(fr: "chiffres retrouvés à l'INSEE", en: "figures found at INSEE"),
        message: Text(
            fr: "{indicator} : {reading}, que contredisent tous les millésimes importés ({vintages})",
            en: "{indicator}: {reading}, which every imported vintage contradicts ({vintages})"),
        remedy: Text(fr: "Demander au producteur d'où vient la valeur.", en: "Ask the producer where the value comes from."))

    /// P09: a figure that no vintage holds.
    public static let figureNotFound = FindingKind(
        code: "P09", variant: "non-retrouve", severity: .note,
        title: Text(fr: "chiffres retrouvés à l'INSEE", en: "figures found at INSEE"),
        message: Text(
            fr: "{indicator} : {reading}, valeur d'aucun millésime importé ({vintages})",
            en: "{indicator}: {reading}, the value of no imported vintage ({vintages})"),
        remedy: Text(fr: "Importer d'autres millésimes, ou citer la source.", en: "Import other vintages, or cite the source."))
}

/// The findings that the controls of portraits report.
public enum PortraitFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .nameDiffers, .populationBelowThreshold, .populationRounded, .valueOutOfRange, .referenceDiffers, .perimeterDiffers,
        .perimeterUnknown,
        .changeImplausible, .valueRepeated, .basesMixed, .densityImplausible, .figureContradicted, .figureNotFound,
    ]
}
