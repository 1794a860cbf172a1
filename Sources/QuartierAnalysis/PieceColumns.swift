import Reporting

/// The columns that say how wide a piece is.
enum PieceColumns {
    static let meanWidth = Column(
        "largeur_moy_m", .real, unit: "m",
        Text(
            fr: "largeur moyenne : 2 surfaces sur périmètre de la pièce", en: "mean width: twice the area over the perimeter of the piece"))
    static let greatestWidth = Column(
        "largeur_max_m", .real, unit: "m",
        Text(
            fr: "plus grande largeur : diamètre du plus grand cercle inscrit",
            en: "greatest width: diameter of the largest inscribed circle"))
}
