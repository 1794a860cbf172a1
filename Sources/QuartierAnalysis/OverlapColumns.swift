public import QuartierModel
public import Reporting

/// The columns of `overlap`.
public enum OverlapColumns {
    /// The output of `overlap`.
    public static let schema = TableSchema(
        "quartiers.overlap", title: Text(fr: "Recouvrements entre deux couches", en: "Overlaps between two layers"),
        columns: [
            Column("id_a", .text, Text(fr: "identifiant dans la première couche", en: "identifier in the first layer")),
            Column("nom_a", .text, Text(fr: "nom dans la première couche", en: "name in the first layer")),
            Column("id_b", .text, Text(fr: "identifiant dans la seconde couche", en: "identifier in the second layer")),
            Column("nom_b", .text, Text(fr: "nom dans la seconde couche", en: "name in the second layer")),
            QuartierColumns.pieceSurface, QuartierColumns.surfaceReference,
            Column("part_a", .real, Text(fr: "part de la surface du premier, de 0 à 1", en: "share of the first one's surface, 0 to 1")),
            Column("part_b", .real, Text(fr: "part de la surface du second, de 0 à 1", en: "share of the second one's surface, 0 to 1")),
            Column(
                "jaccard", .real,
                Text(fr: "indice de Jaccard : recouvrement sur réunion, de 0 à 1", en: "Jaccard index: overlap over union, 0 to 1")),
            PieceColumns.meanWidth, PieceColumns.greatestWidth,
            QuartierColumns.source,
        ])
}

extension OverlapColumns {
    /// An overlap as a row of `schema`.
    public static func row(
        _ overlap: Overlap, _ first: Perimeter, _ second: Perimeter, reference: SurfaceReference, sources: (SourceRecord, SourceRecord)
    ) -> [Value] {
        return [
            .text(first.quartier), .text(first.name), .text(second.quartier), .text(second.name), .real(overlap.surface),
            .text(reference.token),
            .real(overlap.shareOfFirst), .real(overlap.shareOfSecond), .real(overlap.jaccard), .real(overlap.meanWidth),
            .real(overlap.greatestWidth),
            QuartierColumns.joined([QuartierColumns.source(of: first, sources.0), QuartierColumns.source(of: second, sources.1)]),
        ]
    }
}
