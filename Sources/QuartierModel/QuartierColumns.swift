public import Reporting

/// The columns that several outputs and tables share, each declared once.
///
/// Every row about a quartier begins with `leading` and ends with `source`.
public enum QuartierColumns {
    /// The identifier of a quartier in the store.
    public static let quartier = Column(
        "id_quartier", .text,
        Text(
            fr: "identifiant du quartier : premier code national, ou code local QIC",
            en: "identifier of the quartier: first national code, or local QIC code"))
    /// The code in the generation of the row.
    public static let code = Column(
        "code_qp", .text, Text(fr: "code du quartier dans la génération", en: "code of the quartier in the generation"))
    /// The name.
    public static let name = Column("nom", .text, Text(fr: "nom du quartier", en: "name of the quartier"))
    /// QPV or QIC.
    public static let status = Column(
        "statut", .text,
        Text(fr: "QPV (quartier prioritaire) ou QIC (quartier d'intérêt communautaire)", en: "QPV (priority quartier) or QIC (local one)"))
    /// The generation of the perimeter.
    public static let generation = Column(
        "generation", .text, Text(fr: "génération du périmètre : 2015, 2024, local…", en: "generation of the perimeter: 2015, 2024, local…")
    )
    /// The INSEE code of a commune.
    public static let communeCode = Column(
        "insee_com", .text, Text(fr: "code INSEE de la commune", en: "INSEE code of the commune"))
    /// The name of a commune.
    public static let communeName = Column("nom_com", .text, Text(fr: "nom de la commune", en: "name of the commune"))
    /// The SIREN of an EPCI.
    public static let epci = Column(
        "siren_epci", .text, Text(fr: "SIREN de l'intercommunalité", en: "SIREN of the intermunicipal body"))
    /// The surface of a piece.
    public static let pieceSurface = Column("surf_m2", .real, unit: "m²", Text(fr: "surface de la pièce", en: "surface of the piece"))
    /// What the surface of a piece is measured on.
    public static let surfaceReference = Column(
        "surf_ref", .text,
        Text(
            fr: "ce sur quoi la surface est mesurée : ellipsoide (GRS 80) ou le code de la projection",
            en: "what the surface is measured on: ellipsoide (GRS 80) or the code of the projection"))
    /// Where the row comes from.
    public static let source = Column(
        "source", .text,
        Text(
            fr: "fichier ou document d'où vient la ligne ; schematique pour un contour dessiné, non officiel",
            en: "file or document the row comes from; schematique for an outline that is drawn, not official"))

    /// What every row about a quartier begins with.
    public static let leading = [quartier, code, name, generation]
}

extension SourceRecord {
    /// The word that the `source` column holds for an outline of ours: no official one.
    public static let schematic = "schematique"
}

extension QuartierColumns {
    /// The values of `leading` for a perimeter; nothing for a row that concerns none.
    public static func lead(_ perimeter: Perimeter?) -> [Value] {
        guard let perimeter else { return leading.map { _ in .null } }
        return [
            .text(perimeter.quartier), .text(orNull: perimeter.code), .text(perimeter.name), .text(orNull: perimeter.generation?.name),
        ]
    }

    /// The value of `source` for a perimeter: `schematique` when it is drawn, else the file or title of its source.
    public static func source(of perimeter: Perimeter?, _ source: SourceRecord?) -> Value {
        if perimeter?.isSchematic == true { return .text(SourceRecord.schematic) }
        return .text(orNull: source?.file ?? source?.title)
    }

    /// The value of `source` for a row that rests on several: each once, in order.
    public static func joined(_ sources: [Value]) -> Value {
        var names: [String] = []
        for source in sources where !source.isNull && !names.contains(source.exact) { names.append(source.exact) }
        return .text(orNull: names.isEmpty ? nil : names.joined(separator: " ; "))
    }
}
