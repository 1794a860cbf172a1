import CommandArguments
import QuartierExchange
import Reporting

extension Verb {
    static let exportKML = Verb(
        in: .exporting,
        CommandSpec(
            "kml",
            summary: Text(
                fr: "KML 2.2 (OGC) : WGS 84, un dossier par génération.", en: "KML 2.2 (OGC): WGS 84, a folder for each generation."),
            arguments: [LayerOptions.layer.spec], options: LayerOptions.choosingAmongCommunes,
            examples: [
                CommandSpec.Example(
                    "quartiers export kml 2024 --store agglo.gpkg -o quartiers.kml",
                    Text(fr: "La génération 2024, pour un globe virtuel.", en: "Generation 2024, for a virtual globe."))
            ])
    ) { run in
        let layers = try run.flatLayers()
        try run.writeOutput { sink in try FlatExport.writeKML(layers, language: run.language, to: &sink) }
        run.sayNotes(of: layers)
        return .success
    }
}
