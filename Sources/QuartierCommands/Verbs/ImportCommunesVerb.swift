import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let cog = Option(
        "cog", .integer(Text(fr: "ANNÉE", en: "YEAR"), atLeast: 1943),
        Text(fr: "Le millésime du Code officiel géographique.", en: "The vintage of the Code officiel géographique."))

    static let importCommunes = Verb(
        in: .importing,
        CommandSpec(
            "communes",
            summary: Text(fr: "Importe les contours des communes.", en: "Imports the outlines of communes."),
            arguments: [ImportOptions.files.spec],
            options: [cog.spec, LayerOptions.fieldOfCommunes.spec, LayerOptions.crs.spec] + ImportOptions.all,
            examples: [
                CommandSpec.Example(
                    "quartiers import communes communes.geojson --cog 2024 --store agglo.gpkg",
                    Text(fr: "Dans un magasin, créé s'il n'existe pas.", en: "Into a store, created if there is none."))
            ])
    ) { run in
        let loader = try run.loader(store: nil)
        let files = try run.arguments[ImportOptions.files].map { name in
            try loader.digesting(LayerReference(file: name)) { loader, reference in
                try loader.communes(reference, crs: run.arguments[LayerOptions.crs], cog: run.arguments[cog], report: run.report)
            }
        }
        let summaries = try run.importing(crs: try Store.system(for: files.map { ($0.layer.envelope, $0.layer.crs) })) { store in
            try files.map { layer, sha256 in
                try store.importCommunes(
                    layer, sha256: sha256, replacing: run.arguments[ImportOptions.replace], provenance: run.provenance,
                    workers: run.workers, report: run.report)
            }
        }
        try run.write(summaries)
        return .success
    }
}
