public import PlanarGeometry

/// A connected piece of territory that a quartier kept, gained or lost.
///
/// The pieces of a comparison overlap nowhere that generations do not: what a child has in common with a parent is kept, what it has of no
/// parent is gained, what a parent gave to no child is lost.
public struct ChangePiece: Sendable, Hashable {
    /// What became of it, by the word of the column `nature`.
    public enum Nature: String, Sendable, Hashable, CaseIterable {
        /// Inside before and after.
        case kept = "commun"
        /// Inside after only.
        case gained = "gagne"
        /// Inside before only.
        case lost = "perdu"
    }

    /// What became of it.
    public let nature: Nature
    /// The rank of the former quartier in its layer; nil for a gain that has no parent or several.
    public let before: Int?
    /// The rank of the new quartier in its layer; nil for a loss that has no child or several.
    public let after: Int?
    /// The class of the quartier's change.
    public let change: ChangeClass
    /// Its measures.
    public let measure: PieceMeasure
    /// Whether it is no wider than the tolerance.
    public let isSliver: Bool
}

/// A connected piece and what it measures on a reference.
public struct PieceMeasure: Sendable, Hashable {
    /// The piece, in the working plane.
    public let polygon: Polygon
    /// Square metres.
    public let surface: Double
    /// Twice the area over the perimeter, in metres: exact for a long strip.
    public let meanWidth: Double
    /// The diameter of the largest circle inside, in metres, to a ten-thousandth.
    public let greatestWidth: Double
    /// The centre of that circle: a position inside, in the working plane.
    public let widestPlace: Coordinate

    /// Measures the parts of an area one by one; those that enclose nothing are left out.
    ///
    /// - Parameters:
    ///   - area: in the working plane.
    ///   - meter: what surfaces are measured on.
    ///   - scale: what a metre on that reference is in the plane there; widths, which can be too small to take to the ellipsoid, are measured in
    ///     the plane and divided by it.
    /// - Throws: `QuartiersError` when PROJ cannot take a piece to the ellipsoid.
    static func parts(of area: MultiPolygon, _ meter: PieceMeter, scale: Double) throws -> [PieceMeasure] {
        try area.polygons.compactMap { polygon in
            guard let circle = LargestCircle(in: polygon) else { return nil }
            return PieceMeasure(
                polygon: polygon, surface: try meter.measure(MultiPolygon([polygon])).surface,
                meanWidth: 2 * polygon.area / polygon.perimeter / scale, greatestWidth: circle.diameter / scale, widestPlace: circle.center)
        }
    }
}
