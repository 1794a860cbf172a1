import CommandArguments
import GeoFormats
import PlanarGeometry
import QuartierExchange
import Reporting

extension Verb {
    private static let source = Argument(
        "LAYER", .layerOfFile,
        Text(fr: "Fichier, fichier:couche ou « - ».", en: "File, file:layer or '-'."))
    private static let decimals = Option(
        "decimals", .integer(Text(verbatim: "N"), atLeast: 0), default: "7",
        Text(
            fr: "Les décimales des degrés d'un GeoJSON ; 7 valent environ 1 cm.",
            en: "The decimals of degrees in GeoJSON; 7 are about 1 cm."))

    static let convert = Verb(
        CommandSpec(
            "convert", group: VerbGroup.output,
            summary: Text(
                fr: "Convertit une couche telle quelle : mêmes champs, mêmes contours.",
                en: "Converts a layer as it is: the same fields, the same outlines."),
            discussion: [
                Text(
                    fr: """
                        Le nom de la sortie dit le format : .gpkg (avec index spatial), .shp ou .geojson. Rien n'est mesuré ni calculé, et une couche nationale \
                        passe objet par objet. Le système de coordonnées reste celui de la couche, sauf en GeoJSON, qui n'admet que le WGS 84.
                        """,
                    en: """
                        The name of the output says the format: .gpkg (with a spatial index), .shp or .geojson. Nothing is measured or computed, and a national \
                        layer passes one feature after the other. The coordinate system stays that of the layer, but in GeoJSON, which is WGS 84 only.
                        """)
            ],
            arguments: [source.spec], options: [decimals.spec, LayerOptions.crs.spec],
            examples: [
                CommandSpec.Example(
                    "quartiers convert livraison.zip -o qpv.gpkg",
                    Text(fr: "La livraison de l'ANCT, en GeoPackage.", en: "ANCT's delivery, as a GeoPackage.")),
                CommandSpec.Example(
                    "quartiers convert agglo.gpkg:communes -o N_COMMUNE_062.shp",
                    Text(fr: "Une couche, en shapefile.", en: "One layer, as a shapefile.")),
            ])
    ) { run in
        let path = run.arguments[CommonOptions.output] ?? "-"
        guard let target = ConversionTarget(path: path) else {
            throw QuartiersError(
                .usage, Text(fr: "le nom de la sortie ne dit pas son format", en: "the name of the output does not say its format"),
                place: Place(file: path),
                remedy: Text(
                    fr: "La nommer .gpkg, .shp ou .geojson ; « - » écrit du GeoJSON.",
                    en: "Name it .gpkg, .shp or .geojson; '-' writes GeoJSON."))
        }
        let conversion = try LayerConversion(
            LayerReference(file: run.arguments[source]), crs: run.arguments[LayerOptions.crs], input: run.environment.input,
            workers: run.workers, progress: run.progress, report: run.report)
        let overwrite = run.arguments[CommonOptions.overwrite]
        let count: Int
        switch target {
        case .geoPackage: count = try conversion.writeGeoPackage(to: path, overwrite: overwrite, now: run.environment.now())
        case .shapefile:
            let written = try conversion.writeShapefile(to: path, overwrite: overwrite, date: run.environment.now())
            run.sayShortened(written.renamed)
            count = written.count
        case .geoJSON:
            var written = 0
            try run.writeOutput { sink in
                written = try conversion.writeGeoJSON(decimals: min(run.arguments[decimals], 15), to: &sink)
            }
            if conversion.crs != .wgs84 {
                run.say(
                    Text(
                        fr: "Coordonnées passées de \(conversion.crs) en WGS 84, que GeoJSON demande.",
                        en: "Coordinates taken from \(conversion.crs) to WGS 84, which GeoJSON asks for."))
            }
            count = written
        }
        let number = NumberStyle(run.language).string(count)
        run.say(Text(fr: "\(number) objets écrits.", en: "\(number) features written."))
        return .success
    }
}

extension Run {
    /// Says which fields of a shapefile go by a shorter name than their columns.
    func sayShortened(_ fields: [(column: String, name: String)]) {
        guard !fields.isEmpty else { return }
        let names = fields.map { "\($0.column) → \($0.name)" }.joined(separator: ", ")
        say(Text(fr: "Champs aux noms raccourcis : \(names).", en: "Fields with shortened names: \(names)."))
    }
}
