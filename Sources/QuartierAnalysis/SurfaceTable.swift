import GEOSOverlay
import PlanarGeometry
public import QuartierModel
public import Reporting

extension SurfaceColumns {
    /// What every table of surfaces says of itself.
    public static let note = Text(
        fr: "Surface de référence : ellipsoïde GRS 80 (surf_ell_m2) ; les surfaces planes dépendent de leur projection.",
        en: "Reference surface: GRS 80 ellipsoid (surf_ell_m2); plane areas depend on their projection.")

    /// A perimeter and its surface as a row of `schema`; every measure is empty where there is no surface.
    public static func row(_ perimeter: Perimeter, _ surface: Surface?, source: SourceRecord) -> [Value] {
        let measures: [Value]
        if let surface {
            measures =
                [.real(surface.ellipsoidal)] + planeValues(surface) + [
                    .real(surface.arealDistortion), .real(orNull: surface.linearDistortion), .real(surface.perimeter),
                    .real(surface.compactness),
                    .integer(surface.parts), .integer(surface.holes), .boolean(surface.repair == nil), .text(orNull: reason(surface)),
                ]
        } else {
            measures = self.measures.map { _ in .null }
        }
        let gap = perimeter.printedHectares.flatMap { printed in surface.map { $0.ellipsoidal / 10_000 - printed } }
        return QuartierColumns.lead(perimeter) + measures + [
            .real(orNull: perimeter.printedHectares), .real(orNull: gap), QuartierColumns.source(of: perimeter, source),
        ]
    }

    /// A surface as the values of `stored`.
    public static func storedValues(_ surface: Surface?) -> [Value] {
        guard let surface else { return stored.map { _ in .null } }
        let planes = planeValues(surface)
        return [
            planes[0], planes[1], .real(surface.ellipsoidal), planes[2], planes[3], .real(surface.arealDistortion),
            .real(orNull: surface.linearDistortion),
            .real(surface.perimeter), .boolean(surface.repair == nil), .text(orNull: reason(surface)),
        ]
    }

    private static func planeValues(_ surface: Surface) -> [Value] {
        [
            .real(surface.plane.area), .text(surface.plane.crs.description), .real(orNull: surface.zone?.area),
            .text(orNull: surface.zone?.crs.description),
        ]
    }

    /// `Self-intersection (709909.97, 7058181.04); 154105.9 -> 154105.9 m2`: the words of GEOS, the place and the areas in the plane of the layer.
    private static func reason(_ surface: Surface) -> String? {
        guard let repair = surface.repair else { return nil }
        return ([repair.invalidities.words] + ["\(Value.real(repair.before.area).exact) -> \(Value.real(repair.after.area).exact) m2"])
            .joined(separator: "; ")
    }
}
