import PlanarGeometry
public import QuartierModel
public import Reporting

/// The columns of the list of overlaps, gaps and slivers.
public enum CoverageColumns {
    static let easting = Column(
        "x", .real, Text(fr: "abscisse du plus large, dans le plan de travail", en: "easting of the widest place, in the working plane"))
    static let northing = Column(
        "y", .real, Text(fr: "ordonnée du plus large, dans le plan de travail", en: "northing of the widest place, in the working plane"))

    /// The list, geometry left out.
    public static let schema = TableSchema(
        "quartiers.neighbours", title: Text(fr: "Recouvrements, jours et lamelles", en: "Overlaps, gaps and slivers"),
        columns: [
            Column(
                "nature", .text,
                Text(
                    fr:
                        "recouvrement, jour (vide entre voisins), debord (sur une commune voisine), retrait (devant une limite communale), lamelle",
                    en: "recouvrement (overlap), jour (gap), debord (overhang into a commune), retrait (setback from a commune's limit), "
                        + "lamelle (sliver)")),
            Column("id_a", .text, Text(fr: "quartier concerné", en: "quartier concerned")),
            Column("id_b", .text, Text(fr: "ses voisins concernés", en: "its neighbours concerned")),
            QuartierColumns.communeCode, QuartierColumns.pieceSurface, QuartierColumns.surfaceReference, PieceColumns.meanWidth,
            PieceColumns.greatestWidth,
            easting, northing, QuartierColumns.source,
        ])

    /// A fault as a row of `schema`.
    public static func row(
        _ fault: CoverageFault, in layer: Layer<Perimeter>, communes: Layer<Commune>?, reference: SurfaceReference
    ) -> [Value] {
        let concerned = fault.outlines.map { layer.elements[$0] }
        let others = concerned.dropFirst().map(\.quartier)
        let widest = fault.piece.widest
        return [
            .text(fault.nature.rawValue), .text(orNull: concerned.first?.quartier),
            .text(orNull: others.isEmpty ? nil : others.joined(separator: ", ")),
            .text(orNull: fault.commune.flatMap { communes?.elements[$0].code.text }), .real(fault.piece.surface), .text(reference.token),
            .real(fault.piece.meanWidth), .real(widest.width), .real(widest.place.x),
            .real(widest.place.y), QuartierColumns.joined(concerned.map { QuartierColumns.source(of: $0, layer.source) }),
        ]
    }
}
