import QuartierModel
public import Reporting

/// The columns of the layer `evolutions`, its geometry left out: the pieces kept, gained and lost.
public enum EvolutionColumns {
    /// A row of the layer.
    public static let schema = TableSchema(
        "quartiers.evolutions", title: Text(fr: "Pièces gardées, gagnées et perdues", en: "Pieces kept, gained and lost"),
        columns: [
            Column("generation_avant", .text, Text(fr: "génération de départ", en: "former generation")),
            Column("generation_apres", .text, Text(fr: "génération d'arrivée", en: "new generation")),
            ComparisonColumns.before, ComparisonColumns.after,
            Column("nature", .text, Text(fr: "commun, gagne ou perdu", en: "commun (kept), gagne (gained) or perdu (lost)")),
            QuartierColumns.pieceSurface, QuartierColumns.surfaceReference, PieceColumns.meanWidth, PieceColumns.greatestWidth,
            Column("lamelle", .boolean, Text(fr: "pas plus large que la tolérance", en: "no wider than the tolerance")),
            ComparisonColumns.change, ComparisonColumns.tolerance, QuartierColumns.source,
        ])

    /// A piece as a row of `schema`; its polygon is in the comparison's plane.
    public static func row(_ piece: ChangePiece, in comparison: GenerationComparison) -> [Value] {
        let (former, new) = (comparison.before.layer, comparison.after.layer)
        let (before, after) = (piece.before.map { former.elements[$0] }, piece.after.map { new.elements[$0] })
        let sources = [
            before.map { QuartierColumns.source(of: $0, former.source) },
            after.map { QuartierColumns.source(of: $0, new.source) },
        ]
        return [
            .text(orNull: comparison.before.generation?.name), .text(orNull: comparison.after.generation?.name),
            .text(orNull: before?.quartier),
            .text(orNull: after?.quartier), .text(piece.nature.rawValue), .real(piece.measure.surface),
            .text(comparison.reference(of: piece).token), .real(piece.measure.meanWidth), .real(piece.measure.greatestWidth),
            .boolean(piece.isSliver), .text(piece.change.rawValue), .real(comparison.options.tolerance),
            QuartierColumns.joined(sources.compactMap(\.self)),
        ]
    }
}
