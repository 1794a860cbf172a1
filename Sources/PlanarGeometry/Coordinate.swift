/// A position in the plane of a coordinate reference system: `x` east, `y` north, always in that order.
///
/// The unit is the system's own: metres in a projected one, degrees of longitude and latitude in a geographic one. A coordinate does
/// not know its system; the `Layer` that holds it does.
public struct Coordinate: Hashable, Sendable, BitwiseCopyable {
    /// Easting, or longitude in degrees.
    public var x: Double
    /// Northing, or latitude in degrees.
    public var y: Double

    /// Makes a position from its easting and northing.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// Whether both ordinates are finite numbers.
    public var isFinite: Bool { x.isFinite && y.isFinite }

    /// The distance to another position of the same plane, in its unit.
    public func distance(to other: Coordinate) -> Double {
        let dx = other.x - x
        let dy = other.y - y
        return (dx * dx + dy * dy).squareRoot()
    }
}
