import CommandArguments
import QuartierAnalysis
import Reporting

/// The options of `estimate` alone.
enum EstimateOptions {
    static let calibrate = Option(
        perKey: "calibrate",
        ValueForm(
            Text(fr: "CLÉ=TOTAL", en: "KEY=TOTAL"),
            expecting: Text(
                fr: "pop=, men= ou log= et un nombre positif à point décimal",
                en: "pop=, men= or log= and a positive number with a decimal point"),
            completion: Completion(words: EstimateCalibration.Total.allCases.map { $0.rawValue + "=" })
        ) { text in
            guard let pair = KeyValue(text), EstimateCalibration.Total(rawValue: pair.key) != nil, let number = Double(pair.value),
                number > 0, number.isFinite
            else { return nil }
            return pair
        },
        Text(
            fr: "Cale les effectifs de la couche sur un total connu : --calibrate pop=2224 ; le facteur est gardé dans methode.",
            en: "Calibrates the layer's counts to a known total: --calibrate pop=2224; the factor is kept in methode."))
    static let buildings = Option(
        "buildings", .layer,
        Text(
            fr: "Une couche de bâtiments : les carreaux de bord sont partagés selon eux, non selon la surface.",
            en: "A layer of buildings: edge tiles are shared out by them, not by area."))
    static let weight = Option(
        "weight", .text(Text(fr: "CHAMP", en: "FIELD"), expecting: Text(fr: "le nom d'un champ", en: "the name of a field")),
        Text(
            fr: "Le champ qui pèse les bâtiments, une surface de plancher par exemple ; à défaut leur emprise.",
            en: "The field that weighs buildings, a floor area for instance; without it their footprint."))
    static let sensitivity = Option(
        "sensitivity",
        ValueForm(
            Text(fr: "MÈTRES,…", en: "METRES,…"),
            expecting: Text(fr: "des distances en mètres, séparées de virgules", en: "distances in metres, commas between them")
        ) { text in
            let distances = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            let valid = distances.compactMap(\.self).filter { $0 > 0 && $0 <= 10_000 }
            return valid.count == distances.count && !valid.isEmpty ? valid : nil
        },
        Text(
            fr: "Refait l'estimation sur le contour élargi et rétréci de ces distances : --sensitivity 10,25,50.",
            en: "Estimates again on the outline grown and shrunk by these distances: --sensitivity 10,25,50."))
    static let coverage = Option(
        "coverage", .file,
        Text(
            fr: "Une couverture enregistrée, qui tient lieu de contours.", en: "A saved coverage, which stands for the outlines."))
    static let saveCoverage = Option(
        "save-coverage", .file,
        Text(
            fr: "Enregistre la part de chaque carreau dans chaque contour (.csv ou .gpkg), pour la revoir et la réemployer.",
            en: "Saves the share of each tile in each outline (.csv or .gpkg), to look at it and use it again."))
    static let save = Option(
        flag: "save", Text(fr: "Garde les estimations dans le magasin.", en: "Keeps the estimates in the store."))

    static let all = [
        TileOptions.resolution.spec, calibrate.spec, buildings.spec, weight.spec, sensitivity.spec, coverage.spec, saveCoverage.spec,
        save.spec,
    ]
}
