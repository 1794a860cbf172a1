import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierExchange
import QuartierModel
import Reporting

extension Verb {
    private static let first = Argument(
        "A", .layer(Text(verbatim: "A")),
        Text(
            fr: "La première couche : fichier, fichier:couche, génération du magasin ou « - ».",
            en: "The first layer: file, file:layer, generation of the store or '-'."))
    private static let second = Argument(
        "B", .layer(Text(verbatim: "B")),
        Text(
            fr: "La seconde couche ; la même que A compare la couche à elle-même.",
            en: "The second layer; the same as A compares the layer with itself."))
    private static let minimumWidth = Option(
        "min-width", .length, default: "0",
        Text(
            fr: "Laisse de côté les pièces moins larges, en mètres (plus grande largeur).",
            en: "Leaves out narrower pieces, in metres (greatest width)."))
    private static let minimumSurface = Option(
        "min-surface", .surface, default: "0",
        Text(fr: "Laisse de côté les pièces plus petites, en m².", en: "Leaves out smaller pieces, in m²."))

    static let overlap = Verb(
        CommandSpec(
            "overlap", group: VerbGroup.measure,
            summary: Text(fr: "Ce que deux couches ont en commun, paire par paire.", en: "What two layers have in common, pair by pair."),
            discussion: [
                Text(
                    fr: """
                        Pour chaque paire qui se recouvre : surface, part de chacun, indice de Jaccard, largeur moyenne (2 S / P) et plus grande largeur \
                        (diamètre du plus grand cercle inscrit). Une largeur de quelques centimètres est un défaut de calage, pas un recouvrement.
                        """,
                    en: """
                        For each pair that overlaps: surface, share of each, Jaccard index, mean width (2 A / P) and greatest width (diameter of the largest \
                        inscribed circle). A width of some centimetres is a slip of fitting, not an overlap.
                        """)
            ],
            arguments: [first.spec, second.spec],
            options: [minimumWidth.spec, minimumSurface.spec, LayerOptions.plane.spec] + LayerOptions.reading,
            examples: [
                CommandSpec.Example(
                    "quartiers overlap 2015 2024 --demo",
                    Text(fr: "Deux générations de la démonstration.", en: "Two generations of the demonstration.")),
                CommandSpec.Example(
                    "quartiers overlap communes.geojson communes.geojson --min-surface 1 --plane",
                    Text(fr: "Les recouvrements entre voisins d'une couche.", en: "The overlaps between neighbours of a layer.")),
            ])
    ) { run in
        let store = try run.openStore()
        let loader = try run.loader(store: store)
        let (nameA, nameB) = (run.arguments[first], run.arguments[second])
        let a = try run.perimeters(nameA, loader, report: run.report)
        let b = nameA == nameB ? nil : try run.perimeters(nameB, loader, report: run.report)
        let found = try OverlapAnalysis.overlaps(
            a, b, onPlane: run.arguments[LayerOptions.plane], minimumSurface: run.arguments[minimumSurface],
            minimumWidth: run.arguments[minimumWidth], workers: run.workers)
        for (layer, repairs) in [(a, found.repairs.0), (b ?? a, found.repairs.1)] {
            for (rank, repair) in repairs.sorted(by: { $0.key < $1.key }) {
                let perimeter = layer.elements[rank]
                try run.report(.invalid(perimeter, repair, place: perimeter.place.within(layer.place)))
            }
        }
        var table = Table(OverlapColumns.schema, sources: [a.source] + (b.map { [$0.source] } ?? []))
        for (overlap, reference) in found.overlaps {
            table.append(
                OverlapColumns.row(
                    overlap, a.elements[overlap.first], (b ?? a).elements[overlap.second], reference: reference,
                    sources: (a.source, (b ?? a).source)))
        }
        try run.write(table)
        return .success
    }
}

extension ValueForm<Double> {
    /// A surface in square metres or hectares.
    static let surface = quantity(Text(fr: "SURFACE", en: "SURFACE"), units: ["m2": 1, "ha": 10_000])
}
