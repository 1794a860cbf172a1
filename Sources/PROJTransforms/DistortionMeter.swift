public import PlanarGeometry
import SystemPROJ

/// Tells how the projection of a reference system distorts at a place: milliseconds to prepare, microseconds a place.
///
/// Scales are differences of projected positions over lengths on the ellipsoid, good to 1e-9. `proj_factors` of PROJ 9.1 differentiates
/// likewise, but it prepares its operation anew at each call, for 3 to 8 ms, and answers garbage where the register orders axes otherwise
/// (EPSG:3035) or the prime meridian is not Greenwich (the old Lambert zones of Paris).
///
/// Freely shared between tasks: each use borrows an operation of its own from a pool.
public struct DistortionMeter: Sendable {
    /// The projected system.
    public let crs: CRS
    private let pool: OperationPool
    private let geodesic: Geodesic
    private let metresPerUnit: Double
    private let anglesPerDegree: Double
    private let primeMeridian: Double

    /// Half the width of the cross of positions that differences are taken over, in degrees: some 100 m, where neither the change of the
    /// scale nor the last digits of plane coordinates reach 1e-9.
    private static let step = 0.001

    /// Prepares the projection of a system.
    ///
    /// - Throws: `PROJError` for a system that is unknown or not projected.
    public init(_ crs: CRS) throws(PROJError) { try self.init(crs, in: Context.withRegister()) }

    init(_ crs: CRS, in context: borrowing Context) throws(PROJError) {
        let plane = try context.system(crs)
        guard unsafe proj_get_type(plane.pointer) == PJ_TYPE_PROJECTED_CRS else {
            throw PROJError(call: "proj_get_type", reason: .notProjected(crs), message: "a system in degrees has no scale", code: 0)
        }
        let globe = try context.make("proj_crs_get_geodetic_crs") { unsafe proj_crs_get_geodetic_crs($0, plane.pointer) }
        self.crs = crs
        geodesic = Geodesic(ellipsoid: try context.ellipsoid(of: globe))
        metresPerUnit = try context.unit(of: plane).factor
        anglesPerDegree = try .pi / 180 / context.unit(of: globe).factor
        primeMeridian = try context.primeMeridian(of: globe)
        let projection = try context.operation(from: globe, to: plane)
        pool = OperationPool(try Operation.copy(of: projection))
    }

    /// The distortion at a longitude and latitude in degrees, from Greenwich, on the datum of the system.
    ///
    /// - Throws: `PROJError` where the projection has no image of the position, and at the poles.
    public func distortion(at position: Coordinate) throws(PROJError) -> Distortion {
        let step = DistortionMeter.step
        guard position.isFinite, abs(position.y) < 90 - step else {
            throw PROJError(call: "proj_trans_generic", reason: .position(index: 0, position), message: "no scale there", code: 0)
        }
        let west = Coordinate(position.x - step, position.y)
        let east = Coordinate(position.x + step, position.y)
        let south = Coordinate(position.x, position.y - step)
        let north = Coordinate(position.x, position.y + step)
        let images = try project([west, east, south, north], around: position)
        let alongParallel = metresPerUnit / geodesic.distance(from: west, to: east)
        let alongMeridian = metresPerUnit / geodesic.distance(from: south, to: north)
        let parallel = Coordinate((images[1].x - images[0].x) * alongParallel, (images[1].y - images[0].y) * alongParallel)
        let meridian = Coordinate((images[3].x - images[2].x) * alongMeridian, (images[3].y - images[2].y) * alongMeridian)
        let origin = Coordinate(0, 0)
        return Distortion(
            meridionalScale: meridian.distance(to: origin), parallelScale: parallel.distance(to: origin),
            arealScale: parallel.x * meridian.y - parallel.y * meridian.x)
    }

    /// The images of longitudes and latitudes in degrees close to a position, which an error names.
    private func project(_ places: [Coordinate], around position: Coordinate) throws(PROJError) -> [Coordinate] {
        let angles = places.map { Coordinate(($0.x - primeMeridian) * anglesPerDegree, $0.y * anglesPerDegree) }
        return try pool.withOperation { operation throws(PROJError) in
            var images = angles
            do throws(PROJError) {
                try operation.transform(&images)
            } catch {
                throw PROJError(call: error.call, reason: .position(index: 0, position), message: error.message, code: error.code)
            }
            return images
        }
    }
}
