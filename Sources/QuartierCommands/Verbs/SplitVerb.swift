import CommandArguments
import PlanarGeometry
import QuartierAnalysis
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
            arguments: [LayerOptions.layer.spec], options: LayerOptions.choosingAmongCommunes + [LayerOptions.plane.spec],
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
            let onPlane = run.arguments[LayerOptions.plane]
            for (split, plane) in try SplitAnalysis.splits(of: layer, among: communes, onPlane: onPlane, workers: run.workers) {
                let perimeter = layer.elements[split.quartier]
                let reference = plane.reference(plane: onPlane)
                try split.reportDisagreements(perimeter: perimeter, communes: communes.elements, layer: layer.place, report: run.report)
                for row in ShareColumns.rows(
                    split, perimeter: perimeter, communes: communes.elements, reference: reference, source: layer.source)
                {
                    table.append(row)
                }
            }
        }
        try run.write(table)
        return .success
    }
}
