import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    static let split = Verb(
        CommandSpec(
            "split", group: VerbGroup.measure,
            summary: Text(fr: "Part de chaque commune dans chaque quartier.", en: "Share of each commune in each quartier."),
            discussion: [
                Text(
                    fr: """
                        Une commune compte quand elle tient au moins 0,5 % du quartier ou 1 000 m² ; les autres sont listées avec calcule = non. \
                        Ce qui sort de toute commune est une ligne sans code INSEE. Un désaccord avec les communes annoncées est un constat G07.
                        """,
                    en: """
                        A commune counts when it holds at least 0.5% of the quartier or 1,000 m²; the others are listed with calcule = no. What lies outside every \
                        commune is a row without INSEE code. A disagreement with the declared communes is a finding G07.
                        """)
            ],
            arguments: [LayerOptions.layer.spec], options: [LayerOptions.communes.spec, LayerOptions.plane.spec] + LayerOptions.reading,
            examples: [
                CommandSpec.Example("quartiers split --demo", Text(fr: "Le jeu de démonstration.", en: "The demonstration data.")),
                CommandSpec.Example(
                    "quartiers split lille.gpkg:qpvs --communes lille.gpkg:cities --plane",
                    Text(fr: "Deux couches d'un GeoPackage, surfaces planes.", en: "Two layers of a GeoPackage, plane surfaces.")),
            ])
    ) { run in
        let layers = try run.perimeterLayers()
        let communes = try run.communes()
        var table = Table(ShareColumns.schema, sources: layers.map(\.source) + [communes.source])
        for layer in layers {
            let plane = try WorkingPlane(for: layer.crs, around: layer.envelope)
            let reference = plane.reference(plane: run.arguments[LayerOptions.plane])
            let splits = try SplitAnalysis.splits(
                of: layer, among: communes, in: plane, onPlane: run.arguments[LayerOptions.plane], workers: run.workers)
            for split in splits {
                let perimeter = layer.elements[split.quartier]
                try split.reportDisagreements(perimeter: perimeter, communes: communes.elements, layer: layer.place, report: run.report)
                for row in ShareColumns.rows(
                    split, perimeter: perimeter, communes: communes.elements, reference: reference, source: layer.source)
                {
                    table.append(row)
                }
            }
        }
        table.notes = SchematicNote.notes(for: layers)
        try run.write(table)
        return .success
    }
}

extension Run {
    /// The communes that `--communes` names, else those of the store.
    func communes() throws -> Layer<Commune> {
        let store = try openStore()
        if let named = arguments[LayerOptions.communes] {
            return try loader(store: store).communes(LayerReference(named), crs: nil, report: report)
        }
        guard let communes = try store?.communes() else {
            throw QuartiersError(
                .noInput, Text(fr: "aucune couche de communes", en: "no layer of communes"),
                remedy: Text(
                    fr: "Nommer un fichier (--communes communes.geojson), ou importer les communes dans le magasin.",
                    en: "Name a file (--communes communes.geojson), or import the communes into the store."))
        }
        return communes
    }
}
