public import PlanarGeometry

/// A connected piece and what it measures on a reference.
///
/// How wide it is takes a search, which is made when it is asked for: of the thousands of pieces of a national layer most are only compared with a
/// tolerance, and that can be told from area, perimeter and extent.
public struct PieceMeasure: Sendable, Hashable {
    /// The piece, in the working plane.
    public let polygon: Polygon
    /// Square metres.
    public private(set) var surface: Double
    /// Twice the area over the perimeter, in metres: exact for a long strip.
    public let meanWidth: Double
    /// What a metre on the reference is in the plane.
    private let scale: Double
    /// Between which widths, in metres, the greatest one lies.
    private let widths: ClosedRange<Double>

    /// Under this mean width, in metres, a piece is measured in the plane: side by side on the ellipsoid it would win or lose what geodesics sag between
    /// its vertices, up to a square metre along a kilometre, where in the plane the sides of two outlines lie on each other.
    private static let thinWidth = 1.0

    /// Measures a polygon; nil when it is no wider than `ComparisonOptions.resolution`, which rounding makes.
    private init?(_ polygon: Polygon, _ meter: PieceMeter, scale: Double) throws {
        let (area, perimeter) = (polygon.area, polygon.perimeter)
        guard area > 0, perimeter > 0 else { return nil }
        self.polygon = polygon
        self.scale = scale
        meanWidth = 2 * area / perimeter / scale
        // No circle inside is larger than the one of the same area, nor wider than the piece; none is needed that is smaller than the mean width.
        let envelope = polygon.envelope
        let most = min(2 * (area / .pi).squareRoot(), envelope.maxX - envelope.minX, envelope.maxY - envelope.minY) / scale
        widths = min(meanWidth * (1 - LargestCircle.precision), most)...most
        surface = area / (scale * scale)
        guard isWider(than: ComparisonOptions.resolution) else { return nil }
        if meanWidth >= Self.thinWidth { surface = try meter.measure(MultiPolygon([polygon])).surface }
    }

    /// The diameter of the largest circle inside, in metres, to a ten-thousandth, and its centre: a position inside, in the working plane.
    ///
    /// Found anew at each call, in microseconds for a sliver and some tenths of a millisecond for an outline of 200 vertices.
    public var widest: (width: Double, place: Coordinate) {
        guard let circle = LargestCircle(in: polygon) else { return (widths.lowerBound, polygon.exterior.coordinates[0]) }
        return (circle.diameter / scale, circle.center)
    }

    /// The width of `widest`.
    public var greatestWidth: Double { widest.width }

    /// The place of `widest`.
    public var widestPlace: Coordinate { widest.place }

    /// Whether its greatest width is more than a width, in metres.
    public func isWider(than width: Double) -> Bool {
        if widths.lowerBound > width { return true }
        return widest(above: width) != nil
    }

    /// Measures the parts of an area one by one; those no wider than `ComparisonOptions.resolution`, which rounding makes, are left out.
    ///
    /// - Parameters:
    ///   - area: in the working plane.
    ///   - meter: what surfaces are measured on.
    ///   - scale: what a metre on that reference is in the plane there; widths, and the surfaces of thin pieces, are measured in the plane and
    ///     divided by it.
    /// - Throws: `QuartiersError` when PROJ cannot take a piece to the ellipsoid.
    static func parts(of area: MultiPolygon, _ meter: PieceMeter, scale: Double) throws -> [PieceMeasure] {
        try area.polygons.compactMap { try PieceMeasure($0, meter, scale: scale) }
    }

    /// Its greatest width and where that is, if it is more than a width, in metres.
    fileprivate func widest(above width: Double) -> (width: Double, place: Coordinate)? {
        guard widths.upperBound > width else { return nil }
        return LargestCircle(in: polygon, largerThan: width / 2 * scale).map { ($0.diameter / scale, $0.center) }
    }
}

extension [PieceMeasure] {
    /// The greatest width of a piece, in metres, and a position inside it, in the working plane; nil without any.
    var widest: (width: Double, place: Coordinate)? {
        // The widest on the average is soon found to be nearly the widest of all: most others are not searched for long.
        var widest: (width: Double, place: Coordinate)?
        for piece in sorted(by: { $0.meanWidth > $1.meanWidth }) { widest = piece.widest(above: widest?.width ?? 0) ?? widest }
        return widest ?? first?.widest
    }

    /// The greatest width of a piece, in metres; 0 without any.
    var greatestWidth: Double { widest?.width ?? 0 }

    /// The surface of all, in square metres.
    var surface: Double { reduce(0) { $0 + $1.surface } }
}
