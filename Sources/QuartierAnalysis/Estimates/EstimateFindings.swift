public import QuartierModel
public import Reporting

extension FindingKind {
    /// Too few households to publish anything of an outline.
    public static let tooFewHouseholds = FindingKind(
        code: "D01", severity: .blocking,
        title: Text(fr: "secret statistique des estimations", en: "statistical secrecy of estimates"),
        message: Text(
            fr: "moins de {expected} ménages : aucune estimation n'est diffusée",
            en: "fewer than {expected} households: no estimate is given out"),
        remedy: Text(
            fr: "Réunir plusieurs contours ; --threshold change le seuil, pour un usage qui n'est pas une diffusion.",
            en: "Join several outlines; --threshold changes the threshold, for uses that are no publication."))

    /// Nobody knows how many households there are.
    public static let householdsUnknown = FindingKind(
        code: "D01", variant: "unknown", severity: .blocking,
        title: Text(fr: "nombre de ménages connu", en: "number of households known"),
        message: Text(
            fr:
                "les carreaux ne disent pas le nombre de ménages : rien ne montre qu'il y en a {expected}, aucune estimation n'est diffusée",
            en: "the tiles do not say the number of households: nothing shows that there are {expected}, no estimate is given out"),
        remedy: Text(
            fr: "Désigner la colonne des ménages (--field men=COLONNE) ; --threshold 0 pour un usage qui n'est pas une diffusion.",
            en: "Name the column of households (--field men=COLUMN); --threshold 0 for uses that are no publication."))

    /// Estimates that a store keeps, although secrecy holds them back.
    public static let estimateTells = FindingKind(
        code: "D01", variant: "kept", severity: .blocking,
        title: Text(fr: "secret statistique : rien sous 11 ménages", en: "statistical secrecy: nothing under 11 households"),
        message: Text(
            fr:
                "{found} estimations gardées ({vintage}) que le secret statistique retient, par elles-mêmes ou par soustraction, sous {threshold} ménages : {keys}",
            en:
                "{found} estimates kept ({vintage}) that statistical secrecy holds back, by themselves or by a subtraction, under {threshold} households: {keys}"
        ),
        remedy: Text(
            fr: "Les refaire sans --threshold : quartiers estimate --save ; un secret ne se lève pas.",
            en: "Work them out again without --threshold: quartiers estimate --save; secrecy is nobody's to lift."))

    /// An estimate that rests on imputed figures or on tiles cut in two.
    public static let cautiousEstimate = FindingKind(
        code: "D02", severity: .warning,
        title: Text(fr: "estimations solides : peu d'imputé, peu de bord", en: "sound estimates: little imputed, little on the edge"),
        message: Text(
            fr: "à interpréter avec prudence : {imputed} des habitants dans des carreaux imputés, {edge} dans des carreaux de bord",
            en: "to be interpreted with caution: {imputed} of people in imputed tiles, {edge} in edge tiles"),
        remedy: Text(
            fr: "Publier l'intervalle avec la valeur ; --buildings resserre l'estimation des carreaux de bord.",
            en: "Publish the interval with the value; --buildings sharpens the estimate of edge tiles."))

    /// An outline without tiles.
    public static let noTile = FindingKind(
        code: "EST-NONE", severity: .warning,
        title: Text(fr: "des carreaux sous chaque contour", en: "tiles under every outline"),
        message: Text(
            fr: "aucun carreau du fichier sous ce contour : l'estimation manque, elle n'est pas nulle",
            en: "no tile of the file under this outline: the estimate is missing, it is not zero"),
        remedy: Text(
            fr: "Vérifier que le fichier couvre ce lieu ; l'INSEE ne diffuse que les carreaux habités.",
            en: "Check that the file covers this place; INSEE publishes inhabited tiles only."))

    /// A transfer whose parts do not add up.
    public static let transferUnbalanced = FindingKind(
        code: "D03", severity: .blocking,
        title: Text(fr: "bilan de masse des transferts", en: "balance of masses of transfers"),
        message: Text(
            fr: "{key} : les parties et le dehors font {found}, l'ancien contour {expected}",
            en: "{key}: parts and outside make {found}, the old outline {expected}"),
        remedy: Text(
            fr: "Des contours nouveaux se recouvrent : les corriger (check --control G03).",
            en: "New outlines overlap: mend them (check --control G03)."))

    /// A tile that has inhabitants and no building.
    public static let tileWithoutBuilding = FindingKind(
        code: "EST-BUILDING", severity: .warning,
        title: Text(fr: "un bâtiment dans chaque carreau habité", en: "a building in every inhabited tile"),
        message: Text(
            fr: "{found} carreaux de bord habités sans aucun bâtiment : partagés selon la surface",
            en: "{found} inhabited edge tiles without any building: shared out by area"),
        remedy: Text(
            fr: "Vérifier que la couche de bâtiments couvre tout le contour.",
            en: "Check that the layer of buildings covers the whole outline."))
}

/// The findings of estimates.
public enum EstimateFindings {
    /// All of them, for the registry.
    public static let all: [FindingKind] = [
        .tooFewHouseholds, .householdsUnknown, .estimateTells, .cautiousEstimate, .noTile, .transferUnbalanced, .tileWithoutBuilding,
    ]

    /// The part of the people in imputed tiles above which an estimate calls for caution.
    public static let cautiousImputedShare = 0.2
    /// The part of the people in edge tiles above which an estimate calls for caution.
    public static let cautiousEdgeShare = 0.3
}

extension OutlineEstimates {
    /// Whether the estimate calls for caution: much of it imputed, or on the edge (control D02).
    public var callsForCaution: Bool {
        imputedShare.map { $0 > EstimateFindings.cautiousImputedShare } ?? false
            || edgeShare.map { $0 > EstimateFindings.cautiousEdgeShare } ?? false
    }

    /// Reports what whoever uses the estimates of a perimeter must know.
    ///
    /// - Parameters:
    ///   - layer: where the perimeter lies.
    ///   - isCountKnown: whether the tiles said the number of households, which is held back where it is small.
    public func report(
        for perimeter: Perimeter, in layer: Place, secrecy: EstimateSecrecy, isCountKnown: Bool, to report: FindingSink
    ) throws {
        let place = perimeter.place.within(layer)
        if tileCount == 0, estimates.contains(where: { $0.absence == .notPublished }) {
            try report(Finding(.noTile, subject: perimeter.quartier, place: place))
        }
        if isPublishable == false {
            let kind: FindingKind = isCountKnown ? .tooFewHouseholds : .householdsUnknown
            try report(Finding(kind, subject: perimeter.quartier, place: place, expected: .real(secrecy.threshold)))
        } else if let finding = caution(about: perimeter.quartier, at: place) {
            try report(finding)
        }
    }

    /// The finding that calls for caution; nil when nothing does.
    func caution(about quartier: String, at place: Place) -> Finding? {
        guard callsForCaution else { return nil }
        func percent(_ share: Double?) -> Value { share.map { .real(($0 * 1_000).rounded() / 10) } ?? .null }
        func words(_ percent: Value) -> Text {
            guard !percent.isNull else { return Text(fr: "une part inconnue", en: "an unknown share") }
            return Text(fr: "\(percent.words(in: .french)) %", en: "\(percent.words(in: .english))%")
        }
        let (imputed, edge) = (percent(imputedShare), percent(edgeShare))
        return Finding(
            .cautiousEstimate, subject: quartier, place: place, arguments: ["imputed": imputed, "edge": edge],
            terms: ["imputed": words(imputed), "edge": words(edge)])
    }
}
