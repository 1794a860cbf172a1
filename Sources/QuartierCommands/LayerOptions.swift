import CommandArguments
import PlanarGeometry
import QuartierExchange
import QuartierModel
import QuartierSources
import Reporting

/// The options with which verbs that read layers are told what a file does not say.
enum LayerOptions {
    static let field = field(FieldRole.ofPerimeters)
    static let fieldOfCommunes = field(FieldRole.ofCommunes)
    static let anyField = field(FieldRole.allCases)
    static let crs = Option(
        "crs", .crs,
        Text(
            fr: "Le système de coordonnées, quand le fichier ne le dit pas ou se trompe.",
            en: "The coordinate system, where the file does not say it or is wrong."))
    static let generation = Option(
        "generation", .generation,
        Text(
            fr: "La génération des périmètres, quand les codes du fichier ne la disent pas ; d'un magasin, celle à prendre.",
            en: "The generation of the perimeters, where the file's codes do not tell it; of a store, the one to take."))
    static let communes = Option(
        "communes", .layerOfFile,
        Text(fr: "La couche des communes ; à défaut celles du magasin.", en: "The layer of communes; without it those of the store."))
    static let code = Option(
        repeated: "code", .text(Text(fr: "CODE", en: "CODE"), expecting: Text(fr: "un code de quartier", en: "the code of a quartier")),
        Text(
            fr: "Ne garde que ce quartier (code ou identifiant).",
            en: "Keeps this quartier only (code or identifier)."))
    static let plane = Option(
        flag: "plane",
        Text(
            fr: "Mesure les pièces dans le plan de la projection plutôt que sur l'ellipsoïde.",
            en: "Measures pieces in the plane of the projection rather than on the ellipsoid."))

    static let layer = Argument(
        optional: "LAYER", .layer,
        Text(
            fr: "Fichier, fichier:couche, génération du magasin ou « - » ; à défaut tout le magasin.",
            en: "File, file:layer, generation of the store or '-'; without it the whole store."))

    /// What verbs know that read perimeters.
    static let reading: [OptionSpec] = [field.spec, crs.spec, generation.spec]
    /// What verbs know that read perimeters and keep some of them.
    static let choosing: [OptionSpec] = reading + [code.spec]
    /// What verbs know that read communes besides.
    static let choosingAmongCommunes: [OptionSpec] = [communes.spec, anyField.spec, crs.spec, generation.spec, code.spec]

    private static func field(_ roles: [FieldRole]) -> Option<[String: String]> {
        let example = roles.contains(.quartierCode) ? "code_qp=c_nqpv" : "insee_com=depcom"
        return Option(
            perKey: "field", .keyValue(Text(fr: "CHAMP=NOM", en: "FIELD=NAME"), keys: roles.map(\.rawValue)),
            Text(
                fr: "Le champ qui porte un autre nom dans le fichier : --field \(example).",
                en: "A field that goes by another name in the file: --field \(example)."))
    }
}

extension ValueForm<CRS> {
    static let crs = ValueForm(
        Text(fr: "SCR", en: "CRS"), expecting: Text(fr: "un code comme EPSG:2154", en: "a code like EPSG:2154"),
        completion: Completion(
            words: [
                "EPSG:2154", "EPSG:9794", "EPSG:4326", "EPSG:3950", "EPSG:2972", "EPSG:2975", "EPSG:5490", "EPSG:4471",
            ], isOpen: true)
    ) { CRS($0) }
}

extension ValueForm<Generation> {
    static let generation = ValueForm(
        Text(fr: "GÉNÉRATION", en: "GENERATION"),
        expecting: Text(fr: "un nom de génération : 2015, 2024, local…", en: "the name of a generation: 2015, 2024, local…"),
        completion: Completion(words: ["2015", "2024", "local"], isOpen: true)
    ) { Generation($0) }
}

extension ValueForm<String> {
    static let layer = layer(Text(fr: "COUCHE", en: "LAYER"))

    /// A layer under another placeholder.
    static func layer(_ placeholder: Text) -> ValueForm {
        text(
            placeholder, expecting: Text(fr: "un fichier, une génération ou « - »", en: "a file, a generation or '-'"),
            completion: Completion(words: ["2015", "2024", "local"], isOpen: true, paths: .files))
    }

    /// A layer that can be no generation of the store.
    static let layerOfFile = text(
        Text(fr: "COUCHE", en: "LAYER"), expecting: Text(fr: "un fichier, fichier:couche ou « - »", en: "a file, file:layer or '-'"),
        completion: Completion(paths: .files))
}
