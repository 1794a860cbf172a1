public import GEOSOverlay
public import PlanarGeometry

/// How large an outline is, on the ellipsoid and in the planes people use, and what the planes distort.
public struct Surface: Sendable, Hashable {
    /// An area in the plane of a projection.
    public struct Plane: Sendable, Hashable {
        /// Square metres of the plane.
        public let area: Double
        /// The projection.
        public let crs: CRS
    }

    /// Square metres on the GRS 80 ellipsoid, edges as geodesics (Karney 2013, `geod_polygonarea`): the reference.
    public let ellipsoidal: Double
    /// The area in the legal projection of the place.
    public let plane: Plane
    /// The area in the conformal conic zone, CC42 to CC50; nil outside the mainland.
    public let zone: Plane?
    /// What the legal projection adds to areas at the centroid, in percent: 100 (k² - 1).
    public let arealDistortion: Double
    /// What it adds to lengths there, in centimetres a kilometre: 100 000 (k - 1); nil in a plane that
    /// distorts lengths differently by direction.
    public let linearDistortion: Double?
    /// The length of the outline on the ellipsoid, holes included, in metres.
    public let perimeter: Double
    /// The number of parts.
    public let parts: Int
    /// The number of holes.
    public let holes: Int
    /// What was wrong with the outline and how it was repaired before it was measured; nil when it was valid.
    public let repair: Repair?

    /// Polsby-Popper compactness, 4 pi area / perimeter², on the ellipsoid: 1 for a circle.
    public var compactness: Double { 4 * .pi * ellipsoidal / (perimeter * perimeter) }
}
