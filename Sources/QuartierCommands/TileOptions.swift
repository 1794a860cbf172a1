import CommandArguments
import QuartierAnalysis
import QuartierExchange
import QuartierSources
import Reporting

/// The options of verbs that read INSEE's tiles.
enum TileOptions {
    static let tiles = Option(
        "tiles", .layer,
        Text(
            fr: "Le fichier des carreaux (CSV ou GeoPackage), lu sans être importé ; à défaut ceux du magasin.",
            en: "The file of tiles (CSV or GeoPackage), read without being imported; without it those of the store."))
    static let vintage = Option(
        "vintage", .integer(Text(fr: "ANNÉE", en: "YEAR"), atLeast: 2000),
        Text(
            fr:
                "Le millésime des carreaux (2015, 2017, 2019, 2021), quand les colonnes ne le disent pas ; dans un magasin, celui à prendre.",
            en: "The vintage of the tiles (2015, 2017, 2019, 2021), where the columns do not tell; in a store, the one to take."))
    static let field = Option(
        perKey: "field",
        .keyValue(Text(fr: "CHAMP=NOM", en: "FIELD=NAME"), keys: FieldRole.allCases.map(\.rawValue) + TileMapping.names),
        Text(
            fr: "Le champ d'une couche ou la colonne des carreaux qui porte un autre nom : --field idcar_200m=id.",
            en: "The field of a layer or the column of tiles that goes by another name: --field idcar_200m=id."))
    static let step = Option(
        "step", .length,
        Text(
            fr: "Le pas auquel les côtés sont découpés avant d'aller en EPSG:3035 ; à défaut 7 m, 2,5 m pour une couche en degrés.",
            en: "The step at which edges are cut before they go to EPSG:3035; without it 7 m, 2.5 m for a layer in degrees."))
    static let resolution = Option(
        "resolution", .choice(Text(fr: "MAILLE", en: "SIZE"), among: ["200m", "1km"]), default: "200m",
        Text(fr: "La maille sur laquelle estimer ; 1km pour comparer.", en: "The tiles to estimate on; 1km to compare."))
    static let threshold = Option(
        "threshold", .integer(Text(fr: "MÉNAGES", en: "HOUSEHOLDS"), atLeast: 0), default: "11",
        Text(
            fr: "Le nombre de ménages sous lequel rien n'est diffusé ; 0 pour ne rien retenir.",
            en: "The number of households under which nothing is given out; 0 to hold nothing back."))
    static let indicator = Option(
        repeated: "indicator", .indicator(of: .tiles),
        Text(
            fr: "Ne montre que cet indicateur : men_pauv ; « quartiers info --show indicators » les donne tous.",
            en: "Shows this indicator only: men_pauv; 'quartiers info --show indicators' lists them all."))

    /// What every verb that reads perimeters and tiles knows.
    static let reading: [OptionSpec] = [
        tiles.spec, vintage.spec, indicator.spec, threshold.spec, step.spec, field.spec, LayerOptions.crs.spec,
        LayerOptions.generation.spec,
        LayerOptions.code.spec,
    ]
}

extension Run {
    /// The tiles that `--tiles` names, else those of the store.
    func tileSource() throws -> TileSource {
        let vintage = arguments[TileOptions.vintage]
        if let named = arguments[TileOptions.tiles] { return try tileSource(named, vintage: vintage) }
        guard let store = try openStore() else {
            throw QuartiersError(
                .noInput, Text(fr: "aucun fichier de carreaux", en: "no file of tiles"),
                remedy: Text(
                    fr: "En nommer un : --tiles carreaux_200m.gpkg ; ou un magasin qui en a : --store agglo.gpkg.",
                    en: "Name one: --tiles carreaux_200m.gpkg; or a store that has some: --store agglo.gpkg."))
        }
        return try store.tileSource(vintage: vintage)
    }

    /// Tiles of a file.
    func tileSource(_ name: String, vintage: Int?) throws -> TileSource {
        try TileSource(LayerReference(file: name), mapping: try tileMapping, vintage: vintage, input: environment.input)
    }

    /// The columns of tiles that go by other names.
    var tileMapping: TileMapping {
        get throws {
            try TileMapping(
                pairs: arguments[TileOptions.field].filter { TileMapping.names.contains($0.key) }.map { ($0.key, $0.value) })
        }
    }

    /// What is held back in this run.
    var secrecy: EstimateSecrecy { EstimateSecrecy(threshold: Double(arguments[TileOptions.threshold])) }

    /// The words of an output that made-up tiles went into.
    func tileNotes(_ sources: [TileSource]) -> [Text] {
        guard sources.contains(where: \.isSchematic) else { return [] }
        return [
            Text(
                fr: "Carreaux schématiques, inventés pour la démonstration : aucun chiffre n'est vrai.",
                en: "Schematic tiles, made up for the demonstration: no figure is true.")
        ]
    }
}
