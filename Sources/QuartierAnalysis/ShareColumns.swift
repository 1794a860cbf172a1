public import QuartierModel
public import Reporting

/// The columns of `split`.
public enum ShareColumns {
    /// The share of a piece in its quartier.
    public static let share = Column(
        "part_surf", .real, Text(fr: "part de la surface du quartier, de 0 à 1", en: "share of the quartier's surface, 0 to 1"))
    /// Whether the source declares the commune.
    public static let declared = Column(
        "annonce", .boolean, Text(fr: "la source annonce cette commune", en: "the source declares this commune"))
    /// Whether the commune counts by geometry.
    public static let computed = Column(
        "calcule", .boolean,
        Text(
            fr: "la commune compte : au moins 0,5 % du quartier ou 1 000 m²",
            en: "the commune counts: at least 0.5% of the quartier or 1,000 m²"))

    /// The output of `split`.
    public static let schema = TableSchema(
        "quartiers.split", title: Text(fr: "Partage des quartiers entre communes", en: "Share of each commune in the quartiers"),
        columns: QuartierColumns.leading + [
            QuartierColumns.communeCode, QuartierColumns.communeName, QuartierColumns.pieceSurface, QuartierColumns.surfaceReference, share,
            declared, computed, QuartierColumns.source,
        ])
}

extension ShareColumns {
    /// A split as rows of `schema`: the pieces, largest first, the declared communes that hold none, and what lies outside every commune.
    public static func rows(
        _ split: Split, perimeter: Perimeter, communes: [Commune], reference: SurfaceReference, source: SourceRecord
    ) -> [[Value]] {
        func row(_ commune: CommuneReference?, _ surface: Double, share: Double, declared: Value, computed: Value) -> [Value] {
            QuartierColumns.lead(perimeter) + [
                .text(orNull: commune?.code?.text), .text(orNull: commune?.name), .real(surface), .text(reference.token), .real(share),
                declared,
                computed, QuartierColumns.source(of: perimeter, source),
            ]
        }
        // A source that declares no commune says nothing of any.
        let declares = !perimeter.declaredCommunes.isEmpty
        var rows = split.pieces.map { piece in
            let commune = communes[piece.commune]
            return row(
                CommuneReference(code: commune.code, name: commune.name), piece.surface, share: piece.share,
                declared: declares ? .boolean(piece.isDeclared) : .null, computed: .boolean(piece.counts))
        }
        let present = split.pieces.map { communes[$0.commune] }
        for declared in perimeter.declaredCommunes where !present.contains(where: { declared.designates(code: $0.code, name: $0.name) }) {
            rows.append(row(declared, 0, share: 0, declared: .boolean(true), computed: .boolean(false)))
        }
        if split.remainder > 0 {
            rows.append(row(nil, split.remainder, share: split.remainder / split.surface, declared: .null, computed: .null))
        }
        return rows
    }
}
