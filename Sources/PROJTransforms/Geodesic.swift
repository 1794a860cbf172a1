public import PlanarGeometry
import SystemPROJ

/// Areas and lengths on an ellipsoid, of outlines in longitude and latitude.
///
/// Sides are geodesics, the shortest lines on the ellipsoid: a long side that is straight in a plane must be densified there first.
///
/// Rings of short sides, as all of a quartier or a commune are, are measured by series (`ShortSideSeries`): areas to 1e-10, 0.02 microseconds
/// a vertex. Where a ring has long sides for its area, lies at a pole or crosses the antimeridian, the geodesic problem is solved for each
/// side by Karney, *Algorithms for geodesics* (2013), as `geodesic.h` has it: 0.5 microseconds a vertex.
public struct Geodesic: Sendable {
    /// The shape measured on.
    public let ellipsoid: Ellipsoid
    private let geodesic: geod_geodesic
    private let series: ShortSideSeries?

    /// Measures on an ellipsoid.
    public init(ellipsoid: Ellipsoid = .grs80) {
        self.ellipsoid = ellipsoid
        var geodesic = geod_geodesic()
        unsafe geod_init(&geodesic, ellipsoid.semiMajorAxis, ellipsoid.flattening)
        self.geodesic = geodesic
        series = ShortSideSeries(ellipsoid)
    }

    /// The area enclosed by a ring and its length, whichever way it is walked: of the two sides of the line, the smaller.
    ///
    /// A ring around a pole encloses it.
    ///
    /// - Throws: `PROJError` that names the first position that is no longitude and latitude in degrees.
    public func measure(_ ring: Ring) throws(PROJError) -> GeodesicMeasure {
        var south = Double.infinity
        var north = -Double.infinity
        for (index, position) in ring.coordinates.enumerated() {
            guard abs(position.y) <= 90, abs(position.x) <= 360 else {
                throw PROJError(
                    call: "geod_polygon_addpoint", reason: .position(index: index, position),
                    message: "not a longitude and latitude in degrees", code: 0)
            }
            south = min(south, position.y)
            north = max(north, position.y)
        }
        return series?.measure(ring, south: south, north: north) ?? solve(ring)
    }

    /// The measure of a ring by the geodesic problem solved for each of its sides.
    func solve(_ ring: Ring) -> GeodesicMeasure {
        var polygon = geod_polygon()
        unsafe geod_polygon_init(&polygon, 0)
        unsafe withUnsafePointer(to: geodesic) { geodesic in
            // The library closes the ring itself.
            for position in ring.coordinates.dropLast() { unsafe geod_polygon_addpoint(geodesic, &polygon, position.y, position.x) }
        }
        var area = 0.0
        var perimeter = 0.0
        _ = unsafe withUnsafePointer(to: geodesic) { unsafe geod_polygon_compute($0, &polygon, 0, 1, &area, &perimeter) }
        return GeodesicMeasure(area: abs(area), perimeter: perimeter)
    }

    /// The area of a polygon, its holes left out, and the length of all its rings, whichever way they are walked.
    ///
    /// - Throws: `PROJError` that names the first position of a ring that is no longitude and latitude in degrees.
    public func measure(_ polygon: Polygon) throws(PROJError) -> GeodesicMeasure {
        var sum = try measure(polygon.exterior)
        for hole in polygon.holes {
            let part = try measure(hole)
            sum.area -= part.area
            sum.perimeter += part.perimeter
        }
        return sum
    }

    /// The area and the length of all rings of an areal geometry, part by part.
    ///
    /// - Throws: `PROJError` that names the first position of a ring that is no longitude and latitude in degrees.
    public func measure(_ area: MultiPolygon) throws(PROJError) -> GeodesicMeasure {
        var sum = GeodesicMeasure(area: 0, perimeter: 0)
        for polygon in area.polygons {
            let part = try measure(polygon)
            sum.area += part.area
            sum.perimeter += part.perimeter
        }
        return sum
    }

    /// The length in metres of the shortest line between two longitudes and latitudes in degrees.
    func distance(from start: Coordinate, to end: Coordinate) -> Double {
        var distance = 0.0
        unsafe withUnsafePointer(to: geodesic) { unsafe geod_inverse($0, start.y, start.x, end.y, end.x, &distance, nil, nil) }
        return distance
    }
}

/// What an outline measures on an ellipsoid.
public struct GeodesicMeasure: Hashable, Sendable {
    /// Square metres.
    public var area: Double
    /// The length of every ring, in metres.
    public var perimeter: Double
}
