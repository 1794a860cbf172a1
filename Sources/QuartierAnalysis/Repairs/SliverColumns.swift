import PlanarGeometry
public import QuartierModel
public import Reporting

/// The columns of the list of slivers that go.
public enum SliverColumns {
    /// The list, geometry left out.
    public static let schema = TableSchema(
        "quartiers.removed", title: Text(fr: "Lamelles enlevées", en: "Slivers removed"),
        columns: QuartierColumns.leading + [
            Column("nature", .text, Text(fr: "partie (enlevée) ou trou (rempli)", en: "partie (part, removed) or trou (hole, filled)")),
            QuartierColumns.pieceSurface, QuartierColumns.surfaceReference, PieceColumns.meanWidth, PieceColumns.greatestWidth,
            CoverageColumns.easting, CoverageColumns.northing, QuartierColumns.source,
        ])

    /// What goes from an outline as rows of `schema`: parts, then holes.
    public static func rows(
        _ removal: SliverRemoval, perimeter: Perimeter, reference: SurfaceReference, source: SourceRecord
    ) -> [[Value]] {
        (removal.parts.map { ("partie", $0) } + removal.holes.map { ("trou", $0) }).map { nature, piece in
            let widest = piece.widest
            return QuartierColumns.lead(perimeter) + [
                .text(nature), .real(piece.surface), .text(reference.token), .real(piece.meanWidth), .real(widest.width),
                .real(widest.place.x), .real(widest.place.y), QuartierColumns.source(of: perimeter, source),
            ]
        }
    }
}
