public import PlanarGeometry

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

    /// Under this width, in metres, a piece is measured in the plane: side by side on the ellipsoid it would win or lose what geodesics sag between
    /// its vertices, up to a square metre along a kilometre, where in the plane the sides of two outlines lie on each other.
    private static let thinWidth = 1.0

    /// Measures the parts of an area one by one; those no wider than `ComparisonOptions.resolution`, which rounding makes, are left out.
    ///
    /// - Parameters:
    ///   - area: in the working plane.
    ///   - meter: what surfaces are measured on.
    ///   - scale: what a metre on that reference is in the plane there; widths, and the surfaces of thin pieces, are measured in the plane and
    ///     divided by it.
    /// - Throws: `QuartiersError` when PROJ cannot take a piece to the ellipsoid.
    static func parts(of area: MultiPolygon, _ meter: PieceMeter, scale: Double) throws -> [PieceMeasure] {
        try area.polygons.compactMap { polygon in
            guard let circle = LargestCircle(in: polygon), case let width = circle.diameter / scale, width > ComparisonOptions.resolution
            else {
                return nil
            }
            let (planeArea, perimeter) = (polygon.area, polygon.perimeter)
            let surface = width < thinWidth ? planeArea / (scale * scale) : try meter.measure(MultiPolygon([polygon])).surface
            return PieceMeasure(
                polygon: polygon, surface: surface, meanWidth: 2 * planeArea / perimeter / scale, greatestWidth: width,
                widestPlace: circle.center)
        }
    }
}

extension [PieceMeasure] {
    /// The greatest width of a piece, in metres; 0 without any.
    var widest: Double { reduce(0) { Swift.max($0, $1.greatestWidth) } }

    /// The surface of all, in square metres.
    var surface: Double { reduce(0) { $0 + $1.surface } }
}
