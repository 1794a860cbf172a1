/// An ellipsoid of revolution: the shape that a reference system gives the Earth.
public struct Ellipsoid: Hashable, Sendable {
    /// The equatorial radius, in metres.
    public let semiMajorAxis: Double
    /// The inverse of the flattening; 0 for a sphere.
    public let inverseFlattening: Double

    /// Makes an ellipsoid from its equatorial radius in metres and the inverse of its flattening, 0 for a sphere.
    public init(semiMajorAxis: Double, inverseFlattening: Double) {
        self.semiMajorAxis = semiMajorAxis
        self.inverseFlattening = inverseFlattening
    }

    /// The flattening; 0 for a sphere.
    public var flattening: Double { inverseFlattening == 0 ? 0 : 1 / inverseFlattening }

    /// Whether the two have their equators in one place and their poles within a millimetre, as GRS 80 and that of WGS 84 have.
    func isNear(_ other: Ellipsoid) -> Bool {
        semiMajorAxis == other.semiMajorAxis && abs(flattening - other.flattening) * semiMajorAxis < 0.001
    }

    /// GRS 80, the ellipsoid of RGF93 and of the legal systems overseas (EPSG:7019).
    public static let grs80 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257222101)
    /// The ellipsoid of WGS 84 (EPSG:7030), whose pole lies 0.1 mm from that of GRS 80.
    public static let wgs84 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257223563)
}
