import QuartierModel
public import Reporting

/// The columns of the layer `evolutions`, its geometry left out: the pieces kept, gained and lost.
public enum EvolutionColumns {
    /// A row of the layer.
    public static let schema = TableSchema(
        "quartiers.evolutions", title: Text(fr: "Pièces gardées, gagnées et perdues", en: "Pieces kept, gained and lost"),
        columns: [
            ComparisonColumns.before, ComparisonColumns.after,
            Column("nature", .text, Text(fr: "commun, gagne ou perdu", en: "commun (kept), gagne (gained) or perdu (lost)")),
            QuartierColumns.pieceSurface, PieceColumns.meanWidth, PieceColumns.greatestWidth,
            Column("lamelle", .boolean, Text(fr: "pas plus large que la tolérance", en: "no wider than the tolerance")),
            ComparisonColumns.change, ComparisonColumns.tolerance,
        ])

    /// A piece as a row of `schema`; its polygon is in the comparison's plane.
    public static func row(_ piece: ChangePiece, in comparison: GenerationComparison) -> [Value] {
        [
            .text(orNull: piece.before.map { comparison.before.layer.elements[$0].quartier }),
            .text(orNull: piece.after.map { comparison.after.layer.elements[$0].quartier }),
            .text(piece.nature.rawValue), .real(piece.measure.surface), .real(piece.measure.meanWidth), .real(piece.measure.greatestWidth),
            .boolean(piece.isSliver), .text(piece.change.rawValue), .real(comparison.options.tolerance),
        ]
    }
}
