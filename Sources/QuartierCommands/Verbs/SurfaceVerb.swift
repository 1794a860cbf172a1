import CommandArguments
import PlanarGeometry
import QuartierAnalysis
import QuartierModel
import Reporting

extension Verb {
    static let surface = Verb(
        CommandSpec(
            "surface", group: VerbGroup.measure,
            summary: Text(
                fr: "Surface de chaque quartier : ellipsoïde, Lambert-93, zone conique conforme.",
                en: "Surface of each quartier: ellipsoid, Lambert-93, conformal conic zone."),
            discussion: [
                Text(
                    fr: """
                        La surface de référence est celle de l'ellipsoïde GRS 80 (côtés géodésiques). Lambert-93 l'augmente d'environ 0,3 % dans le nord ; \
                        l'altération au centroïde est donnée. Un contour invalide est réparé avant la mesure, et cela est dit.
                        """,
                    en: """
                        The reference surface is that of the GRS 80 ellipsoid (geodesic edges). Lambert-93 adds some 0.3% to it in the north; the distortion at \
                        the centroid is given. An invalid outline is repaired before it is measured, and that is said.
                        """)
            ],
            arguments: [LayerOptions.layer.spec], options: LayerOptions.choosing,
            examples: [
                CommandSpec.Example("quartiers surface --demo", Text(fr: "Le jeu de démonstration.", en: "The demonstration data.")),
                CommandSpec.Example(
                    "quartiers surface qpv.gpkg:qpvs --format csv -o surfaces.csv",
                    Text(fr: "Une couche d'un GeoPackage, en CSV.", en: "A layer of a GeoPackage, as CSV.")),
                CommandSpec.Example(
                    "quartiers surface 2024 --store agglo.gpkg --code QP062005",
                    Text(fr: "Un quartier d'une génération du magasin.", en: "One quartier of a generation of the store.")),
            ])
    ) { run in
        let layers = try run.perimeterLayers()
        var table = Table(SurfaceColumns.schema, sources: layers.map(\.source))
        for layer in layers {
            let surfaces = try SurfaceAnalysis.surfaces(of: layer.elements.map(\.outline), crs: layer.crs, workers: run.workers)
            for (perimeter, surface) in zip(layer.elements, surfaces) {
                if let repair = surface?.repair {
                    try run.report(.invalid(perimeter, repair, place: perimeter.place.within(layer.place)))
                }
                table.append(SurfaceColumns.row(perimeter, surface, source: layer.source))
            }
        }
        table.notes = [SurfaceColumns.note]
        try run.write(table) { try layers.flatMap { try OutlineProjection.project($0.elements.map(\.outline), from: $0.crs, to: .wgs84) } }
        return .success
    }
}
